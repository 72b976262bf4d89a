"""All questions at once, for reading before the first answer."""

from dataclasses import dataclass

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NO, NOT_APPLICABLE, YES, Question
from decisionaid.questionnaire.choices import FIXED_LABELS
from decisionaid.questionnaire.sources import SourceView, view_sources


@dataclass(frozen=True)
class ChoiceLine:
    """A choice and for which concerns it is offered; nothing means for all."""

    label: str
    concerns: str


@dataclass(frozen=True)
class QuestionLine:
    """A question with everything that would be seen on its page."""

    label: str
    help: str
    choices: tuple[ChoiceLine, ...]
    range: tuple[int, int] | None
    is_optional: bool
    concerns: str
    why: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class StepLine:
    """A page of questions; `may_be_left_out` when some answers make it unnecessary."""

    title: str
    intro: str
    may_be_left_out: bool
    questions: tuple[QuestionLine, ...]


def list_pages(aid: DecisionAid, language: str) -> tuple[StepLine, ...]:
    """Give every page of the questionnaire in order."""
    by_id = {question.id: question for question in aid.questions}
    return tuple(
        StepLine(
            title=step.title.in_language(language),
            intro=step.intro.in_language(language) if step.intro else "",
            may_be_left_out=bool(step.skip_when or step.postpone_when),
            questions=tuple(_line(aid, by_id[question], language) for question in step.questions),
        )
        for step in aid.steps
    )


def _line(aid: DecisionAid, question: Question, language: str) -> QuestionLine:
    return QuestionLine(
        label=question.label.in_language(language),
        help=question.help.in_language(language) if question.help else "",
        choices=_choices(aid, question, language),
        range=(question.minimum or 0, question.maximum or 0) if question.kind == "number" else None,
        is_optional=question.optional,
        concerns=name_concerns(aid, question.conditions, language),
        why=question.why.in_language(language),
        sources=view_sources(aid, question, language),
    )


def _choices(aid: DecisionAid, question: Question, language: str) -> tuple[ChoiceLine, ...]:
    if question.kind == "yes-no":
        fixed = (YES, NO, NOT_APPLICABLE) if question.not_applicable else (YES, NO)
        return tuple(ChoiceLine(str(FIXED_LABELS[choice]), "") for choice in fixed)
    return tuple(
        ChoiceLine(choice.label.in_language(language), name_concerns(aid, choice.conditions, language))
        for choice in question.choices
    )


def name_concerns(aid: DecisionAid, conditions: tuple[str, ...] | None, language: str) -> str:
    """Name the concerns that something is limited to; nothing where it is for all."""
    comma = ", " if language == "en" else "、"
    wanted = conditions or ()
    return comma.join(item.label.in_language(language) for item in aid.conditions if item.id in wanted)
