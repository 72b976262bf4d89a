import pytest
from django.template import Context, Template
from django.utils import translation


def render(template, language="ja", **context):
    with translation.override(language):
        return Template(template).render(Context(context))


def test_japanese_breaks_between_phrases_only():
    page = render("{{ heading|phrases }}", heading="医師との話し合いのためのまとめ")

    assert page.startswith('<span class="phrases">医師との<wbr>')
    assert page.replace("<wbr>", "") == '<span class="phrases">医師との話し合いのためのまとめ</span>'


def test_translated_texts_are_broken_too():
    page = render('{% load i18n %}{% translate "What happens to your answers"|phrases %}')

    assert "<wbr>" in page


def test_english_stays_as_it_is():
    assert render("{{ heading|phrases }}", "en", heading="Check your answers") == "Check your answers"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_no_markup_stays_none(language):
    assert "<b>" not in render("{{ heading|phrases }}", language, heading="<b>太字</b>です & '引用'")


def test_markup_is_left_alone():
    page = render("{% autoescape off %}{{ heading|phrases }}{% endautoescape %}", heading="太字")

    assert page == '<span class="phrases">太字</span>'
    assert render("{{ heading|safe|phrases }}", heading="<ruby>幹<rt>かん</rt></ruby>") == (
        "<ruby>幹<rt>かん</rt></ruby>"
    )
