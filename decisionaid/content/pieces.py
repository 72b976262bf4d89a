"""Content as single pieces with the file and the place they came from: what staff edit one by one."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from decisionaid.content.items import KINDS, SINGLE_KINDS, Item, Loaded
from decisionaid.content.load import note_what_is_missing, read_part
from decisionaid.content.messages import explain
from decisionaid.content.mistakes import ContentError
from decisionaid.content.references import iter_uses
from decisionaid.content.yaml_text import YamlDocument
from decisionaid.domain.aid import DecisionAid


@dataclass(frozen=True)
class Piece:
    """One piece of content as plain data; `key` is unique within its kind."""

    kind: str
    key: str
    file: str
    position: int
    body: dict[str, Any]


def key_of(kind: str, body: Mapping[str, Any]) -> str:
    """Give the key of a piece: its id, or what stands for one where the kind has none."""
    if kind in SINGLE_KINDS:
        return kind
    if kind == "left_out":
        return str(body["row"])
    if kind == "exemptions":
        words = hashlib.sha256(str(body["words"]).encode()).hexdigest()[:8]
        return f"{body['check']} {body['at']} {words}"
    return str(body["id"])


def pieces_of(texts: Mapping[str, str], *, is_whole: bool = True) -> list[Piece]:
    """Read YAML texts as pieces, in the order they are shown; a part of a folder need not be complete.

    :raises ContentError: with every mistake of syntax and schema, and each key that is used twice.
    """
    loaded = read_part(texts)
    if is_whole:
        note_what_is_missing(loaded)
    pieces: list[Piece] = []
    seen: set[tuple[str, str]] = set()
    places: dict[str, int] = {}
    for item in loaded.items:
        body = item.model.model_dump(mode="json")
        key, file = key_of(item.kind, body), item.document.file
        if (item.kind, key) in seen:
            loaded.mistakes.append(item.mistake("piece-twice", key=key))
        seen.add((item.kind, key))
        places[file] = places.get(file, -1) + 1
        pieces.append(Piece(item.kind, key, file, places[file], body))
    if loaded.mistakes:
        raise ContentError(loaded.mistakes)
    return pieces


def pieces_of_aid(aid: DecisionAid) -> list[Piece]:
    """Give an aid as pieces, one file a kind: for content of which no files were kept."""
    pieces = []
    for kind in KINDS:
        value = getattr(aid, kind)
        for position, model in enumerate((value,) if kind in SINGLE_KINDS else value):
            body = model.model_dump(mode="json")
            file = f"{kind.replace('_', '-')}.yaml"
            pieces.append(Piece(kind, key_of(kind, body), file, position, body))
    return pieces


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Sort pieces as their files would be read."""
    return sorted(pieces, key=lambda piece: (piece.file, piece.position))


def loaded_from(pieces: Iterable[Piece]) -> Loaded:
    """Check pieces one by one; a mistake names kind/key in the place of the file."""
    loaded = Loaded()
    for piece in in_order(pieces):
        document = YamlDocument(f"{piece.kind}/{piece.key}")
        try:
            model = KINDS[piece.kind].model_validate_json(json.dumps(piece.body))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                code, values = explain(problem, known_keys=())
                document.add((0, 0), problem["loc"], code, **values)
            loaded.broken.setdefault(piece.kind, set()).add(piece.key)
            loaded.mistakes.extend(document.mistakes)
            continue
        loaded.items.append(Item(piece.kind, model, document, ()))
    note_what_is_missing(loaded)
    return loaded


def uses_of(pieces: Iterable[Piece], *, kind: str, key: str) -> list[Piece]:
    """Give the pieces that rest on one other piece."""
    return [
        piece
        for piece in pieces
        if (piece.kind, piece.key) != (kind, key) and (kind, key) in set(iter_uses(piece.kind, piece.body))
    ]


def digest_of(pieces: Iterable[Piece]) -> str:
    """Give the SHA-256 of pieces in their order: equal exactly if kinds, order and bodies are equal."""
    data = [[piece.kind, piece.body] for piece in pieces]
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def as_model(piece: Piece) -> Any:
    """Give the model of a piece.

    :raises pydantic.ValidationError: if the body does not fit the schema.
    """
    return cast(Any, KINDS[piece.kind].model_validate_json(json.dumps(piece.body)))
