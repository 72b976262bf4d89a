"""How many people were studied: told for every option where evidence was searched, and honest about 0."""

import re

import pytest

from decisionaid.content.load import load_texts, read_folder
from decisionaid.content.mistakes import ContentError
from tests.shipped.real_content import CONTENT, real_aid

STUDIED = [cell for cell in real_aid().evidence if cell.people is not None]
SEARCHED = [condition.id for condition in real_aid().conditions if condition.evidence_searched]
# Cells whose number is a sum, and which numbers of the note it adds up.
SUMS = {
    "ev-ad-biologic-studied": (671, 740, 380, 1728, 215, 800),
    "ev-ad-jak-studied": (387, 391, 329),
    "ev-ad-infusion-abroad-studied": (72, 114, 197),
}


def numbers_in(text):
    return {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)}


@pytest.mark.parametrize("condition", SEARCHED)
def test_every_option_of_a_searched_condition_tells_how_many_people(condition):
    wanted = [o.id for o in real_aid().options if o.conditions is None or condition in o.conditions]

    told = [cell.option for cell in STUDIED if condition in cell.conditions]

    assert sorted(told) == sorted(wanted)


@pytest.mark.parametrize("cell", [cell for cell in STUDIED if cell.id in SUMS], ids=lambda cell: cell.id)
def test_a_sum_adds_up_the_numbers_that_its_note_names(cell):
    assert cell.people.count == sum(SUMS[cell.id])
    assert set(SUMS[cell.id]) <= numbers_in(cell.people.note.en)


@pytest.mark.parametrize("cell", STUDIED, ids=lambda cell: cell.id)
def test_a_number_of_people_stands_in_the_cell_it_belongs_to(cell):
    if cell.people.count and cell.id not in SUMS:
        assert cell.people.count in numbers_in(cell.text.en) | numbers_in(cell.people.note.en)
    known = set(cell.sources) | {name for estimate in real_aid().estimates for name in estimate.sources}
    assert set(cell.people.sources) <= known | {"evidence-s66"}


def test_nothing_found_names_the_search_itself():
    for cell in STUDIED:
        if cell.people.count == 0:
            assert any(source.startswith("evidence-search-") for source in cell.people.sources), cell.id


def test_supernatant_was_studied_in_nobody_for_atopic_dermatitis_and_the_cells_only_in_a_similar_way():
    counts = {
        cell.option: (cell.people.count, cell.people.similar)
        for cell in STUDIED
        if "atopic-dermatitis" in cell.conditions
    }

    assert counts["supernatant"] == (0, False)
    assert counts["stem-cell-infusion-abroad"] == (383, True)


def broken(old, new):
    file = "evidence/ad-supernatant.yaml"
    text = read_folder(CONTENT)[file]
    assert text.count(old) == 1
    with pytest.raises(ContentError) as caught:
        load_texts({**read_folder(CONTENT), file: text.replace(old, new)})
    return " ".join(mistake.message for mistake in caught.value.mistakes)


def test_a_count_that_contradicts_the_state_is_found():
    assert "0 people and not-studied go together" in broken("count: 0", "count: 28")


def test_a_cell_without_a_count_beside_others_is_found():
    text = read_folder(CONTENT)["evidence/ad-supernatant.yaml"]
    people = re.search(r"    people:\n(?:      .*\n)+", text)[0]

    assert "is told in other cells of the row 'studied'" in broken(people, "")


def test_a_count_in_another_row_is_found():
    text = read_folder(CONTENT)["evidence/ad-supernatant.yaml"]
    people = re.search(r"    people:\n(?:      .*\n)+", text)[0].replace("count: 0", "count: null")
    monitoring = text[text.index("  - id: ev-ad-supernatant-monitoring") :]
    cell = monitoring[: monitoring.index("\n  - id: ") + 1]

    assert "is told in the rows monitoring, studied" in broken(cell, cell + people)
