"""Making page 1 hold what a person adds: smaller type, and on a full page fewer questions of ours."""

from collections.abc import Sequence
from dataclasses import replace

from decisionaid.summary.brief_views import FEW_VALUES
from decisionaid.summary.page import Brief, SummaryPage

_DENSER = {"": "dense", "dense": "densest", "densest": "densest"}
# Up to so many characters of own questions fit where the type is small already.
_FEW = 120


def fit_brief(page: SummaryPage, own: Sequence[str]) -> SummaryPage:
    """Give the page with a page 1 that has room for the own questions.

    A ticked question that page 1 then lacks is counted there, and stands in the details.
    """
    brief = page.brief
    if not own:
        return page
    if brief.density == "densest":
        return replace(page, brief=_leave_room(brief, len(own)))
    is_little = sum(map(len, own)) <= _FEW and len(page.values) <= FEW_VALUES
    has_room = brief.density == "dense" and is_little
    return page if has_room else replace(page, brief=replace(brief, density=_DENSER[brief.density]))


def _leave_room(brief: Brief, taken: int) -> Brief:
    kept = brief.questions[: max(1, len(brief.questions) - taken)]
    moved = sum(question.is_ticked for question in brief.questions[len(kept) :])
    return replace(brief, questions=kept, unprinted_ticks=brief.unprinted_ticks + moved)
