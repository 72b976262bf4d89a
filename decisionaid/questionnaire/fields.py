"""Fields of a form, ready for the templates: every text in one language, every id in place."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import NOT_SURE, Choice, Question
from decisionaid.questionnaire.choices import label_of
from decisionaid.questionnaire.entries import MISSING, NOT_SURE_SUFFIX, Entry
from decisionaid.questionnaire.sources import SourceView, view_sources
from decisionaid.web.wording import for_person


@dataclass(frozen=True)
class ChoiceView:
    """One radio button or checkbox; `id` is that of the control."""

    id: str
    value: str
    label: str
    help: str = ""
    is_picked: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """One question as a form field; `first_control` is what a link in the error summary jumps to."""

    id: str
    kind: str
    label: str
    choices: tuple[ChoiceView, ...]
    first_control: str
    help: str = ""
    unit: str = ""
    text: str = ""
    error: str = ""
    is_optional: bool = False
    is_label_hidden: bool = False
    why: str = ""
    sources: tuple[SourceView, ...] = ()

    @property
    def control_type(self) -> str:
        return "checkbox" if self.kind == "many" else "radio"

    @property
    def described_by(self) -> str:
        """The ids of the error and the help, error first, for `aria-describedby`."""
        parts = ((self.error, "error"), (self.help, "help"))
        return " ".join(f"{self.id}-{name}" for text, name in parts if text)


def view_field(
    aid: DecisionAid, entry: Entry, *, in_sight: Collection[str], who: str, language: str, heading: str
) -> FieldView:
    """Make the field of one question with the choices in sight.

    A label that repeats the page's heading is hidden from the eye.
    """
    question = entry.question
    label = for_person(question.label, question.label_for_other, who=who, language=language)
    choices = _choices(entry, in_sight, language)
    return FieldView(
        id=question.id,
        kind=question.kind,
        label=label,
        choices=choices,
        first_control=question.id if question.kind == "number" else choices[0].id,
        help=question.help.in_language(language) if question.help else "",
        unit=question.unit.in_language(language) if question.unit else "",
        text=entry.text,
        error=_message(entry, language),
        is_optional=question.optional,
        is_label_hidden=label == heading,
        why=question.why.in_language(language),
        sources=view_sources(aid, question, language),
    )


def _choices(entry: Entry, in_sight: Collection[str], language: str) -> tuple[ChoiceView, ...]:
    question = entry.question
    if question.kind == "number":
        control = question.id + NOT_SURE_SUFFIX
        return (
            ChoiceView(control, NOT_SURE, _("Not sure, or rather not say"), "", NOT_SURE in entry.picked),
        )
    shown = {choice.id: choice for choice in question.choices if choice.id in in_sight}
    ids = [id for id in question.choice_ids if id in shown or not question.choices or id == NOT_SURE]
    return tuple(
        ChoiceView(
            id=f"{question.id}-{id}",
            value=id,
            label=label_of(question, id, language),
            help=_help(shown.get(id), language),
            is_picked=id in entry.picked,
        )
        for id in ids
    )


def _help(choice: Choice | None, language: str) -> str:
    return choice.help.in_language(language) if choice and choice.help else ""


def _message(entry: Entry, language: str) -> str:
    question: Question = entry.question
    if not entry.error:
        return ""
    if entry.error == "not-sure-with-others":
        return _("Choose either “Not sure” or another answer, not both.")
    if question.error:
        return question.error.in_language(language)
    if entry.error == MISSING:
        return _("Answer this question. If you do not know, choose “Not sure”.")
    return _("This answer could not be read. Please give it again.")
