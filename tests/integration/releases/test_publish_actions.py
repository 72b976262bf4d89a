"""Publishing at once, at a date, and going back. Each refusal leaves the live release as it was."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from decisionaid.releases import proofs, publish_actions, review_actions
from decisionaid.releases.errors import ContentRefused, Refused, WrongState
from decisionaid.releases.models import Release, ReleaseEvent
from decisionaid.releases.selectors import find_published_number
from tests.content_staff import NOW, approve, change_wool, propose, prove_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("proof_holds")]
Status = Release.Status
LATER = NOW + timedelta(days=1)


@pytest.fixture
def proposed(first, editor):
    change_wool(editor)
    return propose(editor)


@pytest.fixture
def approved(proposed, reviewer):
    approve(proposed, reviewer)
    return proposed


def publish(release, by, now=NOW):
    return publish_actions.publish_release(release_id=release.pk, by=by, now=now)


class TestPublishing:
    def test_an_approved_release_goes_live_and_the_one_before_is_retired(self, first, approved, reviewer):
        publish(approved, reviewer)

        first.refresh_from_db()
        approved.refresh_from_db()
        assert (first.status, approved.status) == (Status.RETIRED, Status.PUBLISHED)
        assert (approved.published_at, approved.published_by) == (NOW, reviewer)
        told = ReleaseEvent.objects.order_by("-pk").values_list("action", "release__number")[:2]
        assert list(told) == [("published", 2), ("retired", 1)]

    def test_without_an_approval_nothing_goes_live(self, proposed, reviewer):
        with pytest.raises(WrongState):
            publish(proposed, reviewer)

        assert find_published_number() == 1

    @pytest.mark.parametrize("state", ["live already", "sent back", "missing"])
    def test_in_another_state_nothing_goes_live(self, first, approved, reviewer, state):
        if state == "live already":
            publish(approved, reviewer)
        elif state == "sent back":
            review_actions.take_back_release(release_id=approved.pk, by=reviewer, now=NOW)
        else:
            approved.pk = 999

        with pytest.raises(WrongState):
            publish(approved, reviewer)

    def test_the_proof_runs_again_and_refuses_with_a_list(self, approved, reviewer, monkeypatch):
        monkeypatch.setattr(proofs, "run_apart", prove_as("T2 fails"))

        with pytest.raises(ContentRefused) as error:
            publish(approved, reviewer)

        assert error.value.reasons == ("T2 fails(日本語)",)
        assert find_published_number() == 1
        event = ReleaseEvent.objects.first()
        assert event.action == "publish_refused"
        assert "T2 fails" in event.comment

    def test_the_checks_run_again_on_the_files(self, approved, reviewer):
        Release.objects.filter(pk=approved.pk).update(files={**approved.files, "x.yaml": "nonsense: 1"})

        with pytest.raises(ContentRefused, match="nonsense"):
            publish(approved, reviewer)

    def test_files_that_hold_other_content_are_refused(self, first, approved, reviewer):
        Release.objects.filter(pk=approved.pk).update(files=first.files)

        with pytest.raises(ContentRefused):
            publish(approved, reviewer)

        assert find_published_number() == 1

    def test_a_content_that_changes_while_the_checks_run_is_refused(self, approved, reviewer, monkeypatch):
        def swap(content):
            Release.objects.filter(pk=approved.pk).update(content_hash="f" * 64)
            return prove_as()(content)

        monkeypatch.setattr(proofs, "run_apart", swap)

        with pytest.raises(WrongState):
            publish(approved, reviewer)

        assert find_published_number() == 1


def test_the_real_proof_passes_the_shipped_content(release):
    from decisionaid.content.prove.told import prove_aid

    assert prove_aid(release.aid) == ()


class TestAtADate:
    def schedule(self, release, by, at=LATER):
        publish_actions.schedule_release(release_id=release.pk, publish_at=at, by=by, now=NOW)

    def test_it_goes_live_when_its_time_has_come(self, approved, reviewer):
        self.schedule(approved, reviewer)

        assert publish_actions.publish_due_releases(now=LATER - timedelta(seconds=1)) == ([], [])
        assert find_published_number() == 1
        published, refused = publish_actions.publish_due_releases(now=LATER)

        assert ([release.number for release in published], refused) == ([2], [])
        assert find_published_number() == 2

    def test_a_time_that_has_passed_is_refused(self, approved, reviewer):
        with pytest.raises(WrongState):
            self.schedule(approved, reviewer, at=NOW)

    def test_a_release_without_approval_is_not_planned(self, proposed, reviewer):
        with pytest.raises(WrongState):
            self.schedule(proposed, reviewer)

    def test_a_plan_can_be_called_off(self, approved, reviewer):
        self.schedule(approved, reviewer)

        publish_actions.unschedule_release(release_id=approved.pk, by=reviewer, now=NOW)

        assert publish_actions.publish_due_releases(now=LATER) == ([], [])
        with pytest.raises(WrongState):
            publish_actions.unschedule_release(release_id=approved.pk, by=reviewer, now=NOW)

    def test_a_plan_ends_when_the_release_is_sent_back(self, approved, reviewer):
        self.schedule(approved, reviewer)

        review_actions.take_back_release(release_id=approved.pk, by=reviewer, now=NOW)

        approved.refresh_from_db()
        assert approved.publish_at is None

    def test_what_the_checks_refuse_is_told_once(self, approved, reviewer, monkeypatch):
        self.schedule(approved, reviewer)
        monkeypatch.setattr(proofs, "run_apart", prove_as("T2 fails"))

        published, refused = publish_actions.publish_due_releases(now=LATER)

        assert published == []
        assert [(release.number, error.reasons) for release, error in refused] == [(2, ("T2 fails(日本語)",))]
        assert publish_actions.publish_due_releases(now=LATER) == ([], [])

    def test_the_command_publishes_and_tells(self, approved, reviewer):
        self.schedule(approved, reviewer)
        Release.objects.filter(pk=approved.pk).update(publish_at=NOW - timedelta(days=400))
        out = StringIO()

        call_command("publish_due", stdout=out)
        call_command("publish_due", stdout=out)

        assert out.getvalue() == "Release 2 is live.\nNothing is due.\n"
        assert ReleaseEvent.objects.first().by is None

    def test_the_command_ends_with_1_when_something_is_refused(self, approved, reviewer, monkeypatch):
        self.schedule(approved, reviewer)
        Release.objects.filter(pk=approved.pk).update(publish_at=NOW - timedelta(days=400))
        monkeypatch.setattr(proofs, "run_apart", prove_as("T2 fails"))
        errors = StringIO()

        with pytest.raises(SystemExit) as end:
            call_command("publish_due", stderr=errors)

        assert end.value.code == 1
        assert "T2 fails" in errors.getvalue()


class TestGoingBack:
    def restore(self, release, by, reason="A number was wrong"):
        return publish_actions.restore_release(release_id=release.pk, reason=reason, by=by, now=LATER)

    def test_an_earlier_release_is_live_again_with_an_event_of_its_own(self, first, approved, reviewer):
        publish(approved, reviewer)
        before = (first.content_hash, first.published_at)

        self.restore(first, reviewer)

        first.refresh_from_db()
        approved.refresh_from_db()
        assert (first.status, approved.status) == (Status.PUBLISHED, Status.RETIRED)
        assert (first.content_hash, first.published_at) == before
        event = ReleaseEvent.objects.first()
        assert (event.action, event.release, event.comment) == ("restored", first, "A number was wrong")

    def test_who_edited_what_was_taken_back_still_cannot_approve_it(self, first, approved, editor, reviewer):
        publish(approved, reviewer)
        self.restore(first, reviewer)

        again = propose(reviewer)

        with pytest.raises(Refused):
            approve(again, editor)

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_a_reason_is_needed(self, first, approved, reviewer, reason):
        publish(approved, reviewer)

        with pytest.raises(Refused):
            self.restore(first, reviewer, reason)

        assert find_published_number() == 2

    def test_only_a_retired_release_can_come_back(self, first, approved, reviewer):
        for release in (first, approved):
            with pytest.raises(WrongState):
                self.restore(release, reviewer)
