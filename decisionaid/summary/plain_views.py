"""The first layer of each option in words: the same slots for all, one screen an option."""

from decisionaid.domain.plain import SLOTS, PlainLine
from decisionaid.engine.glossary import find_terms
from decisionaid.summary import wording
from decisionaid.summary.kept import Parts
from decisionaid.summary.look import Setting, kept
from decisionaid.summary.page import LabelledText, PlainLineView, PlainSlotView


@kept
def view_plain(setting: Setting, option: str) -> Parts[PlainSlotView]:
    """Give every slot of one option; where two concerns differ, each line names its concern."""
    lines = [line for line in setting.aid.plain if line.option == option]
    slots = (
        PlainSlotView(
            slot=slot,
            label=setting.say(wording.SLOTS[slot]),
            lines=_view_slot(setting, [line for line in lines if line.slot == slot]),
        )
        for slot in SLOTS
    )
    return Parts(slot for slot in slots if slot.lines)


def _view_slot(setting: Setting, lines: list[PlainLine]) -> tuple[PlainLineView, ...]:
    chosen: dict[str, tuple[PlainLine, list[str]]] = {}
    for condition in setting.conditions or (None,):
        if line := _line_for(lines, condition):
            chosen.setdefault(line.id, (line, []))[1].append(condition or "")
    labels = {condition.id: setting.say(condition.label) for condition in setting.aid.conditions}
    comma = ", " if setting.language == "en" else "、"
    return tuple(
        PlainLineView(
            concern=comma.join(labels[name] for name in concerns) if len(chosen) > 1 else "",
            text=setting.say(line.text),
            needs_clinician=line.needs_clinician,
            references=(*setting.refer(line.rows), *setting.refer_to_sources(line.sources)),
        )
        for line, concerns in chosen.values()
    )


def _line_for(lines: list[PlainLine], condition: str | None) -> PlainLine | None:
    own = next((line for line in lines if condition in (line.conditions or ())), None)
    return own or next((line for line in lines if line.conditions is None), None)


@kept
def view_terms_of(setting: Setting, option: str) -> Parts[LabelledText]:
    """Explain the hard words that stand in an option's name and first layer."""
    lines = [line.text for slot in view_plain(setting, option) for line in slot.lines]
    told = [setting.option_labels[option], *lines]
    terms = find_terms(setting.aid.glossary, "\n".join(told), setting.language)
    return Parts(
        LabelledText(setting.say(term.term), setting.say(term.meaning), setting.refer(term.rows))
        for term in terms
    )
