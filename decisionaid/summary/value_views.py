"""What matters to the person, in words, and the rows of the table to look at for it. Options never move."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from decisionaid.domain.guidance import Preference
from decisionaid.engine.preferences import (
    Preferences,
    asked_preferences,
    order_rows,
    rank_rows,
    read_preferences,
)
from decisionaid.summary.context import Context
from decisionaid.summary.page import RowLink, SummaryPage, ValueView
from decisionaid.summary.table_page import TableRowView
from decisionaid.web.wording import LEVEL_LABELS

LEVELS_TOLD = ("very", "somewhat", "little")


def view_values(context: Context, preferences: Mapping[str, str]) -> tuple[ValueView, ...]:
    """Give what was marked, by level and then in the fixed order; an undecided mark leads nowhere."""
    asked, marked = _asked_and_marked(context, preferences)
    return tuple(
        _view_value(context, item, marked)
        for level in LEVELS_TOLD
        for item in asked
        if marked.get(item.id) == level
    )


def sort_table(
    context: Context, table: tuple[TableRowView, ...], preferences: Mapping[str, str]
) -> tuple[TableRowView, ...]:
    """Put the rows first that lead to what matters; what stands in a row stays as it is."""
    ranks = rank_rows(*_asked_and_marked(context, preferences))
    rows = {row.attribute: row for row in table}
    return tuple(rows[name] for name in order_rows(rows, ranks))


def note_on_row_order(context: Context, preferences: Mapping[str, str]) -> str:
    """Say that the rows were sorted, and that nothing else was; nothing where the order is the fixed one."""
    ranks = rank_rows(*_asked_and_marked(context, preferences))
    attributes = tuple(attribute.id for attribute in context.aid.attributes)
    if order_rows(attributes, ranks) == attributes:
        return ""
    return _(
        "The rows for what was marked as important stand first. The options keep the order that is the "
        "same for everybody."
    )


def sources_of_values(context: Context, preferences: Mapping[str, str]) -> set[str]:
    """Give the ids of the sources that the marked values rest on."""
    asked, marked = _asked_and_marked(context, preferences)
    return {name for item in asked if item.id in marked for name in item.sources}


def name_values(values: tuple[ValueView, ...], language: str) -> str:
    """Name what was marked in one line: each level with its values."""
    comma, colon = (", ", ": ") if language == "en" else ("、", ": ")
    levels = {value.level: value.level_label for value in values}
    return " / ".join(
        label + colon + comma.join(value.label for value in values if value.level == level)
        for level, label in levels.items()
    )


def in_fixed_order(page: SummaryPage) -> SummaryPage:
    """Give the page with the rows of the table in the order that is the same for everybody."""
    return replace(page, table=tuple(sorted(page.table, key=lambda row: row.place)), row_order="")


def _asked_and_marked(
    context: Context, preferences: Mapping[str, str]
) -> tuple[tuple[Preference, ...], Preferences]:
    marked = read_preferences(context.aid, preferences, context.conditions)
    return asked_preferences(context.aid, context.conditions), marked


def _view_value(context: Context, item: Preference, marked: Preferences) -> ValueView:
    level = marked[item.id]
    return ValueView(
        value=item.id,
        label=context.say(item.label),
        level=level,
        level_label=context.say(LEVEL_LABELS[level]),
        rows=tuple(
            RowLink(attribute.id, context.say(attribute.label), _name_outcomes(context, item, attribute.id))
            for attribute in context.aid.attributes
            if attribute.id in item.attributes
        ),
        references=context.refer_to_sources(item.sources),
        needs_clinician=item.needs_clinician,
    )


def _name_outcomes(context: Context, item: Preference, attribute: str) -> str:
    comma = ", " if context.language == "en" else "、"
    return comma.join(
        context.say(outcome.label)
        for outcome in context.aid.outcomes
        if outcome.id in item.outcomes
        and outcome.attribute == attribute
        and context.concerns(outcome.conditions)
    )
