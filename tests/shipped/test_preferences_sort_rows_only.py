"""What somebody marks as mattering sorts the rows of the table and changes nothing that was found."""

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisionaid.domain.guidance import LEVELS
from decisionaid.engine.answers import read_answers
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.value_views import in_fixed_order
from tests.shipped.real_content import real_aid
from tests.vignettes import read_vignette

CASES = ("v01", "v06", "v11")
TIME = date(2026, 11, 23)
FEW = settings(max_examples=25, deadline=None, derandomize=bool(os.environ.get("CI")))
marks = st.dictionaries(
    st.sampled_from([*(item.id for item in real_aid().preferences), "forged"]),
    st.sampled_from([*LEVELS, "most"]),
)


@pytest.fixture(scope="module")
def plain():
    release = release_from_aid(real_aid())
    return {case: page_of(release, case, {}) for case in CASES}, release


def page_of(release, case, preferences):
    answers = read_answers(release.aid, read_vignette(case)["answers"])
    return build_summary(release=release, answers=answers, language="ja", as_of=TIME, preferences=preferences)


def without_marks(page):
    """Give the page without what marking may change: the values, their sources and the order of the rows.

    The density of page 1 is how its letters are set, which follows from how much has to stand on it.
    """
    fixed = in_fixed_order(page)
    return replace(fixed, values=(), sources=(), brief=replace(fixed.brief, values="", density=""))


@given(case=st.sampled_from(CASES), preferences=marks)
@FEW
def test_findings_options_and_cells_stay_the_same(plain, case, preferences):
    pages, release = plain

    page = page_of(release, case, preferences)

    assert without_marks(page) == without_marks(pages[case])
    assert page.options == pages[case].options
    assert page.table_options == pages[case].table_options
    assert {row.attribute: row for row in page.table} == {row.attribute: row for row in pages[case].table}
    assert len(page.table) == len(pages[case].table)


@given(case=st.sampled_from(CASES), preferences=marks)
@FEW
def test_the_order_is_told_exactly_when_it_is_another_one(plain, case, preferences):
    pages, release = plain

    page = page_of(release, case, preferences)

    assert bool(page.row_order) == (page.table != pages[case].table)
    assert in_fixed_order(page).table == pages[case].table


def test_marking_cost_puts_its_rows_first(plain):
    _, release = plain

    page = page_of(release, "v01", {"low-cost": "very", "no-needles": "somewhat", "itch": "little"})

    assert [row.attribute for row in page.table][:4] == ["legal", "cost", "how-given", "what"]
    assert [value.value for value in page.values] == ["low-cost", "no-needles", "itch"]
    assert page.brief.values == (
        "とても大切: 払うお金が少ないこと / まあ大切: 針を使わないこと"
        " / あまり大切でない: かゆみや焼ける感じが楽になること"
    )


def test_every_value_of_a_searched_concern_leads_to_a_row_that_is_there():
    attributes = {attribute.id for attribute in real_aid().attributes}

    assert all(set(item.attributes) <= attributes for item in real_aid().preferences)
