"""The page of a release and its steps, import, export and preview, through the pages alone."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisionaid.content.archive import read_archive, write_archive
from decisionaid.content.load import read_folder
from decisionaid.releases import proofs, publish_actions
from decisionaid.releases.draft_actions import load_draft
from decisionaid.releases.models import ContentProof, Draft, Release, ReleaseEvent
from decisionaid.releases.selectors import content_folder, find_published_number
from tests.content_staff import NOW, approve, change_wool, get_item, keep_proof, propose
from tests.unit.small_aid import TEXTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("proof_holds")]


def address(name, release=None):
    return reverse(f"admin:releases_release_{name}", args=[release.pk] if release else [])


def item_address(name):
    return reverse(f"admin:releases_contentitem_{name}")


@pytest.fixture
def proposed(first, people):
    change_wool(people["editor"])
    return propose(people["editor"])


class TestSteps:
    def test_the_draft_is_proposed(self, first, people, log_in):
        change_wool(people["editor"])

        response = log_in("editor").post(address("propose"), {"comment": "softer"})

        release = Release.objects.get(number=2)
        assert response["Location"] == address("change", release)
        assert (release.note, release.proposed_by) == ("softer", people["editor"])

    def test_a_draft_that_is_not_ready_is_refused_with_a_list(self, first, people, log_in):
        change_wool(people["editor"], "It is miraculous")

        response = log_in("editor").post(address("propose"), {})

        assert response.status_code == 409
        assert "glossary/wool" in response.content.decode()

    def test_the_page_tells_what_differs(self, proposed, log_in):
        page = log_in("reviewer").get(address("change", proposed)).content.decode()

        assert "The hair of sheep" in page
        assert "Soft wool" in page

    def test_a_reviewer_approves_and_publishes(self, proposed, people, log_in):
        client = log_in("reviewer")

        client.post(address("approve", proposed), {"content_hash": proposed.content_hash})
        keep_proof(proposed)
        response = client.post(address("publish", proposed), {"live": "1"})

        assert response["Location"] == address("change", proposed)
        assert find_published_number() == 2

    def test_before_the_proof_is_finished_nothing_goes_live(self, proposed, people, log_in):
        approve(proposed, people["reviewer"])
        client = log_in("reviewer")

        response = client.post(address("publish", proposed), {"live": "1"}, follow=True)

        page = response.content.decode()
        assert response.redirect_chain == [(address("change", proposed), 302)]
        assert "証明を計算しています" in page
        assert "もう一度見る" in page
        assert find_published_number() == 1
        ContentProof.objects.update(finished_at=NOW)
        assert "この内容で成り立ちます" in client.get(address("change", proposed)).content.decode()
        client.post(address("publish", proposed), {"live": "1"})
        assert find_published_number() == 2

    def test_a_proposal_begins_the_proof(
        self, first, people, log_in, monkeypatch, django_capture_on_commit_callbacks
    ):
        begun = []
        monkeypatch.setattr(proofs, "_run_in_background", lambda release, now: begun.append(release.number))
        change_wool(people["editor"])

        with django_capture_on_commit_callbacks(execute=True):
            log_in("editor").post(address("propose"), {"comment": "softer"})

        assert begun == [2]

    def test_a_second_click_is_told_that_it_was_published_already(self, proposed, people, log_in):
        approve(proposed, people["reviewer"])
        keep_proof(proposed)
        client = log_in("reviewer")
        client.post(address("publish", proposed), {"live": "1"})

        second = client.post(address("publish", proposed), {"live": "1"})

        assert second.status_code == 409
        assert "もう公開されています" in second.content.decode()
        assert ReleaseEvent.objects.filter(action="published").count() == 2

    @pytest.mark.parametrize("step", ["publish", "restore"])
    def test_who_saw_another_live_release_changes_nothing(self, first, proposed, people, log_in, step):
        approve(proposed, people["reviewer"])
        keep_proof(proposed)
        client = log_in("reviewer")
        if step == "restore":
            client.post(address("publish", proposed), {"live": "1"})
        before = find_published_number()

        target = first if step == "restore" else proposed
        response = client.post(address(step, target), {"live": "7", "comment": "wrong"})

        assert response.status_code == 409
        assert f"版{before}が公開されました" in response.content.decode()
        assert find_published_number() == before

    def test_the_proposer_cannot_approve_by_a_forged_form(self, proposed, people, log_in):
        people["editor"].is_superuser = True
        people["editor"].save()

        response = log_in("editor").post(
            address("approve", proposed), {"content_hash": proposed.content_hash}
        )

        assert response.status_code == 409
        assert not proposed.reviews.exists()
        assert log_in("editor").post(address("publish", proposed)).status_code == 409
        assert find_published_number() == 1

    def test_what_was_proposed_again_is_not_approved_unseen(self, proposed, log_in):
        response = log_in("reviewer").post(address("approve", proposed), {"content_hash": "0" * 64})

        assert response.status_code == 409

    def test_publishing_is_refused_with_a_list(self, proposed, people, log_in, monkeypatch):
        approve(proposed, people["reviewer"])
        keep_proof(proposed, "T2 fails")

        response = log_in("reviewer").post(address("publish", proposed))

        assert response.status_code == 409
        assert "T2 fails" in response.content.decode()

    @pytest.mark.parametrize("moment", ["", "soon", "2001-01-01 09:00", "2026-99-99 09:00"])
    def test_a_time_that_is_none_is_refused(self, proposed, people, log_in, moment):
        approve(proposed, people["reviewer"])

        assert (
            log_in("reviewer").post(address("schedule", proposed), {"publish_at": moment}).status_code == 409
        )

    def test_publishing_is_planned_and_called_off(self, proposed, people, log_in):
        approve(proposed, people["reviewer"])
        client = log_in("reviewer")

        client.post(address("schedule", proposed), {"publish_at": "2099-01-01 09:00"})
        assert "2099-01-01 09:00" in client.get(address("change", proposed)).content.decode()
        client.post(address("unschedule", proposed))

        proposed.refresh_from_db()
        assert proposed.publish_at is None

    def test_an_earlier_release_is_made_live_again(self, first, proposed, people, log_in):
        approve(proposed, people["reviewer"])
        publish_actions.publish_release(release_id=proposed.pk, by=people["reviewer"], now=NOW)

        log_in("reviewer").post(address("restore", first), {"comment": "A number was wrong"})

        assert find_published_number() == 1

    def test_the_draft_starts_over_from_a_release(self, first, people, log_in):
        change_wool(people["editor"])
        revision = Draft.objects.get().revision

        log_in("editor").post(address("load", first), {"revision": str(revision)})

        assert get_item("glossary", "wool").body["meaning"]["en"] == "The hair of sheep"
        assert log_in("editor").post(address("load", first), {"revision": str(revision)}).status_code == 409


class TestZipFiles:
    def upload(self, client, data, do="import", revision=None):
        revision = Draft.objects.get().revision if revision is None else revision
        archive = SimpleUploadedFile("a.zip", data, content_type="application/zip")
        return client.post(item_address("import"), {"archive": archive, "do": do, "revision": str(revision)})

    def test_a_release_and_the_draft_come_out_as_they_went_in(self, first, log_in):
        client = log_in("editor")

        for response in (client.get(address("export", first)), client.get(item_address("export"))):
            assert read_archive(response.content) == TEXTS

    def test_what_comes_out_goes_in_again(self, first, people, log_in):
        change_wool(people["editor"])
        client = log_in("editor")
        exported = client.get(item_address("export")).content

        assert self.upload(client, exported).status_code == 302
        assert client.get(item_address("export")).content == exported
        assert get_item("glossary", "wool").version == 2

    def test_only_looking_changes_nothing(self, first, log_in):
        texts = {**TEXTS, "about.yaml": TEXTS["about.yaml"].replace("hair of sheep", "wool of sheep")}

        response = self.upload(log_in("editor"), write_archive(texts, schema="{}"), do="look")

        assert "glossary/wool" in response.content.decode()
        assert get_item("glossary", "wool").version == 1

    def test_a_draft_that_changed_meanwhile_is_not_replaced(self, first, people, log_in):
        data = write_archive(TEXTS, schema="{}")
        revision = Draft.objects.get().revision
        change_wool(people["reviewer"])

        response = self.upload(log_in("editor"), data, revision=revision)

        assert response.status_code == 409
        assert "Riku" in response.content.decode()

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"no zip", id="no zip"),
            pytest.param(write_archive({**TEXTS, "x.yaml": "a: [" * 50}, schema="{}"), id="bad YAML"),
            pytest.param(write_archive({**TEXTS, "x.yaml": "[" * 60_000}, schema="{}"), id="deep"),
            pytest.param(write_archive({"../x.yaml": "a: 1"}, schema="{}"), id="leads out"),
            pytest.param(write_archive({"x.yaml": "rules: []"}, schema="{}"), id="not complete"),
            pytest.param(write_archive({**TEXTS, "x.yaml": "a: &a [1]\nb: *a"}, schema="{}"), id="alias"),
            pytest.param(write_archive({"x.yaml": " " * 2_000_000}, schema="{}"), id="bomb"),
        ],
    )
    def test_a_hostile_or_broken_file_is_refused_with_a_list(self, first, log_in, data):
        before = ReleaseEvent.objects.count()

        response = self.upload(log_in("editor"), data)

        assert response.status_code == 422
        assert response.content.decode().count("<li>") > 0
        assert ReleaseEvent.objects.count() == before

    def test_without_a_file_the_form_says_so(self, first, log_in):
        assert log_in("editor").post(item_address("import"), {"do": "import"}).status_code == 422

    def test_a_file_that_is_too_large_is_never_read(self, first, log_in):
        assert self.upload(log_in("editor"), b"x" * 3_500_000).status_code == 422
        assert self.upload(log_in("editor"), b"x" * 5_000_000).status_code == 413

    def test_the_zip_file_holds_the_schema_beside_the_content(self, first, log_in):
        names = zipfile.ZipFile(io.BytesIO(log_in("editor").get(item_address("export")).content)).namelist()

        assert names[0] == "content.schema.json"


class TestPreview:
    @pytest.fixture
    def shipped(self, db):
        load_draft(texts=read_folder(content_folder()), origin="test", by=None, now=NOW)

    @pytest.mark.parametrize(
        ("language", "mark"),
        [("ja", "下書き・未公開"), pytest.param("en", "DRAFT, not published", marks=pytest.mark.slow)],
    )
    def test_the_page_and_the_pdf_are_marked_as_a_draft(self, shipped, log_in, language, mark):
        wanted = {"sample": "pregnant", "language": language}
        client = log_in("editor")

        page = client.get(item_address("preview_page"), wanted).content.decode()
        pdf = client.get(item_address("preview_pdf"), wanted)

        assert mark in page
        assert f'<html lang="{language}">' in page
        assert pdf.content.startswith(b"%PDF-")

    @pytest.mark.parametrize("wanted", [{}, {"sample": "nobody"}, {"sample": "pregnant", "language": "fr"}])
    def test_an_example_that_is_not_there_is_not_found(self, first, log_in, wanted):
        assert log_in("editor").get(item_address("preview_page"), wanted).status_code == 404

    def test_a_draft_that_does_not_know_the_answers_is_told(self, first, log_in):
        response = log_in("editor").get(item_address("preview_page"), {"sample": "pregnant"})

        assert response.status_code == 409

    def test_a_draft_with_mistakes_lists_them_instead(self, first, people, log_in):
        change_wool(people["editor"], "It is miraculous")

        response = log_in("editor").get(item_address("preview_pdf"), {"sample": "pregnant"})

        assert response.status_code == 409
        assert "glossary/wool" in response.content.decode()


def test_the_checks_name_the_piece_and_lead_to_it(first, people, log_in):
    item = change_wool(people["editor"], "It is miraculous")

    page = log_in("editor").get(item_address("checks")).content.decode()

    assert reverse("admin:releases_contentitem_change", args=[item.pk]) in page
