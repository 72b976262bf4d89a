"""Expiry, deleting without the code, and change of keys."""

import io
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.sharing.actions import add_note
from decisionaid.sharing.models import ClinicianNote, SharedSummary


@pytest.fixture
def shared(code):
    return SharedSummary.objects.get()


def told(*command, **options):
    out = io.StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def test_expired_summaries_and_their_notes_are_purged(shared, staff):
    add_note(shared=shared, text="x", actor=staff("clinician").person, now=timezone.now())

    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1)):
        assert told("purge_expired", dry_run=True).startswith("1 shared summaries")
        assert SharedSummary.objects.exists()
        assert told("purge_expired").startswith("1 shared summaries")

    assert not SharedSummary.objects.exists()
    assert not ClinicianNote.objects.exists()
    assert AuditEvent.objects.get(action="shared_summary.purged").note == "1 expired"


def test_nothing_is_purged_before_its_time(shared):
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert told("purge_expired").startswith("0 shared summaries")

    assert SharedSummary.objects.exists()
    assert not AuditEvent.objects.filter(action="shared_summary.purged").exists()


def test_summary_with_other_days_expires_then(patient, settings):
    from tests.shared import share

    settings.SHARE_DAYS = 3
    share(patient)

    row = SharedSummary.objects.get()
    assert row.expires_at - row.consented_at == timedelta(days=3)


def test_administrator_deletes_without_the_code_and_without_seeing_answers(staff, shared):
    boss = staff("administrator")
    page = boss.get(f"/staff/sharing/sharedsummary/{shared.pk}/change/").content.decode()
    assert "atopic" not in page
    assert "アトピー" not in page

    boss.post(f"/staff/sharing/sharedsummary/{shared.pk}/delete/", {"post": "yes"})

    shared.refresh_from_db()
    assert shared.payload is None
    assert AuditEvent.objects.get(action="shared_summary.deleted").actor == boss.person
    boss.get("/staff/")
    assert str(shared) not in boss.get("/staff/sharing/sharedsummary/").content.decode()


def test_after_rotation_the_old_key_can_go_and_everything_is_read(shared, code, staff, settings, patient):
    client = staff("clinician")
    add_note(shared=shared, text="次回に話す", actor=client.person, now=timezone.now())
    old, new = settings.DATA_KEYS[0], Fernet.generate_key().decode()
    before = {**shared.payload}

    settings.DATA_KEYS = [new, old]
    assert "values are encrypted" in told("rotate_data_keys")
    settings.DATA_KEYS = [new]

    assert SharedSummary.objects.get().payload == before
    assert ClinicianNote.objects.get().text == "次回に話す"
    address = client.post("/staff/shared/", {"code": code})["Location"]
    assert "次回に話す" in client.get(f"{address}findings/").content.decode()
    assert Authenticator.objects.get(user=client.person).wrap().validate_code("x") is False
    assert AuditEvent.objects.filter(action="data_keys.rotated").exists()


def test_without_rotation_the_old_key_is_needed(shared, settings):
    settings.DATA_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(CommandError, match=r"No key in DATA_KEYS opens this.*Nothing was changed"):
        call_command("rotate_data_keys")

    assert not AuditEvent.objects.filter(action="data_keys.rotated").exists()
