"""One answer set as a FHIR R4 QuestionnaireResponse."""

from datetime import date

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Question, Step
from decisionaid.engine.answers import Answer, Answers
from decisionaid.engine.route import first_open_step, list_steps, questions_of
from decisionaid.summary.fhir.items import QUESTIONNAIRE_ID, Json, coding, group_id, not_sure_id


def build_response(aid: DecisionAid, answers: Answers, *, language: str, as_of: date) -> Json:
    """Give the answers to the pages this person goes through; FHIR allows none to a page that is left out."""
    groups = [_group(aid, step, answers, language) for step in list_steps(aid, answers)]
    response: Json = {
        "resourceType": "QuestionnaireResponse",
        "language": language,
        "questionnaire": f"#{QUESTIONNAIRE_ID}",
        "status": "in-progress" if first_open_step(aid, answers) else "completed",
        "authored": as_of.isoformat(),
    }
    # An empty list is not allowed in FHIR.
    if items := [group for group in groups if group["item"]]:
        response["item"] = items
    return response


def _group(aid: DecisionAid, step: Step, answers: Answers, language: str) -> Json:
    asked = questions_of(aid, step, answers)
    items = [_item(question, answers[question.id], language) for question in asked if question.id in answers]
    return {"linkId": group_id(step), "item": items}


def _item(question: Question, answer: Answer, language: str) -> Json:
    if isinstance(answer, int):
        return {"linkId": question.id, "answer": [{"valueInteger": answer}]}
    link = not_sure_id(question.id) if question.kind == "number" and answer == NOT_SURE else question.id
    choices = answer if isinstance(answer, tuple) else (answer,)
    return {"linkId": link, "answer": [{"valueCoding": coding(question, c, language)} for c in choices]}
