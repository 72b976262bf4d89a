"""Each item that the rules on advertising ask for is missed when it is missing, all at once."""

import pytest
from pydantic import ValidationError

from decisionaid.clinic.facts import ClinicFacts, Offer, Profile, Wording
from decisionaid.clinic.requirements import OFFER as OFFER_NEEDS
from decisionaid.clinic.requirements import PROFILE as PROFILE_NEEDS
from decisionaid.clinic.requirements import RULES, list_missing
from tests.clinics import FACTS, OFFER, PROFILE, both


def missing(*, profile=PROFILE, offer=OFFER, **changes):
    facts = ClinicFacts(profile=profile, offers=(offer.model_copy(update=changes),))
    return [(item.field, item.rule) for item in list_missing(facts)]


def emptied(part, field):
    value = getattr(part, field)
    return Wording() if isinstance(value, Wording) else type(part).model_fields[field].default


def test_nothing_is_missing_where_everything_is_there():
    assert list_missing(FACTS) == ()


J3 = ["course", "sessions_low", "total_low", "risks"]
J4 = ["approval", "route", "alternatives", "foreign_safety", "relief"]


@pytest.mark.parametrize(
    ("field", "rule"), [*((field, "J3") for field in J3), *((field, "J4") for field in J4)]
)
def test_each_item_of_j3_and_j4_is_missed_under_its_rule(field, rule):
    ranges = {} if not field.endswith("_low") else {field.replace("_low", "_high"): None}

    found = missing(**{field: emptied(OFFER, field)}, **ranges)

    assert found == [(field, rule)]


@pytest.mark.parametrize("field", ["name", "operator", "responsible"])
def test_who_runs_it_is_missed_under_j1(field):
    assert missing(profile=PROFILE.model_copy(update={field: Wording()})) == [(field, "J1")]


@pytest.mark.parametrize("field", ["address", "telephone"])
def test_how_to_reach_the_clinic_is_missed_under_j3(field):
    assert missing(profile=PROFILE.model_copy(update={field: emptied(PROFILE, field)})) == [(field, "J3")]


@pytest.mark.parametrize(
    "field", ["name", "price_low", "included", "not_included", "interval", "insurance", "checked_on"]
)
def test_slots_of_a_price_are_missed(field):
    ranges = {"price_high": None} if field == "price_low" else {}

    assert missing(**{field: emptied(OFFER, field)}, **ranges) == [(field, "own")]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_one_language_is_not_enough(language):
    assert missing(risks=OFFER.risks.model_copy(update={language: " "})) == [("risks", "J3")]


def test_everything_is_told_at_once():
    found = list_missing(ClinicFacts(offers=(Offer(id="x", option="supernatant"),)))

    assert {item.field for item in found if item.part == "x"} == {need.field for need in OFFER_NEEDS}
    told = {item.field for item in found if item.part == "profile"}
    assert told == {need.field for need in PROFILE_NEEDS} - {"logo_alt"}


def test_approved_and_insured_care_needs_neither_j3_nor_j4():
    empty = {field: emptied(OFFER, field) for field in (*J3, *J4)}
    changes = {**empty, "sessions_high": None, "total_high": None}

    assert missing(**{**changes, "insurance": "insured", "approval": "approved"}) == []


@pytest.mark.parametrize("insurance", ["not-insured", "mixed"])
def test_care_that_is_paid_in_part_needs_j3_however_it_is_approved(insurance):
    assert missing(insurance=insurance, approval="approved", risks=Wording()) == [("risks", "J3")]


def test_approved_for_another_use_needs_j4():
    assert missing(approval="approved-otherwise", route=Wording()) == [("route", "J4")]


def test_a_logo_needs_words():
    assert missing(profile=PROFILE.model_copy(update={"logo": "a" * 64})) == [("logo_alt", "own")]


@pytest.mark.parametrize(
    "course", [both("日本一の点滴", "a drip"), both("点滴", "the best drip"), both("画期的な点滴", "a drip")]
)
def test_pushing_words_are_refused_under_j2(course):
    assert missing(course=course) == [("course", "J2")]


def test_risks_may_use_strong_words():
    assert missing(risks=both("危険な感染", "dangerous infection")) == []


def test_every_rule_has_words_and_every_need_has_a_rule():
    assert {need.rule for need in (*OFFER_NEEDS, *PROFILE_NEEDS)} | {"J2"} == set(RULES)
    assert [code for code, rule in RULES.items() if code != "own" and not rule.source] == []


@pytest.mark.parametrize("name", ["price", "sessions", "total"])
def test_range_that_goes_down_is_no_offer(name):
    with pytest.raises(ValidationError):
        Offer(**{**OFFER.model_dump(), f"{name}_low": 9, f"{name}_high": 8})


def test_empty_profile_is_a_draft():
    assert Profile() == Profile.model_validate_json("{}")
