"""What one person publishes alone, by whatever way: nothing. On PostgreSQL with `--postgres` too."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from decisionaid.clinic import actions
from decisionaid.clinic.models import ClinicDraft, ClinicVersion
from decisionaid.clinic.selectors import get_draft, hash_of_facts
from decisionaid.releases.models.frozen import FrozenRow
from tests.clinics import FACTS, OFFER, publish_clinic, write_draft
from tests.staff import log_in, make_person

pytestmark = pytest.mark.django_db
FULL = FACTS.model_dump(mode="json")
EMPTY = {**FULL, "offers": []}


@pytest.fixture
def person(live_aid):
    return make_person("administrator", "reviewer")


@pytest.fixture
def other():
    return make_person("reviewer")


def row(person, other, **changes):
    made = {
        "number": 7,
        "facts": FULL,
        "content_hash": hash_of_facts(FULL),
        "published_at": timezone.now(),
        "proposed_by": person,
        "approved_by": other,
    }
    return ClinicVersion(**made | changes)


def propose(person):
    write_draft(person)
    actions.propose(revision=get_draft().revision, by=person, now=timezone.now())


@pytest.mark.parametrize("way", ["save", "bulk"])
@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="approved by who proposed it"),
        pytest.param({"is_withdrawal": True}, id="prices as a withdrawal"),
        pytest.param({"is_withdrawal": True, "facts": {}}, id="a withdrawal of nothing"),
        pytest.param({"proposed_by": None}, id="proposed by nobody"),
        pytest.param({"approved_by": None}, id="approved by nobody"),
    ],
)
def test_database_takes_no_version_of_one_person(person, way, changes):
    version = row(person, person, **changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        if way == "save":
            version.save()
        else:
            ClinicVersion.objects.bulk_create([version])

    assert not ClinicVersion.objects.exists()


def test_database_takes_a_version_of_two_and_a_withdrawal_of_one(person, other):
    row(person, other).save()
    row(person, person, number=8, is_withdrawal=True, facts=EMPTY).save()

    assert ClinicVersion.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda version, other: ClinicVersion.objects.update(approved_by=other), id="update"),
        pytest.param(
            lambda version, other: ClinicVersion.objects.bulk_update([version], ["facts"]), id="bulk"
        ),
        pytest.param(
            lambda version, other: ClinicVersion.objects.bulk_create(
                [version],
                update_conflicts=True,
                update_fields=["facts", "is_withdrawal"],
                unique_fields=["number"],
            ),
            id="insert over it",
        ),
        pytest.param(
            lambda version, other: connection.cursor().execute(
                "UPDATE clinic_clinicversion SET approved_by_id = %s", [other.pk]
            ),
            id="update by SQL",
        ),
        pytest.param(
            lambda version, other: connection.cursor().execute("DELETE FROM clinic_clinicversion"),
            id="delete by SQL",
        ),
    ],
)
def test_published_version_is_not_rewritten(person, other, change):
    publish_clinic()
    before = ClinicVersion.objects.values().get()
    version = ClinicVersion.objects.get()
    version.facts = {**version.facts, "offers": [{**FULL["offers"][0], "price_low": 1}]}

    with pytest.raises((DatabaseError, FrozenRow)), transaction.atomic():
        change(version, other)

    assert ClinicVersion.objects.values().get() == before


def send(client, path, **data):
    return client.post(f"/staff/clinic/{path}", {"revision": get_draft().revision, **data})


def test_forged_fields_make_nobody_a_second_person(person, other):
    propose(person)
    client = log_in(Client(), person)
    forged = {
        "by": other.pk,
        "proposed_by": other.pk,
        "approved_by": other.pk,
        "editors": "",
        "is_withdrawal": "on",
        "status": "draft",
    }

    assert send(client, "approve/", **forged).status_code == 403
    assert not ClinicVersion.objects.exists()
    draft = ClinicDraft.objects.get()
    assert (draft.proposed_by, list(draft.editors.all())) == (person, [person])


def test_who_proposed_it_is_held_to_it_without_the_list_of_hands(person):
    propose(person)
    ClinicDraft.objects.get().editors.clear()

    assert send(log_in(Client(), person), "approve/").status_code == 403
    assert not ClinicVersion.objects.exists()


def test_proposal_of_somebody_else_does_not_wash_an_own_price(person, other):
    """Who wrote a price lets another propose it, and approves it: still one pair of eyes."""
    write_draft(person)
    proposer = make_person("administrator")
    actions.propose(revision=get_draft().revision, by=proposer, now=timezone.now())

    assert send(log_in(Client(), person), "approve/").status_code == 403
    assert send(log_in(Client(), other), "approve/").status_code == 302


def test_sending_back_and_proposing_again_forgets_no_hand(person, other):
    propose(person)
    client = log_in(Client(), person)
    assert send(client, "send-back/", reason="x").status_code == 302
    actions.propose(revision=get_draft().revision, by=make_person("administrator"), now=timezone.now())

    assert send(client, "approve/").status_code == 403
    assert not ClinicVersion.objects.exists()


def test_who_wrote_the_version_before_may_approve_what_others_write_now(person, other):
    propose(person)
    assert send(log_in(Client(), other), "approve/").status_code == 302
    write_draft(other, offers=(OFFER.model_copy(update={"price_low": 30_000}),))
    actions.propose(revision=get_draft().revision, by=other, now=timezone.now())

    assert send(log_in(Client(), person), "approve/").status_code == 302


def test_withdrawal_publishes_nothing_that_was_sent_with_it(person):
    publish_clinic()
    facts = json.dumps(
        {**FULL, "offers": [OFFER.model_copy(update={"price_low": 1}).model_dump(mode="json")]}
    )

    assert send(log_in(Client(), person), "withdraw/", facts=facts, offers=facts).status_code == 302

    newest = ClinicVersion.objects.first()
    assert (newest.is_withdrawal, newest.facts) == (True, EMPTY)
    assert get_draft().facts["offers"] == FULL["offers"]


def test_state_that_was_set_by_hand_does_not_publish(person, other):
    """The draft is an ordinary row; what is in it by another way has no proposer, and is not published."""
    write_draft(person)
    ClinicDraft.objects.update(status="in_review", proposed_at=timezone.now())
    ClinicDraft.objects.get().editors.clear()

    client = log_in(Client(raise_request_exception=False), other)
    with transaction.atomic():
        response = send(client, "approve/")

    assert response.status_code >= 400
    assert not ClinicVersion.objects.exists()
