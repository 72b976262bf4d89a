"""Checks of wordings: both languages there, each in its own language."""

import re
from collections.abc import Iterator
from typing import Any

from decisionaid.content.items import Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.yaml_text import Path

_KANA = re.compile("[\u3041-\u30ff]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # a Japanese name in brackets helps the reader find the thing
_JAPANESE = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")


def check_texts(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each wording whose English is Japanese or the other way round."""
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            if _KANA.search(_IN_BRACKETS.sub("", text["en"])):
                yield item.mistake("japanese-in-english", at=(*path, "en"))
            if not _JAPANESE.search(text["ja"]) and re.search("[a-z]{3}", text["ja"]):
                yield item.mistake("no-japanese", at=(*path, "ja"))
            if text["en"].strip() == text["ja"].strip() and _JAPANESE.search(text["ja"]):
                yield item.mistake("languages-are-the-same", at=(*path, "en"))


def iter_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, dict[str, str]]]:
    """Walk plain data and give every wording (a map of ja and en, maybe easy) with its path."""
    if isinstance(value, dict):
        if {"ja", "en"} <= set(value) <= {"ja", "en", "easy"}:
            yield path, value
            return
        for key, part in value.items():
            yield from iter_texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from iter_texts(part, (*path, index))
