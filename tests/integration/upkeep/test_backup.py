"""Backups by the commands, each in a process of its own, on SQLite and on PostgreSQL."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from cryptography.fernet import Fernet

from tests.postgres_server import ROOT

SHARE = """
import datetime, sys
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.sharing.actions import delete_by_code, share_summary
from decisionaid.sharing.payload import Payload
from decisionaid.web.submission import Submission
now = timezone.now()
publish_first_release_if_none(now=now)
User.objects.create(username="a@example.jp")
Session.objects.create(session_key="s3ss10n", session_data="x", expire_date=now)
payload = Payload(Submission("self", {"age": 44}), "ja", datetime.date(2026, 11, 25))
def share(token, at):
    return share_summary(release_number=1, payload=payload, form_token=token * 43, now=at).code
print("KEPT", share("k", now), "DELETED", share("d", now), end=" ")
print("EXPIRED", share("e", now - datetime.timedelta(days=31)), end=" ")
"""
DELETE = """
from django.utils import timezone
from decisionaid.sharing.actions import delete_by_code
delete_by_code(text="{code}", place="here", now=timezone.now())
"""
OPEN = """
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.utils import timezone
from decisionaid.audit.models import AuditEvent
from decisionaid.sharing.actions import WrongCode, open_by_code
from decisionaid.sharing.models import SharedSummary
for code in {codes}:
    try:
        shared = open_by_code(text=code, actor=User.objects.get(username="a@example.jp"), now=timezone.now())
        print(SharedSummary.objects.get(pk=shared.pk).payload["answers"]["age"], end=" ")
    except WrongCode:
        print("none", end=" ")
print(Session.objects.count(), SharedSummary.objects.count(), end=" ")
print(AuditEvent.objects.filter(action="database.restored").count())
"""


class Site:
    def __init__(self, url):
        self.environment = {**os.environ, "DATABASE_URL": url}

    def run(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
        )

    def must(self, *arguments):
        told = self.run(*arguments)
        assert told.returncode == 0, told.stderr
        return told.stdout

    def open(self, *codes):
        return self.must("shell", "--no-imports", "-c", OPEN.format(codes=codes)).split()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def sites(request, tmp_path):
    """A site in use, and an address where there is nothing yet."""
    if request.param == "sqlite":
        urls = [f"sqlite:///{tmp_path}/{name}.sqlite3" for name in ("used", "empty")]
    else:
        make = request.getfixturevalue("make_postgres_database")
        urls = [make(), make()]
    return [Site(url) for url in urls]


def fill(site):
    site.must("migrate", "-v", "0")
    words = site.must("shell", "--no-imports", "-c", SHARE).split()
    return dict(zip(words[::2], words[1::2], strict=True))


def test_what_was_shared_opens_after_a_restore_and_what_was_deleted_stays_so(sites, tmp_path):
    used, empty = sites
    codes = fill(used)
    file = tmp_path / "aid.zip"
    told = used.must("backup", file)
    used.must("shell", "--no-imports", "-c", DELETE.format(code=codes["DELETED"]))
    (tmp_path / "deletions.json").write_text(used.must("list_deletions"))

    restored = empty.must("restore", file, "--deletions", tmp_path / "deletions.json")

    assert "1 releases, 3 shared summaries" in told
    assert "DATA_KEYS are not in it" in told
    assert "People and roles are as they were then" in restored
    # Opened, deleted, purged; no session; the kept one and the empty row; one event.
    assert empty.open(*codes.values()) == ["44", "none", "none", "0", "2", "1"]
    assert file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert b"s3ss10n" not in archive.read("database")
    assert manifest["counts"]["sharing_sharedsummary"] == 3
    assert manifest["releases"][0]["status"] == "published"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []

    refused = used.run("restore", file)
    assert "The database is not empty" in refused.stderr
    # In its own database the deletion is known without a list.
    used.must("restore", file, "--replace")
    assert used.open(*codes.values()) == ["44", "none", "none", "0", "2", "1"]


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    folder = tmp_path_factory.mktemp("used")
    site = Site(f"sqlite:///{folder}/used.sqlite3")
    site.must("migrate", "-v", "0")
    site.file = folder / "aid.zip"
    site.must("backup", site.file)
    return site


def rewrite(file, to, **changes):
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        new.writestr("manifest.json", json.dumps(manifest | changes))
        new.writestr("database", old.read("database"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sha256": "0" * 64}, "is damaged"),
        ({"format": 99}, "has format 99"),
        ({"vendor": "oracle"}, "is of oracle"),
        ({"migrations": ["sharing.9999_later"]}, "newer software: sharing.9999_later"),
        ({"odd": 1}, "is no backup"),
    ],
    ids=lambda each: each if isinstance(each, str) else next(iter(each)),
)
def test_backup_that_does_not_fit_changes_nothing(used, tmp_path, changes, message):
    rewrite(used.file, tmp_path / "odd.zip", **changes)
    empty = Site(f"sqlite:///{tmp_path}/empty.sqlite3")

    refused = empty.run("restore", tmp_path / "odd.zip")

    assert refused.returncode == 1
    assert message in refused.stderr
    with closing(sqlite3.connect(tmp_path / "empty.sqlite3")) as untouched:
        assert untouched.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_backup_never_overwrites(used, tmp_path):
    file = tmp_path / "aid.zip"
    file.write_text("mine")

    refused = used.run("backup", file)

    assert "never overwrites" in refused.stderr
    assert file.read_text() == "mine"


def test_backup_of_other_keys_is_refused_unless_told(used, tmp_path):
    empty = Site(f"sqlite:///{tmp_path}/empty.sqlite3")
    other = {"DATA_KEYS": Fernet.generate_key().decode()}

    assert "No key in DATA_KEYS belongs" in empty.run("restore", used.file, **other).stderr
    assert empty.run("restore", used.file, "--without-keys", **other).returncode == 0


def test_folder_that_is_not_there_is_told(used, tmp_path):
    assert "could not be written" in used.run("backup", tmp_path / "no" / "aid.zip").stderr
