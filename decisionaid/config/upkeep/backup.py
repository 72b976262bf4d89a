"""Making a backup, and putting one back."""

import json
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent
from decisionaid.config.upkeep.backup_file import (
    BackupError,
    Manifest,
    read_manifest,
    sha256_of,
    unpack_database,
    write_backup,
)
from decisionaid.config.upkeep.dumps import dump, load
from decisionaid.sharing.actions import delete_shared, purge_expired
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.role_sync import sync_roles
from decisionaid.web import data_keys

Ask = Callable[[str], list[tuple[Any, ...]]]
DELETED = "shared_summary.deleted"
KEY_CHECK = b"the keys of this backup"
RESTORED = "database.restored"


def make_backup(path: Path, *, now: datetime) -> Manifest:
    """Write the whole database to one file while the site goes on.

    :raises BackupError: if there is such a file, or the database refuses.
    """
    if path.exists():
        raise BackupError(f"{path} is there already; a backup never overwrites a file.")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
        database = Path(folder) / "database"
        facts = dump(database, read_facts=_read_facts)
        manifest = Manifest(
            made_at=now.isoformat(timespec="seconds"),
            vendor=connection.vendor,
            sha256=sha256_of(database),
            bytes=database.stat().st_size,
            key_check=data_keys.encrypt(KEY_CHECK).decode(),
            **facts,
        )
        write_backup(path, database=database, manifest=manifest)
    return manifest


def restore_backup(
    path: Path, *, replace: bool, without_keys: bool, deletions: Iterable[str], now: datetime
) -> Manifest:
    """Put a backup in the place of the database; what was deleted or expired since then goes again.

    :raises BackupError: if it does not fit, is damaged, or the database is in use and `replace` is not given.
    """
    manifest = read_manifest(path)
    _check_fits(manifest, without_keys=without_keys)
    if not replace and _holds_something():
        raise BackupError("The database is not empty. With --replace all that it holds now is lost.")
    deleted = {*deletions, *list_deletions()}
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        database = Path(folder) / "database"
        unpack_database(path, database, manifest=manifest)
        load(database)
    call_command("migrate", interactive=False, verbosity=0)
    sync_roles()
    _finish(manifest, deleted, now)
    return manifest


def list_deletions() -> list[str]:
    """Give the ids of all shared summaries that were deleted by hand; none where there is no such table."""
    try:
        with transaction.atomic():
            return list(AuditEvent.objects.filter(action=DELETED).values_list("object_id", flat=True))
    except DatabaseError:
        return []


@transaction.atomic
def _finish(manifest: Manifest, deleted: set[str], now: datetime) -> None:
    for shared in SharedSummary.objects.filter(pk__in=deleted, deleted_at__isnull=True).defer("payload"):
        delete_shared(shared=shared, actor=None, now=now)
    purge_expired(now=now, dry_run=False)
    record_event(action=RESTORED, at=now, note=f"backup of {manifest.made_at}")


def _check_fits(manifest: Manifest, *, without_keys: bool) -> None:
    if manifest.vendor != connection.vendor:
        raise BackupError(f"The backup is of {manifest.vendor}, the database is {connection.vendor}.")
    known = {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer := sorted(set(manifest.migrations) - known):
        raise BackupError(f"The backup is of a newer software: {', '.join(newer)}. Update this one first.")
    try:
        data_keys.decrypt(manifest.key_check.encode())
    except data_keys.KeyGone as error:
        if not without_keys:
            raise BackupError(
                "No key in DATA_KEYS belongs to this backup: what patients shared could not be opened. "
                "Put the key of that time into DATA_KEYS, or go on with --without-keys."
            ) from error


def _holds_something() -> bool:
    try:
        with transaction.atomic():
            return any(
                apps.get_model(name)._default_manager.exists()
                for name in ("releases.Release", "auth.User", "audit.AuditEvent", "sharing.SharedSummary")
            )
    except DatabaseError:
        # Without tables there is nothing to lose.
        return bool(connection.introspection.table_names())


def _read_facts(ask: Ask) -> dict[str, Any]:
    models = apps.get_models(include_auto_created=True)
    tables = sorted(model._meta.db_table for model in models if model._meta.managed)
    releases = ask("SELECT number, content_hash, status FROM releases_release ORDER BY number")
    return {
        "migrations": sorted(f"{app}.{name}" for app, name in ask("SELECT app, name FROM django_migrations")),
        "releases": [dict(zip(("number", "hash", "status"), row, strict=True)) for row in releases],
        "counts": {table: ask(f'SELECT count(*) FROM "{table}"')[0][0] for table in tables},  # noqa: S608
    }


def read_deletions(path: Path) -> list[str]:
    """Read the ids that `list_deletions` wrote to a file.

    :raises BackupError: if it is no such file.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["deleted"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{path} is no list of deletions.") from error
    return [str(each) for each in found]
