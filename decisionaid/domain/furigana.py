"""Furigana: `{漢字|かんじ}` in what authors write, and the marks it becomes on its way to a page.

A page holds text of the content, of the catalogue and of the person who reads it. The marks (Unicode's
interlinear annotation characters, which no keyboard gives) tell the first two from the third: what a
person types is never read as furigana, even if it looks like the authors' notation.
"""

import re

_ANCHOR, _SEPARATOR, _END = "\ufff9", "\ufffa", "\ufffb"
NOTATION = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
"""The authors' notation: base, reading."""
MARKED = re.compile(f"{_ANCHOR}([^{_ANCHOR}-{_END}]*){_SEPARATOR}([^{_ANCHOR}-{_END}]*){_END}")
"""A marked word: base, reading."""


def mark_furigana(text: str) -> str:
    """Turn the authors' notation into marks."""
    return NOTATION.sub(rf"{_ANCHOR}\1{_SEPARATOR}\2{_END}", text)


def without_readings(text: str) -> str:
    """Give an authored wording without its readings, as a plain Japanese text."""
    return NOTATION.sub(r"\1", text)


def without_marks(text: str) -> str:
    """Give marked text without marks and readings."""
    return MARKED.sub(r"\1", text)


def has_marks(text: str) -> bool:
    """Tell whether a text holds marks."""
    return _ANCHOR in text
