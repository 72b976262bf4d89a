"""Readers report; editors read, answer and close; nothing readable is kept longer or shown elsewhere."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.releases.models import ContentItem
from decisionaid.reports.models import Report
from decisionaid.staff.roles import EDITOR, REVIEWER
from tests.answers import ECZEMA, give_cookie
from tests.pages import get_page, read_page
from tests.staff import log_in, make_person

CANARY = "<b>canary-6613</b> https://example.jp/x"
GOOD = {"kind": "safety", "place": "summary", "text": CANARY, "contact": "canary@example.jp"}


def send(client, **changes):
    return client.post("/report/", {**GOOD, **changes})


def editor(client, role=EDITOR):
    person = make_person(role)
    return log_in(client, person), person


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
def test_page_says_it_is_not_for_emergencies_and_the_footer_leads_there(client, settings, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    shown = "en" if language == "en" else "ja"

    page = get_page(client, "/report/", language=shown, has_neutral_title=True)

    assert "119" in page.text
    assert "#7119" in page.text
    assert get_page(client, "/privacy/", language=shown, has_neutral_title=True).all("a", href="/report/")


def test_report_is_kept_encrypted_without_any_answer(client, db, settings):
    give_cookie(client, ECZEMA)

    response = send(client)

    assert response["Location"] == "/report/received/"
    report = Report.objects.get()
    assert (report.text, report.contact, report.kind, report.state) == (
        CANARY,
        GOOD["contact"],
        "safety",
        "new",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reports_report")
        raw = str([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
    assert "gAAAAA" in raw
    assert not [word for word in ("canary", "atopic", "127.0.0.1") if word in raw]
    assert "canary" not in str(list(AuditEvent.objects.values()))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "praise"}, "kind"),
        ({"place": "elsewhere"}, "place"),
        ({"text": " "}, "text"),
        ({"text": "x" * 1001}, "text"),
        ({"contact": "x" * 201}, "contact"),
    ],
)
def test_what_is_missing_or_too_long_is_told_and_the_words_stay(client, db, changes, field):
    response = send(client, **changes)

    page = read_page(response)
    assert response.status_code == 422
    assert [
        link["href"]
        for link in page.all("a")
        if "error-summary" in str(link.inside) or "#id_" in link["href"]
    ]
    assert page.all("a", href=f"#id_{field}_0" if field in ("kind", "place") else f"#id_{field}")
    if field != "text":
        assert "canary-6613" in page.one("textarea").text
    assert not Report.objects.exists()


def test_sixth_report_from_one_place_is_refused_for_ten_minutes(client, db):
    statuses = [send(client).status_code for _ in range(6)]

    assert statuses == [302] * 5 + [429]
    assert Report.objects.count() == 5
    assert send(client, REMOTE="x").status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert send(client).status_code == 302


def test_editor_sees_open_reports_and_their_words_escaped(client, db):
    send(client)
    client, person = editor(client)

    assert "読者からの報告" in client.get("/staff/").content.decode()
    row = read_page(client.get("/staff/reports/"))
    page = client.get(f"/staff/reports/{Report.objects.get().pk}/").content.decode()

    assert "canary" not in row.text
    assert "&lt;b&gt;canary-6613&lt;/b&gt;" in page
    assert 'href="https://example.jp' not in page
    assert AuditEvent.objects.get(action="report.viewed").actor == person


def test_editor_sets_state_note_and_piece_and_it_is_in_the_audit_list(client, db):
    send(client)
    item = ContentItem.objects.create(
        kind="option", key="supernatant", file="a.yaml", position=1, body={}, updated_at=timezone.now()
    )
    client, person = editor(client)
    address = f"/staff/reports/{Report.objects.get().pk}/"

    refused = client.post(address, {"state": "closed", "item": "option/none", "note": ""})
    kept = client.post(address, {"state": "closed", "item": "option/supernatant", "note": "canary-note"})

    report = Report.objects.get()
    assert (refused.status_code, kept.status_code) == (422, 302)
    assert (report.state, report.note, report.item) == ("closed", "canary-note", "option/supernatant")
    event = AuditEvent.objects.get(action="report.changed")
    assert (event.actor, event.note) == (person, "closed")
    assert f"/staff/releases/contentitem/{item.pk}/change/" in client.get(address).content.decode()


def test_reviewer_sees_the_list_but_opens_and_changes_none(client, db):
    send(client)
    client, _ = editor(client, REVIEWER)
    address = f"/staff/reports/{Report.objects.get().pk}/"

    assert client.get("/staff/reports/").status_code == 200
    assert client.get(address).status_code == 403
    assert client.post(address, {"state": "closed"}).status_code == 403
    assert Report.objects.get().state == "new"


def test_old_reports_are_purged_and_keys_rotate(client, db, settings):
    from cryptography.fernet import Fernet

    send(client)
    settings.DATA_KEYS = [Fernet.generate_key().decode(), *settings.DATA_KEYS]
    call_command("rotate_data_keys", stdout=io.StringIO())
    settings.DATA_KEYS = settings.DATA_KEYS[:1]
    assert Report.objects.get().text == CANARY

    with time_machine.travel(timezone.now() + timedelta(days=364)):
        call_command("purge_expired", stdout=io.StringIO())
        assert Report.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        call_command("purge_expired", dry_run=True, stdout=io.StringIO())
        assert Report.objects.exists()
        call_command("purge_expired", stdout=io.StringIO())
        assert not Report.objects.exists()
