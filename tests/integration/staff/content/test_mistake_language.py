"""Mistakes in the panel: in Japanese for a reader of Japanese, in English for a reader of English."""

import io
import re
import zipfile
from html import unescape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisionaid.content.archive import write_archive
from decisionaid.content.wording import say
from decisionaid.releases.models import Draft, Release
from tests.content_staff import approve, change, get_item, keep_proof, propose
from tests.unit.small_aid import TEXTS

JAPANESE = re.compile("[ぁ-ヿ一-鿿]")
ENGLISH = re.compile("[a-z]{3,} [a-z]{2,} [a-z]{2,}")
SENTENCE = {"ja": JAPANESE, "en": re.compile("[A-Za-z]+ [a-z]+")}
LONG = "羊毛は" + "とても" * 30 + "やわらかいです。"


def item(name, *args):
    return reverse(f"admin:releases_contentitem_{name}", args=args)


def told(response):
    """Give the texts of the list of mistakes on a page."""
    page = response.content.decode()
    alert = page[page.index('<div id="content"') :]
    found = re.findall(r"<li>(.*?)</li>", alert, re.DOTALL)
    return [unescape(" ".join(re.sub(r"<[^>]+>", " ", text).split())) for text in found]


def assert_told(lines, language, *, at_least=1):
    assert len(lines) >= at_least
    for line in lines:
        assert SENTENCE[language].search(line), line
        if language == "ja":
            assert not ENGLISH.search(line), line


@pytest.fixture(params=["ja", "en"])
def language(request):
    return request.param


@pytest.fixture
def reader(log_in, language):
    def reader(name):
        client = log_in(name)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client

    return reader


@pytest.fixture
def broken_draft(first, people):
    """A draft with mistakes of schema, references, words, numbers, languages and length."""
    by = people["editor"]
    # Words that are read as English by the checks; no sentence of ours stands in them.
    change("glossary", "wool", by=by, meaning={"ja": LONG, "en": "絶対 5 safe"})
    change("rules", "K-01", by=by, options=["shop"], level="wish", flag="fit")
    change("options", "wool-socks", by=by, label={"ja": "Wool wool", "en": "Wool"})
    change("statements", "st-1", by=by, rows=["A0-99"], text={"ja": "5割です", "en": "Rarely 3"})
    change("questions", "age", by=by, minimum=200)
    change("conditions", "cold-feet", by=by, rows="A0-01")


class TestChecksPage:
    def test_each_mistake_names_its_piece_and_field_and_is_in_the_readers_language(
        self, broken_draft, reader, language
    ):
        page = reader("editor").get(item("checks"))

        lines = told(page)
        assert_told(lines, language, at_least=3)
        assert get_item("questions", "age").pk and item("change", get_item("questions", "age").pk) in (
            page.content.decode()
        )
        assert any(("質問: age" if language == "ja" else "Questions: age") in line for line in lines)

    def test_a_property_that_does_not_hold_is_told_too(self, first, reader, language):
        # The small content was not made for the proof, so that some properties fail for it.
        response = reader("editor").post(item("checks"))

        lines = told(response)
        assert_told(lines, language)
        assert any(line.startswith("T") for line in lines)


class TestRefusals:
    def test_a_proposal_with_mistakes_is_refused(self, broken_draft, reader, language):
        response = reader("editor").post(reverse("admin:releases_release_propose"), {"comment": "x"})

        assert response.status_code == 409
        assert_told(told(response), language, at_least=3)

    def test_a_preview_of_a_broken_draft_is_refused(self, broken_draft, reader, language):
        response = reader("editor").get(item("preview_page"), {"sample": "mild", "language": "ja"})

        assert response.status_code == 409
        assert_told(told(response), language, at_least=3)

    def test_publishing_is_refused_with_a_list(self, first, people, reader, language):
        change("glossary", "wool", by=people["editor"], meaning={"ja": "羊の毛", "en": "Hair of sheep"})
        release = propose(people["editor"])
        approve(release, people["reviewer"])
        broken = say("no-rule-of-safety", option="wool-socks")
        keep_proof(release, {"en": str(broken), "ja": broken.in_language("ja")})

        response = reader("reviewer").post(reverse("admin:releases_release_publish", args=[release.pk]))

        assert broken.in_language(language) in response.content.decode()
        assert Release.objects.get(pk=release.pk).status == "in_review"


ZIPS = [
    pytest.param(b"no zip", id="no zip"),
    pytest.param({**TEXTS, "x.yaml": "a: [1"}, id="bad YAML"),
    pytest.param({**TEXTS, "x.yaml": "[" * 60_000}, id="deep"),
    pytest.param({"../x.yaml": "a: 1"}, id="leads out"),
    pytest.param({"x.yaml": "rules: []"}, id="not complete"),
    pytest.param({**TEXTS, "x.yaml": "a: &a [1]\nb: *a"}, id="alias"),
    pytest.param({**TEXTS, "x.yaml": "rules: 1\nshoes: 2\nrules: 3"}, id="kinds"),
    pytest.param({**TEXTS, "x.yaml": "costs: {}\nabout: []\nplain: [{id: 3, text: yes}]"}, id="schema"),
    pytest.param({"x.yaml": " " * 500_000}, id="too large"),
    pytest.param({"x.txt": "a"}, id="no YAML"),
    pytest.param({}, id="empty"),
]


class TestImport:
    @pytest.mark.parametrize("texts", ZIPS)
    def test_what_is_wrong_with_the_file_is_told(self, first, reader, language, texts):
        data = texts if isinstance(texts, bytes) else write_archive(texts, schema="{}")

        assert_told(told(self.upload(reader("editor"), data)), language)

    def test_a_locked_file_is_told(self, first, reader, language):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("x.yaml", "a: 1")
        data = bytearray(buffer.getvalue())
        data[data.index(b"PK\x01\x02") + 8] |= 1

        assert_told(told(self.upload(reader("editor"), bytes(data))), language)

    def test_no_file_at_all_is_told(self, first, reader, language):
        assert_told(told(reader("editor").post(item("import"), {"do": "import"})), language)

    def upload(self, client, data):
        fields = {"archive": SimpleUploadedFile("c.zip", data), "revision": Draft.objects.get().revision}
        response = client.post(item("import"), {**fields, "do": "import"})
        assert response.status_code == 422
        return response
