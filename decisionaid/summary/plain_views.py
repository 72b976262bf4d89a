"""The first layer of each option in words: the same slots for all, one screen an option."""

from decisionaid.domain.option import Option
from decisionaid.domain.plain import SLOTS, PlainLine
from decisionaid.engine.glossary import find_terms
from decisionaid.summary import wording
from decisionaid.summary.context import Context
from decisionaid.summary.page import LabelledText, PlainLineView, PlainSlotView


def view_plain(context: Context, option: str) -> tuple[PlainSlotView, ...]:
    """Give every slot of one option; where two concerns differ, each line names its concern."""
    lines = [line for line in context.aid.plain if line.option == option]
    slots = (
        PlainSlotView(
            slot=slot,
            label=context.say(wording.SLOTS[slot]),
            lines=_view_slot(context, [line for line in lines if line.slot == slot]),
        )
        for slot in SLOTS
    )
    return tuple(slot for slot in slots if slot.lines)


def _view_slot(context: Context, lines: list[PlainLine]) -> tuple[PlainLineView, ...]:
    chosen: dict[str, tuple[PlainLine, list[str]]] = {}
    for condition in context.conditions or (None,):
        if line := _line_for(lines, condition):
            chosen.setdefault(line.id, (line, []))[1].append(condition or "")
    labels = {condition.id: context.say(condition.label) for condition in context.aid.conditions}
    comma = ", " if context.language == "en" else "、"
    return tuple(
        PlainLineView(
            concern=comma.join(labels[name] for name in concerns) if len(chosen) > 1 else "",
            text=context.say(line.text),
            needs_clinician=line.needs_clinician,
            references=(*context.refer(line.rows), *context.refer_to_sources(line.sources)),
        )
        for line, concerns in chosen.values()
    )


def _line_for(lines: list[PlainLine], condition: str | None) -> PlainLine | None:
    own = next((line for line in lines if condition in (line.conditions or ())), None)
    return own or next((line for line in lines if line.conditions is None), None)


def view_terms_of(
    context: Context, option: Option, plain: tuple[PlainSlotView, ...]
) -> tuple[LabelledText, ...]:
    """Explain the hard words that stand in an option's name and first layer."""
    told = [context.say(option.label), *(line.text for slot in plain for line in slot.lines)]
    terms = find_terms(context.aid.glossary, "\n".join(told), context.language)
    return tuple(
        LabelledText(context.say(term.term), context.say(term.meaning), context.refer(term.rows))
        for term in terms
    )
