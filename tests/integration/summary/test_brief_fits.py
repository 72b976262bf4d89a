"""Page 1 stays one page, for every vignette in both languages and for a person with every safety item."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from decisionaid.clinic.requirements import LONGEST_NAME
from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.own_words import MAX_OWN, MAX_OWN_LENGTH
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.ticks import tick_questions
from tests.clinics import both, with_logo
from tests.vignettes import VIGNETTES, read_vignette

# Every vignette is tried; the ordinary run takes the ones with most on page 1.
OFTEN = ("v03", "v06", "v07", "v11")
FULL = [name if name in OFTEN else pytest.param(name, marks=pytest.mark.slow) for name in VIGNETTES]


def pages_of_brief(release, answers, language, **more):
    return len(print_brief(release, answers, language, **more).pages)


def print_brief(release, answers, language, *, ticked=(), own=(), **more):
    page = build_summary(
        release=release,
        answers=read_answers(release.aid, answers),
        language=language,
        as_of=date(2026, 11, 23),
        **more,
    )
    html = write_html(tick_questions(page, ticked), note="かゆみで眠れません。", own=own)
    brief = html[: html.index('<div class="details">')] + "</body></html>"
    return PdfReader(io.BytesIO(render_pdf(brief, stylesheet=pdf_stylesheet())))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", VIGNETTES)
def test_page_1_of_a_vignette_is_one_page(release, name, language):
    assert pages_of_brief(release, read_vignette(name)["answers"], language) == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_1_is_one_page_when_every_safety_item_is_yes(release, language):
    items = [question for step in release.aid.steps if step.safety for question in step.questions]
    answers = {**read_vignette("v06")["answers"], **dict.fromkeys(items, "yes")}

    assert pages_of_brief(release, answers, language) == 1


@pytest.mark.parametrize("own", [0, 1, MAX_OWN])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", FULL)
def test_page_1_is_one_page_with_marks_ticks_and_own_questions(release, name, language, own):
    added = everything_added(release, own)

    assert pages_of_brief(release, read_vignette(name)["answers"], language, **added) == 1


@pytest.mark.parametrize("own", [0, 1, MAX_OWN])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_1_is_one_page_when_everything_is_as_full_as_it_gets(release, language, own):
    items = [question for step in release.aid.steps if step.safety for question in step.questions]
    answers = {**read_vignette("v06")["answers"], **dict.fromkeys(items, "yes")}

    assert pages_of_brief(release, answers, language, **everything_added(release, own)) == 1


@pytest.mark.parametrize("own", [0, MAX_OWN])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_1_has_room_for_a_clinic_with_the_longest_name(release, language, own):
    items = [question for step in release.aid.steps if step.safety for question in step.questions]
    answers = {**read_vignette("v06")["answers"], **dict.fromkeys(items, "yes")}
    clinic = with_logo(name=both("皮" * LONGEST_NAME, "W" * LONGEST_NAME))

    pages = print_brief(release, answers, language, **everything_added(release, own), clinic=clinic).pages

    assert len(pages) == 1
    words = "".join(pages[0].extract_text().split())
    assert clinic.facts.profile.name.in_language(language) in words


def everything_added(release, own):
    return {
        "preferences": {item.id: "very" for item in release.aid.preferences},
        "ticked": [item.id for item in release.aid.questions_to_ask],
        "own": ["あ" * MAX_OWN_LENGTH] * own,
    }
