"""A content folder as a zip file: written the same each time, and read with distrust."""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.write_yaml import SCHEMA_NAME
from decisionaid.content.yaml_text import MAX_BYTES

FOLDER = "content/"
MAX_ARCHIVE_BYTES = 3_000_000
MAX_FILES = 400
MAX_TOTAL_BYTES = 8_000_000
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
# What the zipfile module raises for data that is no zip file, or one that was tampered with.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def write_archive(texts: Mapping[str, str], *, schema: str) -> bytes:
    """Pack files below `content/`, with the JSON Schema beside it that their first lines name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in [(SCHEMA_NAME, schema), *((FOLDER + name, texts[name]) for name in sorted(texts))]:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def read_archive(data: bytes) -> dict[str, str]:
    """Read the YAML files of a zip file: path to text. Nothing is written to the disk.

    :raises ContentError: with everything that is wrong with the zip file.
    """
    if len(data) > MAX_ARCHIVE_BYTES:
        raise _refusal("zip-too-large", limit=f"{MAX_ARCHIVE_BYTES:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except _BROKEN as error:
        raise _refusal("zip-broken") from error


def _read(archive: zipfile.ZipFile) -> dict[str, str]:
    entries = [entry for entry in archive.infolist() if not _is_left_aside(entry)]
    if len(entries) > MAX_FILES:
        raise _refusal("zip-too-many-files", count=f"{len(entries):,}", limit=MAX_FILES)
    mistakes = [mistake for entry in entries if (mistake := _distrust(entry))]
    names = [entry.filename for entry in entries]
    mistakes += [_mistake(name, "zip-name-twice") for name in _twice(names)]
    if not entries:
        mistakes.append(_mistake("(zip)", "zip-empty"))
    if mistakes:
        raise ContentError(mistakes)
    prefix = FOLDER if all(name.startswith(FOLDER) for name in names) else ""
    return _read_texts(archive, entries, prefix)


def _read_texts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], prefix: str) -> dict[str, str]:
    texts: dict[str, str] = {}
    mistakes: list[Mistake] = []
    left = MAX_TOTAL_BYTES
    for entry in entries:
        # What the zip file says about sizes is not believed: no more than the limit is ever unpacked.
        with archive.open(entry) as file:
            content = file.read(MAX_BYTES + 1)
        left -= len(content)
        if left < 0:
            mistakes.append(_mistake("(zip)", "zip-too-large-together", limit=f"{MAX_TOTAL_BYTES:,}"))
            break
        if len(content) > MAX_BYTES:
            mistakes.append(_mistake(entry.filename, "file-too-large", limit=f"{MAX_BYTES:,}"))
            continue
        try:
            texts[entry.filename.removeprefix(prefix)] = content.decode("utf-8")
        except UnicodeDecodeError:
            mistakes.append(_mistake(entry.filename, "not-utf-8"))
    if mistakes:
        raise ContentError(mistakes)
    return texts


def _is_left_aside(entry: zipfile.ZipInfo) -> bool:
    # Not `is_dir`, which fails on an empty name.
    return entry.filename.endswith("/") or entry.filename == SCHEMA_NAME


def _distrust(entry: zipfile.ZipInfo) -> Mistake | None:
    name = entry.filename
    mode = entry.external_attr >> 16
    if not _is_inside(name):
        return _mistake(name, "zip-name-leads-out")
    if not name.endswith((".yaml", ".yml")):
        return _mistake(name, "zip-no-yaml")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return _mistake(name, "zip-no-plain-file")
    if entry.flag_bits & _ENCRYPTED:
        return _mistake(name, "zip-locked")
    if entry.compress_type not in _METHODS:
        return _mistake(name, "zip-packing")
    return None


def _is_inside(name: str) -> bool:
    parts = name.split("/")
    has_odd_sign = "\\" in name or ":" in name or not name.isprintable()
    return len(name) <= 200 and not has_odd_sign and not any(part in ("", ".", "..") for part in parts)


def _twice(names: list[str]) -> list[str]:
    folded = [name.casefold() for name in names]
    return sorted({name for name in names if folded.count(name.casefold()) > 1})


def _mistake(name: str, code: str, **values: Any) -> Mistake:
    return Mistake.of(code, file=name[:200].encode("unicode_escape").decode("ascii"), **values)


def _refusal(code: str, **values: Any) -> ContentError:
    return ContentError([_mistake("(zip)", code, **values)])
