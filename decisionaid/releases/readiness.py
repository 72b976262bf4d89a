"""Whether the database can be used, is up to date, and this process holds a release to show."""

import os
import shutil
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from decisionaid.releases.live import NoLiveRelease, live_release
from decisionaid.web.readiness import NotUsable

ROOM_BYTES = 20_000_000


def check_database() -> None:
    """Ask the database anything at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_room() -> None:
    """Look whether SQLite may write and has room: patients notice nothing, but staff cannot log in.

    :raises NotUsable: if there is too little, or the disk is read-only.
    """
    if connection.vendor != "sqlite":
        return
    path = Path(str(connection.settings_dict["NAME"]))
    if not path.parent.is_dir():
        return
    if os.statvfs(path.parent).f_flag & os.ST_RDONLY:
        raise NotUsable("The disk with the database has become read-only. Look at the disk.")
    if shutil.disk_usage(path.parent).free < ROOM_BYTES:
        raise NotUsable("The disk with the database is almost full. Make room.")


def check_migrations() -> None:
    """Look whether every migration of this software is done.

    :raises NotUsable: with those that are not.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        names = ", ".join(f"{migration.app_label} {migration.name}" for migration, _ in plan[:5])
        raise NotUsable(f"{len(plan)} are not done yet: {names}. Run manage.py migrate.")


def check_live_release() -> None:
    """Look whether patients can be shown a release.

    :raises NotUsable: if none is loaded.
    """
    try:
        live_release.get()
    except NoLiveRelease as error:
        raise NotUsable(str(error)) from error
