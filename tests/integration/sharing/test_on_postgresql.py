"""Sharing, limits, roles and rotation on a real PostgreSQL."""

from tests.postgres import manage_on

SCRIPT = """
import datetime
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from django.utils import timezone
from decisionaid.audit.models import AuditEvent
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.sharing.actions import WrongCode, add_note, delete_by_code, open_by_code
from decisionaid.sharing.actions import rotate_keys, share_summary
from decisionaid.sharing.limits import TooManyWrongCodes
from decisionaid.sharing.models import SharedSummary
from decisionaid.sharing.payload import Payload
from decisionaid.staff.people import invite_person
from decisionaid.web.submission import Submission
now = timezone.now()
release = publish_first_release_if_none(now=now)
person = invite_person(email="p@example.jp", name="", roles=["clinician"], actor=None, now=now).person
answers = {"conditions": ("atopic-dermatitis",)}
payload = Payload(Submission("self", answers), "ja", datetime.date(2026, 11, 25))

def share(number):
    try:
        return share_summary(release_number=1, payload=payload, form_token="t" * 43, now=now).code
    finally:
        connection.close()

def guess(number):
    try:
        open_by_code(text="ZZZZZZZZZZ", actor=person, now=now)
    except (WrongCode, TooManyWrongCodes) as error:
        return type(error).__name__
    finally:
        connection.close()

with ThreadPoolExecutor(8) as pool:
    codes = set(pool.map(share, range(8)))
    print("CODES", len(codes), "ROWS", SharedSummary.objects.count())
    guesses = list(pool.map(guess, range(20)))
print("WRONG", guesses.count("WrongCode"), "LIMITED", guesses.count("TooManyWrongCodes"))
add_note(shared=SharedSummary.objects.get(), text="x", actor=person, now=now)
print("ROTATED", rotate_keys())
delete_by_code(text=codes.pop(), place="elsewhere", now=now)
print("LEFT", SharedSummary.objects.filter(payload__isnull=False).count())
print("EVENTS", AuditEvent.objects.filter(action="shared_summary.created").count())
"""


def test_eight_at_once_share_one_and_twenty_guesses_at_once_are_five(own_postgres_url):
    manage_on(own_postgres_url, "sync_roles")

    told = manage_on(own_postgres_url, "shell", "-c", SCRIPT, check=False)

    assert told.returncode == 0, told.stderr
    for line in ("CODES 1 ROWS 1", "WRONG 5 LIMITED 15", "ROTATED 3", "LEFT 0", "EVENTS 1"):
        assert line in told.stdout, told.stdout
