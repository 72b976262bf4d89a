"""Plain Japanese (R51, R54): short sentences and headings, half-width digits, no 割 and no 倍."""

import re
from collections.abc import Iterator
from typing import Any

from decisionaid.content.exemptions import Trouble
from decisionaid.content.items import Loaded
from decisionaid.content.lexicon import unquoted
from decisionaid.content.text_checks import iter_texts

Values = dict[str, Any]
SENTENCE = 60
"""Characters that a Japanese sentence may have, full stop and brackets counted."""
HEADING = 40
"""Characters that a Japanese heading may have."""
HEADINGS = frozenset({"label", "label_for_other", "topic", "short", "term", "title", "title_for_other"})
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_OLD_RATIOS = re.compile(r"[0-9一二三四五六七八九数何]割(?!合)|[0-9一二三四五六七八九十百数何]倍")


def find_long_or_odd_japanese(loaded: Loaded) -> Iterator[Trouble]:
    """Find Japanese sentences and headings that are too long, full-width digits, and parts told as 割 or 倍.

    Titles of sources are left alone: they name documents.
    """
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            if item.kind == "sources" and path == ("title",):
                continue
            is_heading = bool(path) and path[-1] in HEADINGS
            for words, code, values in _troubles(text["ja"], is_heading):
                yield Trouble("length", words, item, (*path, "ja"), code, values)


def _troubles(text: str, is_heading: bool) -> Iterator[tuple[str, str, Values]]:
    if is_heading and len(text) > HEADING:
        yield text, "heading-too-long", {"count": len(text), "limit": HEADING}
    for sentence in sentences(text):
        if len(sentence) > SENTENCE:
            values = {"start": sentence[:12], "count": len(sentence), "limit": SENTENCE}
            yield sentence, "sentence-too-long", values
    yield from odd_japanese(text)


def odd_japanese(text: str) -> Iterator[tuple[str, str, Values]]:
    """Find full-width digits, and parts told as 割 or 倍: the words, the code of the mistake, its values."""
    for found in _FULL_WIDTH.finditer(text):
        yield found.group(), "full-width", {"words": found.group()}
    for found in _OLD_RATIOS.finditer(unquoted(text, "ja")):
        yield found.group(), "hard-to-compare", {"words": found.group()}


def sentences(text: str) -> list[str]:
    """Split a Japanese wording into its sentences."""
    return [part for part in re.split("(?<=[。？！])", text.strip()) if part]
