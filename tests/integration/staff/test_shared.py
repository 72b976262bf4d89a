"""Reception and clinicians open what a patient shared."""

from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.releases.older import get_ready_release
from decisionaid.sharing.models import ClinicianNote, SharedSummary
from tests.published import publish, reworded
from tests.staff import log_in

WRONG = "ZZZZZZZZZZ"


def open_with(client, code):
    return client.post("/staff/shared/", {"code": code})


@pytest.fixture
def opened(staff, code):
    """Give a client of these roles that opened the summary, and its address."""

    def make(*roles):
        client = staff(*roles)
        return client, open_with(client, code)["Location"]

    return make


def test_reception_opens_by_code_and_sees_the_concern_but_no_findings(opened):
    client, address = opened("reception")

    text = client.get(address).content.decode()

    assert "アトピー性皮膚炎" in text
    assert "断られることがあります" not in text
    assert client.get(f"{address}findings/").status_code == 403


def test_clinician_reads_the_findings_in_full(opened):
    client, address = opened("clinician")

    text = client.get(f"{address}findings/").content.decode()

    assert "記事002では、妊娠中の人は断られることがあります。" in text
    assert 'href="/check/"' not in text


@pytest.mark.parametrize("language", ["ja", pytest.param("en", marks=pytest.mark.slow)])
def test_pdf_has_the_same_bytes_as_the_patients_own(patient, published, opened_in, language):
    patients, clinics = opened_in(language)

    assert patients[:5] == b"%PDF-"
    assert clinics == patients


def test_short_pdf_for_the_visit_is_the_patients_too(patient, published, opened):
    own = patient.post("/summary/pdf/", {"extent": "visit"}).content
    client, address = opened("reception")

    short = client.post(f"{address}pdf/", {"extent": "visit"}).content

    assert short.startswith(b"%PDF-")
    assert short == own != client.post(f"{address}pdf/").content


def test_extent_that_there_is_not_is_refused(patient, published, opened):
    client, address = opened("reception")

    assert client.post(f"{address}pdf/", {"extent": "x"}).status_code == 400


@pytest.fixture
def opened_in(patient, staff, settings):
    from tests.shared import share

    def make(language):
        patient.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        own = patient.post("/summary/pdf/", {"note": ""}).content
        token = patient.get("/share/").content.decode().partition('name="token" value="')[2][:43]
        client = staff("reception")
        # The staff read the panel in the other language; the summary stays in the patient's.
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = {"ja": "en", "en": "ja"}[language]
        address = open_with(client, share(patient, token=token))["Location"]
        return own, client.post(f"{address}pdf/").content

    return make


def test_free_text_of_the_patients_pdf_reaches_nobody(patient, opened):
    own = patient.post("/summary/pdf/", {"note": "夜、眠れません。"}).content
    client, address = opened("reception")

    assert client.post(f"{address}pdf/").content != own


def test_older_release_and_day_are_kept_when_another_release_goes_live(patient, release, code, staff):
    own = patient.post("/summary/pdf/", {"note": ""}).content
    newer = publish(reworded(release), number=2)
    assert "新しい版の文です" in patient.get("/summary/").content.decode()

    with time_machine.travel(timezone.now() + timedelta(days=20)):
        client = staff("clinician")
        address = open_with(client, code)["Location"]
        findings = client.get(f"{address}findings/").content.decode()
        pdf = client.post(f"{address}pdf/").content

    failures = AuditEvent.objects.filter(outcome="failed").values_list("note", flat=True)
    assert list(failures) == []
    assert newer.number == 2
    assert "新しい版の文です" not in findings
    assert "いまの公開版ではありません" in findings
    assert pdf == own


def test_older_release_is_read_from_the_database_once(published, django_assert_num_queries):
    from decisionaid.releases.models import Release

    pk = Release.objects.get().pk
    get_ready_release(pk)

    with django_assert_num_queries(1):
        assert get_ready_release(pk).label == published.label


def test_every_opening_reading_print_and_note_is_an_event(opened):
    client, address = opened("clinician")
    client.get(address)
    client.get(f"{address}findings/")
    client.post(f"{address}pdf/")
    client.post(f"{address}note/", {"text": "次回に話す"})

    events = AuditEvent.objects.filter(actor=client.person, object_type="shared_summary").order_by("pk")
    shared = SharedSummary.objects.get()
    assert [event.action.partition(".")[2] for event in events] == [
        "opened",
        "viewed",
        "findings_read",
        "printed",
        "noted",
    ]
    assert {event.object_id for event in events} == {str(shared.pk)}
    assert "次回に話す" not in str(list(events.values()))


def test_note_is_shown_to_clinicians_and_kept_encrypted(opened):
    from django.db import connection

    client, address = opened("clinician")

    client.post(f"{address}note/", {"text": "次回に話す"})

    assert "次回に話す" in client.get(f"{address}findings/").content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM sharing_cliniciannote")
        assert "次回に話す".encode() not in bytes(cursor.fetchone()[0])


def test_empty_note_is_refused(opened):
    client, address = opened("clinician")

    assert client.post(f"{address}note/", {"text": "  "}).status_code == 422
    assert not ClinicianNote.objects.exists()


def test_without_the_code_nobody_reads_even_with_the_address(opened, staff):
    _, address = opened("clinician")
    colleague = staff("clinician")

    for path in (address, f"{address}findings/"):
        assert colleague.get(path)["Location"] == "/staff/shared/"
    assert colleague.post(f"{address}pdf/")["Location"] == "/staff/shared/"
    assert colleague.post(f"{address}note/", {"text": "x"})["Location"] == "/staff/shared/"
    assert not ClinicianNote.objects.exists()


def test_opened_summary_closes_after_an_hour_on_wish_and_with_the_session(opened):
    client, address = opened("reception")
    with patch("decisionaid.staff.opened.SECONDS", 0):
        assert client.get(address).status_code == 302
    client.post(f"{address}close/")
    assert client.get(address).status_code == 302
    again = log_in(Client(), client.person)
    assert again.get(address).status_code == 302


def test_deleted_and_expired_summaries_are_closed_at_once(patient, opened, code):
    client, address = opened("reception")
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        from decisionaid.sharing.selectors import find_readable

        assert find_readable(shared_id=SharedSummary.objects.get().pk, now=timezone.now()) is None
    patient.post("/shared/delete/", {"code": code})

    assert client.get(address)["Location"] == "/staff/shared/"
    assert open_with(client, code).status_code == 422


def test_wrong_code_is_told_and_written_down_without_the_code(staff, code):
    client = staff("reception")

    response = open_with(client, WRONG)

    assert response.status_code == 422
    event = AuditEvent.objects.get(action="shared_summary.opened")
    assert (event.outcome, event.note, event.object_id) == ("refused", "wrong code", "")


def test_sixth_wrong_code_is_limited_also_in_a_new_session(staff, code):
    client = staff("reception")

    statuses = [open_with(client, WRONG).status_code for _ in range(6)]
    again = open_with(log_in(Client(), client.person), code)

    assert statuses == [422] * 5 + [429]
    assert again.status_code == 429
    assert "10分待って" in again.content.decode()
    assert again["Retry-After"] == "600"
    assert open_with(staff("reception"), code).status_code == 302


def test_missing_key_is_explained_and_no_answer_is_guessed(opened, settings):
    from cryptography.fernet import Fernet

    client, address = opened("clinician")
    settings.DATA_KEYS = [Fernet.generate_key().decode()]

    for response in (client.get(address), client.post(f"{address}pdf/"), open_with(client, WRONG)):
        assert response.status_code == 503
        assert "DATA_KEYS" in response.content.decode()
