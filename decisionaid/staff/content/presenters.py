"""Words and comparisons for the pages about content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from decisionaid.staff.itemform.labels import kind_label
from decisionaid.web.reader import reader_language

_WORDING = ("label", "title", "topic", "term", "text", "study", "neutral", "note")
_LONGEST = 80


@dataclass(frozen=True)
class Change:
    """One value in two bodies; an empty text where it is not there."""

    path: str
    before: str
    after: str


def compare_bodies(before: Any, after: Any) -> list[Change]:
    """Give every single value that differs, by its path in the body."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    paths = dict.fromkeys((*new, *old))
    return [
        Change(path, old.get(path, ""), new.get(path, ""))
        for path in paths
        if old.get(path, "") != new.get(path, "")
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and any(isinstance(part, dict | list) for part in value):
        for index, part in enumerate(value, 1):
            yield from _leaves(part, f"{path}.{index}")
    elif isinstance(value, list):
        yield path, ", ".join(map(str, value))
    elif value is not None:
        yield path, str(value)


def name_of(user: Any) -> str:
    """Name a person; what no person did, a command of the machine did."""
    return (user.get_full_name() or user.get_username()) if user else _("a command")


def summary_of(body: dict[str, Any]) -> str:
    """Give the start of a piece's wording in the reader's language."""
    language = reader_language()
    wording = next((body[key] for key in _WORDING if isinstance(body.get(key), dict)), None)
    words = wording[language] if wording else str(body.get("locator") or "")
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def kind_name(kind: str) -> str:
    """Name a kind of content in the reader's language."""
    return kind_label(kind).name
