"""Swap test (R35): exchanging the data of two options exchanges the output, and nothing else.

A template or a presenter that favoured an option by its id or its place would show here.
"""

import json
import re
from dataclasses import asdict, replace
from functools import cache
from itertools import product
from typing import Any

import pytest
from django.utils import translation

from decisionaid.content.store import from_data, to_data
from decisionaid.engine.answers import read_answers
from decisionaid.releases.live import LiveRelease
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary import presenters
from decisionaid.summary.documents import write_html, write_json
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.presenters import build_summary
from tests.shipped.real_content import real_aid
from tests.vignettes import read_vignette

PAIRS = [
    ("biologic-injection", "jak-tablet"),
    ("supernatant", "jak-tablet"),
    ("supernatant", "stem-cell-infusion-abroad"),
    ("no-change", "supernatant"),
]
# Chosen for atopic dermatitis, where all these options are shown, and for much and little answered.
CASES = ("v01", "v03", "v06", "v21", "v22")
LISTS = ("options", "to_check", "places")


@cache
def plain_release() -> LiveRelease:
    return release_from_aid(real_aid())


def rename(value: Any, names: dict[str, str], key: str = "") -> Any:
    """Exchange the ids of options wherever content names an option."""
    if isinstance(value, dict):
        return {name: rename(part, names, name) for name, part in value.items()}
    if isinstance(value, list):
        return [rename(part, names, key) for part in value]
    return names.get(value, value) if key in ("option", "options") and isinstance(value, str) else value


@cache
def exchanged(one: str, other: str, *, with_places: bool) -> LiveRelease:
    """Give the release with the ids of two options exchanged, and their places too if asked."""
    names = {one: other, other: one}
    data = rename(to_data(real_aid()), names)
    for option in data["options"]:
        option["id"] = names.get(option["id"], option["id"])
    if with_places:
        places = {option["id"]: index for index, option in enumerate(data["options"])}
        first, second = places[one], places[other]
        options = data["options"]
        options[first], options[second] = options[second], options[first]
    plain = plain_release()
    return replace(release_from_aid(from_data(data)), content_hash=plain.content_hash)


def page_of(release: LiveRelease, case: str, language: str) -> SummaryPage:
    answers = read_answers(release.aid, read_vignette(case)["answers"])
    return build_summary(
        release=release, answers=answers, language=language, as_of=real_aid().about.content_on
    )


def named_back(text: str, one: str, other: str) -> str:
    """Exchange two ids in written text; ids inside words and other ids are left alone."""
    names = {one: other, other: one}
    return re.sub(rf"(?<![\w-])({one}|{other})(?![\w-])", lambda found: names[found.group()], text)


def without_order(value: Any, key: str = "") -> Any:
    """Put what stands in the order of the options into the order of its text."""
    if isinstance(value, dict):
        return {name: without_order(part, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return sorted((without_order(part, key) for part in value), key=repr)
    return sorted(re.split("、|, |; ", value)) if key in LISTS and isinstance(value, str) else value


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("pair", "case"), list(product(PAIRS, CASES)))
def test_exchanging_the_ids_of_two_options_changes_no_word(pair, case, language):
    plain = page_of(plain_release(), case, language)

    swapped = page_of(exchanged(*pair, with_places=False), case, language)

    named = json.loads(write_json(swapped))
    for option in named["options"]:
        option["option"] = named_back(option["option"], *pair)
    assert named == json.loads(write_json(plain))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("pair", PAIRS)
def test_exchanging_the_ids_of_two_options_changes_no_mark_of_the_document(pair, language):
    plain, swapped = (
        page_of(release, "v01", language)
        for release in (plain_release(), exchanged(*pair, with_places=False))
    )

    with translation.override(language):
        html, other = write_html(plain), write_html(swapped)

    # Ids stand in marks only, where a label may also hold the word "supernatant".
    assert re.sub("<[^>]*>", "", other) == re.sub("<[^>]*>", "", html)
    marks, other_marks = re.findall("<[^>]*>", html), re.findall("<[^>]*>", other)
    assert len(other_marks) == len(marks)
    for mark, other_mark in zip(marks, other_marks, strict=True):
        assert mark in (other_mark, named_back(other_mark, *pair))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("pair", "case"), list(product(PAIRS, CASES)))
def test_exchanging_the_data_of_two_options_exchanges_the_output(pair, case, language):
    one, other = pair
    plain = page_of(plain_release(), case, language)

    swapped = page_of(exchanged(one, other, with_places=True), case, language)

    # The same ids stand at the same places, and each of the two tells what the other told.
    before = {view.option: view for view in plain.options}
    after = {view.option: view for view in swapped.options}
    assert list(after) == list(before)
    assert replace(after[one], option=other) == before[other]
    assert replace(after[other], option=one) == before[one]
    assert {name: view for name, view in after.items() if name not in pair} == {
        name: view for name, view in before.items() if name not in pair
    }


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("pair", "case"), list(product(PAIRS, CASES)))
def test_exchanging_the_data_of_two_options_changes_nothing_else(pair, case, language):
    plain = asdict(page_of(plain_release(), case, language))

    swapped = asdict(page_of(exchanged(*pair, with_places=True), case, language))

    for option in swapped["options"]:
        option["option"] = named_back(option["option"], *pair)
    for name, part in plain.items():
        assert without_order(swapped[name], name) == without_order(part, name), name


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("pair", PAIRS)
def test_the_table_keeps_its_rows_and_exchanges_its_lines(pair, language):
    plain = page_of(plain_release(), "v01", language)

    swapped = page_of(exchanged(*pair, with_places=True), "v01", language)

    labels = [line.option for line in plain.table[0].lines]
    first, second = ([view.option for view in plain.options].index(name) for name in pair)
    labels[first], labels[second] = labels[second], labels[first]
    for row, other in zip(plain.table, swapped.table, strict=True):
        told = {line.option: line for line in row.lines}
        assert (row.attribute, row.label, row.help) == (other.attribute, other.label, other.help)
        assert list(other.lines) == [told[label] for label in labels]


def test_a_view_that_favours_an_option_is_found(monkeypatch):
    def favour(context):
        return tuple(
            replace(view, status="") if view.option == "supernatant" else view
            for view in view_options(context)
        )

    view_options = presenters.view_options
    monkeypatch.setattr(presenters, "view_options", favour)
    release = exchanged("supernatant", "jak-tablet", with_places=False)

    plain, swapped = page_of(plain_release(), "v01", "ja"), page_of(release, "v01", "ja")

    assert [view.status for view in swapped.options] != [view.status for view in plain.options]
