"""Pieces of content written as YAML files that read back as the same data.

A file whose pieces are as they were read keeps its text, comments and layout included. A file with a
changed piece is written anew in one layout; of its comments those at its head stay.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from decisionaid.content.items import SINGLE_KINDS
from decisionaid.content.pieces import Piece, as_model, digest_of, in_order, pieces_of
from decisionaid.content.yaml_text import read_yaml

SCHEMA_NAME = "content.schema.json"
MAX_WIDTH = 110
MAX_LINES = 300
_ONE_LINE_KINDS = ("rows", "left_out")
_PLAIN_IN_FLOW = re.compile(r"[^\W_][^\n\t#:\[\]{},&*!|>'\"%@`\\]*")
_PLAIN = re.compile(r"[^\W_]([^\n\t#:]|(?<! )#|:(?! |$))*")
_WORDS_OF_OTHER_READERS = re.compile(r"(y|n|yes|no|on|off|true|false|null)", re.IGNORECASE)
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class FileText:
    """A file as it was read: its text, and the digest of the pieces it holds."""

    text: str
    digest: str


class NotLossless(Exception):
    """A written file would not read back as the same data; the text names it."""


def write_files(pieces: Iterable[Piece], originals: Mapping[str, FileText]) -> dict[str, str]:
    """Write pieces as files: path to text.

    :raises NotLossless: if a written file would not read back as the same data.
    """
    by_file = {file: list(found) for file, found in groupby(in_order(pieces), key=lambda piece: piece.file)}
    texts: dict[str, str] = {}
    for file in sorted({*by_file, *originals}):
        found, original = by_file.get(file, []), originals.get(file)
        if original is not None and original.digest == digest_of(found):
            texts[file] = original.text
        elif found:
            texts[file] = _write_file(file, found, original.text if original else "")
    return texts


def _write_file(file: str, pieces: list[Piece], original: str) -> str:
    head = _head_of(original)
    if not head:
        head = [f"# yaml-language-server: $schema={'../' * (file.count('/') + 1)}{SCHEMA_NAME}"]
    lines = [*head, *_write_pieces(pieces, is_short=False)]
    if len(lines) > MAX_LINES:
        lines = [*head, *_write_pieces(pieces, is_short=True)]
    text = "\n".join(lines) + "\n"
    _check(file, text, pieces)
    return text


def _write_pieces(pieces: list[Piece], *, is_short: bool) -> list[str]:
    lines = []
    for kind, found in groupby(pieces, key=lambda piece: piece.kind):
        lines.append(f"{kind}:")
        for piece in found:
            data = as_model(piece).model_dump(mode="json", exclude_defaults=True)
            lines += _Layout(is_short).piece(kind, data)
    return lines


def _check(file: str, text: str, pieces: list[Piece]) -> None:
    if read_yaml(text, file=file).mistakes or digest_of(pieces_of({file: text}, is_whole=False)) != digest_of(
        pieces
    ):
        raise NotLossless(f"{file} would not read back as the same content.")


def _head_of(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return lines


@dataclass(frozen=True)
class _Layout:
    """How data is laid out; in the short layout a wording stands on one line with both languages."""

    is_short: bool

    def piece(self, kind: str, data: dict[str, Any]) -> list[str]:
        if kind in SINGLE_KINDS:
            return self.block(data, 1)
        if kind in _ONE_LINE_KINDS:
            return [f"  - {_flow(data)}"]
        return self.entry(data, 1)

    def entry(self, value: Any, level: int) -> list[str]:
        """Write one entry of a list: the first line carries the hyphen."""
        lines = self.block(value, level + 1)
        indent = "  " * level
        return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]

    def block(self, value: dict[str, Any], level: int) -> list[str]:
        lines: list[str] = []
        for key, part in value.items():
            name = f"{'  ' * level}{_scalar(key, is_in_flow=True)}:"
            if isinstance(part, dict) and part and not self._stands_on_one_line(part):
                lines += [name, *self.block(part, level + 1)]
            elif isinstance(part, list) and (_holds_maps(part) or len(name + _flow(part)) > MAX_WIDTH):
                lines += [name, *self._entries(part, level + 1)]
            elif isinstance(part, dict | list):
                lines.append(f"{name} {_flow(part)}")
            else:
                lines.append(f"{name} {_scalar(part, is_in_flow=False)}")
        return lines

    def _entries(self, value: list[Any], level: int) -> list[str]:
        lines = []
        for part in value:
            lines += self.entry(part, level) if isinstance(part, dict) else [f"{'  ' * level}- {_flow(part)}"]
        return lines

    def _stands_on_one_line(self, value: dict[str, Any]) -> bool:
        is_bound = set(value) <= {"below", "at_least", "all_of"}
        return is_bound or (self.is_short and {"ja", "en"} <= set(value))


def _holds_maps(value: list[Any]) -> bool:
    return any(isinstance(part, dict) for part in value)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        parts = (f"{_scalar(key, is_in_flow=True)}: {_flow(part)}" for key, part in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return _scalar(value, is_in_flow=True)


def _scalar(value: Any, *, is_in_flow: bool) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and not _is_plain(value, _PLAIN_IN_FLOW if is_in_flow else _PLAIN):
        quoted = json.dumps(value, ensure_ascii=False)
        return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
    return str(value)


def _is_plain(text: str, form: re.Pattern[str]) -> bool:
    return (
        bool(form.fullmatch(text))
        and text == text.strip()
        and (not text[0].isdigit() or not text.isascii())
        and not _WORDS_OF_OTHER_READERS.fullmatch(text)
        and not _BREAKS.search(text)
    )
