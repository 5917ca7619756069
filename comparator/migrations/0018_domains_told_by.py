"""Who told an outlet's domain; and the hashes of words whose outlet was put right before they followed it.

Of a domain that stands already nobody knows whether staff or a member told it, so it is nobody's word until
staff saves its outlet."""

import hashlib
import json
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import IntegrityError, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def _hash(slug: str, text: str, whose: int | None = None) -> str:
    key = f"{slug}\x00{text}"
    return hashlib.sha256((key if whose is None else f"{key}\x00{whose}").encode()).hexdigest()


def rehash(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """Know all words as those of the outlet that their article has. What was its owner's copy stays one, and
    so does what others have under that outlet already."""
    versions: Any = apps.get_model("comparator", "ArticleVersion")._base_manager
    slugs = ["", *apps.get_model("comparator", "Outlet")._base_manager.values_list("slug", flat=True)]
    told = versions.order_by("pk").values_list(
        "pk", "document_json", "text_hash", "article__owner", "article__outlet__slug"
    )
    for pk, document, known, owner, slug in told.iterator(chunk_size=100):
        text = json.loads(bytes(document))["text"]
        right = [_hash(slug or "", text), *([_hash(slug or "", text, owner)] if owner else [])]
        if known in right:
            continue
        was_shared = any(known == _hash(other, text) for other in slugs)
        _store(versions.filter(pk=pk), right if was_shared else right[1:])


def _store(version: Any, hashes: list[str]) -> None:
    """Give it the first of the hashes that is free; where none is, it stays as it was."""
    for text_hash in hashes:
        try:
            with transaction.atomic():
                version.update(text_hash=text_hash)
                return
        except IntegrityError:
            continue


class Migration(migrations.Migration):
    dependencies = (
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("comparator", "0017_feed_tried"),
    )
    operations = (
        migrations.AddField(
            model_name="outletdomain",
            name="by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who told it, where a person did",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(rehash, migrations.RunPython.noop),
    )
