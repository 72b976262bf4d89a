"""What a form of a model holds, read from the model itself: nothing here knows any kind of content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from decisionaid.content.items import KINDS
from decisionaid.content.references import kind_named_by
from decisionaid.domain.match import Alternative

LeafType = Literal["words", "id", "int", "float", "bool", "date", "choice"]
_PLAIN: dict[Any, LeafType] = {bool: "bool", int: "int", float: "float", date: "date", str: "words"}


@dataclass(frozen=True)
class Leaf:
    """One value. `names` is the kind of content whose ids it takes, where it takes ids."""

    type: LeafType
    is_optional: bool = False
    choices: tuple[str, ...] = ()
    names: str | None = None
    default: Any = None


@dataclass(frozen=True)
class Group:
    """Named values that belong together; an optional one is left out when all of it is blank."""

    model: str
    fields: Mapping[str, "Shape"]
    is_optional: bool = False


@dataclass(frozen=True)
class Rows:
    """A list of any length."""

    row: "Shape"
    is_optional: bool = False

    @property
    def is_simple(self) -> bool:
        """Tell whether each row is one value."""
        return isinstance(self.row, Leaf)


@dataclass(frozen=True)
class Fixed:
    """A list of a set length, such as from and to."""

    parts: tuple["Shape", ...]


@dataclass(frozen=True)
class Conditions:
    """One alternative of a rule: questions with what must be answered, all of which must hold."""


Shape = Leaf | Group | Rows | Fixed | Conditions


@cache
def shape_of(kind: str) -> Group:
    """Give the shape of one piece of a kind."""
    return _group(KINDS[kind], kind)


def _group(model: type[BaseModel], kind: str, *, is_optional: bool = False) -> Group:
    fields = {name: _field(kind, name, info) for name, info in model.model_fields.items()}
    return Group(model.__name__, fields, is_optional)


def _field(kind: str, name: str, info: FieldInfo) -> Shape:
    default = None if info.default is PydanticUndefined else info.default
    annotation: Any = info.annotation
    for part in info.metadata:
        annotation = Annotated[annotation, part]
    return _shape(annotation, kind, name, default)


def _shape(annotation: Any, kind: str, name: str, default: Any = None, is_optional: bool = False) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments, kind, name, default, is_optional)
    if origin in (Union, UnionType):
        (inner,) = (part for part in arguments if part is not NoneType)
        return _shape(inner, kind, name, default, is_optional=True)
    if origin is tuple:
        return _list(arguments, kind, name, is_optional)
    if annotation is Alternative:
        return Conditions()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group(annotation, kind, is_optional=is_optional)
    return _leaf(annotation, kind, name, default, is_optional)


def _leaf(annotation: Any, kind: str, name: str, default: Any, is_optional: bool) -> Leaf:
    if get_origin(annotation) is Literal:
        choices = tuple(map(str, get_args(annotation)))
        return Leaf("choice", is_optional, choices, default=default)
    names = kind_named_by(kind, name) if annotation is str else None
    return Leaf(_PLAIN[annotation], is_optional, names=names, default=default)


def _annotated(arguments: tuple[Any, ...], kind: str, name: str, default: Any, is_optional: bool) -> Shape:
    inner, *metadata = arguments
    shape = _shape(inner, kind, name, default, is_optional)
    has_pattern = any(isinstance(part, StringConstraints) and part.pattern for part in metadata)
    if isinstance(shape, Leaf) and shape.type == "words" and has_pattern:
        return Leaf("id", shape.is_optional, names=shape.names)
    return shape


def _list(arguments: tuple[Any, ...], kind: str, name: str, is_optional: bool) -> Shape:
    if arguments[-1] is Ellipsis:
        return Rows(_shape(arguments[0], kind, name), is_optional)
    return Fixed(tuple(_shape(part, kind, name) for part in arguments))
