"""Easy Japanese (R50, R51): short sentences, few kanji and each with its reading, the same numbers."""

import re
from collections import Counter
from collections.abc import Iterator

from decisionaid.content.items import Loaded
from decisionaid.content.length import odd_japanese, sentences
from decisionaid.content.mistakes import Mistake
from decisionaid.content.parity import numbers_in
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.furigana import NOTATION, without_readings

SENTENCE = 30
"""Characters that a sentence may have, readings not counted."""
KANJI_IN_A_SENTENCE = 13
_KANJI = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_BRACES = re.compile(r"[{}|]")
_LIKE_NOTATION = re.compile(r"\{[^{}]*\||\|[^{}]*\}")
_PERSON, _LONGEST_PERSON = "{person}", "お子さん"
_DOUBLE_NEGATION = re.compile(
    "な(ければ|くては|いと)(なりません|いけません)|なく(は|も)(ない|ありません)|ない(こと|わけ)(は|では)(ない|ありません)"
)


def check_easy(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each breach of easy Japanese, and for furigana in any other wording."""
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            for language in ("ja", "en"):
                if _LIKE_NOTATION.search(text[language]):
                    message = "Furigana stand in easy wordings only."
                    yield item.mistake(message, allowed="easy: '{漢字|かんじ}'", at=(*path, language))
            if easy := text.get("easy"):
                for message, allowed in (*breaches(easy), *_other_numbers(text["ja"], easy)):
                    yield item.mistake(message, allowed=allowed, at=(*path, "easy"))


def breaches(easy: str) -> Iterator[tuple[str, str]]:
    """Tell what an easy wording does that it may not, and what is allowed."""
    outside = NOTATION.sub("", easy.replace(_PERSON, ""))
    if _BRACES.search(outside):
        yield "A brace or bar stands outside '{漢字|かんじ}'.", "{漢字|かんじ}, nothing inside it in braces"
    for found in NOTATION.finditer(easy):
        if not _KANA.fullmatch(found.group(2)):
            yield f"'{found.group(2)}' is no reading.", "hiragana or katakana"
    if bare := _KANJI.findall(outside):
        yield f"'{''.join(bare)}' has no furigana.", "every kanji as {漢字|かんじ}"
    plain = without_readings(easy).replace(_PERSON, _LONGEST_PERSON)
    for sentence in sentences(plain):
        yield from _long_sentence(sentence)
    if double := _DOUBLE_NEGATION.search(plain):
        yield f"'{double.group()}' is a double negation.", "one negation, or none"
    for _, message, allowed in odd_japanese(plain):
        yield message, allowed


def _long_sentence(sentence: str) -> Iterator[tuple[str, str]]:
    length, kanji = len("".join(sentence.split())), len(_KANJI.findall(sentence))
    if length > SENTENCE:
        yield f"'{sentence[:12]}...' has {length} characters.", f"sentences of up to {SENTENCE}"
    if kanji > KANJI_IN_A_SENTENCE:
        yield f"'{sentence[:12]}...' has {kanji} kanji.", f"up to {KANJI_IN_A_SENTENCE} kanji a sentence"


def _other_numbers(ja: str, easy: str) -> Iterator[tuple[str, str]]:
    in_ja, in_easy = numbers_in(ja), numbers_in(without_readings(easy))
    if in_ja != in_easy:
        yield f"The numbers are {_listed(in_easy)}.", f"those of ja: {_listed(in_ja)}"


def _listed(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements())) or "none"
