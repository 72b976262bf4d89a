"""Words that push (R31): hype and alarm alike, in both languages, outside quotation marks."""

import re
from collections.abc import Iterator

from decisionaid.content.exemptions import Trouble
from decisionaid.content.items import Loaded
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.furigana import without_readings

_HYPE_JA = (
    "最新|最先端|先端的|画期的|夢の|奇跡|魔法|万能|根本治療|根治|若返|安心|効果的|優れ|最高の|最高レベル|最良"
    r"|日本一|世界一|No\.1|ナンバーワン|必ず|絶対に|100%効|副作用なし|副作用ゼロ|免疫力アップ|再生する|再生させ"
    "|おすすめ|お勧め|話題の|注目の|安全(?=な(?!い)|です|だ|であ|と(考|思|い|言|述|書|さ))"
    "|自然な(?!経過|変化)"  # the natural course of a disease is no hype
)
_ALARM_JA = "危険|詐欺|怖い|怖ろし|恐ろし|恐怖|無駄|インチキ|いんちき|でたらめ|悪質"
_HYPE_EN = (
    r"latest|newest|cutting-edge|state-of-the-art|ground-?breaking|breakthrough|revolutionary|revolutioni[sz]e"
    r"|miracles?|miraculous|magic|magical|wonder|root-cause treatment|radical cure|permanent cure"
    r"|rejuvenat\w+|safe|safely|worry-free|effective|excellent|superior|outstanding|amazing|powerful|best"
    r"|number one|no\. 1|guaranteed|surely|always|definitely|without fail|side-effect-free|boosts immunity"
    r"|regenerates|recommended|promising|perfect|popular|natural(?! course| change)"
)
_ALARM_EN = (
    "dangerous|scams?|fraud|fraudulent|scary|frightening|terrifying|horrible|useless|worthless|pointless"
    "|fake|bogus|quack|quackery|rip-off|shocking"
)
_PUSHING = {
    "ja": re.compile(f"{_HYPE_JA}|{_ALARM_JA}"),
    "easy": re.compile(f"{_HYPE_JA}|{_ALARM_JA}"),
    "en": re.compile(rf"(?<![\w-])({_HYPE_EN}|{_ALARM_EN})(?![\w-])", re.IGNORECASE),
}
_QUOTED_JA = re.compile("「[^「」]*」|『[^『』]*』")
_QUOTED_EN = re.compile('“[^“”]*”|"[^"]*"')


def find_pushing_words(loaded: Loaded) -> Iterator[Trouble]:
    """Find words of hype and alarm in every wording. Words in quotation marks are somebody else's.

    Titles of sources are left alone: they name documents.
    """
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            if item.kind == "sources" and path == ("title",):
                continue
            for language, pattern in _PUSHING.items():
                words = without_readings(text.get(language, ""))
                for found in pattern.finditer(unquoted(words, language)):
                    values = {"word": found.group()}
                    yield Trouble("word", found.group().lower(), item, (*path, language), "pushes", values)


def pushing_words(text: dict[str, str]) -> list[str]:
    """Give the words of hype and alarm in one wording, by language; for texts that are no content."""
    return [
        found.group()
        for language, pattern in _PUSHING.items()
        for found in pattern.finditer(unquoted(text.get(language, ""), language))
    ]


def unquoted(text: str, language: str) -> str:
    """Give a wording with what stands in quotation marks blanked out."""
    quoted = _QUOTED_EN if language == "en" else _QUOTED_JA
    return quoted.sub(lambda found: "＊" * len(found.group()), text)
