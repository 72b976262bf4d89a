"""Nothing of what was shared can be read in the files of the database: not the answers, not the code."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.postgres import ROOT

SHARE = """
import datetime, sys
from django.utils import timezone
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.sharing.actions import add_note, share_summary
from decisionaid.sharing.models import SharedSummary
from decisionaid.sharing.payload import Payload
from decisionaid.staff.people import invite_person
from decisionaid.web import data_keys
from decisionaid.web.submission import Submission
if {is_open}:
    data_keys.encrypt = data_keys.decrypt = lambda data: data
now = timezone.now()
release = publish_first_release_if_none(now=now)
answers = {{"conditions": ("atopic-dermatitis",), "age": 77, "pregnant": "no"}}
submission = Submission("self", answers, {{"canary-value": "much-9137"}}, ("canary-question-4452",))
payload = Payload(submission, "ja", datetime.date(2026, 11, 25))
token = "T0ken-of-the-form-" + "x" * 25
shared = share_summary(release_number=release.number, payload=payload, form_token=token, now=now)
person = invite_person(email="a@example.jp", name="", roles=["clinician"], actor=None, now=now).person
add_note(shared=SharedSummary.objects.get(), text="canary note 5561", actor=person, now=now)
print("CODE", shared.code)
"""
CANARIES = [
    "canary-value",
    "much-9137",
    "canary-question-4452",
    '"age":77',
    '"pregnant":"no"',
    "canary note 5561",
]


def share_into(folder, environment, *, is_open=False):
    env = {**environment, "DATABASE_URL": f"sqlite:///{folder}/aid.sqlite3"}
    run = {"cwd": ROOT, "env": env, "check": True, "capture_output": True, "text": True}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], **run)
    script = SHARE.format(is_open=is_open)
    with closing(sqlite3.connect(folder / "aid.sqlite3")) as reader:
        reader.execute("SELECT count(*) FROM sqlite_master").fetchone()
        # As long as somebody else has the database open, what was written stays in the write-ahead log too.
        told = subprocess.run([sys.executable, "manage.py", "shell", "-c", script], **run)
        for path in list(folder.iterdir()):
            (folder / f"copy-{path.name}").write_bytes(path.read_bytes())
    assert (folder / "copy-aid.sqlite3-wal").stat().st_size > 0
    code = re.search(r"CODE (\w{10})", told.stdout)[1]
    return code, told.stdout.replace(code, "") + told.stderr


def found_in(folder, words):
    data = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    return [word for word in words if word.encode() in data]


@pytest.fixture
def environment():
    import os

    return {
        **os.environ,
        "SHARING": "true",
        "CLINIC_MODE": "true",
        "CLINIC_NAME": "Clinic",
        "LOG_LEVEL": "DEBUG",
    }


def test_no_file_of_the_database_and_no_log_holds_an_answer_or_the_code(tmp_path, environment):
    code, log = share_into(tmp_path, environment)

    words = [*CANARIES, code, f"{code[:5]}-{code[5:]}", "T0ken-of-the-form"]
    assert found_in(tmp_path, ["gAAAAA", "shared_summary.created"]) == ["gAAAAA", "shared_summary.created"]
    assert found_in(tmp_path, words) == []
    assert [word for word in words if word in log] == []


def test_the_same_search_finds_them_where_nothing_is_encrypted(tmp_path, environment):
    code, _ = share_into(tmp_path, environment, is_open=True)

    assert found_in(tmp_path, CANARIES) == CANARIES
    assert found_in(tmp_path, [code]) == []
