"""What is worked out from the body of a piece of content: for lists, searches and marks."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from decisionaid.content.references import iter_uses

MARK = "needs_clinician"


def hash_of_body(body: dict[str, Any]) -> str:
    """Give the SHA-256 of a body in canonical JSON."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def words_of(body: Any) -> str:
    """Give all text of a body for searching; of furigana both the sign and its reading."""
    return fold("\n".join(_iter_words(body)))


def fold(text: str) -> str:
    """Give a text as it is searched: full and half width, upper and lower case are alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def _iter_words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        if "{" in value:
            yield _without_readings(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _iter_words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _iter_words(part)


def _without_readings(text: str) -> str:
    plain, rest = "", text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        inside, _, rest = rest.partition("}")
        plain += before + inside.partition("|")[0]
    return plain + rest


def options_of(kind: str, key: str, body: dict[str, Any]) -> list[str]:
    """Give the options that a piece speaks of."""
    named = {name for used, name in iter_uses(kind, body) if used == "options"}
    return sorted(named | ({key} if kind == "options" else set()))


def marked_places(value: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Give each place in a body that waits for a clinician; entries of lists are named by their id."""
    found: set[tuple[str, ...]] = set()
    if isinstance(value, dict):
        if value.get(MARK) is True:
            found.add(path)
        for key, part in value.items():
            found |= marked_places(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            name = part.get("id", index) if isinstance(part, dict) else index
            found |= marked_places(part, (*path, str(name)))
    return found


def unmarked_places(value: Any, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Give each place in a body whose mark is off."""
    return marked_places(_turned(value), path)


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: not part if key == MARK else _turned(part) for key, part in value.items()}
    return [_turned(part) for part in value] if isinstance(value, list) else value


def without_marks(value: Any) -> Any:
    """Give a body with every mark taken off."""
    if isinstance(value, dict):
        return {key: False if key == MARK else without_marks(part) for key, part in value.items()}
    return [without_marks(part) for part in value] if isinstance(value, list) else value


def review_date_of(body: dict[str, Any]) -> date | None:
    """Give the date of the next review that the content itself names, or None."""
    day = body.get("review_due_on")
    return date.fromisoformat(day) if day else None
