"""Conditions of rules as data: a list of alternatives, each a map of question to what must be answered."""

from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, RootModel, model_serializer, model_validator

from decisionaid.domain.base import Model, Slug, broken

PREDICATE = "predicate"


def _as_tuples(data: Any) -> Any:
    if isinstance(data, list | tuple):
        return tuple(_as_tuples(part) for part in data)
    if isinstance(data, dict):
        return {key: _as_tuples(part) for key, part in data.items()}
    return data


class Match(Model):
    """What an answer must be: one of some choices, one of each of some lists, a number below a bound or
    at least as high, or (for the key `predicate`) the name of a predicate in `engine`.

    Written short in YAML: a list means `any_of`, a plain word means `name`.
    """

    any_of: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    all_of: tuple[tuple[Slug, ...], ...] | None = Field(default=None, min_length=1)
    below: int | None = None
    at_least: int | None = None
    name: Slug | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _read_short_form(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        data = _as_tuples(data)
        if isinstance(data, tuple):
            data = {"any_of": data}
        elif isinstance(data, str):
            data = {"name": data}
        match = handler(data)
        parts = (match.any_of, match.all_of, match.below, match.at_least, match.name)
        if sum(part is not None for part in parts) != 1:
            raise broken("give-exactly-one-of")
        return match

    @model_serializer
    def _write_short_form(self) -> Any:
        if self.any_of is not None:
            return list(self.any_of)
        if self.name is not None:
            return self.name
        if self.below is not None:
            return {"below": self.below}
        if self.at_least is not None:
            return {"at_least": self.at_least}
        return {"all_of": [list(part) for part in self.all_of or ()]}


class Alternative(RootModel[dict[str, Match]]):
    """All of its parts must hold; keys are question ids, derived values, or `predicate`."""

    model_config = {"frozen": True, "strict": True}

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.root:
            raise broken("an-alternative-needs-a-part")
        if any((key == PREDICATE) != (match.name is not None) for key, match in self.root.items()):
            raise broken("only-predicate-takes-a-name")
        return self
