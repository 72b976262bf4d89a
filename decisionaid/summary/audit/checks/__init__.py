"""One named check for each criterion; each looks at the live aid or at the code."""

from decisionaid.summary.audit.checks import (
    certification,
    disclosure,
    guidance,
    japan,
    nice,
    numbers,
    qualifying,
)
from decisionaid.summary.audit.checks.nice import all_of
from decisionaid.summary.audit.checks.people import NEEDS_PEOPLE, NO_TEST
from decisionaid.summary.audit.model import Check

_IPDAS: dict[str, Check] = {
    "Q1": qualifying.describes_every_concern,
    "Q2": qualifying.shows_the_decision,
    "Q3": qualifying.gives_three_options_with_no_change,
    "Q4": qualifying.fills_every_benefit,
    "Q5": qualifying.fills_every_harm,
    "Q6": qualifying.tells_of_daily_life,
    "C1": certification.tells_both_sides_alike,
    "C2": certification.cites_everything,
    "C3": certification.shows_its_date,
    "C4": certification.keeps_its_update_policy,
    "C5": certification.tells_uncertainty,
    "C6": certification.tells_who_paid,
    "QL1": numbers.tells_what_happens_without,
    "QL2": numbers.lets_options_be_compared,
    "QL3": numbers.gives_probabilities,
    "QL4": numbers.names_the_group,
    "QL5": numbers.gives_events,
    "QL6": numbers.keeps_one_time,
    "QL7": numbers.keeps_one_denominator,
    "QL8": numbers.shows_numbers_in_many_ways,
    "QL9": guidance.asks_what_matters,
    "QL10": guidance.guides_step_by_step,
    "QL11": guidance.lists_questions_to_ask,
    "QL18": guidance.tells_how_evidence_was_chosen,
    "QL19": guidance.grades_evidence,
    "QL20": guidance.names_qualifications,
    "QL21": guidance.reports_readability,
    **dict.fromkeys(("C7", "C8", "C9", "C10", "QL24", "QL25", "QL26", "QL27", "QL28"), NO_TEST),
}


def _same_as(*codes: str) -> Check:
    return all_of(**{code: {**_IPDAS, **NEEDS_PEOPLE}[code] for code in codes})


_NICE: dict[str, Check] = {
    "N1": _same_as("Q1", "Q2", "Q3"),
    "N2": _same_as("Q4", "Q5", "C1", "QL1"),
    "N3": _same_as("QL9"),
    "N5": nice.is_checked_by_clinicians,
    "N7": _same_as("C6", "QL20"),
    "N8": _same_as("C3", "C4"),
    "N9": _same_as("QL7", "QL8", "C5", "QL1", "QL10"),
    "N10": _same_as("QL21", "QL16", "QL22"),
    "N11": _same_as("Q1", "Q3", "Q4", "Q5", "QL8", "QL9"),
    "N14": _same_as("QL4", "QL6", "QL7", "QL8", "C5"),
}
_JAPAN: dict[str, Check] = {
    "J1": japan.draws_to_no_clinic,
    "J2": japan.has_no_testimonials,
    "J3": japan.invites_to_no_treatment,
    "J4": disclosure.discloses_the_five,
    "J5": disclosure.tells_what_the_ministry_said,
    "J6": disclosure.keeps_supernatant_and_cells_apart,
    "J7": disclosure.tells_serious_reports,
    "J8": japan.waits_for_the_authority,
    "J9": japan.stores_no_answers,
}
CHECKS: dict[str, Check] = {**_IPDAS, **NEEDS_PEOPLE, **_NICE, **_JAPAN}
"""The check of each criterion, by its code."""
