"""The questions of a release as a FHIR R4 Questionnaire."""

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Question, Step
from decisionaid.summary.fhir.enabling import for_conditions, unless_skipped
from decisionaid.summary.fhir.items import QUESTIONNAIRE_ID, Json, coding, group_id, not_sure_id
from decisionaid.web.release import ReadyRelease
from decisionaid.web.wording import for_person

EXTENSION = "http://hl7.org/fhir/StructureDefinition/"


def build_questionnaire(release: ReadyRelease, *, who: str, language: str) -> Json:
    """Give all questions, page by page, with every choice, in one language."""
    aid = release.aid
    return {
        "resourceType": "Questionnaire",
        "id": QUESTIONNAIRE_ID,
        "language": language,
        "version": f"{release.label} {release.content_hash[:16]}",
        "title": aid.about.title.in_language(language),
        "status": "active",
        "subjectType": ["Patient"],
        "date": aid.about.content_on.isoformat(),
        "item": [_group(aid, step, who, language) for step in aid.steps],
    }


def _group(aid: DecisionAid, step: Step, who: str, language: str) -> Json:
    by_id = {question.id: question for question in aid.questions}
    return {
        "linkId": group_id(step),
        "text": for_person(step.title, step.title_for_other, who=who, language=language),
        "type": "group",
        **unless_skipped(aid, step),
        "item": [
            item
            for question in step.questions
            for item in _question(by_id[question], who, language, is_required=not step.postpone_when)
        ],
    }


def _question(question: Question, who: str, language: str, *, is_required: bool) -> list[Json]:
    item: Json = {
        "linkId": question.id,
        "text": for_person(question.label, question.label_for_other, who=who, language=language),
        "required": is_required and not question.optional and question.kind != "number",
        **for_conditions(question.conditions),
    }
    if question.kind == "number":
        return [
            {**item, "type": "integer", "extension": _bounds(question, language)},
            _not_sure(question, language),
        ]
    options = [{"valueCoding": coding(question, choice, language)} for choice in question.choice_ids]
    return [{**item, "type": "choice", "repeats": question.kind == "many", "answerOption": options}]


def _not_sure(question: Question, language: str) -> Json:
    option = coding(question, NOT_SURE, language)
    return {
        "linkId": not_sure_id(question.id),
        "text": f"{question.short.in_language(language)}: {option['display']}",
        "type": "choice",
        **for_conditions(question.conditions),
        "answerOption": [{"valueCoding": option}],
    }


def _bounds(question: Question, language: str) -> list[Json]:
    bounds = [
        {"url": f"{EXTENSION}minValue", "valueInteger": question.minimum},
        {"url": f"{EXTENSION}maxValue", "valueInteger": question.maximum},
    ]
    if question.unit:
        unit = {"display": question.unit.in_language(language)}
        bounds.append({"url": f"{EXTENSION}questionnaire-unit", "valueCoding": unit})
    return bounds
