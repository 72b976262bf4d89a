"""Copies of the database as a whole: consistent while others write, without anybody's session."""

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from decisionaid.config.upkeep.backup_file import BackupError

# Whoever has a backup must not be able to go on with a session, and counters of tries mean nothing later.
LEFT_OUT = ("django_session", "usersessions_usersession", "cache")
Facts = Callable[[Callable[[str], list[tuple[Any, ...]]]], dict[str, Any]]


def dump(to: Path, *, read_facts: Facts) -> dict[str, Any]:
    """Write the whole database to a file, and give the facts about exactly what was written.

    :raises BackupError: if the database or its tools refuse.
    """
    return (_dump_sqlite if connection.vendor == "sqlite" else _dump_postgres)(to, read_facts)


def load(path: Path) -> None:
    """Put what `dump` wrote in the place of the whole database, or change nothing.

    :raises BackupError: if the database or its tools refuse.
    """
    (_load_sqlite if connection.vendor == "sqlite" else _load_postgres)(path)


def _dump_sqlite(to: Path, read_facts: Facts) -> dict[str, Any]:
    copy = to.with_name(f"{to.name}.copy")
    try:
        with closing(sqlite3.connect(_sqlite_path())) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            for table in LEFT_OUT:
                target.execute(f"DELETE FROM {table}")  # noqa: S608 (names of this module)
            target.commit()
            # Without the pages that deleted rows have left behind.
            target.execute("VACUUM INTO ?", (str(to),))
            facts = read_facts(lambda sql: target.execute(sql).fetchall())
        _check_sqlite(to)
    except sqlite3.Error as error:
        raise BackupError(f"SQLite could not copy the database: {error}.") from error
    finally:
        copy.unlink(missing_ok=True)
    return facts


def _load_sqlite(path: Path) -> None:
    try:
        _check_sqlite(path)
        connection.close()
        with closing(sqlite3.connect(path)) as source:
            with closing(sqlite3.connect(_sqlite_path(), timeout=20)) as target:
                source.backup(target)
                target.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise BackupError(f"SQLite could not take the copy in: {error}. Is the site stopped?") from error


def _check_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        if (found := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise BackupError(f"The copy of the database is damaged: {found}.")


def _sqlite_path() -> str:
    return str(connection.settings_dict["NAME"])


def _dump_postgres(to: Path, read_facts: Facts) -> dict[str, Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", *left_out]
        _run_postgres("pg_dump", *options, f"--file={to}")

        def ask(sql: str) -> list[tuple[Any, ...]]:
            cursor.execute(sql)
            return cursor.fetchall()

        return read_facts(ask)


def _load_postgres(path: Path) -> None:
    script = path.with_name(f"{path.name}.sql")
    options = ["--no-owner", "--no-privileges", f"--file={script}"]
    _run(["pg_restore", *options, str(path)], environment={})
    drop = path.with_name(f"{path.name}.drop.sql")
    drop.write_text(_drop_everything())
    connection.close()
    once = ["--single-transaction", "-v", "ON_ERROR_STOP=1", "--quiet", "--output=/dev/null"]
    _run_postgres("psql", *once, "-f", str(drop), "-f", str(script))


def _drop_everything() -> str:
    """Give the statements that empty the database; in one transaction with what comes after them."""
    tables = connection.introspection.table_names()
    quoted = [f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE;" for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
            "AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')"
        )
        functions = [f"DROP FUNCTION IF EXISTS {name} CASCADE;" for (name,) in cursor.fetchall()]
    return "\n".join((*quoted, *functions, ""))


def _run_postgres(tool: str, *options: str) -> None:
    arguments, environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, name = arguments[1:]
    _run([tool, *options, *where, f"--dbname={name}"], environment=environment or {})


def _run(command: list[str], *, environment: dict[str, str]) -> None:
    try:
        found = subprocess.run(  # noqa: S603
            command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise BackupError(f"{command[0]} is not installed (Debian: postgresql-client).") from error
    if found.returncode:
        raise BackupError(f"{command[0]} failed: {found.stderr.strip()[-500:]}")
