"""What checks look up in the aid."""

from collections.abc import Iterable, Iterator
from typing import Literal

from decisionaid.domain.aid import Condition, DecisionAid
from decisionaid.domain.base import Model, Text
from decisionaid.domain.evidence import Evidence, Outcome
from decisionaid.domain.option import Option

Kind = Literal["benefit", "harm"]


def searched_conditions(aid: DecisionAid) -> tuple[Condition, ...]:
    """Give the concerns for which independent sources were searched."""
    return tuple(condition for condition in aid.conditions if condition.evidence_searched)


def options_for(aid: DecisionAid, condition: Condition) -> tuple[Option, ...]:
    """Give the options shown for a concern."""
    return tuple(o for o in aid.options if o.conditions is None or condition.id in o.conditions)


def unapproved(aid: DecisionAid) -> tuple[Option, ...]:
    """Give the options that are not approved."""
    return tuple(option for option in aid.options if option.group == "unapproved")


def find_cell(aid: DecisionAid, option: Option, outcome: Outcome, condition: Condition) -> Evidence | None:
    """Give the independent evidence for an option, outcome and concern, or None."""
    for cell in aid.evidence:
        if (cell.option, cell.outcome) == (option.id, outcome.id) and condition.id in cell.conditions:
            return cell
    return None


def cells_of(aid: DecisionAid, kind: Kind | None = None) -> Iterator[tuple[Option, Evidence | None]]:
    """Give every cell that outcomes ask for (of one kind), filled or None."""
    for condition in searched_conditions(aid):
        for outcome in aid.outcomes:
            if (kind and outcome.kind != kind) or condition.id not in outcome.conditions:
                continue
            for option in options_for(aid, condition):
                yield option, find_cell(aid, option, outcome, condition)


def options_without_fact(aid: DecisionAid, attributes: Iterable[str]) -> tuple[Option, ...]:
    """Give the options with a part whose cell for one of these rows of the table is missing."""
    wanted = set(attributes)
    return tuple(
        option
        for option in aid.options
        if any(wanted - {fact.attribute for fact in part.facts} for part in option.parts)
    )


def texts_in(value: object) -> Iterator[Text]:
    """Give every wording inside a piece of content."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))


def told_of(aid: DecisionAid, option: Option) -> str:
    """Give all Japanese wordings shown in an option's own place: its status, cells and evidence."""
    cells = tuple(cell for cell in aid.evidence if cell.option == option.id)
    return " ".join(item.ja for item in texts_in((option, cells)))
