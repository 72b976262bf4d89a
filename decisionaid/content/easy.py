"""Easy Japanese (R50, R51): short sentences, few kanji and each with its reading, the same numbers."""

import re
from collections.abc import Iterator

from decisionaid.content.items import Loaded
from decisionaid.content.length import Values, odd_japanese, sentences
from decisionaid.content.mistakes import Mistake
from decisionaid.content.parity import listed, numbers_in
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
                    yield item.mistake("furigana-outside-easy", at=(*path, language))
            if easy := text.get("easy"):
                for code, values in (*breaches(easy), *_other_numbers(text["ja"], easy)):
                    yield item.mistake(code, at=(*path, "easy"), **values)


def breaches(easy: str) -> Iterator[tuple[str, Values]]:
    """Tell what an easy wording does that it may not: codes of mistakes with their values."""
    outside = NOTATION.sub("", easy.replace(_PERSON, ""))
    if _BRACES.search(outside):
        yield "brace-outside", {}
    for found in NOTATION.finditer(easy):
        if not _KANA.fullmatch(found.group(2)):
            yield "no-reading", {"reading": found.group(2)}
    if bare := _KANJI.findall(outside):
        yield "no-furigana", {"kanji": "".join(bare)}
    plain = without_readings(easy).replace(_PERSON, _LONGEST_PERSON)
    for sentence in sentences(plain):
        yield from _long_sentence(sentence)
    if double := _DOUBLE_NEGATION.search(plain):
        yield "double-negation", {"words": double.group()}
    for _, code, values in odd_japanese(plain):
        yield code, values


def _long_sentence(sentence: str) -> Iterator[tuple[str, Values]]:
    length, kanji = len("".join(sentence.split())), len(_KANJI.findall(sentence))
    if length > SENTENCE:
        yield "sentence-too-long", {"start": sentence[:12], "count": length, "limit": SENTENCE}
    if kanji > KANJI_IN_A_SENTENCE:
        values = {"start": sentence[:12], "count": kanji, "limit": KANJI_IN_A_SENTENCE}
        yield "too-many-kanji", values


def _other_numbers(ja: str, easy: str) -> Iterator[tuple[str, Values]]:
    in_ja, in_easy = numbers_in(ja), numbers_in(without_readings(easy))
    if in_ja != in_easy:
        yield "other-numbers", {"easy": listed(in_easy), "ja": listed(in_ja)}
