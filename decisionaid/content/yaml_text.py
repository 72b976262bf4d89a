"""Strict reading of one YAML text: plain data with the place of every value.

Left out on purpose, because they surprise authors or can be abused: anchors and aliases, tags,
duplicate keys, several documents, and YAML 1.1's readings of `yes`, `on`, `012`, `12:30` and dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from decisionaid.content.mistakes import Mistake
from decisionaid.content.wording.said import say_problem

MAX_BYTES = 400_000
MAX_DEPTH = 20
MAX_NODES = 40_000

# libyaml's event stream is flat and safe; only its composer can be brought down by nesting.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
Place = tuple[int, int]

_INT = re.compile(r"^(0|-?[1-9][0-9]{0,15})$")
_FLOAT = re.compile(r"^-?(0|[1-9][0-9]{0,15})\.[0-9]{1,15}$")
_WORDS = {"true": True, "false": False, "null": None, "": None}


@dataclass
class YamlDocument:
    """What one file holds: its data, where each value and key stands, and the mistakes met."""

    file: str
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, place: Place, path: Path, code: str, **values: Any) -> None:
        """Note the mistake of a code at a place (line and column from 1)."""
        self.mistakes.append(Mistake.of(code, file=self.file, place=place, path=write_path(path), **values))

    def place_of(self, path: Path) -> Place:
        """Give line and column of the value at `path`, or of the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, (1, 1))


def write_path(path: Path) -> str:
    """Write a path as an author reads it: `rules.3.when.0.age`."""
    return ".".join(str(part) for part in path)


def read_yaml(text: str, *, file: str) -> YamlDocument:
    """Read one YAML text; never raises for bad content: look at `mistakes`."""
    document = YamlDocument(file)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        document.add((0, 0), (), "file-too-large", limit=f"{MAX_BYTES:,}")
        return document
    try:
        _Builder(document, _checked_events(text, document)).build()
    except _TooWild:
        document.data = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        document.add(place, (), "not-yaml", problem=say_problem(problem))
        document.data = None
    return document


class _TooWild(Exception):
    """The text is refused before its data is built; the mistake is already noted."""


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _checked_events(text: str, document: YamlDocument) -> Iterator[yaml.Event]:
    # A flat event stream cannot overflow the stack, unlike composing: 50,000 brackets end here.
    depth = nodes = documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        if documents > 1:
            document.add(_place(event), (), "second-document")
            raise _TooWild
        if depth > MAX_DEPTH:
            document.add(_place(event), (), "nested-too-deep", limit=MAX_DEPTH)
            raise _TooWild
        if nodes > MAX_NODES:
            document.add(_place(event), (), "too-many-values", limit=f"{MAX_NODES:,}")
            raise _TooWild
        yield event


class _Builder:
    """Builds data from checked events; depth is bounded, so recursion is safe."""

    def __init__(self, document: YamlDocument, events: Iterator[yaml.Event]) -> None:
        self.document = document
        self.events = events

    def build(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                self.document.data = self._node(event, ())

    def _node(self, event: yaml.Event, path: Path) -> Any:
        place = _place(event)
        self.document.values[path] = place
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.document.add(place, path, "anchor")
        if isinstance(event, yaml.AliasEvent):
            return None
        if getattr(event, "tag", None) not in (None, "!"):
            self.document.add(place, path, "tag")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._scalar(event, path) if isinstance(event, yaml.ScalarEvent) else None

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, path)
            here = (*path, key)
            before = self.document.keys.get(here)
            if before is not None:
                self.document.add(_place(event), here, "key-twice", key=key, line=before[0])
            self.document.keys.setdefault(here, _place(event))
            value = self._node(next(self.events), here)
            items.setdefault(key, value)
        return items

    def _key(self, event: yaml.Event, path: Path) -> str:
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag in (None, "!"):
            return str(event.value)
        self.document.add(_place(event), path, "key-not-plain")
        if isinstance(event, yaml.CollectionStartEvent):
            self._node(event, (*path, "?"))
        return "?"

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Any:
        text = str(event.value)
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        return text
