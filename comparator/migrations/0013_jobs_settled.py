"""Which failures are no failures of the site: what was refused for what it was."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q

_JOBS = ("Analysis", "Comparison", "Intake")
_ATTEMPTS = 3


def settle(apps: Any, schema_editor: Any) -> None:
    """What was given up before its last attempt was refused, and its owner was told."""
    for name in _JOBS:
        rows = apps.get_model("comparator", name).objects.using(schema_editor.connection.alias)
        rows.filter(Q(attempts__lt=_ATTEMPTS), state="failed").update(settled=True)


class Migration(migrations.Migration):
    dependencies = (("comparator", "0012_fingerprints"),)
    operations = (
        *(
            migrations.AddField(
                model_name=name.lower(),
                name="settled",
                field=models.BooleanField(
                    default=False,
                    help_text="Failed for what it was given, not by our fault; or dismissed by staff",
                ),
            )
            for name in _JOBS
        ),
        migrations.RunPython(settle, migrations.RunPython.noop),
    )
