"""What a shared summary and an event of the audit list take in the database (SQLite, with its indexes)."""

import secrets
from collections.abc import Callable
from datetime import date

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.content import answer_sets, shipped
from benchmarks.measure import Row
from decisionaid.audit.actions import record_event
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.sharing.actions import share_summary
from decisionaid.sharing.payload import Payload
from decisionaid.web.submission import Submission

COUNT = 500


def run(rounds: int, progress: Callable[[str], None]) -> list[Row]:
    """Write a few hundred of each into an empty database and divide what it has grown by."""
    progress("setting up an empty database")
    call_command("migrate", verbosity=0)
    release = publish_first_release_if_none(now=timezone.now())
    sets = answer_sets(shipped(), COUNT)
    progress("writing rows")
    summaries = _growth(lambda number: _share(release.number, sets[number]))
    events = _growth(
        lambda _: record_event(action="shared_summary.opened", at=timezone.now(), note="by code")
    )
    return [
        Row("one shared summary with its event", summaries, "bytes"),
        Row("one event of the audit list", events, "bytes"),
    ]


def _share(release: int, answers: dict) -> None:
    payload = Payload(Submission("self", answers), language="ja", as_of=date(2026, 11, 25))
    share_summary(
        release_number=release, payload=payload, form_token=secrets.token_urlsafe(16), now=timezone.now()
    )


def _growth(write: Callable[[int], object]) -> float:
    before = _size()
    for number in range(COUNT):
        write(number)
    return (_size() - before) / COUNT


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute("PRAGMA page_size")
        (size,) = cursor.fetchone()
    return pages * size
