"""Which words of the glossary stand in a text, so that they can be explained where they are read."""

import re

from decisionaid.domain.aid import Term

_FURIGANA = re.compile(r"\{([^{}|]+)\|[^{}|]+\}")
_BETWEEN_NAMES = re.compile("[()、・]| or ")


def find_terms(glossary: tuple[Term, ...], text: str, language: str) -> tuple[Term, ...]:
    """Give the terms whose name stands in the text, in the order of the glossary.

    A name inside a longer one does not count: "cell infusion" is not also "infusion".
    """
    rest = _FURIGANA.sub(r"\1", text).lower()
    names = sorted(
        ((name, term.id) for term in glossary for name in _names(term, language)),
        key=lambda entry: -len(entry[0]),
    )
    found = set()
    for name, term_id in names:
        pattern = re.compile(rf"\b{re.escape(name)}" if name.isascii() else re.escape(name))
        rest, count = pattern.subn(" ", rest)
        if count:
            found.add(term_id)
    return tuple(term for term in glossary if term.id in found)


def _names(term: Term, language: str) -> tuple[str, ...]:
    own = _BETWEEN_NAMES.split(_FURIGANA.sub(r"\1", term.term.in_language(language)))
    named = (*own, *(word for word in term.also if word.isascii() is (language == "en")))
    return tuple(name.strip().lower() for name in named if len(name.strip()) > 1)
