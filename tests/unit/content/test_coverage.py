"""Article coverage: one breach for each way a row can be lost."""

import pytest

from decisionaid.content.coverage import count_rows
from tests.unit.small_aid import mistakes_of, small_aid, texts_with

LEFT_OUT = "  - {row: A0-05, reason: testimonial}\n"


def test_a_row_used_nowhere_is_told_at_its_place():
    row = "  - {id: A0-06, sources: [shop-note], kind: process}\n  - {id: G-01,"

    (mistake,) = mistakes_of(texts_with({"sources.yaml": [("  - {id: G-01,", row)]}))

    assert mistake.message == "A0-06 is used nowhere and not left out with a reason."
    assert mistake.path == "rows.5.id"


def test_a_row_of_kind_gap_needs_no_use():
    row = "  - {id: G-02, sources: [shop-note], kind: gap}\n  - {id: G-01,"

    with pytest.raises(pytest.fail.Exception):
        mistakes_of(texts_with({"sources.yaml": [("  - {id: G-01,", row)]}))


@pytest.mark.parametrize("kind", ["contraindication", "caution", "risk", "side-effect"])
def test_what_a_reader_must_know_is_never_left_out(kind):
    changes = {"sources.yaml": [("locator: 声, kind: testimonial", f"locator: 声, kind: {kind}")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert mistake.message == f"A0-05 is a {kind}: it cannot be left out."
    assert mistake.path == "left_out.0.row"


def test_a_row_left_out_and_used_is_told():
    changes = {"sources.yaml": [(LEFT_OUT, LEFT_OUT + "  - {row: A0-03, reason: duplicate}\n")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert mistake.message == "A0-03 is left out and used."


def test_a_row_left_out_twice_is_told():
    (mistake,) = mistakes_of(texts_with({"sources.yaml": [(LEFT_OUT, LEFT_OUT + LEFT_OUT)]}))

    assert mistake.message == "A0-05 is left out twice."


def test_a_row_left_out_needs_a_known_reason():
    (mistake,) = mistakes_of(texts_with({"sources.yaml": [("reason: testimonial", "reason: boring")]}))

    assert "research-only" in mistake.allowed


def test_a_row_left_out_must_exist():
    changes = {"sources.yaml": [(LEFT_OUT, LEFT_OUT + "  - {row: A0-77, reason: duplicate}\n")]}

    (mistake,) = mistakes_of(texts_with(changes))

    assert mistake.message == "There is no 'A0-77' in rows."


def test_a_statement_has_at_most_five_rows():
    rows = "A0-02, A0-01, A0-03, A0-01, A0-02, A0-03"

    (mistake,) = mistakes_of(
        texts_with({"sources.yaml": [("{id: st-2, rows: [A0-02]", f"{{id: st-2, rows: [{rows}]")]})
    )

    assert mistake.path == "statements.1.rows"


def test_rows_are_counted_by_kind():
    assert count_rows(small_aid()) == {
        "total": 5,
        "used": 4,
        "left_out": 1,
        "unaccounted": 0,
        "left_out_by_kind": {"testimonial": {"left_out": 1, "of": 1, "percent": 100.0}},
    }
