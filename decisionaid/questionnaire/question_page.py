"""One page of the questionnaire as its template shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Step
from decisionaid.engine.route import list_steps, may_postpone
from decisionaid.questionnaire.entries import Entry
from decisionaid.questionnaire.fields import FieldView, view_field
from decisionaid.questionnaire.flow import step_url, url_before
from decisionaid.web.submission import Submission
from decisionaid.web.wording import for_person


@dataclass(frozen=True)
class QuestionPage:
    """`title` is the same for everybody: browsers keep it in their history.

    `total` is 0 while the concern, and with it the number of pages, is not known yet.
    """

    title: str
    heading: str
    intro: str
    url: str
    back_url: str
    number: int
    total: int
    may_postpone: bool
    change: bool
    fields: tuple[FieldView, ...]

    @property
    def errors(self) -> tuple[FieldView, ...]:
        return tuple(field for field in self.fields if field.error)


def build_question_page(
    aid: DecisionAid,
    step: Step,
    entries: Sequence[Entry],
    *,
    submission: Submission,
    language: str,
    change: bool,
) -> QuestionPage:
    heading = for_person(step.title, step.title_for_other, who=submission.who, language=language)
    listed = [item.id for item in list_steps(aid, submission.answers)]
    return QuestionPage(
        title=step.title.in_language(language),
        heading=heading,
        intro=step.intro.in_language(language) if step.intro else "",
        url=step_url(step),
        back_url=url_before(aid, step, submission.answers, change=change),
        number=listed.index(step.id) + 1,
        total=len(listed) if "conditions" in submission.answers else 0,
        may_postpone=may_postpone(step, submission.answers),
        change=change,
        fields=tuple(
            view_field(aid, entry, submission=submission, language=language, heading=heading)
            for entry in entries
        ),
    )
