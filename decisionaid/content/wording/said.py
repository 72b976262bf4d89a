"""Texts made from the tables: English in themselves, and in Japanese when asked."""

import re
from typing import Any

from decisionaid.content.kind_words import KINDS
from decisionaid.content.wording.answers import ANSWERS
from decisionaid.content.wording.files import FILES
from decisionaid.content.wording.links import LINKS
from decisionaid.content.wording.proofs import PROOFS
from decisionaid.content.wording.schema import SCHEMA
from decisionaid.content.wording.table import Wording
from decisionaid.content.wording.words import WORDS
from decisionaid.content.wording.yaml_problems import YAML_PROBLEMS

_TABLES = (FILES, SCHEMA, LINKS, WORDS, PROOFS, ANSWERS, YAML_PROBLEMS)
_WORDINGS: dict[str, Wording] = {code: wording for table in _TABLES for code, wording in table.items()}
ENGLISH = "en"
_CONTROL = re.compile("unacceptable character (.+): control characters are not allowed")
_BETWEEN = {ENGLISH: ", "}


class KindName(str):
    """A kind of content: in English its key in YAML, in Japanese its name with the key."""

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """Give the name of the kind."""
        return str(self) if language == ENGLISH else f"{KINDS[self].ja}({self})"


class Said(str):
    """A text of the tables in English, as which it is compared and printed, that knows its Japanese.

    A value may be such a text itself, the name of a kind, or several values, which are listed.
    """

    code: str
    is_allowed: bool
    values: dict[str, Any]

    def __new__(cls, code: str, values: dict[str, Any], is_allowed: bool = False) -> "Said":
        """Put the values into the English text under a code."""
        said = super().__new__(cls, _fill(code, values, is_allowed, ENGLISH))
        said.code, said.values, said.is_allowed = code, values, is_allowed
        return said

    def __getnewargs__(self) -> Any:
        # For copies and for processes that hand mistakes on.
        return (self.code, self.values, self.is_allowed)

    def in_language(self, language: str) -> str:
        """Give the text in a language; any but English is told in Japanese."""
        return str(self) if language == ENGLISH else _fill(self.code, self.values, self.is_allowed, language)


def say(code: str, **values: Any) -> Said:
    """Give the text under a code with its values."""
    return Said(code, values)


def tell(value: Any, language: str) -> str:
    """Give a value in a language: a text that knows both, several values listed, anything else as it is."""
    if isinstance(value, tuple):
        return _BETWEEN.get(language, "、").join(tell(part, language) for part in value)
    return value.in_language(language) if isinstance(value, Said | KindName) else str(value)


def say_problem(problem: str) -> str:
    """Give what the YAML library says as a text that knows both languages, where the tables have it."""
    if found := _CONTROL.fullmatch(problem):
        return say("yaml-control", sign=found.group(1))
    texts = {wording.en.replace("}}", "}"): code for code, wording in YAML_PROBLEMS.items()}
    return say(texts[problem]) if problem in texts else problem


def wording_of(code: str) -> Wording:
    """Give the entry under a code."""
    return _WORDINGS[code]


def has_wording(code: str) -> bool:
    """Tell whether there is an entry under a code."""
    return code in _WORDINGS


def list_codes() -> tuple[str, ...]:
    """Give every code of the tables."""
    return tuple(_WORDINGS)


def _fill(code: str, values: dict[str, Any], is_allowed: bool, language: str) -> str:
    wording = _WORDINGS[code]
    if language == ENGLISH:
        text = wording.allowed_en if is_allowed else wording.en
    else:
        text = wording.allowed_ja if is_allowed else wording.ja
    return text.format(**{name: tell(value, language) for name, value in values.items()})
