"""Triggers that let a table grow but never change, on SQLite and PostgreSQL. For use in migrations.

New tables use these. `releases.migrations.0005_frozen_rows` writes its own, in the same words twice: it was
merged before and databases have run it, so it stays as it is.
On SQLite a later migration that rebuilds a table drops its triggers: it must make them again.
"""

from collections.abc import Callable
from typing import Any

from django.db import migrations

_SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()
"""

_SQLITE_SOME = """
CREATE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table} FOR EACH ROW WHEN {when}
BEGIN SELECT RAISE(ABORT, '{table} rows stay as they are'); END
"""
_POSTGRES_SOME = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {table}_append_only()
"""


def append_only(table: str) -> migrations.RunPython:
    """Give the step of a migration after which rows of this table can be added and nothing else."""
    return migrations.RunPython(_runner(protecting(table)), _runner(unprotecting(table)))


def frozen_when(table: str, when: str) -> migrations.RunPython:
    """Give the step of a migration after which the rows that meet a condition, such as
    "OLD.finished_at IS NOT NULL", stay as they are.
    """
    statements = {
        "sqlite": [
            _SQLITE_SOME.format(table=table, verb=verb, VERB=verb.upper(), when=when).strip()
            for verb in ("update", "delete")
        ],
        "postgresql": [
            _POSTGRES_FUNCTION.format(table=table),
            _POSTGRES_SOME.format(table=table, when=when),
        ],
    }
    return migrations.RunPython(_runner(statements), _runner(unprotecting(table)))


def let_change(table: str) -> migrations.RunPython:
    """Give the step of a migration before which a protected table is altered; `append_only` has to follow.

    SQLite alters a table by writing it anew, and the triggers would be gone without a word.
    """
    return migrations.RunPython(_runner(unprotecting(table)), _runner(protecting(table)))


def protecting(table: str) -> dict[str, list[str]]:
    """Give the statements that protect a table, by vendor of the database."""
    return {
        "sqlite": [
            _SQLITE.format(table=table, verb=verb, VERB=verb.upper()).strip() for verb in ("update", "delete")
        ],
        "postgresql": [_POSTGRES_FUNCTION.format(table=table), _POSTGRES.format(table=table)],
    }


def unprotecting(table: str) -> dict[str, list[str]]:
    """Give the statements that undo `protecting`."""
    return {
        "sqlite": [f"DROP TRIGGER {table}_no_{verb}" for verb in ("update", "delete")],
        "postgresql": [
            f"DROP TRIGGER {table}_no_change ON {table}",
            f"DROP FUNCTION {table}_append_only()",
        ],
    }


def _runner(statements: dict[str, list[str]]) -> Callable[[Any, Any], None]:
    def run(apps: Any, schema_editor: Any) -> None:
        # A KeyError for any other database: better no table than one that can be rewritten.
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run
