from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_table(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", "sign_in_attempts", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """The table of the cache `attempts`: failed attempts to sign in."""

    dependencies = [("comparator", "0001_first")]

    operations = [
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]
