"""One broken folder for each kind of mistake between pieces of content."""

import pytest

from tests.unit.small_aid import TEXTS, load_texts, mistakes_of, texts_with

WHEN = '- wool-allergy: ["yes"]'
LEFT_OUT = ("left_out:\n  - {row: A0-05, reason: testimonial}\n", "")
UNKNOWN_NAMES = [
    pytest.param("about.yaml", "rows: [A0-01]\nnot_included", "rows: [A0-77]\nnot_included", "A0-77", "rows"),
    pytest.param(
        "sources.yaml", "{id: G-01, sources: [shop-note]", "{id: G-01, sources: [blog]", "blog", "sources"
    ),
    pytest.param(
        "questions.yaml",
        "    sources: [shop-note]\n    choices",
        "    sources: [blog]\n    choices",
        "blog",
        "sources",
    ),
    pytest.param(
        "questions.yaml",
        "{level: same-day, action: {ja: 医師へ, en: See a doctor}, sources: [shop-note]}",
        "{level: same-day, action: {ja: 医師へ, en: See a doctor}, sources: [blog]}",
        "blog",
        "sources",
    ),
    pytest.param(
        "rules.yaml", "options: [wool-socks]\n    flag", "options: [hats]\n    flag", "hats", "options"
    ),
    pytest.param("costs.yaml", "- {option: wool-socks", "- {option: hats", "hats", "options"),
    pytest.param(
        "options/all.yaml",
        "    conditions: [itchy-feet]\n    parts",
        "    conditions: [itch]\n    parts",
        "itch",
        "conditions",
    ),
    pytest.param("costs.yaml", "questions: [Q-01]", "questions: [Q-77]", "Q-77", "questions_to_ask"),
    pytest.param("rules.yaml", "rules: [K-01]", "rules: [K-77]", "K-77", "rules"),
    pytest.param("rules.yaml", "conflicts: [C-01]", "conflicts: [C-77]", "C-77", "conflicts"),
    pytest.param("rules.yaml", "doubtful: [foot-size]", "doubtful: [shoe-size]", "shoe-size", "questions"),
    pytest.param(
        "questions.yaml",
        "questions: [itch-place, itch-score]",
        "questions: [itch-place, itch-score, shoe]",
        "shoe",
        "questions",
    ),
    pytest.param(
        "options/all.yaml",
        "- {attribute: washing, state: does-not-apply}",
        "- {attribute: washing, state: does-not-apply}\n          - {attribute: price, state: not-stated}",
        "price",
        "attributes",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "name", "kind"), UNKNOWN_NAMES)
def test_a_name_of_nothing_is_told_at_its_place_with_the_names_there_are(file, old, new, name, kind):
    (mistake,) = mistakes_of(texts_with({file: [(old, new)]}))

    assert (mistake.file, mistake.message) == (file, f"There is no '{name}' in {kind}.")
    line = texts_with({file: [(old, new)]})[file].splitlines()[mistake.line - 1]
    assert line[mistake.column - 1 :].startswith(name)


def test_an_id_used_twice_is_told_with_both_places():
    texts = TEXTS | {"z.yaml": "attributes:\n  - id: warmth\n    label: {ja: 暖, en: Warm}\n"}

    (mistake,) = mistakes_of(texts)

    assert (mistake.file, mistake.line, mistake.column) == ("z.yaml", 2, 9)
    assert "'warmth' is already used in about.yaml:17" in mistake.message


def test_the_same_id_may_be_used_for_another_kind():
    texts = TEXTS | {"z.yaml": "attributes:\n  - id: wool-socks\n    label: {ja: 暖, en: Warm}\n"}

    assert all("already used" not in mistake.message for mistake in mistakes_of(texts))


def test_a_question_on_two_steps_is_told():
    changes = {"questions.yaml": [("questions: [wardrobe]}", "questions: [wardrobe, age]}")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert "'age' already stands on the step 'age'" in mistake.message
    assert mistake.path == "steps.6.questions.1"


def test_a_question_on_no_step_is_told():
    changes = {"questions.yaml": [("questions: [itch-place, itch-score]", "questions: [itch-place]")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert "'itch-score' stands on no step" in mistake.message
    assert mistake.path == "questions.7.id"


def test_choices_of_the_conditions_question_must_be_the_conditions_in_their_order():
    cold = "      - {id: cold-feet, label: {ja: 足の冷え, en: Cold feet}}\n"
    itchy = "      - {id: itchy-feet, label: {ja: 足のかゆみ, en: Itchy feet}}\n"

    (mistake,) = mistakes_of(texts_with({"questions.yaml": [(cold + itchy, itchy + cold)]}))

    assert mistake.path == "questions.0.choices"
    assert mistake.allowed == "cold-feet, itchy-feet"


CONDITIONS = [
    ('- wool-alergy: ["yes"]', "no question 'wool-alergy'", "wool-allergy"),
    ("- wool-allergy: [maybe]", "no choice 'maybe'", "yes, no"),
    ("- wool-allergy: [not-applicable]", "no choice 'not-applicable'", "yes, no"),
    ("- wool-allergy: [not-sure]", "no choice 'not-sure'", "yes, no"),
    ("- wool-allergy: {below: 3}", "takes choices, not a number", "yes, no"),
    ("- wardrobe: {all_of: [[none], [cotton, silk]]}", "no choice 'silk'", "cotton, nylon, none"),
    ("- conditions: [cold-hands]", "no choice 'cold-hands'", "cold-feet, itchy-feet"),
    ("- age: [18]", "Text is needed", "quotes"),
    ('- age: ["18"]', "held against a bound", "below"),
    ("- itch-score: {below: 3}", "only shown to the doctor", "another"),
    ("- predicate: moon-is-full", "no predicate 'moon-is-full'", "years-exceed-age"),
    ("- basics: [maybe]", "no choice 'maybe'", "yes, no"),
    ("- pain-kind: [no-pain]", "no choice 'no-pain'", "neuro, joint-muscle, both"),
    ("- pain-kind: {below: 3}", "takes choices, not a number", "neuro"),
]


@pytest.mark.parametrize(("when", "message", "allowed"), CONDITIONS)
def test_a_condition_of_a_rule_that_can_never_be_answered_is_told(when, message, allowed):
    texts = texts_with({"rules.yaml": [(WHEN, when)]})

    (mistake,) = [mistake for mistake in mistakes_of(texts) if message in mistake.message]

    assert mistake.path.startswith("rules.0.when.0.")
    assert allowed in mistake.allowed


@pytest.mark.parametrize(
    ("file", "old", "path"),
    [
        ("rules.yaml", "- age: {below: 6}", "checks.0.when.0.shoe"),
        ("questions.yaml", "- age: {below: 3}", "steps.4.skip_when.0.shoe"),
        ("questions.yaml", '- wool-allergy: ["no"]', "steps.5.postpone_when.0.shoe"),
    ],
)
def test_conditions_of_checks_and_steps_are_looked_at_too(file, old, path):
    (mistake,) = mistakes_of(texts_with({file: [(old, "- shoe: [a]")]}))

    assert mistake.path == path


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("rules.yaml", "rows: [A0-03]", "rows: [A0-03, A0-02]"),
        (
            "costs.yaml",
            "- {option: wool-socks, low: 100, high: 200, rows: [A0-01]}",
            "- {option: wool-socks, low: 100, high: 200, rows: [A0-03]}",
        ),
        ("options/all.yaml", "rows: [A0-02], text: {ja: 手洗い", "rows: [A0-03], text: {ja: 手洗い"),
    ],
)
def test_a_row_that_is_shown_but_told_by_no_statement_is_told(file, old, new):
    silent = {
        "sources.yaml": [("  - {id: st-3, rows: [A0-03], text: {ja: あたたかいです, en: It is warm}}\n", "")],
    }

    found = {mistake.file for mistake in mistakes_of(texts_with(silent | {file: [(old, new)]}))}

    assert file in found


def test_a_pitch_or_personal_story_may_be_named_as_a_place_without_a_statement():
    texts = texts_with(
        {
            "about.yaml": [("    rows: [A0-01]\nnot_inc", "    rows: [A0-01, A0-04, A0-05]\nnot_inc")],
            "sources.yaml": [LEFT_OUT],
        }
    )

    assert load_texts(texts)


def test_a_personal_story_is_never_told():
    changes = {"sources.yaml": [("{id: st-2, rows: [A0-02]", "{id: st-2, rows: [A0-02, A0-05]"), LEFT_OUT]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert (mistake.message, mistake.path) == ("A0-05 is a personal story.", "statements.1.rows.1")


def test_a_pitch_needs_a_caveat():
    changes = {"sources.yaml": [("    caveat: {ja: 数字はありません, en: No number is given}\n", "")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert "A0-04 is a pitch" in mistake.message
    assert mistake.path == "statements.3.rows.0"


BLANKS = [
    pytest.param(
        "          - {attribute: washing, rows: [A0-02], text: {ja: 手洗い, en: By hand}}\n",
        "'washing' is blank for: cold-feet, itchy-feet.",
        "options.1.parts.0",
        id="all",
    ),
    pytest.param(
        "          - {attribute: warmth, state: not-stated, conditions: [itchy-feet]}\n",
        "'warmth' is blank for: itchy-feet.",
        "options.1.parts.0",
        id="one-condition",
    ),
    pytest.param(
        "          - {attribute: washing, state: does-not-apply}\n",
        "'washing' is blank for: itchy-feet.",
        "options.2.parts.0",
        id="option-of-a-condition",
    ),
    pytest.param(
        "          - {attribute: warmth, rows: [A0-03], text: {ja: あたたかい, en: Warm}}\n",
        "'warmth' is blank for: cold-feet.",
        "options.3.parts.0",
        id="part-of-a-condition",
    ),
]


@pytest.mark.parametrize(("line", "message", "path"), BLANKS)
def test_a_blank_cell_is_told_with_the_conditions_that_miss_it(line, message, path):
    (mistake,) = mistakes_of(texts_with({"options/all.yaml": [(line, "")]}))

    assert (mistake.message, mistake.path) == (message, path)


@pytest.mark.parametrize(
    ("new", "message", "path"),
    [
        ("{ja: 編み物の会, en: 編み物のclub}", "English wording holds Japanese", "about.made_by.en"),
        ("{ja: The knitting club, en: The knitting club}", "holds no Japanese", "about.made_by.ja"),
        ("{ja: 編物会, en: 編物会}", "are the same", "about.made_by.en"),
    ],
)
def test_a_wording_in_the_wrong_language_is_told(new, message, path):
    (mistake,) = mistakes_of(texts_with({"about.yaml": [("{ja: 編み物の会, en: The knitting club}", new)]}))

    assert message in mistake.message
    assert mistake.path == path


CASCADES = [
    pytest.param({"questions.yaml": [("    short: {ja: 大きさ, en: Size}\n", "")]}, id="question"),
    pytest.param({"options/all.yaml": [("group: unapproved", "group: new")]}, id="option"),
    pytest.param({"sources.yaml": [("kind: definition", "kind: word")]}, id="row"),
    pytest.param({"sources.yaml": [('number: "000"', 'number: "000')]}, id="whole-file"),
]


@pytest.mark.parametrize("changes", CASCADES)
def test_a_piece_that_could_not_be_read_is_not_told_as_missing_elsewhere(changes):
    assert len(mistakes_of(texts_with(changes))) == 1


LOOPHOLES = [
    pytest.param(
        {
            "questions.yaml": [("- {id: medium,", "- {id: small,")],
            "rules.yaml": [("[medium, large]", "[large]")],
        },
        id="choice-twice",
    ),
    pytest.param({"questions.yaml": [("- {id: nylon,", "- {id: not-sure,")]}, id="choice-named-not-sure"),
    pytest.param(
        {"questions.yaml": [("minimum: 0\n    maximum: 120", "minimum: 121\n    maximum: 120")]},
        id="minimum-above-maximum",
    ),
    pytest.param({"costs.yaml": [("high: 200", "high: 50")]}, id="low-above-high"),
    pytest.param({"rules.yaml": [(WHEN, '- basics: ["no"]')]}, id="value-of-missing-questions"),
    pytest.param(
        {"rules.yaml": [(WHEN, "- predicate: years-exceed-age")]}, id="predicate-of-missing-questions"
    ),
    pytest.param({"rules.yaml": [(WHEN, "- itch-place: [heel]")]}, id="answer-not-asked-of-everybody"),
]


@pytest.mark.parametrize("changes", LOOPHOLES)
def test_content_that_the_engine_cannot_use_is_refused(changes):
    assert mistakes_of(texts_with(changes))
