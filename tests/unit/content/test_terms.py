"""Hard words are explained, in brackets or in the glossary."""

import pytest

from decisionaid.content.terms import idle_terms
from tests.unit.small_aid import load_texts, mistakes_of, small_aid, texts_with

TEXT = "text: {ja: ちくちくします, en: It can itch}"


@pytest.mark.parametrize(
    ("ja", "en", "word"),
    [
        ("エクソソームです", "Socks", "エクソソーム"),
        ("EASIです", "Socks", "EASI"),
        ("靴下です", "Exosomes", "exosome"),
        ("靴下です", "A JAK sock", "JAK"),
    ],
)
def test_a_hard_word_without_an_explanation_is_told(ja, en, word):
    changes = {"sources.yaml": [(TEXT, f"text: {{ja: {ja}, en: {en}}}")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert mistake.message == f"'{word}' is not explained."


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("エクソソーム(小さな袋)です", "Exosomes (tiny bags)"),
        ("小さな袋(エクソソーム)です", "Tiny bags (exosomes)"),
        ("はきやすいです", "Easier to wear"),
    ],
)
def test_a_hard_word_in_or_before_brackets_is_explained(ja, en):
    assert load_texts(texts_with({"sources.yaml": [(TEXT, f"text: {{ja: {ja}, en: {en}}}")]}))


def test_a_hard_word_of_the_glossary_is_explained():
    term = "term: {ja: エクソソーム, en: Exosome}"
    changes = {
        "sources.yaml": [(TEXT, "text: {ja: エクソソームです, en: Exosomes}")],
        "about.yaml": [("term: {ja: 羊毛, en: Wool}", term)],
    }

    assert load_texts(texts_with(changes))


def test_terms_that_no_text_uses_are_counted():
    assert idle_terms(small_aid()) == []

    changes = {"about.yaml": [("term: {ja: 羊毛, en: Wool}", "term: {ja: 毛糸玉, en: Ball of wool}")]}

    assert idle_terms(load_texts(texts_with(changes))) == ["wool"]
