"""What is done with the content stands in the audit list too, and in no other case."""

import pytest

from decisionaid.audit.models import AuditEvent
from decisionaid.releases import draft_actions, proofs, publish_actions, review_actions
from decisionaid.releases.actions import load_draft_from_release
from decisionaid.releases.errors import ContentRefused, NotAllowed
from decisionaid.releases.events import PREFIX
from decisionaid.releases.models import ReleaseEvent
from tests.content_staff import NOW, approve, change_wool, propose, prove_as
from tests.unit.small_aid import TEXTS


def audited():
    """Give code and person of the lines about content, oldest first."""
    events = AuditEvent.objects.filter(action__startswith=PREFIX).order_by("pk")
    return [(event.action.removeprefix(PREFIX), event.actor) for event in events]


def in_history():
    """Give the same of the history; the pieces that an import changes are told in its one line."""
    return [(event.action, event.by) for event in ReleaseEvent.objects.order_by("pk")]


@pytest.fixture
def people(editor, reviewer, clinician):
    return {"editor": editor, "reviewer": reviewer, "clinician": clinician}


@pytest.fixture
def reviewed(first, people):
    change_wool(people["editor"])
    release = propose(people["editor"])
    approve(release, people["reviewer"])
    return release


def test_each_step_of_the_draft_leaves_a_line(first, people):
    editor, clinician = people["editor"], people["clinician"]
    wool = change_wool(editor)
    body = {**wool.body, "id": "cotton"}
    cotton = draft_actions.create_item(kind="glossary", body=body, after=None, by=editor, now=NOW)
    draft_actions.delete_item(item_id=cotton.pk, version=cotton.version, by=editor, now=NOW)
    draft_actions.sign_off_item(
        item_id=wool.pk,
        version=wool.version,
        clinician="Chie",
        review_due_on=NOW.date().replace(year=2027),
        by=clinician,
        now=NOW,
    )

    assert audited() == in_history()
    assert [action for action, _ in audited()] == [
        "draft_loaded",
        "published",
        "item_changed",
        "item_created",
        "item_deleted",
        "item_signed_off",
    ]
    assert AuditEvent.objects.get(action="content.item_created").object_id == "glossary/cotton"


def test_each_step_of_a_review_leaves_a_line(first, people):
    editor, reviewer = people["editor"], people["reviewer"]
    change_wool(editor)
    release = propose(editor)
    review_actions.comment_on_release(release_id=release.pk, comment="Hm", by=reviewer, now=NOW)
    review_actions.take_back_release(release_id=release.pk, by=editor, now=NOW)
    release = propose(editor)
    review_actions.request_changes(
        release_id=release.pk, content_hash=release.content_hash, comment="No", by=reviewer, now=NOW
    )

    assert audited() == in_history()
    assert [action for action, _ in audited()][3:] == [
        "proposed",
        "commented",
        "taken_back",
        "proposed",
        "changes_requested",
    ]
    assert AuditEvent.objects.filter(action="content.proposed").first().object_id == "2"


def test_each_step_of_publishing_leaves_a_line(first, reviewed, people, proof_holds):
    reviewer = people["reviewer"]
    common = {"by": reviewer, "now": NOW}
    publish_actions.schedule_release(release_id=reviewed.pk, publish_at=NOW.replace(year=2027), **common)
    publish_actions.unschedule_release(release_id=reviewed.pk, **common)
    publish_actions.publish_release(release_id=reviewed.pk, **common)
    publish_actions.restore_release(release_id=first.pk, reason="Wrong", **common)

    assert audited() == in_history()
    assert [action for action, _ in audited()][4:] == [
        "approved",
        "scheduled",
        "unscheduled",
        "retired",
        "published",
        "retired",
        "restored",
    ]


def test_refused_publishing_is_a_line_of_its_own(reviewed, people, monkeypatch):
    monkeypatch.setattr(proofs, "run_apart", prove_as("T1 does not hold"))

    with pytest.raises(ContentRefused):
        publish_actions.publish_release(release_id=reviewed.pk, by=people["reviewer"], now=NOW)

    event = AuditEvent.objects.get(action="content.publish_refused")
    assert (event.outcome, event.actor) == ("refused", people["reviewer"])
    assert "T1 does not hold" in event.note


def test_an_import_is_one_line(first, people):
    draft_actions.load_draft(texts=TEXTS, origin="zip file: a.zip", by=people["editor"], now=NOW)
    load_draft_from_release(release=first, by=people["editor"], now=NOW)

    lines = AuditEvent.objects.filter(action="content.draft_imported").order_by("pk")
    assert [line.note for line in lines] == ["zip file: a.zip", "release 1"]


def test_what_is_refused_leaves_no_line_of_having_been_done(first, people):
    change_wool(people["editor"])
    release = propose(people["editor"])
    before = audited()

    with pytest.raises(NotAllowed):
        approve(release, people["editor"])

    assert audited() == before
