from datetime import timedelta

import pytest
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.sharing.consent import CONSENT_VERSION
from decisionaid.sharing.models import SharedSummary
from tests.answers import complete, give_cookie
from tests.pages import check_page, get_page, read_page
from tests.shared import code_on, get_token, send, share
from tests.vignettes import read_vignette


def test_summary_asks_for_consent_and_says_what_who_until_when_and_how_to_delete(patient):
    page = get_page(patient, "/summary/")

    until = (timezone.localtime() + timedelta(days=30)).date().isoformat()
    for part in (
        "送るもの",
        "みどり皮ふ科のスタッフだけ",
        until,
        "いつでもこのサイトで消せます",
        f"同意文の版: {CONSENT_VERSION}",
    ):
        assert part in page.text
    assert "checked" not in page.one("input", name="consent")


def test_summary_runs_no_query_and_keeps_nothing_until_the_patient_sends(patient, django_assert_num_queries):
    with django_assert_num_queries(0):
        patient.get("/summary/")

    assert not SharedSummary.objects.exists()


def test_sharing_shows_the_code_and_a_picture_and_keeps_one_summary(patient, published):
    response = send(patient, get_token(patient))

    page = read_page(response)
    check_page(page)
    shared = SharedSummary.objects.get()
    assert len(code_on(response)) == 10
    assert page.all("svg")
    assert "no-store" in response["Cache-Control"]
    assert (shared.release.number, shared.consent_version) == (published.number, CONSENT_VERSION)
    assert shared.expires_at - shared.consented_at == timedelta(days=30)
    assert shared.payload["answers"] == complete(published.aid, read_vignette("v03")["answers"])
    assert shared.payload["language"] == "ja"


def test_payload_has_these_parts_and_no_free_text(patient):
    patient.post(
        "/share/",
        {"token": get_token(patient), "consent": CONSENT_VERSION, "note": "眠れません", "name": "花子"},
    )

    payload = SharedSummary.objects.get().payload
    assert set(payload) == {"v", "who", "answers", "values", "questions", "language", "as_of", "format"}
    assert "眠れません" not in str(payload)
    assert "花子" not in str(payload)


def test_the_same_form_sent_again_keeps_one_summary_and_shows_the_same_code(patient):
    token = get_token(patient)

    codes = {share(patient, token=token) for _ in range(3)}

    assert len(codes) == 1
    assert SharedSummary.objects.count() == 1
    assert AuditEvent.objects.filter(action="shared_summary.created").count() == 1


def test_another_form_gives_another_code(patient):
    assert share(patient) != share(patient)
    assert SharedSummary.objects.count() == 2


def test_a_form_left_on_a_shared_tablet_does_not_show_the_code_to_the_next_person(patient, client, published):
    token = get_token(patient)
    first = share(patient, token=token)
    give_cookie(client, complete(published.aid, read_vignette("v07")["answers"]))

    second = share(client, token=token)

    assert second != first
    assert SharedSummary.objects.count() == 2


def test_without_a_tick_nothing_is_kept_and_the_form_stays(patient):
    token = get_token(patient)

    response = send(patient, token, consent="")

    page = read_page(response)
    check_page(page)
    assert response.status_code == 422
    assert page.one("input", name="token")["value"] == token
    assert page.one("input", name="consent")["aria-invalid"] == "true"
    assert not SharedSummary.objects.exists()


def test_consent_to_an_older_text_does_not_count(patient):
    assert send(patient, get_token(patient), consent="1").status_code == 422
    assert not SharedSummary.objects.exists()


@pytest.mark.parametrize("token", ["", "short", "x" * 44, "あ" * 43])
def test_a_made_up_token_is_refused_and_a_new_form_is_shown(patient, token):
    response = send(patient, token)

    assert response.status_code == 422
    assert read_page(response).one("input", name="token")["value"] not in ("", token)
    assert not SharedSummary.objects.exists()


def test_what_was_deleted_does_not_come_back_when_the_form_is_sent_again(patient):
    token = get_token(patient)
    patient.post("/shared/delete/", {"code": share(patient, token=token)})

    response = send(patient, token)

    assert "その後消されました" in response.content.decode()
    assert SharedSummary.objects.get().payload is None


@pytest.mark.parametrize("path", ["/share/", "/shared/delete/"])
def test_where_sharing_is_off_there_is_no_such_page(patient, settings, path):
    settings.SHARING = False

    assert patient.get(path).status_code == 404
    assert patient.post(path).status_code == 404
    assert "share" not in get_page(patient, "/summary/").response.content.decode()


def test_nothing_is_shared_before_the_questions_are_answered(patient):
    give_cookie(patient, {"conditions": ["atopic-dermatitis"]})

    assert patient.get("/share/").status_code == 302


def test_page_is_there_in_english(patient, settings):
    patient.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = get_page(patient, "/share/", language="en")

    assert "Only the staff of みどり皮ふ科" in page.text
    assert SharedSummary.objects.count() == 0


def test_no_answer_and_no_code_is_logged_or_written_into_events(patient, caplog):
    with caplog.at_level("DEBUG"):
        code = share(patient)
        patient.post("/shared/delete/", {"code": code})

    events = str(list(AuditEvent.objects.values()))
    for secret in (code, f"{code[:5]}-{code[5:]}", "pregnant", "atopic"):
        assert secret not in caplog.text
        assert secret not in events


def test_sharing_makes_no_session(patient, settings):
    response = send(patient, get_token(patient))

    assert settings.SESSION_COOKIE_NAME not in response.cookies
