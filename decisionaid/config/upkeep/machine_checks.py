"""What an installation needs of its machine: Python, packages, settings, disk, clock, static files."""

import re
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from django.conf import settings

from decisionaid.config import static_files
from decisionaid.config.upkeep.findings import Finding, ok

FREE_BYTES = 500_000_000
OLDEST_BACKUP_DAYS = 2
# A clock before the day this software was written is wrong.
EARLIEST = datetime(2026, 11, 1, tzinfo=UTC)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]*))?", re.MULTILINE)


def check_python() -> Iterator[Finding]:
    """Look at the version of Python."""
    version = "{}.{}.{}".format(*sys.version_info[:3])
    is_new = sys.version_info >= (3, 11)
    yield ok("Python", version) if is_new else Finding("Python", "mend", f"{version}: install 3.11 or newer")


def check_packages() -> Iterator[Finding]:
    """Compare the installed packages with the lock."""
    lock = (Path(settings.BASE_DIR) / "requirements.lock").read_text()
    wrong = []
    for name, version, marker in PIN.findall(lock):
        found = _installed(name)
        # What a marker leaves out on this machine need not be there, but must fit if it is.
        if found != version and not (found is None and marker):
            wrong.append(f"{name} {found or 'missing'}, not {version}")
    if wrong:
        text = f"{'; '.join(wrong)}. Run pip install --require-hashes -r requirements.lock"
        yield Finding("packages", "mend", text)
    else:
        yield ok("packages", "as in requirements.lock")


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def check_settings() -> Iterator[Finding]:
    """Look at what stands against serving others."""
    for danger in settings.DANGERS:
        # The site does not start in public with these.
        yield Finding("settings", "mend" if settings.IS_PUBLIC else "look", f"for a public site: {danger}")
    if settings.IS_PUBLIC and not settings.TRUSTED_PROXIES:
        text = "TRUSTED_PROXIES is empty: behind a proxy all visitors count as one"
        yield Finding("settings", "look", text)
    if not settings.DANGERS:
        yield ok("settings")


def check_static_files() -> Iterator[Finding]:
    """Look whether the gathered static files are those of this version."""
    if settings.DEBUG or static_files.is_collected():
        yield ok("static files")
    elif (settings.STATIC_ROOT / "staticfiles.json").exists():
        text = "gathered, but not by manage.py up: after an update run manage.py collectstatic"
        yield Finding("static files", "look", text)
    else:
        yield Finding("static files", "mend", "not gathered: run manage.py collectstatic --no-input")


def check_disk() -> Iterator[Finding]:
    """Look at the room that is left where the site writes."""
    folder = settings.VAR if settings.VAR.is_dir() else settings.BASE_DIR
    free = shutil.disk_usage(folder).free
    text = f"{free // 1_000_000} MB free"
    yield ok("disk", text) if free >= FREE_BYTES else Finding("disk", "mend", f"{text}: make room")


def check_clock() -> Iterator[Finding]:
    """Look whether the clock can be right: expiry, second factors and cookies rest on it."""
    now = datetime.fromtimestamp(time.time(), UTC)
    if now < EARLIEST:
        yield Finding("clock", "mend", f"{now:%Y-%m-%d %H:%M} UTC is in the past: set the clock")
    else:
        yield ok("clock", f"{now:%Y-%m-%d %H:%M} UTC")


def check_backups() -> Iterator[Finding]:
    """Look at the age of the newest backup, where a folder of backups is named."""
    if not settings.BACKUP_DIR:
        yield Finding("backup", "look", "BACKUP_DIR is not set, so the age of backups is not known")
        return
    times = [path.stat().st_mtime for path in Path(settings.BACKUP_DIR).glob("*.zip")]
    if not times:
        yield Finding("backup", "mend", "there is no backup in BACKUP_DIR: run manage.py backup")
        return
    days = (time.time() - max(times)) / 86_400
    text = f"the newest is {days:.1f} days old"
    is_old = days > OLDEST_BACKUP_DAYS
    yield Finding("backup", "mend", f"{text}: run manage.py backup") if is_old else ok("backup", text)
