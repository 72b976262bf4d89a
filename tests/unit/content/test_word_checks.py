"""Words that push, misleading forms and long Japanese: a breach for each, and the exemptions."""

import pytest

from tests.unit.small_aid import TEXTS, load_texts, mistakes_of, texts_with

MADE_BY = "{ja: 編み物の会, en: The knitting club}"


def with_text(ja, en):
    """Put a wording of one's own into the small aid."""
    return texts_with({"about.yaml": [(MADE_BY, f"{{ja: '{ja}', en: '{en}'}}")]})


def with_statement(text, caveat):
    """Put a statement of an article, with a caveat, into the small aid."""
    told = f"    text: {{ja: '{text[0]}', en: '{text[1]}'}}\n"
    told += f"    caveat: {{ja: '{caveat[0]}', en: '{caveat[1]}'}}\n"
    old = "  - {id: st-2, rows: [A0-02], text: {ja: ちくちくします, en: It can itch}}\n"
    return texts_with({"sources.yaml": [(old, f"  - id: st-2\n    rows: [A0-02]\n{told}")]})


PUSHING = [
    *[("ja", word) for word in ("最新", "画期的", "奇跡", "根治", "安心", "優れ", "必ず", "副作用なし")],
    *[
        ("ja", word)
        for word in ("再生する", "日本一", "危険", "詐欺", "怖い", "無駄", "インチキ", "おすすめ")
    ],
    *[
        ("en", word)
        for word in ("Latest", "breakthrough", "miracle", "safe", "best", "guaranteed", "natural")
    ],
    *[("en", word) for word in ("dangerous", "scam", "scary", "useless", "fake", "recommended", "effective")],
]


@pytest.mark.parametrize(("language", "word"), PUSHING)
def test_a_word_that_pushes_is_told_in_its_language(language, word):
    ja, en = (f"これは{word}靴下", "Socks") if language == "ja" else ("靴下", f"{word} socks")

    (mistake,) = mistakes_of(with_text(ja, en))

    assert mistake.message == f"'{word}' pushes the reader."
    assert mistake.path == f"about.made_by.{language}"


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("「最新」と書かれています", "It says “latest”"),
        ("『最新』と書かれています", 'It says "latest"'),
        ("安全かどうか", "Whether it is unsafe"),
        ("安全性の数字", "Figures on safety"),
        ("自然な経過", "The natural course"),
    ],
)
def test_words_in_quotation_marks_and_parts_of_other_words_are_left_alone(ja, en):
    assert load_texts(with_text(ja, en))


RATIOS = [
    *[
        ("ja", ja)
        for ja in (
            "相対リスクです",
            "オッズ比です",
            "NNTです",
            "10人に1人です",
            "2倍です",
            "危険が半減します",
        )
    ],
    *[("en", en) for en in ("The relative risk", "An odds ratio", "One in ten people", "3 times as warm")],
    *[("en", en) for en in ("Twice as warm", "A 2-fold rise", "The number needed to treat", "1 in 20")],
]


@pytest.mark.parametrize(("language", "words"), RATIOS)
def test_a_ratio_is_told(language, words):
    texts = with_text(words, "Socks 10 1 2") if language == "ja" else with_text("靴下 10 1 2 3 20", words)

    assert any("tells a ratio" in mistake.message for mistake in mistakes_of(texts))


NO_HARM = [("副作用の報告はありません", "Side effects"), ("靴下です", "No side effects were reported")]


@pytest.mark.parametrize("text", NO_HARM)
def test_no_side_effects_needs_its_people(text):
    (mistake,) = mistakes_of(with_statement(text, ("靴下です", "Socks")))

    assert "stands without its people" in mistake.message


@pytest.mark.parametrize("text", NO_HARM)
@pytest.mark.parametrize(
    "caveat",
    [("16人の報告です", "A report on 16 people"), ("人数は書かれていません", "The number is not stated")],
)
def test_no_side_effects_may_stand_beside_its_people_or_their_absence(text, caveat):
    assert load_texts(with_statement(text, caveat))


@pytest.mark.parametrize(
    "text",
    [
        ("16人で重い副作用は無かった", "Side effects in 16 people"),
        ("16人で副作用は0件でした", "Side effects in 16 people, 0"),
        ("16人と0件", "There were no serious side effects in 16 people, 0"),
        ("16人でした", "0 side effects in 16 people"),
    ],
)
def test_none_of_some_people_needs_the_rate_that_is_still_possible(text):
    messages = [mistake.message for mistake in mistakes_of(with_statement(text, ("靴下です", "Socks")))]

    assert any("stands without the highest rate that is still possible" in message for message in messages)


def test_none_of_some_people_may_stand_beside_the_rate_that_is_still_possible():
    text = ("16人で重い副作用は無かった", "There were no serious side effects in 16 people")
    caveat = ("約17.1%まで起きる可能性が残ります", "A rate of up to about 17.1% is still possible")

    assert load_texts(with_statement(text, caveat))


@pytest.mark.parametrize(
    ("ja", "en", "words"),
    [
        ("まれに起きます", "It happens", "まれに起きます"[:2]),
        ("よくあることです", "It happens", "よくある"),
        ("起きます", "It is rare", "rare"),
        ("起きます", "Commonly seen", "Commonly"),
    ],
)
def test_a_word_of_chance_needs_a_number(ja, en, words):
    (mistake,) = mistakes_of(with_text(ja, en))

    assert mistake.message == f"'{words}' stands without a number."


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("まれ(100人に3人くらい)に起きます", "It is rare (3 of 100 people)"),
        ("「まれ」と書かれています", "It says “rare”"),
        ("箱に含まれています", "It is in the box"),
    ],
)
def test_a_word_of_chance_may_stand_beside_a_number_or_in_quotation_marks(ja, en):
    assert load_texts(with_text(ja, en))


def test_words_of_amount_are_refused_in_independent_evidence_only():
    assert load_texts(with_text("多い靴下", "Many socks"))

    searched = ("- id: cold-feet\n", "- id: cold-feet\n    evidence_searched: true\n")
    texts = texts_with({"about.yaml": [searched]}) | {"evidence.yaml": EVIDENCE}

    (mistake,) = [mistake for mistake in mistakes_of(texts) if "number" in mistake.message]

    assert mistake.path == "evidence.0.text.en"


EVIDENCE = """\
evidence:
  - id: wool-warmth
    option: wool-socks
    attribute: warmth
    conditions: [cold-feet]
    state: measured
    sources: [shop-note]
    text: {ja: あたたかくなります, en: Many feet are warm}
"""
LONG = [
    pytest.param("あ" * 60 + "。", "has 61 characters", id="sentence"),
    pytest.param("靴下は１つ", "is full-width", id="digit"),
    pytest.param("靴下はＡ", "is full-width", id="letter"),
    pytest.param("3割の人", "hard to compare", id="tenths"),
]


@pytest.mark.parametrize(("ja", "message"), LONG)
def test_long_or_odd_japanese_is_told(ja, message):
    assert any(message in mistake.message for mistake in mistakes_of(with_text(ja, "Socks")))


def test_sentences_of_60_characters_and_shares_are_left_alone():
    assert load_texts(with_text("あ" * 59 + "。" + "い" * 59 + "。割合です", "Socks"))


def test_a_long_heading_is_told():
    changes = {"rules.yaml": [("topic: {ja: 色, en: Colour}", f"topic: {{ja: {'色' * 41}, en: Colour}}")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert mistake.message == "The heading has 41 characters."


EXEMPTION = """\
exemptions:
  - {check: word, at: about, words: 最新, why: It is the name of the club.}
"""


def test_an_exemption_lets_one_wording_stand():
    assert load_texts(with_text("最新の会", "The club") | {"exemptions.yaml": EXEMPTION})


def test_an_exemption_of_one_place_excuses_no_other():
    texts = with_text("最新の会", "The club")
    texts["exemptions.yaml"] = EXEMPTION.replace("at: about", "at: options/wool-socks")

    messages = {mistake.message for mistake in mistakes_of(texts)}

    assert messages == {
        "'最新' pushes the reader.",
        "No check 'word' finds '最新' in options/wool-socks.",
    }


def test_an_exemption_of_nothing_is_told():
    (mistake,) = mistakes_of(TEXTS | {"exemptions.yaml": EXEMPTION})

    assert mistake.message == "No check 'word' finds '最新' in about."
