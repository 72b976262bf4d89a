"""Wordings that may stand although a check of words would refuse them: named one by one, with a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.yaml_text import Path
from decisionaid.domain.source import Exemption


@dataclass(frozen=True)
class Trouble:
    """What a check of words found: which check, the words, where, and the mistake that they are."""

    check: str
    words: str
    item: Item
    path: Path
    code: str
    values: dict[str, Any]


WordCheck = Callable[[Loaded], Iterator[Trouble]]


def check_words(loaded: Loaded, checks: tuple[WordCheck, ...]) -> Iterator[Mistake]:
    """Give a mistake for each trouble that no exemption names, and for each exemption of nothing."""
    exempt = {
        (cast(Exemption, item.model).check, cast(Exemption, item.model).at, cast(Exemption, item.model).words)
        for item in loaded.of("exemptions")
    }
    met = set[tuple[str, str, str]]()
    for check in checks:
        for trouble in check(loaded):
            key = (trouble.check, name_of(trouble.item), trouble.words)
            if key in exempt:
                met.add(key)
            else:
                yield trouble.item.mistake(trouble.code, at=trouble.path, **trouble.values)
    if loaded.has_unreadable_file or loaded.broken:
        return  # what could not be read may hold the words
    for item in loaded.of("exemptions"):
        exemption = cast(Exemption, item.model)
        if (exemption.check, exemption.at, exemption.words) not in met:
            # Not `at`, which is the place of the mistake.
            named = {"check": exemption.check, "words": exemption.words, "piece": exemption.at}
            yield item.mistake("idle-exemption", at=("words",), **named)


def name_of(item: Item) -> str:
    """Give the name of a piece of content as exemptions use it: its kind and id."""
    name = getattr(item.model, "id", None)
    return f"{item.kind}/{name}" if name else item.kind
