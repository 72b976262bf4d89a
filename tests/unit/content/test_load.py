"""Loading a folder: every mistake of every file at once, each with its place and what is allowed."""

import pytest

from decisionaid.content.load import load_folder, load_texts
from decisionaid.content.mistakes import ContentError
from tests.unit.small_aid import TEXTS, mistakes_of, small_aid, texts_with

RULE = """\
rules:
  - id: K-77
    options: [wool-socks]
    flag: caution
    rows: [A0-02]
    ask_if_unknown: true
    when:
      - wool-allergy: ["yes"]
    topic: {ja: 羊毛, en: Wool}
    text: {ja: 羊毛です, en: It is wool}
"""


def place_of(file, part):
    """Give the line (from 1) of the only line of a text that holds `part`."""
    (line,) = [number for number, line in enumerate(file.splitlines(), 1) if part in line]
    return line


def test_a_folder_without_mistakes_gives_its_items_in_the_order_of_files_and_lines():
    aid = load_texts(TEXTS | {"more.yaml": RULE})

    assert [rule.id for rule in aid.rules] == ["K-77", "K-01", "S-01"]
    assert [option.id for option in aid.options] == ["no-change", "wool-socks", "foot-cream", "grey-socks"]
    assert aid.about.title.en == "About socks"


def test_a_folder_on_disk_gives_the_same_aid(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert load_folder(tmp_path) == small_aid()


TWELVE = {
    "about.yaml": [
        ("  funding: {ja: 会費, en: Members' fees}\n", ""),
        ("content_on: 2026-01-31", "content_on: 2026-02-31"),
        ("    term: {ja: 羊毛, en: Wool}", "    color: grey\n    term: {ja: 羊毛, en: Wool}"),
        ("    rows: [A0-01]\nnot_included", "    rows: [A0-01]\n    rows: [A0-02]\nnot_included"),
        ("en: Not in the shop", 'en: ""'),
    ],
    "costs.yaml": [("low: 100", 'low: "100"'), ("days_between: 7", "days_between: 0")],
    "rules.yaml": [
        ("- id: C-01", "- id: conflict-1"),
        ("ask: clinic", "ask: shop"),
        ("foot-size: [medium, large]", "foot-size: [medium, huge]"),
    ],
    "sources.yaml": [
        ("{id: st-5, rows: [G-01]", "{id: st-5, rows: [G-99]"),
        ("{id: st-3, rows: [A0-03], text: {ja: あたたかいです", "{id: st-3, rows: [A0-03], text: {ja: warm"),
    ],
}


def test_twelve_mistakes_of_twelve_kinds_give_twelve_messages_in_one_run():
    texts = texts_with(TWELVE)

    mistakes = mistakes_of(texts)

    expected = [
        ("about.yaml", 'en: ""', "The text is empty."),
        ("about.yaml", "title:", "'funding' is missing"),
        ("about.yaml", "2026-02-31", "not a date"),
        ("about.yaml", "color", "not known here"),
        ("about.yaml", "rows: [A0-02]", "already given"),
        ("costs.yaml", '"100"', "A whole number is needed, found 100"),
        ("costs.yaml", "days_between", "0 is too small"),
        ("rules.yaml", "conflict-1", "form of an id"),
        ("rules.yaml", "ask: shop", "'shop' is not one of the words"),
        ("rules.yaml", "huge", "no choice 'huge'"),
        ("sources.yaml", "G-99", "no 'G-99' in rows"),
        ("sources.yaml", "ja: warm", "holds no Japanese"),
    ]
    found = [(mistake.file, mistake.line, mistake.message) for mistake in mistakes]
    for file, part, message in expected:
        line = place_of(texts[file], part)
        assert [entry for entry in found if entry[:2] == (file, line) and message in entry[2]], (
            file,
            line,
            found,
        )
    assert len(mistakes) == 12


def test_mistakes_are_told_in_the_order_of_files_and_lines():
    mistakes = mistakes_of(texts_with(TWELVE))

    assert list(mistakes) == sorted(
        mistakes, key=lambda mistake: (mistake.file, mistake.line, mistake.column)
    )


SCHEMA = [
    pytest.param(
        {"about.yaml": [("glossary:\n", "glosary:\n")]}, "no kind of content", "glossary", id="kind"
    ),
    pytest.param(
        {"about.yaml": [("  - id: wool\n", "  - id: Wool\n")]}, "form of an id", "pattern", id="slug"
    ),
    pytest.param(
        {"about.yaml": [("title: {ja: 靴下の資料, en: About socks}", "title: {ja: 靴下の資料}")]},
        "'en' is missing",
        "add it",
        id="language",
    ),
    pytest.param(
        {"about.yaml": [("title: {ja: 靴下の資料, en: About socks}", "title: 靴下の資料")]},
        "Keys with values are needed, found 靴下の資料",
        "key: value",
        id="no-keys",
    ),
    pytest.param(
        {"about.yaml": [("en: Every year", "en: true")]},
        "Text is needed here, found true",
        "quotes",
        id="text",
    ),
    pytest.param(
        {"about.yaml": [("content_on: 2026-01-31", "content_on: soon")]},
        "not a date: soon",
        "2026",
        id="date",
    ),
    pytest.param(
        {"about.yaml": [("    rows: [A0-01]\nnot_inc", "    rows: A0-01\nnot_inc")]},
        "A list is needed",
        "list",
        id="list",
    ),
    pytest.param(
        {"about.yaml": [("    rows: [A0-01]\nnot_inc", "    rows: [A-1]\nnot_inc")]},
        "form of an id",
        "pattern",
        id="row",
    ),
    pytest.param(
        {"costs.yaml": [("low: 100", "low: 1.5")]}, "whole number is needed, found 1.5", "whole", id="float"
    ),
    pytest.param({"costs.yaml": [("low: 100", "low: -1")]}, "-1 is too small", "0 or more", id="negative"),
    pytest.param(
        {"costs.yaml": [("stay_days: [3, 5]", "stay_days: [3, 4, 5]")]}, "too long", "at most 2", id="long"
    ),
    pytest.param(
        {"costs.yaml": [("start_visits: [2, 13]", "start_visits: []")]}, "too short", "at least 1", id="short"
    ),
    pytest.param(
        {"questions.yaml": [("safety: true", "safety: 1")]},
        "true or false is needed",
        "true or false",
        id="flag",
    ),
    pytest.param(
        {"rules.yaml": [("level: target", "level: strong")]}, "level 'strong' does not go", "wish", id="level"
    ),
    pytest.param(
        {"rules.yaml": [('- wool-allergy: ["yes"]', "- wool-allergy: yes")]},
        "plain name",
        "[choice]",
        id="name",
    ),
    pytest.param(
        {"rules.yaml": [('- wool-allergy: ["yes"]', "- {}")]}, "at least one part", "choice", id="no-part"
    ),
    pytest.param(
        {"rules.yaml": [("age: {below: 6}", "age: {below: 6, any_of: [a]}")]},
        "exactly one of",
        "below",
        id="both",
    ),
    pytest.param({"rules.yaml": [("age: {below: 6}", "age: {above: 6}")]}, "not known", "below", id="bound"),
    pytest.param(
        {"options/all.yaml": [(", rows: [A0-02], text: {ja: 手洗い, en: By hand}", "")]},
        "stated fact",
        "not-stated",
        id="fact",
    ),
    pytest.param(
        {"questions.yaml": [("    minimum: 0\n    maximum: 120\n", "")]}, "needs minimum", "120", id="number"
    ),
    pytest.param(
        {"questions.yaml": [("kind: one\n    label: {ja: 足", "kind: yes-no\n    label: {ja: 足")]},
        "choices belong",
        "kind: one",
        id="choices",
    ),
    pytest.param(
        {"questions.yaml": [("      - {id: heel, label: {ja: かかと, en: Heel}}\n", "")]},
        "at least two choices",
        "two",
        id="one-choice",
    ),
    pytest.param(
        {
            "questions.yaml": [
                (
                    "    why: {ja: 犬がかみます, en: Dogs chew}\n    rows: [A0-02]\n",
                    "    why: {ja: 犬がかみます, en: Dogs chew}\n",
                )
            ]
        },
        "needs rows or sources",
        "rows",
        id="no-source",
    ),
    pytest.param(
        {
            "questions.yaml": [
                ("has-dog], safety: true}", "has-dog], safety: true, skip_when: [{age: {below: 3}}]}")
            ]
        },
        "never skipped",
        "skip_when",
        id="safety",
    ),
]


@pytest.mark.parametrize(("changes", "message", "allowed"), SCHEMA)
def test_a_broken_schema_is_told_with_its_place_and_what_is_allowed(changes, message, allowed):
    texts = texts_with(changes)

    (file,) = changes
    mistakes = [mistake for mistake in mistakes_of(texts) if message in mistake.message]
    assert [mistake.file for mistake in mistakes] == [file]
    assert allowed in mistakes[0].allowed


def test_a_mistake_inside_a_list_names_its_path_and_column():
    (mistake,) = mistakes_of(texts_with({"rules.yaml": [("age: {below: 6}", "age: {below: six}")]}))

    assert (mistake.path, mistake.column) == ("checks.0.when.0.age.below", 15)
    assert str(mistake) == (
        f"rules.yaml:{mistake.line}:15: checks.0.when.0.age.below: "
        "A whole number is needed, found six. Allowed: a whole number."
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "just words\n", "- a\n- b\n", "17\n"])
def test_a_file_without_keys_is_told(text):
    (mistake,) = mistakes_of(TEXTS | {"new.yaml": text})

    assert (mistake.file, mistake.line) == ("new.yaml", 1)
    assert "glossary" in mistake.allowed


@pytest.mark.parametrize("text", ["rules:\n", "rules: {a: 1}\n", "rules: many\n"])
def test_a_kind_that_holds_no_list_is_told(text):
    (mistake,) = mistakes_of(TEXTS | {"new.yaml": text})

    assert (mistake.file, mistake.path) == ("new.yaml", "rules")


@pytest.mark.parametrize("kind", ["about", "costs"])
def test_a_single_piece_given_twice_is_told_where_it_stands_again(kind):
    (mistake,) = mistakes_of(TEXTS | {"z.yaml": TEXTS[f"{kind}.yaml"].split("\nconditions:")[0] + "\n"})

    assert (mistake.file, mistake.path) == ("z.yaml", kind)
    assert "twice" in mistake.message


def test_a_kind_that_no_file_holds_is_told():
    text = TEXTS["about.yaml"]
    without = text[: text.index("not_included:")]

    with pytest.raises(ContentError, match="There is no 'not_included'"):
        load_texts(TEXTS | {"about.yaml": without})


def test_a_mistake_of_yaml_does_not_hide_those_of_other_files():
    mistakes = mistakes_of(
        texts_with({"about.yaml": [("- id: wool\n", "- id: Wool\n")]}) | {"z.yaml": "a: [\n"}
    )

    assert [mistake.file for mistake in mistakes] == ["about.yaml", "z.yaml"]


def test_refused_yaml_inside_a_good_item_is_told_although_the_item_could_be_read():
    texts = texts_with(
        {"about.yaml": [("term: {ja: 羊毛, en: Wool}", "term: &term {ja: !!str 羊毛, en: Wool}")]}
    )

    assert ["Anchors" in mistake.message or "tag" in mistake.message for mistake in mistakes_of(texts)] == [
        True,
        True,
    ]
