"""Where each row of the articles is used: found by walking the live aid, never kept by hand."""

from collections.abc import Iterator, Mapping

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Model

KINDS = (
    "statements",
    "rules",
    "options",
    "plain",
    "conflicts",
    "disagreements",
    "costs",
    "questions",
    "questions_to_ask",
    "conditions",
    "glossary",
    "not_included",
    "knowledge_checks",
)
"""The kinds of content that can use a row, in the order they are told."""

Uses = Mapping[str, tuple[str, ...]]
"""Kind of content to the ids that use a row, each once."""


def uses_of_rows(aid: DecisionAid) -> dict[str, Uses]:
    """Give for each row that is used anywhere what it is used for."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind in KINDS:
        for name, part in _parts(aid, kind):
            for row in dict.fromkeys(_rows_in(part)):
                names = found.setdefault(row, {})
                if name not in names.get(kind, ()):
                    names[kind] = (*names.get(kind, ()), name)
    return dict(found)


def _parts(aid: DecisionAid, kind: str) -> Iterator[tuple[str, Model]]:
    if kind == "costs":
        # Costs are one piece of content; its parts have ids, or else the option they are about.
        for name in type(aid.costs).model_fields:
            for part in getattr(aid.costs, name):
                yield getattr(part, "id", None) or f"{part.option}-{name}", part
        return
    for item in getattr(aid, kind):
        yield item.id, item


def _rows_in(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _rows_in(part)
    elif isinstance(value, Model):
        yield from getattr(value, "rows", ())
        for name in type(value).model_fields:
            yield from _rows_in(getattr(value, name))
