"""Easy Japanese on every page: chosen like a language, Japanese for browsers, standard where it lacks."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from decisionaid.domain.furigana import has_marks, mark_furigana, without_marks
from decisionaid.web.middleware import LanguageMiddleware
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page, read_page

RUBY = re.compile("<ruby>([^<]+)<rp>\\(</rp><rt>([^<]+)</rt><rp>\\)</rp></ruby>")
PAGES = [
    "/",
    "/questions/",
    "/check/",
    "/concern/",
    "/summary/",
    "/erased/",
    "/answers-gone/",
    "/privacy/",
    "/method/",
    "/sources/",
    "/glossary/",
    "/coverage/",
    "/audit/",
    "/changes/",
]


@pytest.fixture
def easy(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ja-easy"
    return client


def text_of(response):
    return response.content.decode()


def test_choosing_it_is_kept_and_shown(client):
    response = client.post("/language/", {"language": "ja-easy", "next": "/privacy/"})

    page = get_page(client, response["Location"])
    current = [span for span in page.all("span", lang="ja") if span["aria-current"] == "true"]
    assert [span.text for span in current] == ["やさしい日本語"]
    assert [button["value"] for button in page.all("button", name="language")] == ["ja", "en"]
    assert page.response["Content-Language"] == "ja"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_a_mark_or_the_notation(easy, live_aid, path):
    give_cookie(easy, complete(live_aid, {**ECZEMA, "urgent-signs": ["eye-pain-or-sight-change"], "age": 35}))

    page = get_page(easy, path, has_neutral_title=True)

    assert not has_marks(text_of(page.response))
    assert not re.search("[\ufffa\ufffb]|[{][^{}]*[|]", text_of(page.response))
    assert RUBY.search(text_of(page.response))


def test_every_question_page_is_in_easy_japanese(easy, live_aid):
    give_cookie(easy, complete(live_aid, {**ECZEMA, "urgent-signs": ["none"], "age": 35}))
    asked = 0

    for step in live_aid.steps:
        response = easy.get(f"/q/{step.id}/?change=1")
        if response.status_code != 200:
            continue
        page = read_page(response)
        shown = RUBY.sub(r"\1", text_of(response))
        asked += 1
        with translation.override("ja-easy"):
            title = without_marks(step.title.in_language("ja-easy"))
        assert f"{title} | 幹細胞の上清液 話し合いのガイド" == page.one("title").text
        assert title in shown
    assert asked > 10


def test_furigana_stand_in_text_and_the_base_in_attributes_and_titles(easy, live_aid):
    page = get_page(easy, "/", has_neutral_title=True)

    assert page.one("nav")["aria-label"] == "このサイトについて"
    assert "(" not in page.one("title").text
    assert "<ruby>医者<rp>(</rp><rt>いしゃ</rt><rp>)</rp></ruby>" in text_of(page.response)
    assert live_aid.about.title.easy == mark_and_back(live_aid.about.title.easy)


def mark_and_back(text):
    marked = mark_furigana(text)
    return marked.replace("\ufff9", "{").replace("\ufffa", "|").replace("\ufffb", "}")


def test_other_languages_hold_no_ruby(client):
    assert "<ruby>" not in text_of(client.get("/"))
    client.post("/language/", {"language": "en"})
    assert "<ruby>" not in text_of(client.get("/"))


@pytest.mark.parametrize("typed", ["{漢字|かんじ}と書いた", "<b>{薬|くすり}</b>"])
def test_what_the_person_typed_comes_back_unharmed(easy, live_aid, typed):
    give_cookie(easy, complete(live_aid, {**ECZEMA, "urgent-signs": ["none"], "age": 35}))

    response = easy.post("/summary/pdf/", {"note": typed + "あ" * 500})

    assert response.status_code == 422
    (area,) = [area for area in read_page(response).all("textarea") if area["name"] == "note"]
    assert area.text == typed + "あ" * 500


def test_a_number_typed_wrong_comes_back_unharmed(easy):
    give_cookie(easy, {**ECZEMA, "urgent-signs": ["none"]})

    response = easy.post("/q/age/?change=1", {"age": "{三|さん}"})

    assert response.status_code == 422
    assert read_page(response).picked["age"] == ["{三|さん}"]
    assert "<ruby>" in text_of(response)


def test_a_fragment_has_ruby_too(easy):
    give_cookie(easy, {**ECZEMA, "urgent-signs": ["none"]})

    response = easy.get("/q/age/?change=1", headers={"hx-request": "true"})

    assert "<html" not in text_of(response)
    assert RUBY.search(text_of(response))


def test_what_the_catalogue_lacks_is_standard_japanese():
    with translation.override("ja-easy"):
        assert gettext("Continue") == "\ufff9次\ufffaつぎ\ufffbへ"
        assert gettext("Not accounted for yet") == "まだ整理していません"
        assert "\ufff9週間\ufffaしゅうかん\ufffb" in ngettext("After %(n)s week.", "After %(n)s weeks.", 2)
        rows = "%(n)s row is not accounted for yet.", "%(n)s rows are not accounted for yet."
        assert ngettext(*rows, 2) == "まだ整理していない行が%(n)sあります。"


def test_djangos_own_messages_dates_and_numbers_are_japanese():
    day = datetime.date(2026, 11, 22)
    with translation.override("ja-easy"):
        with pytest.raises(ValidationError) as error:
            MinValueValidator(3)(1)
        told = (error.value.messages, formats.date_format(day, "DATE_FORMAT"), formats.localize(1234.5))
    with translation.override("ja"):
        with pytest.raises(ValidationError) as error:
            MinValueValidator(3)(1)
        assert told == (
            error.value.messages,
            formats.date_format(day, "DATE_FORMAT"),
            formats.localize(1234.5),
        )
    assert told[1] == "2026年11月22日"


def test_staff_pages_are_in_standard_japanese(easy):
    response = easy.get("/staff/account/login/")

    assert 'lang="ja"' in text_of(response)
    assert not has_marks(text_of(response))


@pytest.mark.parametrize(
    ("response", "body"),
    [
        (
            HttpResponse(mark_furigana("<p>{薬|くすり}")),
            "<p><ruby>薬<rp>(</rp><rt>くすり</rt><rp>)</rp></ruby>",
        ),
        (HttpResponse(mark_furigana("{薬|くすり}"), content_type="text/plain"), "薬"),
        (
            JsonResponse({"a": mark_furigana("{薬|くすり}")}, json_dumps_params={"ensure_ascii": False}),
            '{"a": "薬"}',
        ),
        (
            HttpResponse(mark_furigana("{薬|くすり}"), content_type="application/pdf"),
            mark_furigana("{薬|くすり}"),
        ),
    ],
    ids=["html", "text", "json", "other"],
)
def test_each_kind_of_response_gets_its_form(settings, response, body):
    request = RequestFactory().get("/", headers={"cookie": f"{settings.LANGUAGE_COOKIE_NAME}=ja-easy"})
    response.headers["Content-Length"] = str(len(response.content))

    shown = LanguageMiddleware(lambda _: response)(request)

    assert shown.content.decode() == body
    assert shown.headers["Content-Length"] == str(len(shown.content))
