from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.sharing.actions import add_note
from decisionaid.sharing.models import ClinicianNote, SharedSummary, WrongCodes
from tests.pages import get_page, read_page
from tests.shared import share
from tests.staff import make_person

WRONG = "ZZZZZZZZZZ"


def delete(client, code, **options):
    return client.post("/shared/delete/", {"code": code}, **options)


def test_patient_deletes_answers_and_notes_at_once_with_the_code(patient):
    code = share(patient)
    shared = SharedSummary.objects.get()
    add_note(shared=shared, text="見ました", actor=make_person("clinician"), now=timezone.now())

    page = read_page(delete(patient, code))

    shared.refresh_from_db()
    assert page.heading == "消しました"
    assert shared.payload is None
    assert shared.deleted_at
    assert not ClinicianNote.objects.exists()
    event = AuditEvent.objects.get(action="shared_summary.deleted")
    assert (event.actor, event.object_id) == (None, str(shared.pk))


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda code: f"{code[:5]}-{code[5:]}", id="hyphen"),
        pytest.param(lambda code: f" {code[:3]} {code[3:]} ", id="spaces"),
        pytest.param(lambda code: code.translate({ord(c): ord(c) + 0xFEE0 for c in code}), id="full width"),
        pytest.param(lambda code: code.replace("0", "o").replace("1", "l"), id="look-alikes"),
        pytest.param(lambda code: f"https://aid.example.jp/staff/shared/#{code}", id="scanned address"),
    ],
)
def test_code_is_read_as_it_is_meant(patient, write):
    assert delete(patient, write(share(patient))).status_code == 200
    assert SharedSummary.objects.get().deleted_at


@pytest.mark.parametrize("code", ["", "ABC", WRONG, "あいうえおかきくけこ", "x" * 5000])
def test_wrong_code_is_told_and_nothing_is_deleted(patient, code):
    share(patient)

    response = delete(patient, code)

    assert response.status_code == 422
    assert "このコードのまとめはありません" in response.content.decode()
    assert SharedSummary.objects.get().payload


def test_a_code_works_once_for_deleting(patient):
    code = share(patient)
    delete(patient, code)

    assert delete(patient, code).status_code == 422


def test_sixth_wrong_code_is_limited_and_then_not_even_the_right_one_is_looked_at(patient):
    code = share(patient)

    statuses = [delete(patient, WRONG).status_code for _ in range(6)]
    after = delete(patient, code)

    assert statuses == [422] * 5 + [429]
    assert after.status_code == 429
    assert after["Retry-After"] == "600"
    assert "10分待って" in after.content.decode()
    assert SharedSummary.objects.get().payload


def test_limit_ends_with_its_window(patient):
    code = share(patient)
    for _ in range(5):
        delete(patient, WRONG)

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert delete(patient, code).status_code == 200


def test_limit_is_for_one_place_and_keeps_no_address(patient):
    code = share(patient)
    for _ in range(6):
        delete(patient, WRONG, REMOTE_ADDR="192.0.2.7")

    assert delete(patient, code, REMOTE_ADDR="192.0.2.8").status_code == 200
    assert "192.0.2.7" not in str(list(WrongCodes.objects.values()))


def test_right_codes_are_not_counted(patient):
    codes = [share(patient) for _ in range(7)]

    assert {delete(patient, code).status_code for code in codes} == {200}


def test_page_is_open_to_everybody_and_needs_no_answers(client, sharing):
    assert get_page(client, "/shared/delete/").heading == "送ったものを消す"
