"""The empty form on paper: every question with squares to tick, and in words who may leave out what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.match import Alternative, Match
from decisionaid.domain.question import NOT_SURE, Question, Step
from decisionaid.questionnaire.begin_field import view_who_field
from decisionaid.questionnaire.choices import label_of
from decisionaid.questionnaire.overview import name_concerns
from decisionaid.web.release import ReadyRelease


@dataclass(frozen=True)
class Box:
    """A square to tick: its words, and for which concerns it is meant where not for all."""

    label: str
    concerns: str = ""


@dataclass(frozen=True)
class Action:
    """What to do at once when one of some signs is there."""

    text: str
    needs_clinician: bool


@dataclass(frozen=True)
class PaperQuestion:
    """A question on paper; `actions` tell what to do at once when a sign is there."""

    label: str
    help: str
    kind: str
    concerns: str
    is_optional: bool
    range: tuple[int, int] | None
    unit: str
    boxes: tuple[Box, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class PaperPage:
    """The questions of one page; `skip` and `postpone` name the answers that make it unnecessary."""

    title: str
    intro: str
    skip: tuple[str, ...]
    postpone: tuple[str, ...]
    questions: tuple[PaperQuestion, ...]


def write_blank_form(release: ReadyRelease, *, language: str) -> str:
    """Write the form as HTML. The same release and language give the same text."""
    aid = release.aid
    with translation.override(language):
        context = {
            "language": language,
            "title": aid.about.title.in_language(language),
            "release": release.label,
            "content_hash": release.content_hash,
            "who": view_who_field(),
            "pages": list_paper_pages(aid, language),
        }
        return render_to_string("questionnaire/blank_form.html", context)


def list_paper_pages(aid: DecisionAid, language: str) -> tuple[PaperPage, ...]:
    """Give all pages of the questionnaire in order."""
    by_id = {question.id: question for question in aid.questions}
    return tuple(
        PaperPage(
            title=step.title.in_language(language),
            intro=step.intro.in_language(language) if step.intro else "",
            skip=_reasons(by_id, step.skip_when, language),
            postpone=_reasons(by_id, step.postpone_when, language),
            questions=tuple(_question(aid, by_id[name], step, language) for name in step.questions),
        )
        for step in aid.steps
    )


def _question(aid: DecisionAid, question: Question, step: Step, language: str) -> PaperQuestion:
    label = question.label.in_language(language)
    is_number = question.kind == "number"
    return PaperQuestion(
        label="" if label == step.title.in_language(language) else label,
        help=question.help.in_language(language) if question.help else "",
        kind=question.kind,
        concerns=name_concerns(aid, question.conditions, language),
        is_optional=question.optional,
        range=(question.minimum or 0, question.maximum or 0) if is_number else None,
        unit=question.unit.in_language(language) if question.unit else "",
        boxes=_boxes(aid, question, language),
        actions=_actions(question, language),
    )


def _boxes(aid: DecisionAid, question: Question, language: str) -> tuple[Box, ...]:
    limits = {choice.id: choice.conditions for choice in question.choices}
    return tuple(
        Box(label_of(question, choice, language), name_concerns(aid, limits.get(choice), language))
        for choice in question.choice_ids
    )


def _actions(question: Question, language: str) -> tuple[Action, ...]:
    """Give what to do at once, each advice once, with the signs it is for."""
    signs: dict[tuple[str, bool], list[str]] = {}
    for choice in question.choices:
        if choice.urgent:
            key = (choice.urgent.action.in_language(language), choice.urgent.needs_clinician)
            signs.setdefault(key, []).append(choice.label.in_language(language))
    comma = ", " if language == "en" else "、"
    return tuple(
        Action(f"{comma.join(found)}: {action}", needs_clinician)
        for (action, needs_clinician), found in signs.items()
    )


def _reasons(
    questions: dict[str, Question], alternatives: Iterable[Alternative], language: str
) -> tuple[str, ...]:
    return tuple(
        " + ".join(_condition(questions[name], match, language) for name, match in part.root.items())
        for part in alternatives
        if part.root.keys() <= questions.keys()
    )


def _condition(question: Question, match: Match, language: str) -> str:
    short = question.short.in_language(language)
    if match.below is not None:
        return _("%(question)s: below %(n)s") % {"question": short, "n": match.below}
    if match.at_least is not None:
        return _("%(question)s: %(n)s or more") % {"question": short, "n": match.at_least}
    choices = match.any_of or tuple(choice for group in match.all_of or () for choice in group)
    labels = [label_of(question, choice, language) for choice in choices if choice != NOT_SURE]
    return f"{short}: {' / '.join(labels)}"
