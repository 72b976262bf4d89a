from datetime import date

import pytest

from decisionaid.engine.answers import read_answers
from decisionaid.engine.evaluate import evaluate
from decisionaid.summary.documents import write_html, write_json, write_text
from decisionaid.summary.presenters import build_summary
from tests.vignettes import VIGNETTES, read_vignette

AS_OF = date(2026, 11, 23)


def build(release, name, *, language="ja", as_of=AS_OF, **changes):
    answers = {**read_vignette(name)["answers"], **changes}
    return build_summary(
        release=release, answers=read_answers(release.aid, answers), language=language, as_of=as_of
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", VIGNETTES)
def test_page_shows_exactly_the_findings_of_the_engine(release, name, language):
    page = build(release, name, language=language)

    shown = [(o.option, g.flag, f.rule) for o in page.options for g in o.groups for f in g.findings]

    answers = read_answers(release.aid, read_vignette(name)["answers"])
    found = evaluate(release.compiled, answers).findings
    assert shown == [(f.option, f.flag, f.rule) for f in found]
    expected = [(f["option"], f["flag"], f["rule"]) for f in read_vignette(name)["findings"]]
    assert [place for place in shown if not place[2].startswith("I-")] == expected


@pytest.mark.parametrize("name", VIGNETTES)
def test_every_option_has_the_same_rows_and_no_blank_cell(release, name):
    page = build(release, name)

    assert {tuple(line.option for line in row.lines) for row in page.table} == {page.table_options}
    assert all(part.text for row in page.table for line in row.lines for part in line.cell)
    assert all(line.cell for row in page.table for line in row.lines)


@pytest.mark.parametrize("name", VIGNETTES)
def test_no_match_is_said_never_to_mean_safe(release, name):
    page = build(release, name, language="en")

    for option in page.options:
        listed = {group.flag for group in option.groups} & {"exclusion", "caution"}
        assert bool(option.no_match) is not bool(listed)
        assert not option.no_match or "does not mean that it is safe" in option.no_match


@pytest.mark.parametrize("name", VIGNETTES)
def test_every_sentence_has_a_reference(release, name):
    page = build(release, name)

    findings = [f for o in page.options for g in o.groups for f in g.findings]
    assert all(finding.references and finding.because for finding in findings)
    assert all(bool(finding.statements) is not finding.is_independent for finding in findings)
    assert all(s.references for o in page.options for s in o.always)
    assert all(s.references for c in page.conflicts for s in c.sides)
    assert all(q.references for g in page.questions for q in g.questions)
    assert all(c.references for c in (*page.costs, *page.missing_costs, *page.sums))
    stated = [
        part for row in page.table for line in row.lines for part in line.cell if part.state == "stated"
    ]
    assert all(part.references for part in stated)


def test_why_names_the_answer_that_decided(release):
    page = build(release, "v03")

    pregnancy = next(f for o in page.options for g in o.groups for f in g.findings if f.rule == "K-04")

    assert [(answer.question, answer.answer) for answer in pregnancy.because] == [("pregnant", "はい")]


def test_urgent_signs_stand_on_the_page(release):
    page = build(release, "v01", **{"urgent-signs": ["sudden-worst-headache"]})

    assert [sign.id for sign in page.urgent] == ["sudden-worst-headache"]
    html = write_html(page)
    assert html.index(page.urgent[0].label) < html.index(page.decision)


def test_contradictions_are_told_with_their_question(release):
    page = build(release, "v22")

    assert len(page.contradictions) == 3
    assert all(item.text for item in page.contradictions)


def test_a_page_past_its_review_date_says_so(release):
    fresh, old = build(release, "v01"), build(release, "v01", as_of=date(2031, 1, 1))

    assert (fresh.is_overdue, old.is_overdue) == (False, True)
    assert "to-confirm" in write_html(old).rsplit("<h2>", 1)[-1]


def test_scores_are_shown_to_the_doctor_and_used_by_no_rule(release):
    without, with_score = build(release, "v01"), build(release, "v01", **{"itch-score": 9})

    assert [answer.answer for answer in with_score.brief.scores] == ["9"]
    assert with_score.options == without.options


def test_brief_holds_what_a_doctor_needs(release):
    brief = build(release, "v06").brief

    assert "シクロスポリン" in brief.treatments
    assert {line.flag for line in brief.lines} <= {"exclusion", "caution"}
    assert [line.flag for line in brief.lines] == sorted((line.flag for line in brief.lines), reverse=True)
    assert all(line.places for line in brief.lines)
    assert any("記事" in line.places for line in brief.lines)
    assert 1 <= len(brief.questions) <= 5


def test_the_same_arguments_give_the_same_documents(release):
    first, second = build(release, "v07"), build(release, "v07")

    assert first == second
    assert write_html(first) == write_html(second)
    assert write_json(first) == write_json(second)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_plain_text_holds_every_finding(release, language):
    page = build(release, "v21", language=language)

    text = write_text(page)

    assert all(f.topic in text for o in page.options for g in o.groups for f in g.findings)
    assert "<" not in text.replace("<=", "")


def test_options_not_for_the_condition_are_not_shown(release):
    page = build(release, "v10")

    assert [option.option for option in page.options] == ["no-change", "usual-care", "supernatant"]
