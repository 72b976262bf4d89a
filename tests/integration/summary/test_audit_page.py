"""The self-audit is computed: it changes when the aid is broken on purpose."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from decisionaid.domain.base import Text
from decisionaid.domain.evidence import Arm, Estimate, Evidence
from decisionaid.releases.live import live_release
from decisionaid.summary.audit.checks import CHECKS, guidance
from decisionaid.summary.audit.model import Subject
from decisionaid.summary.audit.presenters import LISTS, build_audit
from tests.pages import get_page

TODAY = date(2026, 11, 23)
IPDAS = [f"Q{n}" for n in range(1, 7)] + [f"C{n}" for n in range(1, 11)] + [f"QL{n}" for n in range(1, 29)]
NICE = [f"N{n}" for n in range(1, 15)]
JAPAN = [f"J{n}" for n in range(1, 11)]
SCREENING = ["C7", "C8", "C9", "C10", "QL24", "QL25", "QL26", "QL27", "QL28"]
PEOPLE = ["QL12", "QL13", "QL14", "QL15", "QL16", "QL17", "QL22", "QL23", "N4", "N6", "N12", "N13", "J10"]

FIVE = (
    "日本では未承認です。",
    "輸入して入手します。",
    "国内に承認された製品はありません。",
    "海外の安全の報告があります。",
    "救済制度は使えません。",
)


def words(text):
    return Text(ja="あ" + text, en=text)


def arm(percent, **people):
    return Arm(label=words("arm"), percent=percent, **people)


ESTIMATE = Estimate(
    id="made-up",
    option="no-change",
    outcome="itch",
    study=words("study"),
    measure=words("measure"),
    treated=arm(51, events=51, total=100),
    control=arm(15, events=15, total=100),
    weeks=16,
    people=200,
    population=words("adults"),
    design=words("trial"),
    certainty="high",
    certainty_why=words("large"),
    funder=words("maker"),
    sources=("evidence-s20",),
)


def state(aid, code, as_of=TODAY):
    return CHECKS[code](Subject(aid, as_of)).state


def with_estimates(aid, *estimates):
    return aid.model_copy(update={"estimates": estimates})


def cell(option, outcome, text, condition="atopic-dermatitis", **more):
    values = {"id": "made-up", "attribute": "risks", "state": "measured", "sources": ("evidence-s20",)}
    conditions = (condition,)
    text = Text(ja=text, en="text")
    return Evidence(**(values | more), option=option, outcome=outcome, conditions=conditions, text=text)


def test_every_criterion_stands_once_and_has_a_check():
    codes = [criterion.code for criteria in LISTS for criterion in criteria.criteria]

    assert codes == IPDAS + NICE + JAPAN
    assert len(IPDAS) == 44
    assert set(CHECKS) == set(codes)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_shows_every_item_with_state_and_reason(client, release, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    page = get_page(client, "/audit/", language=language)

    assert len(IPDAS + NICE + JAPAN) == 68
    assert all(page.by_id(code) for code in IPDAS + NICE + JAPAN)
    assert release.label in page.text


def test_counts_add_up(release):
    page = build_audit(release=release, language="en", as_of=TODAY)

    assert page.total == sum(count.count for count in page.counts) == 68
    for view in page.lists:
        assert sum(count.count for count in view.counts) == len(view.items)


@pytest.mark.parametrize("code", SCREENING)
def test_items_about_tests_do_not_apply(live_aid, code):
    assert state(live_aid, code) == "does-not-apply"


@pytest.mark.parametrize("code", PEOPLE)
def test_what_no_code_can_show_needs_people(live_aid, code):
    assert state(live_aid, code) == "needs-people"


def test_the_question_to_the_authority_is_open(live_aid):
    assert state(live_aid, "J8") == "needs-people"


def test_values_steps_and_questions_are_met_by_what_is_there(live_aid):
    assert [state(live_aid, code) for code in ("QL9", "N3", "QL10", "QL11")] == ["met"] * 4


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("QL9", "VALUES_PAGE", "questionnaire:nowhere"),
        ("QL9", "VALUES_SHOWN", {"summary/summary.html": "page.nothing"}),
        ("QL10", "VALUES_PAGE", "questionnaire:nowhere"),
        ("QL10", "TALK_PAGE", "summary:nowhere"),
        ("QL10", "STEPS_SHOWN", {"summary/pdf.html": "page.nothing"}),
        ("QL11", "TALK_PAGE", "summary:nowhere"),
    ],
)
def test_a_page_taken_away_breaks_its_criterion(live_aid, monkeypatch, code, name, value):
    monkeypatch.setattr(guidance, name, value)

    assert state(live_aid, code) == "not-met"


def test_too_few_values_or_steps_break_their_criteria(live_aid):
    few = live_aid.model_copy(update={"preferences": live_aid.preferences[:7]})
    stepless = tuple(item for item in live_aid.prompts if item.id != "step-next")

    assert state(few, "QL9") == state(few, "N3") == "not-met"
    assert state(live_aid.model_copy(update={"prompts": stepless}), "QL10") == "not-met"


def test_an_option_taken_away_breaks_q3(live_aid):
    assert state(live_aid, "Q3") == "met"

    less = tuple(option for option in live_aid.options if option.group != "no-change")

    assert state(live_aid.model_copy(update={"options": less}), "Q3") == "not-met"


def test_a_concern_without_description_breaks_q1(live_aid):
    described = tuple(c.model_copy(update={"help": words("help")}) for c in live_aid.conditions)
    bare = (described[0].model_copy(update={"help": None}), *described[1:])

    assert state(live_aid.model_copy(update={"conditions": described}), "Q1") == "met"
    assert state(live_aid.model_copy(update={"conditions": bare}), "Q1") == "not-met"


@pytest.mark.parametrize(("code", "kind"), [("Q4", "benefit"), ("Q5", "harm")])
def test_an_empty_cell_breaks_q4_and_q5(live_aid, code, kind):
    cells = tuple(
        cell(option.id, outcome.id, "文", condition, id=f"e-{option.id}-{outcome.id}-{condition}")
        for option in live_aid.options
        for outcome in live_aid.outcomes
        if outcome.kind == kind
        for condition in outcome.conditions
    )

    assert state(live_aid.model_copy(update={"evidence": cells}), code) == "met"
    assert state(live_aid.model_copy(update={"evidence": cells[1:]}), code) == "not-met"


def test_a_row_missing_for_one_option_breaks_c1_and_ql2(live_aid):
    option = live_aid.options[0]
    part = option.parts[0].model_copy(update={"facts": option.parts[0].facts[1:]})
    broken = option.model_copy(update={"parts": (part,)})
    aid = live_aid.model_copy(update={"options": (broken, *live_aid.options[1:])})

    assert state(aid, "C1") == state(aid, "QL2") == "not-met"
    assert state(live_aid, "QL2") == "met"


def test_a_passed_review_breaks_c4_and_n8(live_aid):
    late = date(2031, 1, 1)

    assert (state(live_aid, "C4"), state(live_aid, "C4", late)) == ("met", "not-met")
    assert (state(live_aid, "N8"), state(live_aid, "N8", late)) == ("met", "not-met")


def test_a_page_that_hides_the_funding_breaks_c6(live_aid, monkeypatch):
    assert state(live_aid, "C6") == "met"

    monkeypatch.setattr("decisionaid.summary.audit.checks.certification.shows", lambda *words: False)

    assert state(live_aid, "C6") == state(live_aid, "C3") == "not-met"


@pytest.mark.parametrize("code", ["C5", "QL3", "QL4", "QL5", "QL6", "QL7", "QL8", "N14"])
def test_without_numbers_nothing_is_met_about_numbers(live_aid, code):
    assert state(live_aid.model_copy(update={"estimates": (), "evidence": ()}), code) == "not-met"


@pytest.mark.parametrize(
    ("code", "change"),
    [
        pytest.param("C5", {"certainty": "not_graded"}, id="no certainty"),
        pytest.param("QL5", {"control": arm(15)}, id="no people counted"),
        pytest.param("QL7", {"control": arm(0.2)}, id="0 of 100"),
    ],
)
def test_a_poor_number_breaks_its_criterion(live_aid, code, change):
    poor = ESTIMATE.model_copy(update=change)

    assert state(with_estimates(live_aid, ESTIMATE), code) == "met"
    assert state(with_estimates(live_aid, ESTIMATE, poor), code) == "not-met"


def test_numbers_of_different_times_break_ql6(live_aid):
    later = ESTIMATE.model_copy(update={"weeks": 52})

    assert state(with_estimates(live_aid, ESTIMATE), "QL6") == "met"
    assert state(with_estimates(live_aid, ESTIMATE, later), "QL6") == "not-met"


def test_a_rule_without_a_source_breaks_c2(live_aid):
    bare = live_aid.rules[0].model_copy(update={"rows": ()})
    cited = live_aid.model_copy(update={"evidence": (), "estimates": ()})

    assert state(cited, "C2") == "met"
    assert state(cited.model_copy(update={"rules": (bare, *live_aid.rules[1:])}), "C2") == "not-met"


def test_a_link_to_a_clinic_breaks_j1_and_j3(live_aid):
    about = live_aid.about.model_copy(update={"made_by": words("see https://clinic.example/")})
    aid = live_aid.model_copy(update={"about": about})

    assert (state(live_aid, "J1"), state(aid, "J1")) == ("met", "not-met")
    assert (state(live_aid, "J3"), state(aid, "J3")) == ("does-not-apply", "not-met")


def test_a_testimonial_breaks_j2(live_aid):
    story = next(row.id for row in live_aid.rows if row.kind == "testimonial")
    told = live_aid.statements[0].model_copy(update={"rows": (story,)})
    aid = live_aid.model_copy(update={"statements": (told, *live_aid.statements[1:])})

    assert (state(live_aid, "J2"), state(aid, "J2")) == ("met", "not-met")


def test_the_five_disclosures_are_needed_for_each_unapproved_option(live_aid):
    five = "".join(FIVE)
    ids = [option.id for option in live_aid.options if option.group == "unapproved"]
    cells = tuple(cell(option, "harm-serious", five, id=f"five-{option}") for option in ids)
    four = cell(ids[0], "harm-serious", five.replace(FIVE[1], ""), id="four")
    aid = live_aid.model_copy(update={"evidence": cells})

    assert state(aid, "J4") == "met"
    assert (
        "where it comes from"
        in CHECKS["J4"](Subject(aid.model_copy(update={"evidence": (four, *cells[1:])}), TODAY)).reason.en
    )


def test_the_ministry_and_the_law_are_needed(live_aid):
    said = "厚生労働省は2024年に述べました。再生医療等安全性確保法では、2024年の時点で対象外です。"
    ids = [option.id for option in live_aid.options if option.group == "unapproved"]
    cells = tuple(cell(option, "harm-serious", said, id=f"law-{option}") for option in ids)
    bare = live_aid.model_copy(update={"evidence": ()})
    aid = live_aid.model_copy(update={"evidence": cells})

    assert (state(bare, "J5"), state(bare, "J6")) == ("not-met", "not-met")
    assert (state(aid, "J5"), state(aid, "J6")) == ("met", "met")


def test_nothing_to_confirm_leaves_n5_met(live_aid):
    sure = tuple(source.model_copy(update={"needs_clinician": False}) for source in live_aid.sources)
    rules = tuple(rule for rule in live_aid.rules if rule.source == "article")
    emptied = ("evidence", "estimates", "disagreements", "preferences", "knowledge_checks")
    clear = {"sources": sure, "rules": rules} | dict.fromkeys(emptied, ())

    assert state(live_aid, "N5") == "needs-people"
    assert state(live_aid.model_copy(update=clear), "N5") == "met"


def test_reasons_are_in_both_languages(release):
    pages = [build_audit(release=release, language=language, as_of=TODAY) for language in ("ja", "en")]

    for ja, en in zip(*(page.lists for page in pages), strict=True):
        for one, other in zip(ja.items, en.items, strict=True):
            assert one.state == other.state
            assert one.reason != other.reason
            assert one.wording != other.wording


def test_page_follows_the_live_release(client, release):
    less = release.aid.model_copy(update={"questions_to_ask": ()})
    before = get_page(client, "/audit/").by_id("QL11").text

    live_release.pin(replace(release, aid=less))

    assert get_page(client, "/audit/").by_id("QL11").text != before
