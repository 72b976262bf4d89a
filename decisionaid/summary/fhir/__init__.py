"""The answers as FHIR R4: a QuestionnaireResponse that contains its Questionnaire, without any person."""

import json
from datetime import date

from django.utils import translation

from decisionaid.engine.answers import Answers
from decisionaid.summary.fhir.questionnaire import build_questionnaire
from decisionaid.summary.fhir.response import build_response
from decisionaid.web.release import ReadyRelease


def write_fhir(*, release: ReadyRelease, answers: Answers, who: str, language: str, as_of: date) -> bytes:
    """Write the answers as FHIR JSON; the same arguments give the same bytes."""
    with translation.override(language):
        questionnaire = build_questionnaire(release, who=who, language=language)
        response = build_response(release.aid, answers, language=language, as_of=as_of)
    data = {**response, "contained": [questionnaire]}
    return (json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
