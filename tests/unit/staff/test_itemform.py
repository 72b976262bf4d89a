"""Forms made from the schema: nothing is lost on a page, and mistakes stand at their fields."""

import ast
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from decisionaid.content.items import KINDS
from decisionaid.content.load import read_folder
from decisionaid.content.pieces import pieces_of
from decisionaid.releases.selectors import content_folder
from decisionaid.staff.itemform import choice_labels, labels, messages
from decisionaid.staff.itemform.checked import check_raw
from decisionaid.staff.itemform.nodes import Layout
from decisionaid.staff.itemform.pickers import Pickers
from decisionaid.staff.itemform.places import name_place
from decisionaid.staff.itemform.posted import PART, Incomplete, apply_button, read_posted
from decisionaid.staff.itemform.raw import to_raw
from decisionaid.staff.itemform.shape import Group, Leaf, Rows, shape_of
from tests.forms import fields_of

PIECES = pieces_of(read_folder(content_folder()))
PICKERS = Pickers(PIECES)
ROOT = Path(__file__).resolve().parents[3]


IDLE_BUTTONS = (
    *("", "add:", "add:nothing", "remove:sides", "remove:sides.99", "up:sides.0", "up:x.1", "add:id"),
    *("x:sides", "add:sides.0", "remove:topic.ja", "add:sides.9.rows", "add:sides.-1.rows", "remove:sides.٣"),
)
PARTS = "when.0.parts"
NUMBER = "Give a whole number."
TWICE = "This question stands twice in one alternative."
MISTAKES = [
    ("rules", "I-01", "text.ja", "", "text.ja", "Fill this in."),
    ("rules", "I-01", "flag", "", "flag", "Pick one of these."),
    ("rules", "I-01", "flag", "maybe", "flag", "Pick one of these."),
    ("rules", "I-01", "sources.0", "who", "sources.0", "There is no “who”."),
    ("rules", "I-01", "sources.0", "A B", "sources.0", "This is no id of the right form."),
    ("rules", "I-01", "flag", "fit", "", "This level does not go with this flag."),
    ("rules", "I-01", f"{PARTS}.1.value", "old", f"{PARTS}.1.value", NUMBER),
    ("rules", "I-01", f"{PARTS}.0.value", "", f"{PARTS}.0.value", "Give at least 1."),
    ("rules", "I-01", f"{PARTS}.1.question", "conditions", f"{PARTS}.1.question", TWICE),
    ("about", "about", "review_due_on", "soon", "review_due_on", "Give a date such as 2026-11-22."),
    ("costs", "costs", "monthly.0.low", "much", "monthly.0.low", NUMBER),
    ("costs", "costs", "monthly.0.low", "9" * 8, "monthly.0", "The lower amount is above the higher one."),
    ("rules", "I-01", "text.en", "a" * 1201, "text.en", "This is too long: at most 1200 characters."),
]


def get(kind, key):
    return next(piece for piece in PIECES if (piece.kind, piece.key) == (kind, key))


def first(kind):
    return next(piece for piece in PIECES if piece.kind == kind)


def page_of(kind, raw, errors=None, pickers=PICKERS, is_new=False):
    layout = Layout(pickers=pickers, errors=errors or {}, is_new=is_new)
    nodes = layout.lay_out(shape_of(kind), raw)
    return render_to_string("staff/itemform/_nodes.html", {"nodes": nodes})


def send(kind, raw, **changes):
    """Put a form on a page, change some fields, send it, and give what arrives."""
    return read_posted(shape_of(kind), {**fields_of(page_of(kind, raw)), "end": "1", **changes})


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_piece_comes_back_the_same_through_its_page(kind):
    pieces = [piece for piece in PIECES if piece.kind == kind]
    assert pieces

    for piece in pieces:
        checked = check_raw(kind, send(kind, to_raw(shape_of(kind), piece.body)), PICKERS)

        assert dict(checked.errors) == {}, piece.key
        assert checked.body == piece.body, piece.key


@pytest.mark.parametrize(
    "text", ["\nfirst", "first\nsecond\n", "  spaces  ", "<b>&amp;\"'", "{漢字|かんじ}", "\t"]
)
def test_awkward_words_come_back_the_same(text):
    body = {**first("glossary").body, "meaning": {"ja": text, "en": text, "easy": text}}

    checked = check_raw("glossary", send("glossary", to_raw(shape_of("glossary"), body)), PICKERS)

    assert checked.body == body


@pytest.mark.parametrize("value", [None, [], ["atopic-dermatitis"]])
def test_no_concern_named_and_none_at_all_are_told_apart(value):
    body = {**first("options").body, "conditions": value}

    assert check_raw("options", send("options", to_raw(shape_of("options"), body)), PICKERS).body == body


class TestRows:
    def raw(self):
        return send("conflicts", to_raw(shape_of("conflicts"), first("conflicts").body))

    def press(self, raw, button, kind="conflicts"):
        return apply_button(shape_of(kind), send(kind, raw), button)

    def test_a_row_is_added_at_the_end_and_the_others_stay(self):
        raw = self.raw()

        after = self.press(raw, "add:sides")

        assert after["sides"][:-1] == raw["sides"]
        assert after["sides"][-1] == {}
        assert len(send("conflicts", after)["sides"]) == len(raw["sides"]) + 1

    def test_a_row_is_taken_out_and_the_others_stay(self):
        raw = self.press(self.raw(), "add:sides")

        after = self.press(raw, "remove:sides.0")

        assert [side.get("text", {}).get("ja") for side in after["sides"]][0] == raw["sides"][1]["text"]["ja"]
        assert len(after["sides"]) == len(raw["sides"]) - 1

    def test_a_row_moves_up(self):
        raw = self.raw()

        after = self.press(raw, "up:sides.1")

        assert after["sides"] == [raw["sides"][1], raw["sides"][0], *raw["sides"][2:]]

    def test_rows_inside_of_rows_are_reached(self):
        raw = self.raw()

        after = self.press(raw, "remove:sides.1.rows.0")

        assert after["sides"][1]["rows"] == raw["sides"][1]["rows"][1:]
        assert after["sides"][0] == raw["sides"][0]

    def test_conditions_are_added_and_taken_out(self):
        raw = to_raw(shape_of("rules"), get("rules", "I-01").body)

        more = self.press(raw, "add:when.0.parts", kind="rules")
        assert [part.get("question") for part in more["when"][0]] == ["conditions", "age", None]
        less = self.press(more, "remove:when.0.parts.0", kind="rules")
        assert [part.get("question") for part in less["when"][0]] == ["age", ""]
        other = self.press(raw, "add:when", kind="rules")
        assert other["when"][1] == []

    @pytest.mark.parametrize("button", IDLE_BUTTONS)
    def test_a_button_that_names_nothing_changes_nothing(self, button):
        raw = send("conflicts", self.raw())

        assert apply_button(shape_of("conflicts"), raw, button) == raw

    def test_the_empty_field_at_the_end_of_a_list_adds_a_value(self):
        raw = send("conflicts", self.raw(), **{f"options.{len(self.raw()['options'])}": "no-change"})

        assert raw["options"] == [*self.raw()["options"], "no-change"]

    def test_a_hundred_rows_are_all_kept(self):
        raw = self.raw()
        raw["sides"] = [{**raw["sides"][0], "text": {"ja": f"文{n}", "en": f"text {n}"}} for n in range(100)]

        assert send("conflicts", raw)["sides"][99]["text"]["en"] == "text 99"

    @pytest.mark.parametrize(
        "missing", ["end", "sides.#", "sides.1.text.ja", "topic.en", "options.0", "sides.0.rows.#"]
    )
    def test_a_form_that_did_not_come_whole_is_refused(self, missing):
        post = {**fields_of(page_of("conflicts", self.raw())), "end": "1"}
        del post[missing]

        with pytest.raises(Incomplete):
            read_posted(shape_of("conflicts"), post)

    @pytest.mark.parametrize("count", ["-1", "501", "x", "1e9", "²"])
    def test_a_count_that_is_none_is_refused(self, count):
        post = {**fields_of(page_of("conflicts", self.raw())), "end": "1", "sides.#": count}

        with pytest.raises(Incomplete):
            read_posted(shape_of("conflicts"), post)


class TestMistakes:
    def errors(self, kind, key, **changes):
        raw = send(kind, to_raw(shape_of(kind), get(kind, key).body), **changes)
        with translation.override("en"):
            checked = check_raw(kind, raw, PICKERS)
        assert checked.body is None
        return {".".join(map(str, path)): found for path, found in checked.errors.items()}

    @pytest.mark.parametrize(("kind", "key", "field", "value", "place", "message"), MISTAKES)
    def test_a_mistake_stands_at_its_field(self, kind, key, field, value, place, message):
        assert self.errors(kind, key, **{field: value}) == {place: [message]}

    def test_a_blank_row_before_a_wrong_one_does_not_shift_the_mistake(self):
        errors = self.errors("rules", "I-02", **{"sources.0": "", "sources.1": "who"})

        assert errors == {"sources.1": ["There is no “who”."]}

    def test_a_mistake_opens_its_row_and_is_tied_to_its_field(self):
        piece = get("options", "supernatant")
        raw = send("options", to_raw(shape_of("options"), piece.body), **{"parts.2.facts.7.text.en": ""})
        checked = check_raw("options", raw, PICKERS)
        page = page_of("options", raw, checked.errors)

        assert '<details class="item-row" id="f-parts-2-facts-7" open>' in page
        assert '<details class="item-row" id="f-parts-2-facts-6">' in page
        assert 'id="f-parts-2-facts-7-text-en-error"' in page
        assert 'aria-describedby="f-parts-2-facts-7-text-en-error"' in page

    def test_numbers_in_full_width_are_read(self):
        raw = send("costs", to_raw(shape_of("costs"), first("costs").body), **{"monthly.0.low": "１２"})

        assert check_raw("costs", raw, PICKERS).body["monthly"][0]["low"] == 12

    def test_what_was_typed_wrongly_is_shown_again(self):
        raw = send("costs", to_raw(shape_of("costs"), first("costs").body), **{"monthly.0.low": "much"})

        assert fields_of(page_of("costs", raw))["monthly.0.low"] == "much"


class TestPickers:
    def test_a_short_list_is_a_menu_and_a_long_one_is_offered_while_typing(self):
        page = page_of("rules", to_raw(shape_of("rules"), get("rules", "K-01").body))

        assert '<select name="options.0"' in page
        assert 'name="rows.0" id="f-rows-0" value="A2-53" list="pick-rows"' in page

    def test_an_id_that_is_no_longer_there_stays_picked(self):
        raw = to_raw(shape_of("rules"), get("rules", "K-01").body)
        raw["options"] = ["old-option"]

        assert fields_of(page_of("rules", raw))["options.0"] == "old-option"

    def test_the_answers_of_a_question_are_told_beside_a_condition(self):
        page = page_of("rules", to_raw(shape_of("rules"), get("rules", "K-04").body))

        assert "yes, no, not-applicable" in page

    def test_the_id_of_a_piece_that_is_there_cannot_be_typed(self):
        raw = to_raw(shape_of("glossary"), first("glossary").body)

        assert "readonly" in page_of("glossary", raw)
        assert "readonly" not in page_of("glossary", raw, is_new=True)


def every_field(shape, found):
    if isinstance(shape, Group):
        for name, part in shape.fields.items():
            found.append((shape.model, name, part))
            every_field(part, found)
    elif isinstance(shape, Rows):
        every_field(shape.row, found)
    return found


def test_every_field_and_choice_has_words_in_both_languages():
    found = [field for kind in KINDS for field in every_field(shape_of(kind), [])] + every_field(PART, [])
    choices = {choice for _, _, part in found if isinstance(part, Leaf) for choice in part.choices}

    assert [f"{model}.{name}" for model, name, _ in found if not labels.has_label(model, name)] == []
    assert [choice for choice in choices if not choice_labels.has_choice_label(choice)] == []
    assert all(labels.kind_label(kind).ja and labels.kind_label(kind).en for kind in KINDS)


def test_labels_follow_the_language_of_the_reader():
    with translation.override("ja"):
        assert labels.field_label("Rule", "flag").name == "区分"
    with translation.override("en"):
        assert labels.field_label("Rule", "flag").name == "Flag"


def test_everything_that_a_model_refuses_is_told_in_the_readers_language():
    codes = []
    for path in (ROOT / "decisionaid" / "domain").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                assert node.exc.func.id == "broken", path
                codes.append(node.exc.args[0].value)

    assert len(codes) > 20
    assert [code for code in codes if not messages.has_message(code)] == []


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("rules", "text.ja", "Text › Japanese"),
        ("rules", "when.0.age", "Conditions (it holds if one of these alternatives does) › 1 › age"),
        ("options", "parts.1.facts.2", "Ways of it › 2 › Cells of the table › 3"),
        ("costs", "sets.0.stay_days.1", "Sets of infusions › 1 › Days of stay (from, to) › 2"),
        ("about", "nothing.0", "nothing › 1"),
        ("about", "", ""),
    ],
)
def test_the_place_of_a_mistake_is_named_by_the_labels_of_the_form(kind, path, name):
    with translation.override("en"):
        assert name_place(kind, path) == name


class TestTicks:
    """Inside of rows the concerns are boxes to tick."""

    KEYS = [piece.key for piece in PIECES if piece.kind == "conditions"]
    NAME = "always.0.conditions"

    def body(self, value):
        body = get("options", "supernatant").body
        return {**body, "always": [{**body["always"][0], "conditions": value}, *body["always"][1:]]}

    def raw(self, value):
        return to_raw(shape_of("options"), self.body(value))

    def arrived(self, raw, **changes):
        return send("options", raw, **changes)["always"][0]["conditions"]

    @pytest.mark.parametrize("value", [None, [], ["fatigue"], ["sleep", "fatigue", "hair-thinning"]])
    def test_what_is_ticked_comes_back_in_its_order_and_none_stays_none(self, value):
        checked = check_raw("options", send("options", self.raw(value)), PICKERS)

        assert checked.body == self.body(value)
        assert "ticks" in fields_of(page_of("options", self.raw(value)))[f"{self.NAME}.#"]

    def test_another_tick_comes_last_and_one_taken_away_is_gone(self):
        post = fields_of(page_of("options", self.raw(["sleep", "fatigue"])))
        assert [post[f"{self.NAME}.{n}"] for n in (0, 1)] == ["sleep", "fatigue"]

        page = page_of("options", self.raw(["sleep", "fatigue"]))
        place = next(n for n in range(2, len(self.KEYS)) if f'name="{self.NAME}.{n}" value="kidney"' in page)
        raw = {**post, f"{self.NAME}.{place}": "kidney", "end": "1"}
        del raw[f"{self.NAME}.0"]

        read = read_posted(shape_of("options"), raw)
        assert read["always"][0]["conditions"] == ["fatigue", "kidney"]

    @pytest.mark.parametrize("value", [["gone"], ["sleep", "sleep"]], ids=["unknown", "twice"])
    def test_what_no_box_can_show_stays_in_fields_of_its_own(self, value):
        assert self.arrived(self.raw(value)) == value

    def test_a_mistake_in_the_list_is_told_at_a_field(self):
        raw = self.raw(["gone"])
        checked = check_raw("options", raw, PICKERS)

        page = page_of("options", raw, errors=checked.errors)

        assert 'id="f-always-0-conditions-0-error"' in page

    @pytest.mark.parametrize("count", ["ticks", "ticks ", "ticks x", "ticks 501", "ticks 3 more", "ticks -1"])
    def test_a_count_of_ticks_that_is_none_is_refused(self, count):
        with pytest.raises(Incomplete):
            self.arrived(self.raw(None), **{f"{self.NAME}.#": count})

    def test_a_list_of_fields_is_not_read_as_ticks(self):
        raw = to_raw(shape_of("conflicts"), first("conflicts").body)
        post = {**fields_of(page_of("conflicts", raw)), "end": "1", "sides.#": "ticks 1"}

        with pytest.raises(Incomplete):
            read_posted(shape_of("conflicts"), post)


def test_a_long_menu_inside_of_rows_is_one_list_for_all_of_them():
    layout = Layout(pickers=PICKERS, errors={}, is_new=False)
    raw = to_raw(shape_of("options"), get("options", "supernatant").body)
    nodes = layout.lay_out(shape_of("options"), raw)
    page = render_to_string("staff/itemform/_nodes.html", {"nodes": nodes})

    assert len(layout.long_pickers["attributes"]) == len([p for p in PIECES if p.kind == "attributes"])
    assert page.count('list="pick-attributes"') > 50
    # A list outside of rows stands there once, and keeps its menu.
    assert '<select name="options.0"' in page_of(
        "conflicts", to_raw(shape_of("conflicts"), first("conflicts").body)
    )


def test_the_page_of_the_largest_piece_stays_within_bounds():
    pieces = [piece for piece in PIECES if piece.kind in ("options", "costs", "questions", "rules")]
    pages = [page_of(piece.kind, to_raw(shape_of(piece.kind), piece.body)) for piece in pieces]

    # With a menu for each value it was 850 kB.
    assert max(len(page.encode()) for page in pages) < 580_000
