"""Checks of the first layer: every option says something in every slot, once, and shortly."""

from collections.abc import Iterator
from typing import cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.domain.aid import Condition
from decisionaid.domain.option import Option
from decisionaid.domain.plain import SLOTS, PlainLine

LONGEST_JAPANESE = 100
LONGEST_ENGLISH = 260
"""Characters of one slot: with seven slots an option still fits on about one screen of a phone."""


def check_plain(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each slot that is empty, filled twice, or too long."""
    if not loaded.of("plain") or not loaded.is_complete("plain", "options", "conditions"):
        return
    yield from _too_long(loaded)
    yield from _filled_twice(loaded)
    yield from _empty_slots(loaded)


def _too_long(loaded: Loaded) -> Iterator[Mistake]:
    for item in loaded.of("plain"):
        text = cast(PlainLine, item.model).text
        limits = (("ja", text.ja, LONGEST_JAPANESE), ("en", text.en, LONGEST_ENGLISH))
        for language, words, limit in limits:
            if len(words) > limit:
                message = f"The text has {len(words)} characters."
                yield item.mistake(message, allowed=f"up to {limit}", at=("text", language))


def _filled(loaded: Loaded) -> Iterator[tuple[tuple[str, str, str | None], Item]]:
    for item in loaded.of("plain"):
        line = cast(PlainLine, item.model)
        for condition in line.conditions or (None,):
            yield (line.option, line.slot, condition), item


def _filled_twice(loaded: Loaded) -> Iterator[Mistake]:
    first: dict[tuple[str, str, str | None], Item] = {}
    for key, item in _filled(loaded):
        other = first.setdefault(key, item)
        if other is not item:
            message = (
                f"'{cast(PlainLine, other.model).id}' already fills this slot for {key[2] or 'the rest'}."
            )
            yield item.mistake(message, allowed="one line a slot and condition", at=("slot",))


def _empty_slots(loaded: Loaded) -> Iterator[Mistake]:
    filled = {key for key, _ in _filled(loaded)}
    every = tuple(cast(Condition, item.model).id for item in loaded.of("conditions"))
    for item in loaded.of("options"):
        option = cast(Option, item.model)
        # An option for everybody is shown before a concern is known, too.
        wanted = (None,) if option.conditions is None else tuple(c for c in every if c in option.conditions)
        missing = [
            f"{slot} ({condition or 'all'})"
            for slot in SLOTS
            for condition in wanted
            if (option.id, slot, condition) not in filled and (option.id, slot, None) not in filled
        ]
        if missing:
            message = f"The first layer says nothing on: {', '.join(missing)}."
            yield item.mistake(message, allowed="a plain line for each slot", at=("id",))
