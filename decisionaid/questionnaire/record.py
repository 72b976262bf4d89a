"""Putting one page's answers into a submission."""

from collections.abc import Iterable
from dataclasses import replace

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import Answer
from decisionaid.questionnaire.choices import drop_outgrown
from decisionaid.questionnaire.entries import Entry
from decisionaid.web.submission import Submission


def record_entries(aid: DecisionAid, submission: Submission, entries: Iterable[Entry]) -> Submission:
    """Give the submission with these entries; an empty one takes an earlier answer away."""
    answers: dict[str, Answer] = dict(submission.answers)
    for entry in entries:
        answers.pop(entry.question.id, None)
        if entry.answer is not None:
            answers[entry.question.id] = entry.answer
    return replace(submission, answers=drop_outgrown(aid.question_by_id, submission.answers, answers))
