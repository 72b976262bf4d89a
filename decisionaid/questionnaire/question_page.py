"""One page of the questionnaire as its template shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Step
from decisionaid.engine.answers import CONDITIONS, Answers
from decisionaid.engine.route import Way
from decisionaid.questionnaire.choices import shown_choices
from decisionaid.questionnaire.entries import Entry
from decisionaid.questionnaire.fields import FieldView, view_field
from decisionaid.questionnaire.flow import step_url, url_before
from decisionaid.web.wording import for_person


@dataclass(frozen=True)
class Frame:
    """What a page shows whoever answers, as ids; `asked` holds the choices in sight of each question.

    While the concern is not known, neither is the number of pages.
    """

    step: str
    who: str
    language: str
    change: bool
    is_length_known: bool
    may_postpone: bool
    asked: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Place:
    """Where the page stands on a person's way: its number, that of all pages, and what comes before."""

    number: str
    total: str
    back_url: str


@dataclass(frozen=True)
class QuestionPage:
    """`title` is the same for everybody: browsers keep it in their history."""

    title: str
    heading: str
    intro: str
    url: str
    here: str
    place: Place
    is_length_known: bool
    may_postpone: bool
    change: bool
    fields: tuple[FieldView, ...]

    @property
    def errors(self) -> tuple[FieldView, ...]:
        return tuple(field for field in self.fields if field.error)


def frame_of(way: Way, step: Step, *, answers: Answers, who: str, language: str, change: bool) -> Frame:
    """Give the frame of a step; `answers` decide which choices are in sight."""
    return Frame(
        step=step.id,
        who=who,
        language=language,
        change=change,
        is_length_known=CONDITIONS in way.answers,
        may_postpone=way.may_postpone(step),
        asked=tuple(
            (question.id, tuple(choice.id for choice in shown_choices(question, answers)))
            for question in way.questions_of(step)
        ),
    )


def place_of(way: Way, step: Step, *, change: bool) -> Place:
    """Give the place of a step on the way."""
    number = way.places[step.id] + 1
    return Place(str(number), str(len(way.steps)), url_before(way, step, change=change))


def build_question_page(
    aid: DecisionAid, frame: Frame, entries: Sequence[Entry], *, place: Place
) -> QuestionPage:
    """Make the page with these entries, one for each question of the frame."""
    step = next(step for step in aid.steps if step.id == frame.step)
    heading = for_person(step.title, step.title_for_other, who=frame.who, language=frame.language)
    return QuestionPage(
        title=step.title.in_language(frame.language),
        heading=heading,
        intro=step.intro.in_language(frame.language) if step.intro else "",
        url=step_url(step),
        here=step_url(step, change=frame.change),
        place=place,
        is_length_known=frame.is_length_known,
        may_postpone=frame.may_postpone,
        change=frame.change,
        fields=tuple(
            view_field(aid, entry, in_sight=in_sight, who=frame.who, language=frame.language, heading=heading)
            for entry, (_, in_sight) in zip(entries, frame.asked, strict=True)
        ),
    )
