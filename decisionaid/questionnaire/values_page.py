"""What may matter to a person, as radio buttons; nothing is marked beforehand and nothing has to be."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.guidance import LEVELS, Level, Preference
from decisionaid.engine.answers import chosen_conditions
from decisionaid.engine.preferences import asked_preferences, read_preferences
from decisionaid.questionnaire.fields import ChoiceView, FieldView
from decisionaid.questionnaire.sources import SourceView, view_named_sources
from decisionaid.web.submission import Submission
from decisionaid.web.wording import LEVEL_LABELS


@dataclass(frozen=True)
class ValuesPage:
    """The values as fields, and where they come from; `to_confirm` names those a clinician has to check."""

    heading: str
    fields: tuple[FieldView, ...]
    sources: tuple[SourceView, ...]
    to_confirm: tuple[str, ...]


@dataclass(frozen=True)
class MarkView:
    """A value and how much it matters, in words."""

    label: str
    level: str


def build_values_page(aid: DecisionAid, submission: Submission, language: str) -> ValuesPage:
    """Give the values that concern this person, with what was marked before."""
    asked, marked = _asked_and_marked(aid, submission)
    cited = {name for item in asked for name in item.sources}
    return ValuesPage(
        heading=heading_for(submission.who),
        fields=tuple(_view_field(item, marked.get(item.id), language) for item in asked),
        sources=view_named_sources(aid, cited, language),
        to_confirm=tuple(item.label.in_language(language) for item in asked if item.needs_clinician),
    )


def heading_for(who: str) -> str:
    """Ask for the person whom the answers are about."""
    headings = {"child": _("What matters to your child and you"), "other": _("What matters to this person")}
    return headings.get(who, _("What matters to you"))


def posted_preferences(aid: DecisionAid, submission: Submission, data: QueryDict) -> dict[str, Level]:
    """Read what was marked; a level or value that does not exist is ignored."""
    conditions = chosen_conditions(submission.answers)
    raw = {item.id: data.get(_field_id(item), "") for item in asked_preferences(aid, conditions)}
    return read_preferences(aid, raw, conditions)


def list_marks(aid: DecisionAid, submission: Submission, language: str) -> tuple[MarkView, ...]:
    """Give what was marked, in words."""
    asked, marked = _asked_and_marked(aid, submission)
    return tuple(
        MarkView(item.label.in_language(language), LEVEL_LABELS[marked[item.id]].in_language(language))
        for item in asked
        if item.id in marked
    )


def _asked_and_marked(
    aid: DecisionAid, submission: Submission
) -> tuple[tuple[Preference, ...], Mapping[str, Level]]:
    conditions = chosen_conditions(submission.answers)
    marked = read_preferences(aid, submission.preferences, conditions)
    return asked_preferences(aid, conditions), marked


def _field_id(item: Preference) -> str:
    return f"value-{item.id}"


def _view_field(item: Preference, marked: Level | None, language: str) -> FieldView:
    name = _field_id(item)
    choices = tuple(
        ChoiceView(
            id=f"{name}-{level}",
            value=level,
            label=LEVEL_LABELS[level].in_language(language),
            is_picked=level == marked,
        )
        for level in LEVELS
    )
    return FieldView(
        id=name,
        kind="level",
        label=item.label.in_language(language),
        help=item.help.in_language(language),
        choices=choices,
        first_control=choices[0].id,
    )
