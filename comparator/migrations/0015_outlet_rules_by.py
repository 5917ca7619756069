"""Who wrote an outlet's cleaning rules: they hold for that person's pages, those of staff for everybody's."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def by_owner(apps: Any, schema_editor: Any) -> None:
    """Rules that stand already are their outlet's maker's."""
    outlets = apps.get_model("comparator", "Outlet").objects.using(schema_editor.connection.alias)
    outlets.exclude(cleaning_rules={}).update(rules_by=F("owner"))


class Migration(migrations.Migration):
    dependencies = (
        ("comparator", "0014_intake_typed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )
    operations = (
        migrations.AddField(
            model_name="outlet",
            name="rules_by",
            field=models.ForeignKey(
                blank=True,
                help_text=(
                    "Who wrote the rules: staff's hold for everybody's pages, a member's for their own"
                ),
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(by_owner, migrations.RunPython.noop),
    )
