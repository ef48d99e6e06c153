"""Owns the rule of PostgreSQL that the log is not emptied at once either: its rows' own rules say nothing of TRUNCATE."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

RULE = "create trigger log_not_emptied before truncate on desk_logentry for each statement execute function desk_log_only_grows()"


def forbid(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database refuse; SQLite has no such command."""
    if editor.connection.vendor == "postgresql":
        editor.execute(RULE, params=None)


class Migration(migrations.Migration):
    """After the second step."""

    dependencies: ClassVar = [("desk", "0006_second_step")]
    operations: ClassVar = [migrations.RunPython(forbid, migrations.RunPython.noop)]
