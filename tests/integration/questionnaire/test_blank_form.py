import io
import unicodedata

import pytest
from django.conf import settings
from django.urls import reverse
from pypdf import PdfReader

from decisionaid.pdf.errors import PdfBusy, PdfTimeout
from decisionaid.pdf.service import get_pdf_service
from decisionaid.questionnaire.blank_form import list_paper_pages, write_blank_form
from decisionaid.questionnaire.views.blank_form import _make_form
from tests.answers import ECZEMA, give_cookie
from tests.pages import get_page

URL = "/blank-form.pdf"


@pytest.fixture(autouse=True)
def no_form_kept():
    _make_form.cache_clear()


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_question_and_choice_is_printed(client, live_aid, language):
    response = client.get(URL, {"language": language})

    text = folded("".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages))
    wanted = [step.title for step in live_aid.steps] + [
        choice.label for question in live_aid.questions for choice in question.choices
    ]
    assert [w for w in wanted if folded(w.in_language(language)) not in text] == []
    for page in list_paper_pages(live_aid, language):
        assert [q.label for q in page.questions if folded(q.label) not in text] == []


def test_every_choice_has_a_square_and_not_sure_is_one(release):
    html = write_blank_form(release, language="ja")

    boxes = [len(q.boxes) for page in list_paper_pages(release.aid, "ja") for q in page.questions]
    assert html.count("<svg") == sum(boxes) + 3
    assert {q.boxes[-1].label for page in list_paper_pages(release.aid, "ja") for q in page.questions} == {
        "わからない"
    }


def test_branching_is_said_in_words(release):
    pages = list_paper_pages(release.aid, "ja")

    travel = next(page for page in pages if page.skip)
    assert travel.skip == ("年齢: 18未満",)
    assert any("重さ: 軽い" in reason for page in pages for reason in page.postpone)
    assert any(q.concerns == "アトピー性皮膚炎" for page in pages for q in page.questions)


def test_form_is_kept_by_caches_and_holds_nothing_of_a_person(client):
    give_cookie(client, ECZEMA)

    first = client.get(URL)
    client.cookies.clear()

    assert client.get(URL).content == first.content
    assert first["Cache-Control"] == "public, max-age=3600"
    assert first["ETag"]
    assert not first.cookies


def test_form_of_the_same_release_is_not_sent_again(client):
    first = client.get(URL)

    assert client.get(URL, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(URL, {"size": "large"}, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_form_is_made_once_for_many_people(client, monkeypatch):
    asked = []
    monkeypatch.setattr(get_pdf_service(), "render", lambda html, **options: asked.append(html) or b"%PDF")

    for _ in range(3):
        client.get(URL)

    assert len(asked) == 1


def test_form_is_in_the_language_of_the_reader(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "Empty form" in PdfReader(io.BytesIO(client.get(URL).content)).metadata.title


@pytest.mark.parametrize("wrong", [{"language": "xx"}, {"size": "huge"}], ids=str)
def test_a_form_that_does_not_exist_is_refused(client, wrong):
    assert client.get(URL, wrong).status_code == 400


@pytest.mark.parametrize(("error", "told"), [(PdfBusy("4"), "10秒"), (PdfTimeout("30 s"), "不具合")], ids=str)
def test_a_form_that_cannot_be_made_is_told_and_not_cached(client, monkeypatch, error, told):
    def fail(*args, **options):
        raise error

    monkeypatch.setattr(get_pdf_service(), "render", fail)

    page = get_page(client, URL, status=503)

    assert told in page.text
    assert "no-store" in page.response["Cache-Control"]


@pytest.mark.parametrize("name", ["start", "questions"])
def test_form_is_linked(client, name):
    page = get_page(client, reverse(f"questionnaire:{name}"))

    assert [link["href"] for link in page.all("a") if link["href"].startswith(URL)] == [
        "/blank-form.pdf?language=ja",
        "/blank-form.pdf?language=ja&size=large",
    ]
