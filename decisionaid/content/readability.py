"""Readability by block (R52): which texts are measured, the stored figures, and what they say by kind.

A block is what a patient reads in one piece: one statement, rule, question, cell and so on, without its
headings. Measuring needs packages that are not there at run time, so the figures are stored, each with the
hash of its text; a text that changed since then is not measured.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from decisionaid.content.length import HEADINGS
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import EASY_JAPANESE
from decisionaid.domain.furigana import without_readings

KINDS = (
    "about",
    "conditions",
    "questions",
    "steps",
    "checks",
    "rules",
    "options",
    "plain",
    "preferences",
    "prompts",
    "knowledge_checks",
    "statements",
    "evidence",
    "estimates",
    "disagreements",
    "open_matters",
    "conflicts",
    "questions_to_ask",
    "costs",
    "not_included",
    "glossary",
)
"""The kinds of content that a patient reads as sentences; sources are names of documents."""
TARGETS = {"ja": 3.5, EASY_JAPANESE: 4.5, "en": 6.0}
"""Japanese is to be at least this high (higher is easier), English at most this high (a school grade)."""
_KEYS = {"ja": "ja", EASY_JAPANESE: "easy", "en": "en"}
Measures = dict[str, dict[str, tuple[str, float]]]
"""Name of a block to language to the hash of its text and its figure."""


@dataclass(frozen=True)
class Block:
    """One piece of text in the languages it has."""

    kind: str
    name: str
    texts: dict[str, str]


@dataclass(frozen=True)
class KindFigures:
    """What was measured in one kind and language; figures are None while nothing was."""

    kind: str
    language: str
    blocks: int
    not_measured: int
    middle: float | None
    beyond_target: int


def blocks(aid: DecisionAid) -> Iterator[Block]:
    """Give every block in the order of the content."""
    for kind in KINDS:
        value = aid.model_dump(mode="json", include={kind})[kind]
        for name, part in _parts(kind, value):
            texts = [text for path, text in iter_texts(part) if not path or path[-1] not in HEADINGS]
            told = {language: _joined(texts, key) for language, key in _KEYS.items()}
            if any(told.values()):
                yield Block(kind, f"{kind}/{name}", {lang: text for lang, text in told.items() if text})


def _parts(kind: str, value: Any) -> Iterator[tuple[str, Any]]:
    if kind == "about":
        yield kind, value
    elif kind == "costs":
        yield from ((item["id"], item) for key in ("stated", "missing") for item in value[key])
    elif kind == "options":
        for option in value:
            yield option["id"], {key: part for key, part in option.items() if key != "parts"}
            for part in option["parts"]:
                for number, fact in enumerate(part["facts"], 1):
                    yield f"{option['id']}/{part['id']}/{fact['attribute']}-{number}", fact
    else:
        yield from ((item["id"], item) for item in value)


def _joined(texts: list[dict[str, str]], key: str) -> str:
    # Readings of kanji are no part of a sentence.
    return "\n".join(without_readings(text[key]).strip() for text in texts if text.get(key))


def hash_of_text(text: str) -> str:
    """Give the start of the SHA-256 of a text, long enough to tell texts apart."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@cache
def read_measures(path: Path) -> Measures:
    """Read the stored figures; an empty map where there is no file."""
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: {language: (found[0], found[1]) for language, found in languages.items()}
        for name, languages in data["blocks"].items()
    }


def write_measures(measures: Measures, *, packages: dict[str, str]) -> str:
    """Write figures as JSON, one block a line and in order, so that a change shows as few lines."""
    lines = [f"  {json.dumps(name)}: {json.dumps(measures[name])}" for name in sorted(measures)]
    head = json.dumps(packages, sort_keys=True)
    return f'{{"packages": {head},\n "blocks": {{\n' + ",\n".join(lines) + "\n}}\n"


def figure_of(block: Block, language: str, measures: Measures) -> float | None:
    """Give the stored figure of a block's text, or None when this very text was not measured."""
    found = measures.get(block.name, {}).get(language)
    return found[1] if found and found[0] == hash_of_text(block.texts[language]) else None


def kind_figures(aid: DecisionAid, measures: Measures) -> list[KindFigures]:
    """Give the figures of every kind in every language it has, and of all kinds together ("all")."""
    found: dict[tuple[str, str], list[float | None]] = {}
    for block in blocks(aid):
        for language in block.texts:
            figure = figure_of(block, language, measures)
            for kind in (block.kind, "all"):
                found.setdefault((kind, language), []).append(figure)
    return [_figures(kind, language, found[kind, language]) for kind, language in sorted(found, key=_order)]


def _order(key: tuple[str, str]) -> tuple[int, int]:
    return list(TARGETS).index(key[1]), ("all", *KINDS).index(key[0])


def _figures(kind: str, language: str, figures: list[float | None]) -> KindFigures:
    measured = [figure for figure in figures if figure is not None]
    return KindFigures(
        kind=kind,
        language=language,
        blocks=len(figures),
        not_measured=len(figures) - len(measured),
        middle=round(median(measured), 2) if measured else None,
        beyond_target=sum(not meets_target(figure, language) for figure in measured),
    )


def meets_target(figure: float, language: str) -> bool:
    """Tell whether a figure reads as easily as it should in its language."""
    return figure <= TARGETS[language] if language == "en" else figure >= TARGETS[language]
