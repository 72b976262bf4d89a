"""What questionnaire and response have in common: ids of items, and answers as codings."""

from typing import Any

from decisionaid.domain.base import Text
from decisionaid.domain.question import NO, NOT_APPLICABLE, NOT_SURE, YES, Question, Step
from decisionaid.summary import wording

Json = dict[str, Any]
FIXED: dict[str, Text] = {
    YES: wording.YES,
    NO: wording.NO,
    NOT_APPLICABLE: wording.NOT_APPLICABLE,
    NOT_SURE: wording.NOT_SURE,
}
QUESTIONNAIRE_ID = "questionnaire"


def group_id(step: Step) -> str:
    """Give the linkId of a page of questions; a question's is its own id."""
    return f"page.{step.id}"


def not_sure_id(question: str) -> str:
    """Give the linkId of "not sure" beside a number, which FHIR R4 cannot hold in the same item."""
    return f"{question}.not-sure"


def coding(question: Question, choice: str, language: str) -> Json:
    """Give one choice as a coding: its id and its words. The ids belong to no code system with an address."""
    labels = {item.id: item.label for item in question.choices}
    return {
        "code": choice,
        "display": labels.get(choice, FIXED.get(choice, wording.NOT_SURE)).in_language(language),
    }
