"""Owns the rule of the database itself that an entry of the log is neither changed nor removed."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """
create trigger log_no_{what} before {what} on desk_logentry begin select raise(abort, 'the log is only added to'); end
"""
POSTGRESQL = (
    "create function desk_log_only_grows() returns trigger language plpgsql as $$ begin raise exception 'the log only grows'; end $$",
    "create trigger log_only_grows before update or delete on desk_logentry for each row execute function desk_log_only_grows()",
)


def forbid(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database refuse."""
    vendor = editor.connection.vendor
    rules = [SQLITE.format(what=what) for what in ("update", "delete")] if vendor == "sqlite" else POSTGRESQL if vendor == "postgresql" else ()
    for rule in rules:
        editor.execute(rule, params=None)


class Migration(migrations.Migration):
    """After the first tables."""

    dependencies: ClassVar = [("desk", "0001_first")]
    operations: ClassVar = [migrations.RunPython(forbid, migrations.RunPython.noop)]
