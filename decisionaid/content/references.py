"""Which piece of content names which other: by key, by condition, and by exemption."""

from collections.abc import Iterable, Iterator
from typing import Any

from decisionaid.content.yaml_text import Path
from decisionaid.domain.match import PREDICATE

REFERENCES = {
    "rows": "rows",
    "sources": "sources",
    "options": "options",
    "option": "options",
    "conditions": "conditions",
    "questions": "questions_to_ask",
    "rules": "rules",
    "conflicts": "conflicts",
    "attribute": "attributes",
    "doubtful": "questions",
    "outcome": "outcomes",
    "attributes": "attributes",
    "outcomes": "outcomes",
    "estimates": "estimates",
    "row": "rows",
}
"""Key in the content to the kind whose ids it must name; `questions` of a step name questions."""

_WHEN = ("when", "skip_when", "postpone_when")


def kind_named_by(kind: str, key: str) -> str | None:
    """Give the kind whose ids stand at `key` of a piece of `kind`, or None where it names nothing."""
    return "questions" if (kind, key) == ("steps", "questions") else REFERENCES.get(key)


def iter_references(kind: str, data: Any, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Walk the plain data of one piece and give each id it names by key: path, kind, id."""
    if isinstance(data, dict):
        for key, part in data.items():
            named = kind_named_by(kind, key)
            names = part if isinstance(part, list) else [part]
            if named and part is not None and all(isinstance(name, str) for name in names):
                for index, name in enumerate(names):
                    yield ((*path, key, index) if isinstance(part, list) else (*path, key)), named, name
            elif key != "when":
                yield from iter_references(kind, part, (*path, key))
    elif isinstance(data, list):
        for index, part in enumerate(data):
            yield from iter_references(kind, part, (*path, index))


def iter_uses(kind: str, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give everything a piece rests on: kind and id, those in its conditions and exemptions included."""
    for _, named, name in iter_references(kind, data):
        yield named, name
    if kind == "exemptions":
        named, _, name = data["at"].partition("/")
        yield named, name
    for key in _WHEN:
        yield from _uses_of_conditions(data.get(key) or ())


def _uses_of_conditions(when: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for alternative in when:
        for question, match in alternative.items():
            if question != PREDICATE:
                yield "questions", question
            if question == "conditions" and isinstance(match, list):
                yield from (("conditions", name) for name in match)
