"""Proposing and reviewing: who may, and in which state. Each refusal leaves everything as it was."""

import pytest

from decisionaid.content.load import load_texts
from decisionaid.releases import draft_actions, review_actions
from decisionaid.releases.errors import ContentRefused, NotAllowed, NothingChanged, Refused, WrongState
from decisionaid.releases.models import Release, ReleaseEvent, Review
from tests.content_staff import NOW, REVIEWER, approve, change, change_wool, get_item, make_person, propose

pytestmark = pytest.mark.django_db
Status = Release.Status


@pytest.fixture
def proposed(first, editor):
    change_wool(editor)
    return propose(editor)


def send_back(release, by, comment="Say how soft"):
    review_actions.request_changes(
        release_id=release.pk, content_hash=release.content_hash, comment=comment, by=by, now=NOW
    )
    release.refresh_from_db()


def snapshot():
    return list(Release.objects.values_list("number", "status", "content_hash")), ReleaseEvent.objects.count()


def sign_off(item, by):
    draft_actions.sign_off_item(
        item_id=item.pk,
        version=item.version,
        clinician="Chie",
        review_due_on=NOW.date().replace(year=2027),
        by=by,
        now=NOW,
    )


class TestProposing:
    def test_the_draft_is_frozen_as_it_is(self, proposed, editor):
        change_wool(editor, "Softer wool")

        proposed.refresh_from_db()
        assert (proposed.number, proposed.status, proposed.proposed_by) == (2, Status.IN_REVIEW, editor)
        assert load_texts(proposed.files).glossary[0].meaning.en == "Soft wool"
        assert proposed.content["glossary"][0]["meaning"]["en"] == "Soft wool"
        assert ReleaseEvent.objects.filter(action="proposed").get().comment == "Softer"

    def test_the_live_release_stays_live(self, first, proposed):
        first.refresh_from_db()
        assert first.status == Status.PUBLISHED

    def test_a_draft_like_the_live_release_is_not_proposed(self, first, editor):
        with pytest.raises(NothingChanged):
            propose(editor)

    def test_a_draft_with_mistakes_is_not_proposed(self, first, editor):
        change("glossary", "wool", by=editor, meaning={"ja": "絶対に安全です", "en": "It is miraculous"})
        before = snapshot()

        with pytest.raises(ContentRefused) as error:
            propose(editor)

        assert {mistake.file for mistake in error.value.mistakes} == {"glossary/wool"}
        assert snapshot() == before

    def test_one_release_at_a_time_is_in_review(self, proposed, editor):
        change_wool(editor, "Softer wool")

        with pytest.raises(WrongState):
            propose(editor)

    def test_without_a_draft_nothing_is_proposed(self, db, editor):
        with pytest.raises(WrongState):
            propose(editor)

    def test_a_mark_that_went_away_around_the_form_needs_a_sign_off(self, first, editor, clinician):
        texts = {**first.files, "questions.yaml": first.files["questions.yaml"].replace(
            "urgent: {level: emergency,", "urgent: {needs_clinician: false, level: emergency,"
        )}  # fmt: skip
        draft_actions.load_draft(texts=texts, origin="a.zip", by=editor, now=NOW)

        with pytest.raises(ContentRefused, match="questions/urgent-signs"):
            propose(editor)

    def test_a_mark_that_a_clinician_signed_off_may_go(self, first, editor, clinician):
        item = get_item("questions", "urgent-signs")
        sign_off(item, clinician)

        assert propose(editor).status == Status.IN_REVIEW


class TestVerdicts:
    def test_somebody_else_approves(self, proposed, reviewer):
        approve(proposed, reviewer)

        assert review_actions.is_approved(proposed)
        assert Review.objects.get().content_hash == proposed.content_hash
        assert ReleaseEvent.objects.first().action == "approved"

    def test_the_proposer_cannot_approve_whatever_they_may_do(self, proposed, editor):
        editor.is_superuser = True
        editor.save()
        before = snapshot()

        with pytest.raises(NotAllowed):
            approve(proposed, editor)

        assert snapshot() == before
        assert not Review.objects.exists()

    def test_who_edited_and_did_not_propose_cannot_approve(self, first, editor, reviewer):
        change_wool(reviewer)
        release = propose(editor)

        with pytest.raises(NotAllowed):
            approve(release, reviewer)
        with pytest.raises(NotAllowed):
            send_back(release, reviewer)

    def test_an_edit_that_was_undone_again_counts(self, first, editor, reviewer):
        change_wool(reviewer)
        change("glossary", "wool", by=editor, meaning={"ja": "別の言葉です", "en": "Other words"})

        with pytest.raises(NotAllowed):
            approve(propose(editor), reviewer)

    def test_who_proposed_it_the_round_before_cannot_approve(self, proposed, reviewer):
        other = make_person("other", REVIEWER)
        review_actions.take_back_release(release_id=proposed.pk, by=other, now=NOW)
        again = propose(other)
        review_actions.take_back_release(release_id=again.pk, by=reviewer, now=NOW)
        third = propose(reviewer)

        assert third.number == 2
        with pytest.raises(NotAllowed):
            approve(third, other)

    def test_a_clinician_who_signed_off_may_approve(self, first, editor):
        both = make_person("both", REVIEWER)
        item = get_item("questions", "urgent-signs")
        sign_off(item, both)

        approve(propose(editor), both)

    def test_edits_after_the_proposal_do_not_count(self, proposed, reviewer):
        change_wool(reviewer, "For the next release")

        approve(proposed, reviewer)

    def test_an_approval_holds_for_the_content_that_was_looked_at(self, proposed, editor, reviewer):
        approve(proposed, reviewer)
        review_actions.take_back_release(release_id=proposed.pk, by=editor, now=NOW)
        change_wool(editor, "Other wool")

        again = propose(editor)

        assert again.pk == proposed.pk
        assert not review_actions.is_approved(again)
        with pytest.raises(WrongState):
            approve(proposed, reviewer)

    def test_a_release_that_is_sent_back_is_proposed_again_under_its_number(self, proposed, editor, reviewer):
        send_back(proposed, reviewer)
        assert proposed.status == Status.DRAFT

        change_wool(editor, "Very soft wool")
        again = propose(editor)

        assert (again.number, again.status) == (2, Status.IN_REVIEW)
        assert Review.objects.get().comment == "Say how soft"

    def test_sending_back_needs_a_reason(self, proposed, reviewer):
        with pytest.raises(Refused):
            send_back(proposed, reviewer, comment=" ")

        proposed.refresh_from_db()
        assert proposed.status == Status.IN_REVIEW

    @pytest.mark.parametrize("state", ["published", "sent back"])
    def test_no_verdict_outside_of_review(self, first, proposed, reviewer, state):
        release = first
        if state == "sent back":
            send_back(proposed, reviewer)
            release = proposed

        with pytest.raises(WrongState):
            approve(release, reviewer)
        with pytest.raises(WrongState):
            send_back(release, reviewer)
        with pytest.raises(WrongState):
            review_actions.take_back_release(release_id=release.pk, by=reviewer, now=NOW)

    def test_no_verdict_on_a_release_that_is_not_there(self, first, reviewer):
        first.pk = 999

        with pytest.raises(WrongState):
            approve(first, reviewer)


class TestComments:
    def test_a_comment_is_an_event(self, proposed, editor):
        review_actions.comment_on_release(release_id=proposed.pk, comment="Why?", by=editor, now=NOW)

        event = ReleaseEvent.objects.first()
        assert (event.action, event.comment, event.by) == ("commented", "Why?", editor)

    def test_an_empty_comment_and_one_on_a_published_release_are_refused(self, first, proposed, editor):
        for release, comment in ((proposed, " "), (first, "Why?")):
            with pytest.raises(Refused):
                review_actions.comment_on_release(release_id=release.pk, comment=comment, by=editor, now=NOW)
