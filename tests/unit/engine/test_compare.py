"""The comparison table of the small aid: the same rows for every option, no blank cell."""

import pytest

from decisionaid.engine.compare import compare
from tests.unit.small_aid import small_aid

EVERYBODY = ("no-change", "wool-socks", "grey-socks")


def table(*conditions, options=EVERYBODY):
    return compare(small_aid(), options=options, conditions=conditions)


def cell(made, attribute, option):
    column = [item.id for item in made.options].index(option)
    (row,) = [row for row in made.rows if row.attribute.id == attribute]
    return [
        (part.part.id, [(fact.state, fact.text and fact.text.en) for fact in part.facts])
        for part in row.cells[column]
    ]


def test_rows_are_the_attributes_in_their_order_with_one_cell_an_option():
    made = table("cold-feet")

    assert [row.attribute.id for row in made.rows] == ["warmth", "washing"]
    assert {len(row.cells) for row in made.rows} == {3}


@pytest.mark.parametrize("options", [EVERYBODY, EVERYBODY[::-1]], ids=["as-shown", "turned"])
def test_columns_stand_in_the_order_of_the_aid_whatever_order_is_given(options):
    assert [option.id for option in table("cold-feet", options=options).options] == list(EVERYBODY)


def test_an_option_that_is_not_shown_has_no_column():
    assert [option.id for option in table("itchy-feet", options=("no-change", "foot-cream")).options] == [
        "no-change",
        "foot-cream",
    ]


@pytest.mark.parametrize(
    "conditions", [(), ("cold-feet",), ("itchy-feet",), ("cold-feet", "itchy-feet")], ids=str
)
def test_no_cell_is_ever_blank(conditions):
    made = table(*conditions, options=(*EVERYBODY, "foot-cream"))

    for row in made.rows:
        for cells in row.cells:
            assert cells
            assert all(part.facts for part in cells)


def test_facts_for_other_conditions_are_left_out():
    assert cell(table("cold-feet"), "warmth", "wool-socks") == [("P-2", [("stated", "Warm")])]
    assert cell(table("itchy-feet"), "warmth", "wool-socks") == [("P-2", [("not-stated", None)])]


def test_facts_that_differ_between_chosen_conditions_both_stand():
    both = cell(table("cold-feet", "itchy-feet"), "warmth", "wool-socks")

    assert both == [("P-2", [("stated", "Warm"), ("not-stated", None)])]


def test_without_a_condition_a_fact_of_a_condition_is_told_as_not_stated():
    assert cell(table(), "warmth", "wool-socks") == [("P-2", [("not-stated", None)])]


def test_parts_for_other_conditions_are_left_out():
    assert [part for part, _ in cell(table("cold-feet"), "warmth", "grey-socks")] == ["P-4", "P-5"]
    assert [part for part, _ in cell(table("itchy-feet"), "warmth", "grey-socks")] == ["P-5"]


def test_does_not_apply_is_told_as_such():
    assert cell(table("cold-feet"), "warmth", "no-change") == [("P-1", [("does-not-apply", None)])]


def test_of_an_option_without_a_part_for_the_concern_the_first_part_alone_stands():
    aid = small_aid()
    option = next(option for option in aid.options if option.id == "wool-socks")
    parts = tuple(
        option.parts[0].model_copy(update={"id": name, "conditions": ("itchy-feet",)}) for name in ("a", "b")
    )
    options = tuple(
        item.model_copy(update={"parts": parts}) if item is option else item for item in aid.options
    )
    made = compare(aid.model_copy(update={"options": options}), options=EVERYBODY, conditions=("cold-feet",))

    assert [part_id for part_id, _ in cell(made, "warmth", "wool-socks")] == ["a"]
