"""What is drawn says the same in words: evidence map, timelines of visits, icon arrays."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from decisionaid.engine.answers import read_answers
from decisionaid.summary.documents import write_html
from decisionaid.summary.presenters import build_summary
from tests.vignettes import read_vignette

LANGUAGES = ["ja", "en"]


def page_of(release, answers, language="ja"):
    return build_summary(
        release=release,
        answers=read_answers(release.aid, answers),
        language=language,
        as_of=date(2026, 11, 23),
    )


@pytest.fixture(scope="module", params=LANGUAGES)
def eczema(request, release):
    return page_of(release, read_vignette("v07")["answers"], request.param)


@pytest.fixture(scope="module")
def drawings(eczema):
    root = ET.fromstring(write_html(eczema).replace("<!DOCTYPE html>", ""))  # noqa: S314
    svg = "{http://www.w3.org/2000/svg}"
    return [(picture, picture.find(f"{svg}title").text) for picture in root.iter(f"{svg}svg")]


def of_class(drawings, name):
    return [(picture, title) for picture, title in drawings if picture.get("class") == name]


def test_map_holds_every_option_in_the_fixed_order(eczema):
    (only,) = eczema.evidence_maps

    assert [row.option for row in only.rows] == list(eczema.table_options)
    assert [row.kind for row in only.rows] == ["none", "counted", "counted", "counted", "none", "similar"]


def test_bars_are_on_one_scale_and_the_words_hold_the_number(eczema):
    scale = int(eczema.people_scale.replace(",", ""))

    assert scale == 50_000
    for row in eczema.evidence_maps[0].rows:
        number = max(
            int(found.replace(",", "")) for found in re.findall(r"[\d,]+", row.words.partition("2026")[0])
        )
        assert abs(row.length - number * 400 / scale) <= 1


def test_nothing_found_tells_when_was_searched(release):
    rows = page_of(release, read_vignette("v07")["answers"]).evidence_maps[0].rows

    assert "0人" in rows[4].words
    assert "2026-11-22" in rows[4].words


def test_not_known_is_drawn_otherwise_than_nobody(release):
    (map_of_pain,) = page_of(release, {"conditions": ["joint-muscle-pain"]}).evidence_maps

    assert [row.kind for row in map_of_pain.rows] == ["unknown", "unknown", "unknown", "none"]
    assert "分かっていません" in map_of_pain.rows[0].words
    assert "0人" not in map_of_pain.rows[0].words


def test_each_searched_condition_has_a_map_and_others_have_none(release):
    both = page_of(release, {"conditions": ["atopic-dermatitis", "nerve-pain", "fatigue"]})

    assert len(both.evidence_maps) == 2
    assert page_of(release, {"conditions": ["fatigue"]}).evidence_maps == ()


def test_sources_of_the_pictures_are_among_the_sources(eczema):
    listed = {source.code for source in eczema.sources}

    rows = [*eczema.evidence_maps[0].rows, *(t for t in eczema.timelines if t.lines)]
    codes = {reference.code for row in rows for reference in row.references}
    assert {code for code in codes if not re.match(r"[AG]\d?-", code)} <= listed


def test_drawn_bars_are_those_of_the_map(eczema, drawings):
    rows = eczema.evidence_maps[0].rows
    bars = of_class(drawings, "people-bar")

    assert [title for _, title in bars] == [f"{row.option}: {row.words}" for row in rows]
    for (picture, _), row in zip(bars, rows, strict=True):
        filled = [part for part in picture if part.get("fill") == "currentColor"]
        assert [int(part.get("width")) for part in filled] == ([row.length] if row.length else [])
        assert all(part.get("style") is None for part in picture.iter())


def test_every_option_has_a_timeline_and_silence_is_told(eczema):
    assert [timeline.option for timeline in eczema.timelines] == list(eczema.table_options)
    assert [len(timeline.lines) for timeline in eczema.timelines] == [0, 0, 1, 0, 2, 1]
    silent = {timeline.note for timeline in eczema.timelines if not timeline.lines}
    assert len(silent) == 1
    assert "書かれていません" in silent.copy().pop() or "Not stated" in silent.pop()


def test_drawn_visits_are_as_many_as_the_words_say(eczema, drawings):
    lines = [(timeline.option, line) for timeline in eczema.timelines for line in timeline.lines]
    pictures = of_class(drawings, "visits-line")

    assert [int(re.search(r"\d+", line.count)[0]) for _, line in lines] == [26, 7, 19, 3]
    for (picture, title), (option, line) in zip(pictures, lines, strict=True):
        marks = [part for part in picture if part.get("stroke-width") == "7"]
        assert [int(part.get("x1")) for part in marks] == list(line.marks)
        assert len(marks) == int(re.search(r"\d+", line.count)[0])
        assert title == f"{option}: {line.count} ({line.weeks})"
        assert all(20 <= place <= 540 for place in line.marks)


def test_injections_are_counted_for_atopic_dermatitis_only_and_marked(eczema):
    assert eczema.timelines[2].needs_clinician
    assert [reference.code for reference in eczema.timelines[2].references] == ["S41", "S61"]


def test_icon_arrays_say_both_arms_in_words_with_the_drawn_numbers(eczema, drawings):
    icons = of_class(drawings, "icons")
    arms = [arm for estimate in eczema.estimates for arm in estimate.arms]

    assert len(icons) == len(arms) >= 10
    for (picture, title), arm in zip(icons, arms, strict=True):
        filled = [int(line.get("x2")) for line in picture if line.get("stroke") == "#1a1a1a"]
        # A square and its gap take 11 units; a line begins at 1 and ends with a square.
        assert sum(round((end + 1) / 11) for end in filled) == arm.of_100, title
        assert {str(arm.of_100), str(100 - arm.of_100)} <= set(re.findall(r"\d+", title))
        assert arm.label in title


@pytest.mark.parametrize("other", ["#ffffff", "#1a1a1a"])
def test_empty_squares_stand_out_from_the_paper_and_from_filled_ones(drawings, other):
    empty = {
        line.get("stroke")
        for picture, _ in of_class(drawings, "icons")
        for line in picture
        if line.get("stroke") not in (None, "#1a1a1a")
    }

    assert len(empty) == 1
    assert contrast(empty.pop(), other) >= 3


def contrast(one, other):
    """Contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
