import csv
import io
from datetime import UTC, datetime

import pytest

from decisionaid.audit.actions import record_event
from decisionaid.audit.models import AuditEvent
from tests.staff import reauthenticate

LIST = "/staff/audit/auditevent/"
EXPORT = "/staff/audit/export/"


@pytest.fixture
def boss(staff):
    return reauthenticate(staff("administrator"))


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_list_shows_who_did_what_and_filters(boss):
    at = datetime(2026, 1, 2, tzinfo=UTC)
    record_event(action="shared_summary.printed", at=at, about=("x", "number-77"))

    assert "number-77" in boss.get(LIST).content.decode()
    assert "number-77" in boss.get(LIST, {"action": "shared_summary.printed"}).content.decode()
    assert "number-77" not in boss.get(LIST, {"action": "person.invited"}).content.decode()
    assert 'name="_save"' not in boss.get(f"{LIST}{AuditEvent.objects.last().pk}/change/").content.decode()


def test_export_holds_what_the_filter_shows_and_is_an_event_itself(boss):
    for number in range(3):
        record_event(action="shared_summary.printed", at=datetime(2026, 1, 2, number, tzinfo=UTC))

    response = boss.post(f"{EXPORT}?action=shared_summary.printed")

    rows = rows_of(response)
    assert [row["at"] for row in rows] == [f"2026-01-02T{hour:02}:00:00+09:00" for hour in (11, 10, 9)]
    assert set(rows[0]) == {"at", "person", "action", "words", "kind", "id", "outcome", "note"}
    event = AuditEvent.objects.get(action="audit.exported")
    assert (event.actor, event.note) == (boss.person, "3 events")


def test_export_of_everything_holds_every_event(boss):
    count = AuditEvent.objects.count()

    assert len(rows_of(boss.post(EXPORT))) in (count, count + 1)


def test_export_with_a_made_up_filter_is_refused(boss):
    assert boss.post(f"{EXPORT}?at__gte=nonsense").status_code == 400
    assert not AuditEvent.objects.filter(action="audit.exported").exists()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_exported_cell_is_never_run_as_a_formula(boss, start):
    record_event(action="x", at=datetime(2026, 1, 2, tzinfo=UTC), note=f"{start}1+1")

    assert [row["note"] for row in rows_of(boss.post(f"{EXPORT}?action=x"))] == [f"'{start}1+1"]


def test_list_filters_by_person_and_by_day(boss, staff):
    at = datetime(2026, 1, 2, 3, tzinfo=UTC)
    other = staff("editor").person
    record_event(action="login", at=at, actor=other, about=("x", "number-77"))
    record_event(action="login", at=at.replace(day=5), about=("x", "number-88"))

    def shown(**filters):
        page = boss.get(LIST, filters).content.decode()
        return [number for number in ("number-77", "number-88") if number in page]

    assert shown() == ["number-77", "number-88"]
    assert shown(person=other.pk) == ["number-77"]
    assert shown(person="none") == ["number-88"]
    assert shown(at__year=2026, at__month=1, at__day=5) == ["number-88"]
    assert f"?person={other.pk}" in boss.get(LIST).content.decode()


@pytest.mark.parametrize(("language", "words"), [("ja", "パスワードを変えた"), ("en", "Password changed")])
def test_list_and_export_tell_the_words_and_the_code(boss, language, words):
    boss.cookies["language"] = language
    record_event(action="password.changed", at=datetime(2026, 1, 2, tzinfo=UTC))

    page = boss.get(LIST, {"action": "password.changed"}).content.decode()
    (row,) = rows_of(boss.post(f"{EXPORT}?action=password.changed"))

    assert f"{words} <code>password.changed</code>" in page
    assert (row["action"], row["words"]) == ("password.changed", words)
