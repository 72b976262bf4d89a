"""Checks of the first layer: every option says something in every slot, once, and shortly."""

from collections.abc import Iterator
from typing import cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.wording import say
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
                yield item.mistake("text-too-long", count=len(words), limit=limit, at=("text", language))


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
            yield item.mistake(
                "slot-filled-twice",
                other=cast(PlainLine, other.model).id,
                reader=key[2] or say("the-rest"),
                at=("slot",),
            )


def _empty_slots(loaded: Loaded) -> Iterator[Mistake]:
    filled = {key for key, _ in _filled(loaded)}
    every = tuple(cast(Condition, item.model).id for item in loaded.of("conditions"))
    for item in loaded.of("options"):
        option = cast(Option, item.model)
        # An option for everybody is shown before a concern is known, too.
        wanted = (None,) if option.conditions is None else tuple(c for c in every if c in option.conditions)
        missing = tuple(
            say("slot-for", slot=slot, condition=condition or say("for-all"))
            for slot in SLOTS
            for condition in wanted
            if (option.id, slot, condition) not in filled and (option.id, slot, None) not in filled
        )
        if missing:
            yield item.mistake("slots-empty", missing=missing, at=("id",))
