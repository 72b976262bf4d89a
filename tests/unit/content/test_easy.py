"""Easy Japanese: a breach for each rule, and what is allowed."""

import pytest

from decisionaid.content.registers import count_registers
from tests.unit.small_aid import TEXTS, load_texts, mistakes_of, texts_with

MADE_BY = "{ja: 編み物の会, en: The knitting club}"


def with_easy(easy, *, ja="編み物の会", en="The knitting club"):
    """Put a wording of one's own into the small aid."""
    return texts_with({"about.yaml": [(MADE_BY, f"{{ja: '{ja}', en: '{en}', easy: '{easy}'}}")]})


@pytest.mark.parametrize(
    "easy",
    [
        "{編|あ}み{物|もの}の{会|かい}",
        "あみもの の かい",
        "{person}の{会|かい}です。",
        "あ" * 29 + "。" + "い" * 29 + "。",
        "{毛糸|けいと}" * 6 + "。",
        "{毛糸|けいと}" * 6 + "の " * 9 + "あ" * 9,
        "JAKの{薬|くすり}",
        "{会|カイ}ー",
    ],
)
def test_easy_wordings_within_the_rules_are_taken(easy):
    assert load_texts(with_easy(easy)).about.made_by.easy == easy


@pytest.mark.parametrize(
    ("easy", "message"),
    [
        pytest.param("あみ物の会", "'物会' has no furigana.", id="bare kanji"),
        pytest.param("人々", "'人々' has no furigana.", id="repetition mark"),
        pytest.param("{会|会い}", "'会い' is no reading.", id="kanji in a reading"),
        pytest.param("{会|kai}", "'kai' is no reading.", id="latin reading"),
        pytest.param("{かい", "A brace or bar stands outside '{漢字|かんじ}'.", id="open brace"),
        pytest.param("か|い", "A brace or bar stands outside '{漢字|かんじ}'.", id="bar"),
        pytest.param("{か|い|い}", "A brace or bar stands outside '{漢字|かんじ}'.", id="two bars"),
        pytest.param("{|かい}", "A brace or bar stands outside '{漢字|かんじ}'.", id="no base"),
        pytest.param(
            "あ" * 30 + "。", "'ああああああああああああ...' has 31 characters.", id="long sentence"
        ),
        pytest.param(
            "{毛糸|けいと}" * 7, "'毛糸毛糸毛糸毛糸毛糸毛糸...' has 14 kanji.", id="many kanji in a sentence"
        ),
        pytest.param("しなければなりません", "'なければなりません' is a double negation.", id="must"),
        pytest.param("ないことはない", "'ないことはない' is a double negation.", id="not not"),
        pytest.param("かいは1つ", "The numbers are 1.", id="a number more"),
        pytest.param("かいは{1|いち}つ", "The numbers are 1.", id="a number with a reading"),
        pytest.param("ＡＢ", "'ＡＢ' is full-width.", id="full width"),
        pytest.param("{最新|さいしん}のかい", "'最新' pushes the reader.", id="a word that pushes"),
    ],
)
def test_a_breach_of_easy_japanese_is_told_with_its_place(easy, message):
    (mistake,) = mistakes_of(with_easy(easy))

    assert mistake.message == message
    assert (mistake.file, mistake.path) == ("about.yaml", "about.made_by.easy")
    assert mistake.line == 5


def test_a_number_that_only_standard_japanese_has_is_told():
    (mistake,) = mistakes_of(with_easy("かい", ja="2つの会", en="2 clubs"))

    assert mistake.message == "The numbers are none."
    assert mistake.allowed == "those of ja: 2"


@pytest.mark.parametrize(
    ("ja", "en", "at"),
    [("{編|あ}み物の会", "The club", "ja"), ("編み物の会", "The {club|kai}", "en"), ("会|い}", "Club", "ja")],
)
def test_furigana_are_refused_in_the_other_wordings(ja, en, at):
    (mistake,) = mistakes_of(with_easy("かい", ja=ja, en=en))

    assert mistake.message == "Furigana stand in easy wordings only."
    assert mistake.path == f"about.made_by.{at}"


def test_all_breaches_are_told_at_once():
    told = {mistake.message for mistake in mistakes_of(with_easy("会1{", en="The {club|kai}"))}

    assert told == {
        "'会' has no furigana.",
        "A brace or bar stands outside '{漢字|かんじ}'.",
        "The numbers are 1.",
        "Furigana stand in easy wordings only.",
    }


def test_easy_wordings_are_counted_by_kind():
    before = count_registers(load_texts(TEXTS))
    after = count_registers(load_texts(with_easy("かい")))

    assert before["easy"] == 0
    assert after["easy"] == 1
    assert after["first_layer_without"] == before["first_layer_without"] - 1
    assert after["by_kind"]["about"] == {"total": 7, "easy": 1, "first_layer_without": 6}
    assert after["by_kind"]["statements"]["first_layer_without"] == 0
