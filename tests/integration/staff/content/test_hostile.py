"""Tried as somebody would who wants their own text live, or a published one other than it was.

Four eyes and frozen releases hold on every way in: pages of the panel and forged forms, stock pages of the
admin, commands, the models and their querysets, and rows written past them.
"""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command, get_commands
from django.db import DatabaseError, transaction
from django.urls import NoReverseMatch, reverse

from decisionaid.releases import publish_actions, review_actions
from decisionaid.releases.errors import ContentRefused, NotAllowed, Refused, WrongState
from decisionaid.releases.models import Release, ReleaseEvent, Review
from decisionaid.releases.models.frozen import FrozenRow
from decisionaid.releases.proofs import ProofGoesOn
from decisionaid.releases.selectors import find_published_number
from tests.content_staff import NOW, approve, change_wool, keep_proof, propose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("proof_holds")]
STEPS = ("comment", "request_changes", "approve", "take_back", "publish", "schedule", "unschedule")
EVERY_FIELD = {
    **{"status": "published", "note": "mine", "content": "{}", "files": "{}", "comment": "x", "live": "1"},
    **{"content_hash": "0" * 64, "number": "9", "publish_at": "2099-01-01 09:00", "_save": "Save"},
}


def address(name, release=None):
    return reverse(f"admin:releases_release_{name}", args=[release.pk] if release else [])


def row_of(release):
    """Give the row as it is in the database; its state too, but for nothing else."""
    return Release.objects.filter(pk=release.pk).values().get()


@pytest.fixture
def almighty(people):
    """The editor, who may do whatever a permission can give."""
    people["editor"].is_superuser = True
    people["editor"].save()
    return people["editor"]


@pytest.fixture
def proposed(first, people):
    change_wool(people["editor"])
    release = propose(people["editor"])
    keep_proof(release)
    return release


def assert_not_live(release, by):
    with pytest.raises(WrongState):
        publish_actions.publish_release(release_id=release.pk, by=by, now=NOW)
    assert find_published_number() == 1
    assert not ReleaseEvent.objects.filter(action="published", release=release).exists()


class TestOwnTextLive:
    @pytest.mark.parametrize("step", ["approve", "request_changes", "publish", "schedule"])
    def test_no_step_of_the_panel_helps_the_proposer(self, proposed, almighty, log_in, step):
        fields = {**EVERY_FIELD, "content_hash": proposed.content_hash, "by": "2", "is_approved": "1"}

        response = log_in("editor").post(address(step, proposed), fields)

        assert response.status_code == 409
        assert not Review.objects.exists()
        assert_not_live(proposed, almighty)

    def test_the_page_offers_the_proposer_no_verdict(self, proposed, almighty, log_in):
        page = log_in("editor").get(address("change", proposed)).content.decode()

        assert address("approve", proposed) not in page
        assert address("publish", proposed) not in page

    def test_a_review_written_past_the_action_does_not_count(self, proposed, almighty):
        verdict = {"verdict": "approved", "content_hash": proposed.content_hash, "by": almighty, "at": NOW}
        Review.objects.create(release=proposed, **verdict)
        Review.objects.bulk_create([Review(release=proposed, **verdict)])

        assert_not_live(proposed, almighty)
        with pytest.raises(WrongState):
            publish_actions.schedule_release(
                release_id=proposed.pk, publish_at=NOW + timedelta(days=1), by=almighty, now=NOW
            )

    def test_another_name_in_the_row_makes_nobody_else_of_the_proposer(self, proposed, almighty, people):
        Release.objects.filter(pk=proposed.pk).update(proposed_by=people["nobody"], last_event=0)

        with pytest.raises(NotAllowed):
            approve(proposed, almighty)
        assert_not_live(proposed, almighty)

    def test_a_date_written_into_the_row_publishes_nothing(self, proposed, almighty):
        Release.objects.filter(pk=proposed.pk).update(publish_at=NOW - timedelta(days=400))
        errors = StringIO()

        with pytest.raises(SystemExit):
            call_command("publish_due", stderr=errors)

        assert "Release 2 was not published" in errors.getvalue()
        assert_not_live(proposed, almighty)

    def test_no_command_approves_or_publishes_at_once(self):
        own = {name for name, app in get_commands().items() if app.startswith("decisionaid.")}

        assert not [name for name in own if "approve" in name or "review" in name]
        assert {name for name in own if "publish" in name} == {"publish_due"}

    def test_an_approver_who_edited_since_does_not_count_when_the_same_is_proposed_again(
        self, proposed, people, almighty
    ):
        reviewer = people["reviewer"]
        approve(proposed, reviewer)
        review_actions.take_back_release(release_id=proposed.pk, by=almighty, now=NOW)
        change_wool(reviewer, "Something else")
        change_wool(reviewer)
        again = propose(almighty)

        assert (again.pk, again.content_hash) == (proposed.pk, proposed.content_hash)
        assert not review_actions.is_approved(again)
        assert_not_live(again, reviewer)

    @pytest.mark.parametrize("column", ["content", "files"])
    def test_content_slipped_in_after_the_approval_goes_not_live(self, first, proposed, people, column):
        approve(proposed, people["reviewer"])
        Release.objects.filter(pk=proposed.pk).update(**{column: getattr(first, column)})

        with pytest.raises(ContentRefused):
            publish_actions.publish_release(release_id=proposed.pk, by=people["reviewer"], now=NOW)

        assert find_published_number() == 1

    @pytest.mark.parametrize("column", ["content", "files"])
    def test_content_slipped_in_while_the_checks_run_goes_not_live(
        self, first, proposed, people, monkeypatch, column
    ):
        approve(proposed, people["reviewer"])
        turn = publish_actions._turn_live

        def slip_in(*arguments, **named):
            Release.objects.filter(pk=proposed.pk).update(**{column: getattr(first, column)})
            return turn(*arguments, **named)

        monkeypatch.setattr(publish_actions, "_turn_live", slip_in)
        with pytest.raises(WrongState):
            publish_actions.publish_release(release_id=proposed.pk, by=people["reviewer"], now=NOW)

        assert find_published_number() == 1

    def test_a_proof_of_other_content_is_no_proof_of_this(self, first, people):
        keep_proof(first)
        change_wool(people["editor"])
        release = propose(people["editor"])
        approve(release, people["reviewer"])

        with pytest.raises(ProofGoesOn):
            publish_actions.publish_release(
                release_id=release.pk,
                by=people["reviewer"],
                now=NOW,
                terms=publish_actions.Terms(is_waiting=False),
            )

        assert find_published_number() == 1


class TestPublishedRelease:
    @pytest.fixture(params=["published", "retired"])
    def frozen(self, request, first, proposed, people):
        approve(proposed, people["reviewer"])
        publish_actions.publish_release(release_id=proposed.pk, by=people["reviewer"], now=NOW)
        wanted = proposed if request.param == "published" else first
        return Release.objects.get(pk=wanted.pk)

    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("role", ["editor", "reviewer"])
    def test_no_step_of_the_panel_changes_it(self, frozen, people, log_in, step, role):
        people[role].is_superuser = True
        people[role].save()
        before, events = row_of(frozen), ReleaseEvent.objects.count()

        response = log_in(role).post(
            address(step, frozen), {**EVERY_FIELD, "content_hash": frozen.content_hash}
        )

        assert response.status_code == 409
        assert (row_of(frozen), ReleaseEvent.objects.count()) == (before, events)

    @pytest.mark.parametrize(
        ("path", "fields", "status"),
        [
            ("{pk}/change/", EVERY_FIELD, {405}),
            ("{pk}/delete/", {"post": "yes"}, {404}),
            ("{pk}/history/", EVERY_FIELD, {404}),
            ("add/", EVERY_FIELD, {404}),
            ("", {"action": "delete_selected", "_selected_action": "{pk}", "post": "yes"}, {200, 302, 403}),
            ("", {"form-TOTAL_FORMS": "1", "form-0-id": "{pk}", "_save": "Save"}, {200, 302, 403}),
        ],
    )
    def test_no_stock_page_of_the_admin_changes_it(self, frozen, people, log_in, path, fields, status):
        people["editor"].is_superuser = True
        people["editor"].save()
        before = row_of(frozen)
        filled = {name: value.replace("{pk}", str(frozen.pk)) for name, value in fields.items()}

        response = log_in("editor").post(address("changelist") + path.format(pk=frozen.pk), filled)

        assert response.status_code in status
        assert row_of(frozen) == before
        assert Release.objects.count() == 2

    @pytest.mark.parametrize("name", ["add", "delete", "history"])
    def test_the_admin_has_no_such_page(self, name):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:releases_release_{name}", args=[1] if name != "add" else [])

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param(lambda r: Release.objects.update(note="x"), id="update all"),
            pytest.param(
                lambda r: Release.objects.update_or_create(pk=r.pk, defaults={"note": "x"}), id="upsert"
            ),
            pytest.param(lambda r: Release._base_manager.filter(pk=r.pk).update(note="x"), id="base manager"),
            pytest.param(lambda r: Release._base_manager.filter(pk=r.pk).delete(), id="base manager, delete"),
            pytest.param(lambda r: Release.objects.filter(pk=r.pk)._raw_delete("default"), id="raw delete"),
            pytest.param(lambda r: Release.objects.bulk_update([r], ["files"]), id="bulk update"),
            pytest.param(
                lambda r: Release.objects.bulk_create(
                    [r], update_conflicts=True, update_fields=["note"], unique_fields=["id"]
                ),
                id="bulk create over it",
            ),
            pytest.param(lambda r: r.save_base(raw=True), id="save as a fixture does"),
            pytest.param(lambda r: r.save(update_fields=["status", "note"]), id="save with the status"),
            pytest.param(lambda r: r.reviews.all().delete(), id="take its reviews away"),
            pytest.param(lambda r: r.events.all()._raw_delete("default"), id="take its history away"),
        ],
    )
    def test_no_way_of_the_models_changes_it(self, frozen, change):
        before, events = row_of(frozen), ReleaseEvent.objects.count()
        frozen.note, frozen.files = "other words", {"x.yaml": "a: 1"}

        # Where the models let something through, the triggers of the database do not.
        with pytest.raises((FrozenRow, DatabaseError)), transaction.atomic():
            change(frozen)

        assert (row_of(frozen), ReleaseEvent.objects.count()) == (before, events)

    def test_the_draft_of_a_release_in_review_is_not_the_release(self, proposed, people):
        before = row_of(proposed)

        change_wool(people["editor"], "Harder wool")

        assert row_of(proposed) == before
        with pytest.raises(Refused):
            propose(people["editor"])
