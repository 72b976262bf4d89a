"""When a page or question is asked, as far as FHIR's `enableWhen` can say it.

FHIR enables an item when any, or all, of some plain comparisons hold. What needs more is left enabled:
an item too many does no harm, a hidden safety question would.
"""

from collections.abc import Iterable

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Step
from decisionaid.engine.answers import CONDITIONS
from decisionaid.summary.fhir.items import Json, not_sure_id


def for_conditions(conditions: tuple[str, ...] | None) -> Json:
    """Enable for any of these concerns; nothing to say where it is asked of everybody."""
    if conditions is None:
        return {}
    return _when("any", (_compare(CONDITIONS, "=", item) for item in conditions))


def unless_skipped(aid: DecisionAid, step: Step) -> Json:
    """Enable a page unless one of its reasons to leave it out holds. "Not sure" leaves no page out."""
    questions = {question.id for question in aid.questions}
    parts = [part for alternative in step.skip_when for part in alternative.root.items()]
    is_plain = len(parts) == len(step.skip_when) and all(name in questions for name, _ in parts)
    if not parts or not is_plain:
        return {}
    if len(parts) == 1 and parts[0][1].below is not None:
        return _from(parts[0][0], parts[0][1].below)
    if all(match.any_of for _, match in parts):
        pairs = [(name, choice) for name, match in parts for choice in match.any_of or ()]
        return _when("all", (_compare(name, "!=", choice) for name, choice in pairs))
    return {}


def _from(question: str, bound: int) -> Json:
    high_enough = {"question": question, "operator": ">=", "answerInteger": bound}
    return _when("any", (high_enough, _compare(not_sure_id(question), "=", NOT_SURE)))


def _when(behavior: str, comparisons: Iterable[Json]) -> Json:
    listed = list(comparisons)
    # FHIR asks for the behaviour only where there is more than one comparison.
    return {"enableWhen": listed, **({"enableBehavior": behavior} if len(listed) > 1 else {})}


def _compare(question: str, operator: str, choice: str) -> Json:
    return {"question": question, "operator": operator, "answerCoding": {"code": choice}}
