"""Counts of many processes add up, wait for a database that is away, and run no query in a request."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from decisionaid.counts.actions import write_counts
from decisionaid.counts.models import Count
from decisionaid.counts.recorder import Recorder, recorder
from tests.postgres import manage_on

WRITE = """
from django.utils import timezone
from decisionaid.counts.actions import write_counts
day = timezone.localdate()
for _ in range(100):
    month = day.replace(day=1)
    write_counts({(day, "started", ""): 2, (month, "at", "b"): 1, (month, "at", "a"): -1})
"""
# An orderly end writes what the thread has not written yet.
END = """
from decisionaid.counts.journeys import count
count("loaded")
"""
READ = """
from decisionaid.counts.models import Count
print(sorted(Count.objects.values_list("kind", "bucket", "n")))
"""


def written_by_four(url):
    with ThreadPoolExecutor(4) as pool:
        for told in pool.map(lambda _: manage_on(url, "shell", "-c", WRITE, check=False), range(4)):
            assert told.returncode == 0, told.stderr
    manage_on(url, "shell", "-c", END)
    return manage_on(url, "shell", "-c", READ).stdout


EXPECTED = "[('at', 'a', -400), ('at', 'b', 400), ('loaded', '', 1), ('started', '', 800)]"


@pytest.mark.slow
def test_four_processes_add_up_on_sqlite(tmp_path):
    url = f"sqlite:///{tmp_path}/counts.sqlite3"
    manage_on(url, "migrate", "-v", "0")

    assert EXPECTED in written_by_four(url)


@pytest.mark.slow
def test_four_processes_add_up_on_postgresql(postgres_url):
    assert EXPECTED in written_by_four(postgres_url)


def test_what_cannot_be_written_is_kept_and_written_later():
    away, written = [True], []

    def write(changes):
        if away[0]:
            raise OSError("away")
        written.append(dict(changes))

    mine = Recorder(write)
    mine.hold()
    mine.add([(("day", "a", ""), 1)])
    mine.flush()
    away[0] = False
    mine.add([(("day", "a", ""), 2)])
    mine.flush()
    mine.flush()

    assert written == [{("day", "a", ""): 3}]


def test_each_kind_of_trouble_is_told_once_and_then_that_it_is_over(caplog):
    troubles = iter(
        [OSError("away"), OSError("still away"), ValueError("odd"), ValueError("odd"), None, None]
    )
    written = []

    def write(changes):
        if trouble := next(troubles):
            raise trouble
        written.append(changes)

    mine = Recorder(write)
    mine.hold()
    for _ in range(6):
        mine.add([(("day", "a", ""), 1)])
        mine.flush()

    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("ERROR", "Counts could not be written; they are kept and tried again."),
        ("ERROR", "Counts could not be written; they are kept and tried again."),
        ("WARNING", "Counts can be written again."),
    ]
    assert [type(record.exc_info[1]) for record in caplog.records[:2]] == [OSError, ValueError]
    assert written == [{("day", "a", ""): 5}, {("day", "a", ""): 1}]


def test_a_day_that_may_be_shown_already_is_not_changed_any_more(db):
    today = timezone.localdate()

    write_counts({(today - timedelta(days=n), "started", ""): 1 for n in range(5)})

    assert {today - row.day for row in Count.objects.all()} == {timedelta(days=n) for n in range(3)}


def test_no_request_of_a_patient_runs_a_query(client, live_aid, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.post("/begin/", {"who": "self"})
        client.get("/q/concern/")
    recorder.flush()

    assert Count.objects.get(kind="at", n=1).bucket == "concern"


def test_old_counts_are_purged(db, settings):
    settings.COUNT_MONTHS = 2
    today = timezone.localdate()
    old = (today.replace(day=1) - timedelta(days=70)).replace(day=1)
    for day in (date(2020, 1, 1), old, today):
        Count.objects.create(day=day, kind="started", n=1)

    call_command("purge_expired", dry_run=True)
    assert Count.objects.count() == 3
    call_command("purge_expired")

    assert list(Count.objects.values_list("day", flat=True)) == [today]
