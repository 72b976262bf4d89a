"""Parts of the summary that are the same for many people: what was worked out of one is kept with it.

Only what depends on the release, the language and the concerns may live longer than a request. Nothing else
that somebody answered is in such a part, so nothing of it can be in what is kept, which ends with the part.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import TypeVar

from decisionaid.summary.reference import Reference

T = TypeVar("T")


class Kept:
    """A part of the page, frozen, that holds what was made of it alone."""

    @cached_property
    def written(self) -> dict[tuple[object, ...], str]:
        """HTML by template, language and flags; filled by the template tag `part`."""
        return {}

    @cached_property
    def cited(self) -> tuple[Reference, ...]:
        """Every reference in it."""
        return tuple(_references_inside(self))


class Parts(Kept, tuple[T, ...]):
    """Some parts in order, kept as one."""


def references_in(value: object) -> Iterator[Reference]:
    """Give every reference in a view object or a tuple of them."""
    if isinstance(value, Reference):
        yield value
    elif isinstance(value, Kept):
        yield from value.cited
    else:
        yield from _references_inside(value)


def _references_inside(value: object) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for part in value:
            yield from references_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from references_in(getattr(value, field.name))
