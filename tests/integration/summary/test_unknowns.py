"""What nobody knows about each option, and what would change the page."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from decisionaid.summary import wording
from decisionaid.summary.documents import write_html
from tests.shipped.real_content import real_aid
from tests.summaries import page_for

EVIDENCE_MD = {"NCT05969717", "NCT05523011", "NCT04179760", "NCT05004324", "NCT04725136", "NCT04137562"}
SKIN = {"conditions": ["atopic-dermatitis"]}
NERVE = {"conditions": ["nerve-pain"]}
NOT_SEARCHED = [condition.id for condition in real_aid().conditions if not condition.evidence_searched]


def by_option(page):
    return {option.option: item for option, item in zip(page.options, page.unknowns, strict=True)}


def test_the_registered_trials_are_those_that_the_search_named():
    assert {matter.registry for matter in real_aid().open_matters if matter.registry} == EVIDENCE_MD


@pytest.mark.parametrize("answers", [SKIN, NERVE, {"conditions": ["fatigue"]}, {}], ids=str)
def test_every_option_has_its_entry_in_the_fixed_order(answers):
    page = page_for(answers)

    assert [item.label for item in page.unknowns] == [option.label for option in page.options]
    assert all(item.articles and item.silent for item in page.unknowns)


@pytest.mark.parametrize("answers", [SKIN, NERVE], ids=str)
def test_every_cell_that_is_not_studied_is_told_once_in_its_own_part(answers):
    page = page_for(answers, language="en")
    (condition,) = answers["conditions"]
    for option, item in by_option(page).items():
        cells = [
            cell
            for cell in real_aid().evidence
            if cell.option == option and condition in cell.conditions and cell.state == "not-studied"
        ]
        told = {True: item.nobody_knows, False: item.not_looked_up}
        for found_none, part in told.items():
            expected = {cell.text.en for cell in cells if (cell.looked == "found-none") is found_none}
            assert {entry.text for entry in part} == expected


@pytest.mark.parametrize("condition", NOT_SEARCHED)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_where_nobody_searched_nothing_is_called_not_studied(condition, language):
    page = page_for({"conditions": [condition]}, language=language)
    html = write_html(page)

    for item in page.unknowns:
        assert item.nobody_knows == item.not_looked_up == ()
        assert item.silent == wording.EVIDENCE_NOT_SEARCHED.in_language(language)
    for words in wording.NOT_STUDIED.values():
        assert words.in_language(language) not in html
    assert not [
        m for item in page.unknowns for m in item.matters if m.matter.startswith(("trial", "figures"))
    ]


def test_a_trial_stands_with_its_option_and_names_what_it_would_change():
    page = page_for(SKIN, language="en")
    matters = {
        option: {m.registry: m for m in item.matters if m.registry}
        for option, item in by_option(page).items()
    }

    assert set(matters["supernatant"]) == {"NCT05969717", "NCT05523011"}
    assert set(matters["stem-cell-infusion-abroad"]) == EVIDENCE_MD - set(matters["supernatant"])
    assert all(m.would_change and m.references for found in matters.values() for m in found.values())


def test_every_option_shows_the_same_four_headings_on_screen_and_in_the_pdf():
    page = page_for(SKIN)
    with translation.override("ja"):
        screen = render_to_string("summary/sections/unknown.html", {"page": page})
    pdf = (
        write_html(page)
        .split("だれにも分かっていないことと、このページを変えうること</h2>")[1]
        .split("<h2>")[0]
    )

    for html in (screen, pdf):
        for part in re.split("<details|<div class=.unknown.>", html)[1 : len(page.options) + 1]:
            assert re.findall("<h4>(.*?)</h4>", part) == [
                "記事が書いていないこと",
                "調べた範囲で、だれにも分かっていないこと",
                "この手引きがまだ調べていないこと",
                "このページを変えうること",
            ]


def test_sources_of_open_matters_are_listed():
    codes = {source.code for source in page_for(SKIN).sources}

    assert {"S50", "S52", "S12"} <= codes
    assert "S35" not in codes
