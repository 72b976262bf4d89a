"""The questions a person ticked to take along."""

from collections.abc import Collection
from dataclasses import replace

from django.http import QueryDict

from decisionaid.domain.aid import DecisionAid
from decisionaid.summary.brief_views import MAX_QUESTIONS, first_questions
from decisionaid.summary.page import QuestionGroup, SummaryPage

TICK = "question"


def read_ticks(aid: DecisionAid, data: QueryDict) -> tuple[str, ...]:
    """Give the ticked questions in the order of the aid; ids that do not exist are ignored."""
    given = set(data.getlist(TICK))
    return tuple(item.id for item in aid.questions_to_ask if item.id in given)


def tick_questions(page: SummaryPage, ticked: Collection[str]) -> SummaryPage:
    """Give the page with these questions marked; page 1 has them first. What was found stays as it is."""
    groups = tuple(_tick(group, ticked) for group in page.questions)
    count = sum(question.is_ticked for group in groups for question in group.questions)
    brief = replace(
        page.brief, questions=first_questions(groups), unprinted_ticks=max(0, count - MAX_QUESTIONS)
    )
    return replace(page, questions=groups, brief=brief)


def _tick(group: QuestionGroup, ticked: Collection[str]) -> QuestionGroup:
    return replace(
        group,
        questions=tuple(
            replace(question, is_ticked=question.question in ticked) for question in group.questions
        ),
    )
