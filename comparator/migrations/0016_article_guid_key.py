"""The identifier that a wire service gave an article: its later versions are found by it."""

from typing import Any

from django.db import migrations, models

from comparator.analysis.links import guid_key


def fill(apps: Any, schema_editor: Any) -> None:
    """Articles that stand here already, by the newest version that tells one."""
    alias = schema_editor.connection.alias
    articles = apps.get_model("comparator", "Article").objects.using(alias)
    versions = apps.get_model("comparator", "ArticleVersion").objects.using(alias).exclude(wire={})
    for article, wire in versions.order_by("pk").values_list("article", "wire").iterator():
        if key := guid_key(str(wire.get("guid") or "")):
            articles.filter(pk=article).update(guid_key=key)


class Migration(migrations.Migration):
    dependencies = (("comparator", "0015_outlet_rules_by"),)
    operations = (
        migrations.AddField(
            model_name="article",
            name="guid_key",
            field=models.CharField(
                max_length=64,
                blank=True,
                default="",
                db_index=True,
                help_text="Hash of the identifier that a wire service gave it",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    )
