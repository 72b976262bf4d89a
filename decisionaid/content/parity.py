"""Parity of Japanese and English (R55): the same numbers, units and words of certainty in each wording.

Numbers: the digits of both languages are the same multiset (thousands separators do not count). A digit
that only one language has may be met by a number word of the other: "one", "first", "once", "every", "a week"
and the like in English, 一つ and the like in Japanese. The English words two to twelve need their number in
Japanese. Names of months count as their numbers.
Units: the numbers that stand right before %, yen, weeks, months and years are the same; 1 may be a word.
Certainty: each mark below is in both languages or in neither, in the direction it is listed.
"""

import re
from collections import Counter
from collections.abc import Iterator

from decisionaid.content.exemptions import Trouble
from decisionaid.content.items import Loaded
from decisionaid.content.text_checks import iter_texts
from decisionaid.content.wording import Said, say

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?万?")
_MONTHS = "January February March April May June July August September October November December".split()
_ANY_MONTH = "|".join(_MONTHS)
# "May" and "March" are also other words: only beside a number, or after "in".
_MONTH = re.compile(rf"\b({_ANY_MONTH})\b(?=[ ,]+\d)|(?<=\d )({_ANY_MONTH})\b|(?<=\b[iI]n )({_ANY_MONTH})\b")
_EXACT_WORDS = {
    word: str(number + 2)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split())
}
_LOOSE_WORDS = {
    **dict.fromkeys("one once first single each every per".split(), "1"),
    **dict.fromkeys("twice second both".split(), "2"),
    **{"third": "3", "daily": "1", "weekly": "1", "monthly": "1", "yearly": "1", "millionth": "1000000"},
}
_A_UNIT = re.compile(r"\b[aA]n? (?=(hour|day|week|month|year|session|visit|time|dose|set)\b)")
_KANJI = re.compile("[一二三四五六七八九十](?=つ|人|度|回|方|種|番|本)|両方|両者|どちらも|半")
_KANJI_NUMBERS = {char: str(number + 1) for number, char in enumerate("一二三四五六七八九十")}
_UNITS = (
    ("%", r"%", r"%| percent\b| per cent\b"),
    ("yen", "円", r" yen\b"),
    ("weeks", "週", r"[ -]weeks?\b"),
    ("months", "か月", r"[ -]months?\b"),
    ("years", "年(?!版)", r"[ -]years?\b(?! old| or (older|over)| of age)"),
)
_MAY_JA = (
    "かもしれ|可能性|こと[がも]あ|おそれ|恐れ|しくみ|仕組み|心配|場合|でき|いただけ|断|考えられ|でしょう"
    "|例|得る|[てで]も?よい|られ"
)
_MAY_EN = r"\b(may|might|could)\b"
_NOT_KNOWN_JA = (
    "(分|わ)か(って(いない|いません|おら)|ら(ない|ず)|りません)"
    "|不明|解けていない|はっきりして(いない|いません)"
)
_UNKNOWN_EN = r"\bnot (yet )?known\b|\bunknown\b|\bunclear\b|\buncertain\b|\bnobody knows"
_NOT_KNOWN_EN = (
    rf"{_UNKNOWN_EN}|\bnot (yet |well |fully |clearly )*(been )?(known|clear|understood|settled)\b"
    r"|\bnot (know|tell|sure)\b|\bcannot (be (known|told)|tell)|\bno \w+ tells?\b"
)
_OR_MORE_EN = r"\bor (more|older|over|above|higher)\b"
_MARKS = (
    ("おそらく|たぶん", r"\bprobabl[ye]\b", "both"),
    (r"約(?=\s?\d)", r"\b(about|around|roughly|approximately)\b|\bor so\b", "ja"),
    ("約|ほど|くらい|ぐらい|前後", r"\b(about|around|roughly|approximately) (?=\d)", "en"),
    ("かもしれ", _MAY_EN, "ja"),
    ("可能性", rf"{_MAY_EN}|\b(can|possib\w+|chances?|suggests?|likely)\b", "ja"),
    ("おそれ", rf"{_MAY_EN}|\b(risks?|fears?|worry|worries|concerns?)\b", "ja"),
    (_MAY_JA, r"\b(may|might)\b(?! \d)", "en"),
    (_NOT_KNOWN_JA, _NOT_KNOWN_EN, "ja"),
    (_NOT_KNOWN_JA, _UNKNOWN_EN, "en"),
    ("だれにも|誰にも", r"\bnobody\b|\bno one\b", "both"),
    (r"(?<=[\d歳人点%])以上", rf"\bat least\b|{_OR_MORE_EN}", "ja"),
    ("以上|から|少なくとも|最低|多い", rf"\bat least \d|\d[^.]{{0,14}} {_OR_MORE_EN[2:]}", "en"),
    ("未満", r"\b(under|below|less than|younger|fewer than)\b", "ja"),
    (r"(?<=[\d歳人点%])以下", r"\bor (less|fewer|under|below|younger|lower)\b|\bat most\b|\bup to\b", "ja"),
)
"""Pattern in Japanese, pattern in English, and which of the two needs the other."""


def find_differences(loaded: Loaded) -> Iterator[Trouble]:
    """Find every difference between the Japanese and the English of a wording."""
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            for told in differences(text["ja"], text["en"]):
                yield Trouble("parity", told, item, path, "languages-differ", {"told": told})


def differences(ja: str, en: str) -> list[Said]:
    """Tell what one language says and the other does not: numbers, units and marks of certainty."""
    english = _MONTH.sub(lambda found: str(_MONTHS.index(found.group()) + 1), en)
    return [
        *_number_differences(ja, english),
        *_unit_differences(ja, english),
        *_mark_differences(ja, english),
    ]


def numbers_in(text: str) -> Counter[str]:
    """Count the numbers written in digits; thousands separators do not count."""
    return Counter(_plain(number) for number in _NUMBER.findall(text))


def _number_differences(ja: str, en: str) -> Iterator[Said]:
    numbers_ja, numbers_en = numbers_in(ja), numbers_in(en)
    words = re.findall("[a-z]+", _A_UNIT.sub("one ", en).lower())
    exact = Counter(_EXACT_WORDS[word] for word in words if word in _EXACT_WORDS)
    loose = Counter(_LOOSE_WORDS[word] for word in words if word in _LOOSE_WORDS)
    kanji = Counter(_KANJI_NUMBERS.get(found.group()[0], "2") for found in _KANJI.finditer(ja))
    only_ja = numbers_ja - numbers_en
    only_en = numbers_en - numbers_ja
    missing_in_en = only_ja - exact - loose
    missing_in_ja = only_en - kanji + (exact - only_ja - kanji)
    for number in missing_in_en.elements():
        yield say("only-in-japanese", number=number)
    for number in missing_in_ja.elements():
        yield say("only-in-english", number=number)


def _unit_differences(ja: str, en: str) -> Iterator[Said]:
    ages = _numbers_before("歳", ja)  # "6歳" may be "6 years"
    for unit, pattern_ja, pattern_en in _UNITS:
        numbers_ja, numbers_en = _numbers_before(pattern_ja, ja), _numbers_before(pattern_en, en)
        only_en = numbers_en - numbers_ja - (ages if unit == "years" else Counter())
        if only_en or numbers_ja - numbers_en:
            yield say("numbers-of-unit", unit=unit, ja=listed(numbers_ja), en=listed(numbers_en))


def _numbers_before(unit: str, text: str) -> Counter[str]:
    """Count the numbers right before a unit: without 1, which may be a word, and years of the calendar."""
    found = (_plain(match.group(1)) for match in re.finditer(rf"({_NUMBER.pattern})(?:{unit})", text))
    return Counter(number for number in found if number != "1" and not (unit[0] == "年" and len(number) == 4))


def _mark_differences(ja: str, en: str) -> Iterator[Said]:
    for pattern_ja, pattern_en, direction in _MARKS:
        found_ja, found_en = re.search(pattern_ja, ja), re.search(pattern_en, en, re.IGNORECASE)
        if found_ja and not found_en and direction in ("ja", "both"):
            yield say("no-match-in-english", words=found_ja.group())
        if found_en and not found_ja and direction in ("en", "both"):
            yield say("no-match-in-japanese", words=found_en.group())


def _plain(number: str) -> str:
    plain = number.replace(",", "")
    return f"{plain[:-1]}0000" if plain.endswith("万") else plain


def listed(counts: Counter[str]) -> tuple[str, ...] | Said:
    """Give the numbers in order, or the word for none."""
    return tuple(sorted(counts.elements())) or say("no-numbers")
