"""From a folder of YAML files to a `DecisionAid`: every mistake of every file at once.

Each file is a map whose keys name kinds of content; lists of the same kind are joined in the order of
the file paths.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from decisionaid.content.cross_checks import cross_check
from decisionaid.content.items import KINDS, NEEDED, SINGLE_KINDS, Item, Loaded
from decisionaid.content.messages import explain
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.wording import KindName
from decisionaid.content.yaml_text import Path as KeyPath
from decisionaid.content.yaml_text import YamlDocument, read_yaml
from decisionaid.domain.aid import DecisionAid


def read_folder(folder: Path) -> dict[str, str]:
    """Read all YAML files below a folder: relative path to text.

    :raises ContentError: if the folder is missing or empty, or a file is not UTF-8 text.
    """
    if not folder.is_dir():
        raise ContentError([Mistake.of("no-folder", file=str(folder))])
    texts: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".yaml", ".yml") or not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        try:
            texts[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            mistakes.append(Mistake.of("not-utf-8", file=name, place=(line, 1)))
    if not texts and not mistakes:
        mistakes.append(Mistake.of("empty-folder", file=str(folder)))
    if mistakes:
        raise ContentError(mistakes)
    return texts


def load_texts(texts: Mapping[str, str]) -> DecisionAid:
    """Build an aid from file names and YAML texts.

    :raises ContentError: with every mistake of syntax, schema and references.
    """
    loaded = read_items(texts)
    return build_aid(loaded)


def build_aid(loaded: Loaded) -> DecisionAid:
    """Build an aid from items that were read.

    :raises ContentError: with every mistake of syntax, schema and references.
    """
    mistakes = [*loaded.mistakes, *cross_check(loaded)]
    if mistakes:
        raise ContentError(mistakes)
    fields: dict[str, Any] = {
        kind: loaded.of(kind)[0].model
        if kind in SINGLE_KINDS
        else tuple(item.model for item in loaded.of(kind))
        for kind in KINDS
    }
    return DecisionAid(**fields)


def load_folder(folder: Path) -> DecisionAid:
    """Build an aid from a folder of YAML files.

    :raises ContentError: with every mistake of syntax, schema and references.
    """
    return load_texts(read_folder(folder))


def read_items(texts: Mapping[str, str]) -> Loaded:
    """Read and check the items one by one; mistakes are gathered, good items are kept."""
    loaded = read_part(texts)
    note_what_is_missing(loaded)
    return loaded


def read_part(texts: Mapping[str, str]) -> Loaded:
    """Read and check the items of some files of a folder: nothing needs to be complete."""
    loaded = Loaded()
    for name, text in sorted(texts.items()):
        document = read_yaml(text, file=name)
        _read_document(document, loaded)
        loaded.mistakes.extend(document.mistakes)
    return loaded


def note_what_is_missing(loaded: Loaded) -> None:
    """Add a mistake for each kind that is needed and not there, or single and given twice."""
    for kind in KINDS:
        found = loaded.of(kind)
        if not found and kind in NEEDED and not loaded.mistakes:
            loaded.mistakes.append(Mistake.of("kind-missing", file="(folder)", kind=KindName(kind)))
        if kind in SINGLE_KINDS:
            loaded.mistakes.extend(item.mistake("kind-twice", kind=KindName(kind)) for item in found[1:])


def _read_document(document: YamlDocument, loaded: Loaded) -> None:
    if not isinstance(document.data, dict):
        loaded.has_unreadable_file = True
        if not document.mistakes:
            document.add((1, 1), (), "no-keys", kinds=tuple(KINDS))
        return
    for kind, value in document.data.items():
        if kind not in KINDS:
            place = document.keys.get((kind,), (1, 1))
            document.add(place, (kind,), "unknown-kind", kind=kind, kinds=tuple(KINDS))
            loaded.has_unreadable_file = True
        elif kind in SINGLE_KINDS:
            _read_item(document, loaded, kind, value, (kind,))
        elif isinstance(value, list):
            for index, entry in enumerate(value):
                _read_item(document, loaded, kind, entry, (kind, index))
        else:
            document.add(document.place_of((kind,)), (kind,), "list-needed")
            loaded.has_unreadable_file = True


def _read_item(document: YamlDocument, loaded: Loaded, kind: str, value: Any, path: KeyPath) -> None:
    model = KINDS[kind]
    try:
        # Strict in JSON mode: lists become tuples and dates are read, everything else must fit exactly.
        item = model.model_validate_json(json.dumps(value))
    except ValidationError as error:
        problems = error.errors(include_url=False)
        broken = {problem["loc"][: len(problem["loc"]) - up] for problem in problems for up in (1, 2, 3)}
        for problem in problems:
            if problem["type"] == "too_short" and problem["loc"] in broken:
                continue  # pydantic counts only the good items of a list that holds a bad one
            where = (*path, *problem["loc"])
            known_path = _known_path(document, where)
            code, values = explain(problem, known_keys=_keys_at(model, problem["loc"][:-1]))
            place = document.keys.get(where) or document.place_of(known_path)
            path_told = known_path if problem["type"] != "extra_forbidden" else where
            document.add(place, path_told, code, **values)
        name = value.get("id") if isinstance(value, dict) else None
        loaded.broken.setdefault(kind, set()).add(name if isinstance(name, str) else "")
        return
    loaded.items.append(Item(kind, item, document, path))


def _known_path(document: YamlDocument, path: KeyPath) -> KeyPath:
    # pydantic adds parts of its own (any_of, union tags) that the YAML text does not hold.
    known: KeyPath = ()
    for part in path:
        if (*known, part) in document.values:
            known = (*known, part)
    return known


def _keys_at(model: type[BaseModel], path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Give the keys of the model reached by following `path` from `model`."""
    current: Any = model
    for part in path:
        fields: dict[str, Any] = getattr(current, "model_fields", {})
        name = "root" if "root" in fields and isinstance(part, str) else str(part)
        if name in fields:
            current = _inner_model(fields[name].annotation)
    return tuple(getattr(current, "model_fields", {}))


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner_model(part))), None)
