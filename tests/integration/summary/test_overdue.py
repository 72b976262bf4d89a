"""Time travel: what rests on a source past its review date says so, on page, PDF and text."""

import io
import re
import unicodedata
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from pypdf import PdfReader

from decisionaid.engine.answers import read_answers
from decisionaid.pdf.render import render_pdf
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_text
from decisionaid.summary.presenters import build_summary
from decisionaid.summary.talk_page import build_talk_page
from tests.shipped.real_content import real_aid
from tests.summaries import page_for
from tests.vignettes import read_vignette

LATE = date(2026, 11, 30)
DUE = date(2026, 11, 29)
WORDS = {"ja": "見直しの日(2026-11-29)を過ぎています", "en": "The date of review (2026-11-29) has passed."}


def with_due(*names):
    """The shipped content, in which only these sources are past their review date on the day LATE."""
    aid = real_aid()
    sources = tuple(
        source.model_copy(update={"review_due_on": DUE if source.id in names else LATE + timedelta(365)})
        for source in aid.sources
    )
    return release_from_aid(aid.model_copy(update={"sources": sources}))


def page_with_due(*names, language="ja", vignette="v07"):
    answers = read_vignette(vignette)["answers"]
    return page_for(answers, language=language, as_of=LATE, release=with_due(*names))


def blocks(page):
    """Every block of the document that carries the label."""
    return [
        block for block in re.split(r"</?(?:p|li|td|div|h\d)[^>]*>", write_html(page)) if WORDS["ja"] in block
    ]


def cited_in(block):
    return set(re.findall(r"\[(?:<span[^>]*>[^<]*</span>)?(S\d+\w*|[AG]\d?-\d+)\]", block))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_said_while_no_source_is_overdue(language):
    page = page_with_due(language=language)
    html = write_html(page)

    assert 'class="overdue"' not in html
    assert "を過ぎています" not in html
    assert "date of review" not in html


def test_a_source_is_not_overdue_on_the_day_itself():
    answers = read_vignette("v07")["answers"]
    page = page_for(answers, as_of=DUE, release=with_due("evidence-s61"))

    assert 'class="overdue"' not in write_html(page)


def test_evidence_and_numbers_of_an_overdue_trial_label_themselves_and_nothing_else_does():
    found = blocks(page_with_due("evidence-s61"))

    assert len(found) >= 3
    assert all("S61" in cited_in(block) for block in found)
    cells = [cell for cell in real_aid().evidence if "evidence-s61" in cell.sources]
    for cell in cells:
        assert any(cell.text.ja[:20] in block for block in found), cell.id


def test_every_block_that_cites_an_overdue_trial_is_labelled():
    page = page_with_due("evidence-s61")
    html = re.split(r"</?(?:p|li|td|div|h\d)[^>]*>", write_html(page))

    bare = [block for block in html if "S61" in cited_in(block) and 'class="overdue"' not in block]
    assert bare == []


def test_an_independent_rule_labels_itself():
    rules = {rule.id: rule for rule in real_aid().rules if rule.source == "independent"}
    first = next(finding for finding in findings_of(page_with_due()) if finding.rule in rules)
    source = rules[first.rule].sources[0]
    page = page_with_due(source)
    due = [finding for finding in findings_of(page) if any(r.overdue for r in finding.references)]

    assert {finding.rule for finding in due} == {
        finding.rule
        for finding in findings_of(page)
        if finding.rule in rules and source in rules[finding.rule].sources
    }
    assert first.rule in {finding.rule for finding in due}
    assert all(any(finding.text[:20] in block for block in blocks(page)) for finding in due)


def test_a_disagreement_labels_the_side_that_is_overdue():
    item = next(item for item in real_aid().disagreements if item.conditions is None or item.conditions)
    page = page_with_due(*item.sources)
    view = next(view for view in page.disagreements if view.disagreement == item.id)

    assert all(reference.overdue == DUE for reference in view.independent_references)
    assert all(reference.overdue is None for reference in view.article_references)
    assert any(view.independent[:20] in block for block in blocks(page))


def test_statements_and_findings_of_an_overdue_article_label_themselves():
    article = next(source for source in real_aid().sources if source.number == "003")
    page = page_with_due(article.id)
    found = blocks(page)

    assert found
    assert all(any(code.startswith(("A3", "G")) for code in cited_in(block)) for block in found)
    places = [place for place in page.places if any(r.code.startswith("A3") for r in place.references)]
    assert places
    assert all(any(place.text[:15] in block for block in found) for place in places)


@pytest.mark.parametrize("language", ["ja", pytest.param("en", marks=pytest.mark.slow)])
def test_pdf_and_plain_text_carry_the_label(language):
    page = page_with_due("evidence-s61", language=language)
    data = render_pdf(write_html(page), stylesheet=pdf_stylesheet())
    text = "".join(part.extract_text() for part in PdfReader(io.BytesIO(data)).pages)

    assert folded(WORDS[language]) in folded(text)
    assert WORDS[language] in write_text(page)


@pytest.mark.parametrize("section", ["options", "table", "numbers", "disagreements", "sources"])
def test_the_sections_on_screen_carry_the_label_only_when_something_is_overdue(section):
    def shown(*names):
        page = page_with_due(*names)
        with translation.override("ja"):
            return render_to_string(f"summary/sections/{section}.html", {"page": page})

    everything = [source.id for source in real_aid().sources]
    assert 'class="overdue"' in shown(*everything)
    assert 'class="overdue"' not in shown()


@pytest.mark.parametrize(
    "part", ["sections/values", "talk/steps", "talk/starts", "talk/unclear", "pdf/steps"]
)
def test_values_prompts_and_steps_carry_the_label_too(part):
    everything = [source.id for source in real_aid().sources]

    def shown(*names):
        release = with_due(*names)
        page = build_summary(
            release=release,
            answers=read_answers(release.aid, read_vignette("v07")["answers"]),
            language="ja",
            as_of=LATE,
            preferences={item.id: "very" for item in release.aid.preferences},
        )
        talk = build_talk_page(release.aid, page)
        with translation.override("ja"):
            return render_to_string(f"summary/{part}.html", {"page": page, "talk": talk})

    assert 'class="overdue"' in shown(*everything)
    assert 'class="overdue"' not in shown()


def findings_of(page):
    return [finding for option in page.options for group in option.groups for finding in group.findings]


def folded(text):
    return "".join(unicodedata.normalize("NFKC", text).split())
