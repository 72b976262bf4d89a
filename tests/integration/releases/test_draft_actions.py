"""The draft: loading, and pieces changed one by one. Each refusal leaves everything as it was."""

from datetime import date, timedelta

import pytest

from decisionaid.content.load import load_texts
from decisionaid.content.mistakes import ContentError
from decisionaid.content.pieces import pieces_of
from decisionaid.content.write_yaml import write_files
from decisionaid.releases import draft_actions
from decisionaid.releases.actions import files_of, load_draft_from_release, load_draft_if_none
from decisionaid.releases.draft_rows import draft_files, draft_pieces
from decisionaid.releases.errors import (
    ChangedMeanwhile,
    KeyTaken,
    MarkNeedsClinician,
    NotAllowed,
    StillUsed,
    WrongState,
)
from decisionaid.releases.models import ContentFile, ContentItem, Draft, ReleaseEvent, SignOff
from decisionaid.releases.selectors import content_folder
from tests.content_staff import NOW, change, change_wool, get_item
from tests.unit.small_aid import TEXTS

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def snapshot():
    items = [
        tuple(row)
        for row in ContentItem.objects.order_by("pk").values_list("key", "version", "body_hash", "position")
    ]
    return items, ReleaseEvent.objects.count()


def actions():
    return list(ReleaseEvent.objects.order_by("pk").values_list("action", flat=True))


class TestLoading:
    def test_the_first_release_comes_with_its_draft(self, first):
        assert draft_pieces() == pieces_of(TEXTS)
        assert write_files(draft_pieces(), draft_files()) == TEXTS
        assert actions() == ["draft_loaded", "published"]

    def test_the_shipped_content_comes_out_byte_for_byte(self, db):
        texts = {
            path.relative_to(content_folder()).as_posix(): path.read_bytes().decode()
            for path in content_folder().rglob("*.yaml")
        }

        draft_actions.load_draft(texts=texts, origin="test", by=None, now=NOW)

        assert write_files(draft_pieces(), draft_files()) == texts

    def test_the_files_come_back_out_of_a_release(self, first):
        assert files_of(first) == TEXTS

    def test_a_release_of_which_no_files_were_kept_gives_the_same_content(self, first):
        first.files = {}

        assert load_texts(files_of(first)) == load_texts(TEXTS)

    def test_without_a_draft_the_live_release_is_loaded(self, first):
        for model in (ContentItem, ContentFile, Draft):
            model.objects.all().delete()

        assert load_draft_if_none(now=NOW) is True
        assert load_draft_if_none(now=NOW) is False
        assert draft_pieces() == pieces_of(TEXTS)

    def test_an_import_tells_each_piece_that_differs_and_keeps_the_others(self, first, editor):
        texts = {**TEXTS, "about.yaml": TEXTS["about.yaml"].replace("The hair of sheep", "Hair")}
        texts["about.yaml"] = texts["about.yaml"].replace("id: washing", "id: care")
        before = get_item("glossary", "wool").version

        draft_actions.load_draft(texts=texts, origin="a.zip", by=editor, now=LATER)

        assert get_item("glossary", "wool").version == before + 1
        assert get_item("rules", "K-01").version == 1
        told = ReleaseEvent.objects.filter(by=editor).values_list("action", "key")
        assert sorted(told) == [
            ("draft_imported", ""),
            ("item_changed", "wool"),
            ("item_created", "care"),
            ("item_deleted", "washing"),
        ]

    def test_an_import_with_mistakes_changes_nothing(self, first, editor):
        before = snapshot()

        with pytest.raises(ContentError, match="nonsense"):
            draft_actions.load_draft(texts={**TEXTS, "x.yaml": "nonsense: 1"}, origin="", by=editor, now=NOW)

        assert snapshot() == before

    def test_an_import_over_a_draft_that_changed_meanwhile_is_refused(self, first, editor, reviewer):
        seen = Draft.objects.get().revision
        change_wool(reviewer)
        before = snapshot()

        with pytest.raises(ChangedMeanwhile) as error:
            draft_actions.load_draft(texts=TEXTS, origin="", by=editor, now=NOW, revision=seen)

        assert error.value.by == "riku"
        assert snapshot() == before

    def test_a_draft_can_go_back_to_a_release(self, first, editor):
        change_wool(editor)

        load_draft_from_release(release=first, by=editor, now=NOW)

        assert draft_pieces() == pieces_of(TEXTS)
        assert get_item("glossary", "wool").version == 3


class TestChanging:
    def test_a_change_is_kept_with_its_event(self, first, editor):
        item = change_wool(editor)

        event = ReleaseEvent.objects.first()
        assert (item.version, item.updated_by) == (2, editor)
        assert (event.action, event.key, event.version, event.by) == ("item_changed", "wool", 2, editor)
        assert event.body == item.body
        assert "soft wool" in item.words

    def test_the_same_body_writes_nothing(self, first, editor):
        before = snapshot()

        change("glossary", "wool", by=editor)

        assert snapshot() == before

    def test_who_opened_an_older_version_is_told_who_changed_it(self, first, editor, reviewer):
        item = get_item("glossary", "wool")
        change_wool(reviewer)
        before = snapshot()

        with pytest.raises(ChangedMeanwhile) as error:
            draft_actions.change_item(item_id=item.pk, version=1, body=item.body, by=editor, now=NOW)

        assert (error.value.by, error.value.at) == ("riku", NOW)
        assert snapshot() == before

    def test_a_deleted_piece_cannot_be_changed(self, first, editor):
        item = get_item("left_out", "A0-05")
        draft_actions.delete_item(item_id=item.pk, version=1, by=editor, now=NOW)

        with pytest.raises(WrongState, match="deleted|削除"):
            draft_actions.change_item(item_id=item.pk, version=1, body={}, by=editor, now=NOW)

    def test_an_id_stays(self, first, editor):
        before = snapshot()

        with pytest.raises(KeyTaken):
            change("glossary", "wool", by=editor, id="cotton")

        assert snapshot() == before

    def test_a_key_that_is_no_id_may_change(self, first, editor):
        item = change("left_out", "A0-05", by=editor, row="A0-04")

        assert item.key == "A0-04"

    def test_a_mark_does_not_go_away_by_a_change(self, first, editor):
        choices = get_item("questions", "urgent-signs").body["choices"]
        choices[0]["urgent"]["needs_clinician"] = False
        before = snapshot()

        with pytest.raises(MarkNeedsClinician):
            change("questions", "urgent-signs", by=editor, choices=choices)

        assert snapshot() == before

    def test_a_marked_entry_may_be_taken_out_as_a_whole(self, first, editor):
        choices = get_item("questions", "urgent-signs").body["choices"]

        item = change("questions", "urgent-signs", by=editor, choices=choices[1:])

        assert item.needs_clinician


class TestAddingAndDeleting:
    BODY = {
        "id": "silk",
        "term": {"ja": "絹", "en": "Silk"},
        "meaning": {"ja": "糸", "en": "A"},
        "rows": [],
        "sources": [],
    }

    def add(self, by, after=None, **values):
        body = {**self.BODY, **values}
        return draft_actions.create_item(kind="glossary", body=body, after=after, by=by, now=NOW)

    def test_a_new_piece_stands_behind_the_one_named(self, first, editor):
        self.add(editor, id="b")

        self.add(editor, after=get_item("glossary", "wool"), id="a")

        assert [piece.key for piece in draft_pieces() if piece.kind == "glossary"] == ["wool", "a", "b"]
        assert get_item("not_included", "S-99").position > get_item("glossary", "b").position

    def test_the_first_of_a_kind_gets_a_file_of_its_own(self, first, editor):
        body = {"check": "word", "at": "rules/K-01", "words": "x", "why": "y"}

        item = draft_actions.create_item(kind="exemptions", body=body, after=None, by=editor, now=NOW)

        assert item.file == "exemptions.yaml"
        assert "exemptions.yaml" in write_files(draft_pieces(), draft_files())

    def test_a_key_that_is_taken_is_refused(self, first, editor):
        before = snapshot()

        with pytest.raises(KeyTaken, match="wool"):
            self.add(editor, id="wool")

        assert snapshot() == before

    def test_versions_go_on_when_a_piece_is_added_again(self, first, editor):
        item = self.add(editor)
        draft_actions.delete_item(item_id=item.pk, version=1, by=editor, now=NOW)

        assert self.add(editor).version == 2

    def test_deleting_keeps_the_last_text_in_the_event(self, first, editor):
        item = get_item("left_out", "A0-05")

        draft_actions.delete_item(item_id=item.pk, version=1, by=editor, now=NOW, comment="not used")

        event = ReleaseEvent.objects.first()
        assert (event.action, event.body, event.comment) == ("item_deleted", item.body, "not used")
        assert not ContentItem.objects.filter(kind="left_out").exists()

    @pytest.mark.parametrize(
        ("kind", "key", "users"),
        [
            ("questions", "age", {"steps/age", "steps/size", "checks/L-01"}),
            ("rules", "K-01", {"questions_to_ask/Q-01"}),
        ],
    )
    def test_a_piece_that_others_rest_on_is_not_deleted(self, first, editor, kind, key, users):
        before = snapshot()

        with pytest.raises(StillUsed) as error:
            draft_actions.delete_item(item_id=get_item(kind, key).pk, version=1, by=editor, now=NOW)

        assert set(error.value.reasons) == users
        assert snapshot() == before

    def test_what_the_content_cannot_be_without_is_not_deleted(self, first, editor):
        for kind, key in (("about", "about"), ("costs", "costs"), ("glossary", "wool")):
            with pytest.raises(WrongState):
                draft_actions.delete_item(item_id=get_item(kind, key).pk, version=1, by=editor, now=NOW)


class TestSigningOff:
    def sign(self, by, version=1, due=date(2027, 5, 1)):
        item = get_item("questions", "urgent-signs")
        return draft_actions.sign_off_item(
            item_id=item.pk, version=version, clinician="Dr Chie Mori", review_due_on=due, by=by, now=NOW
        )

    def test_a_sign_off_takes_the_marks_off_and_keeps_who_and_until_when(self, first, clinician):
        assert get_item("questions", "urgent-signs").needs_clinician

        item = self.sign(clinician)

        signed = SignOff.objects.get()
        assert not item.needs_clinician
        assert item.review_due_on == date(2027, 5, 1)
        assert (signed.clinician, signed.signed_on, signed.by) == (
            "Dr Chie Mori",
            date(2026, 11, 23),
            clinician,
        )
        assert signed.body_hash == item.body_hash
        assert ReleaseEvent.objects.first().action == "item_signed_off"

    def test_a_sign_off_holds_for_the_text_it_was_given_for_alone(self, first, clinician, editor):
        self.sign(clinician)

        item = change("questions", "urgent-signs", by=editor, short={"ja": "急ぎ", "en": "Urgent"})

        assert item.review_due_on is None

    def test_who_wrote_the_text_does_not_sign_it_off(self, first, editor):
        change("questions", "urgent-signs", by=editor, short={"ja": "急ぎ", "en": "Urgent"})
        before = snapshot()

        with pytest.raises(NotAllowed):
            self.sign(editor, version=2)

        assert snapshot() == before
        assert not SignOff.objects.exists()

    def test_the_next_review_lies_ahead(self, first, clinician):
        with pytest.raises(WrongState):
            self.sign(clinician, due=date(2026, 11, 23))

    def test_a_text_that_changed_meanwhile_is_not_signed_off(self, first, clinician, editor):
        change("questions", "urgent-signs", by=editor, short={"ja": "急ぎ", "en": "Urgent"})

        with pytest.raises(ChangedMeanwhile):
            self.sign(clinician)
