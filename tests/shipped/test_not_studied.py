"""A cell that was not searched, or whose figures were not read, does not say that no study was found."""

import re

import pytest

from decisionaid.summary import wording
from tests.shipped.real_content import real_aid
from tests.summaries import page_for

OPEN = [cell for cell in real_aid().evidence if cell.state == "not-studied"]
UNREAD = [cell for cell in OPEN if cell.looked != "found-none"]
FOUND_NONE = re.compile("見つかりませんでした|(was|were) found|found no", re.I)


@pytest.mark.parametrize("cell", UNREAD, ids=lambda cell: cell.id)
def test_what_was_not_looked_up_is_not_said_to_be_missing(cell):
    assert not FOUND_NONE.search(cell.text.ja)
    assert not FOUND_NONE.search(cell.text.en)


def test_most_cells_of_no_change_and_of_pain_care_were_not_searched():
    assert {cell.option for cell in UNREAD} == {"no-change", "usual-care", "jak-tablet", "usual-pain-care"}
    assert not [cell for cell in UNREAD if cell.option in ("supernatant", "stem-cell-infusion-abroad")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_daily_life_under_pain_care_is_shown_as_not_read(language):
    page = page_for({"conditions": ["nerve-pain"]}, language=language)
    row = next(row for row in page.table if row.attribute == "effect")
    option = next(o.label for o in page.options if o.option == "usual-pain-care")
    cell = next(line for line in row.lines if line.option == option)
    states = [item.state for item in cell.independent]

    assert wording.NOT_STUDIED["figures-not-read"].in_language(language) in states
    assert wording.STATES["not-studied"].in_language(language) not in states


def test_a_skipped_search_is_told_apart_from_a_search_without_result():
    page = page_for({"conditions": ["nerve-pain"]}, language="en")
    row = next(row for row in page.table if row.attribute == "effect")
    states = {line.option: {item.state for item in line.independent} for line in row.lines}
    labels = {option.option: option.label for option in page.options}

    assert states[labels["no-change"]] == {wording.NOT_STUDIED["not-searched"].en}
    assert states[labels["supernatant"]] == {wording.NOT_STUDIED["found-none"].en}
