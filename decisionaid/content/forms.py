"""Forms of telling chances that mislead (R5, R10, R12): ratios, bare words of chance, "no side effects"."""

import re
from collections.abc import Iterator
from typing import Any

from decisionaid.content.exemptions import Trouble
from decisionaid.content.items import Item, Loaded
from decisionaid.content.lexicon import unquoted
from decisionaid.content.text_checks import iter_texts
from decisionaid.content.wording import say
from decisionaid.content.yaml_text import Path
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.rule import Rule

_RATIO = {
    "ja": re.compile(
        "相対リスク|相対危険|リスク比|オッズ比|ハザード比|NNT|治療必要数|[人名例件]に1[人名例件]|[0-9数何]+倍"
        "|(リスク|危険|割合)[がはを]?半減"
    ),
    "en": re.compile(
        r"[rR]elative risk|([rR]isk|[oO]dds|[hH]azard) ratio|\b(RR|OR|HR|NNTs?|NNH)\b|[nN]umbers? needed to"
        r"|\b(1|[oO]ne) in (\d|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|every)"
        r"|\b(\d[\d.]*|two|three|four|five|six|ten|several|many) times (as|more|less|fewer|higher|lower|the)"
        r"|\b([tT]wice|[dD]ouble|[tT]riple|[hH]alf) (as|the risk|the chance|the rate)|[\w-]*\dfold\b|-fold\b"
    ),
}
# Words of chance alone, refused everywhere unless a number stands in the same sentence.
_CHANCE = {
    "ja": re.compile(
        "(?<![含生読産恵挟進済住頼望込])まれ(?=[にでなだとはも、。]|$)|めったに|よくある|よく見られ|頻繁|たいてい"
    ),
    "en": re.compile(r"\b(rare|rarely|common|commonly|uncommon|seldom|frequent|frequently|unlikely)\b", re.I),
}
# Words of amount: a chance only when the sentence tells one. Refused in what independent sources say,
# counted elsewhere, where "many years" and "too few trials" are honest.
_AMOUNT = {
    "ja": re.compile(
        "多い|多く|少ない|少なく(?!とも)|(?<!確かさ[はが])(?<!とても)低い|(?<!血圧が)高い(?!血圧|熱|用量)|しばしば|ほとんど|大半|ときどき"
    ),
    "en": re.compile(
        r"(?<!how )(?<!as )\b(many|most|few|fewer|high|low|often|usually|likely|mostly)\b"
        r"(?!-| back| fever| blood| doses?| certainty)",
        re.I,
    ),
}
_HARM_EN = (
    r"(?:(?:known|serious|severe|major) )*"
    r"(?:side[- ]effects?|adverse (?:events?|effects?|reactions?)|harms?)"
)
_NO_HARM = {
    "ja": re.compile(
        "(副作用|有害事象|害)(の報告|の情報)?[はがも]、?(今のところ|まだ|特に)?"
        "(無[いくかし]|な[いかくし]|ありません|報告されて(いません|おら)|0[件人例]|起き(て?いません|ません|なかった)|ゼロ)"
    ),
    "en": re.compile(
        rf"\bno {_HARM_EN} (was|were|has|have|is|are|occurred|reported|seen|found)\b(?! (given|named|listed))"
        rf"|\b(?:0|zero) {_HARM_EN}\b"
        rf"|\b(there (is|are|was|were|has been|have been)|had|saw|found|reports?|showed) no {_HARM_EN}\b"
        rf"|\bwithout (any )?{_HARM_EN}\b|\bno evidence of harm|\bno (information|reports?) [^.]*\bharms?\b",
        re.I,
    ),
}
_PEOPLE = {
    "ja": re.compile(r"\d人|何人|人数|数(は|も|を|が|の記)"),
    "en": re.compile(r"\d people|how many|number", re.I),
}
_PEOPLE_AND_TIME = {
    "ja": (re.compile(r"\d人"), re.compile(r"\d(週|か月|年|日|時間)")),
    "en": (re.compile(r"\d people", re.I), re.compile(r"\d+[ -](week|month|year|day|hour)", re.I)),
}
_SOME_PEOPLE = re.compile(r"\d(人|\s?people)")
_SENTENCE = {"ja": re.compile("(?<=[。？！])"), "en": re.compile(r"(?<=[.?!]) ")}
_TOLD = frozenset({"text", "measure", "independent"})  # not what a trial was like: "a few people"
_NAMES = re.compile(
    r"(記事|[aA]rticles?)\s?\d{3}([、,・と]|\s|and|\d{3})*"
)  # numbers of articles tell no chance
_LANGUAGES = ("ja", "en")


def find_misleading_forms(loaded: Loaded) -> Iterator[Trouble]:
    """Find ratios anywhere, and "no side effects" without people (and time, in independent evidence)."""
    for item in loaded.items:
        data = item.model.model_dump(mode="json")
        for path, text in iter_texts(data):
            for language in _LANGUAGES:
                found = _RATIO[language].search(text[language])
                if found:
                    words = found.group()
                    yield Trouble("form", words, item, (*path, language), "ratio", {"words": words})
                yield from _no_harm(item, data, path, language)


def _no_harm(item: Item, data: Any, path: Path, language: str) -> Iterator[Trouble]:
    text = _text_at(data, path)[language]
    found = _NO_HARM[language].search(text)
    if not found:
        return
    beside = " ".join(part[language] for _, part in iter_texts(_holder(data, path)))
    if is_independent(item, path):
        is_told = all(pattern.search(text) for pattern in _PEOPLE_AND_TIME[language])
        needed = say("people-and-time")
    else:
        is_told = bool(_PEOPLE[language].search(beside))
        needed = say("people-or-not-stated")
    words, here = found.group(), (*path, language)
    if not is_told:
        values = {"words": words, "needed": needed}
        yield Trouble("form", words, item, here, "without-its-people", values)
    elif _SOME_PEOPLE.search(text) and not re.search(r"\d%", beside):
        yield Trouble("form", words, item, here, "without-highest-rate", {"words": words})


def find_bare_chances(loaded: Loaded) -> Iterator[Trouble]:
    """Find words of chance with no number in their sentence; in independent evidence words of amount too."""
    for item in loaded.items:
        for path, text in iter_texts(item.model.model_dump(mode="json")):
            if item.kind == "sources":
                continue  # names of documents and of who made them
            for language in _LANGUAGES:
                amounts = is_independent(item, path) and path[-1] in _TOLD
                for words in bare_words(text[language], language, amounts=amounts):
                    here, values = (*path, language), {"words": words}
                    yield Trouble("probability", words.lower(), item, here, "chance-without-number", values)


def count_amount_words(aid: DecisionAid) -> int:
    """Count the words of amount without a number in what is not said by independent sources."""
    data = aid.model_dump(mode="json", exclude={"sources", "evidence", "estimates", "open_matters"})
    texts = [text for _, text in iter_texts(data)]
    return sum(
        len(_bare(_AMOUNT[language], text[language], language)) for text in texts for language in _LANGUAGES
    )


def bare_words(text: str, language: str, *, amounts: bool) -> list[str]:
    """Give the words of chance (and of amount) whose sentence holds no number."""
    words = _bare(_CHANCE[language], text, language)
    return [*words, *(_bare(_AMOUNT[language], text, language) if amounts else ())]


def _bare(pattern: re.Pattern[str], text: str, language: str) -> list[str]:
    sentences = _SENTENCE[language].split(unquoted(text, language))
    without = [sentence for sentence in sentences if not re.search(r"\d", _NAMES.sub("", sentence))]
    return [found.group() for sentence in without for found in pattern.finditer(sentence)]


def is_independent(item: Item, path: Path) -> bool:
    """Tell whether a wording says what independent sources say, and not what an article says."""
    if isinstance(item.model, Rule):
        return item.model.source == "independent"
    return item.kind in ("evidence", "estimates", "open_matters") or (
        item.kind == "disagreements" and path != ("article",)
    )


def _holder(data: Any, path: Path) -> Any:
    """Give what stands beside a wording: the whole item, or the fact of an option that holds it."""
    depth = next((index + 2 for index, part in enumerate(path) if part == "facts"), 0)
    for part in path[:depth]:
        data = data[part]
    return data


def _text_at(data: Any, path: Path) -> dict[str, str]:
    for part in path:
        data = data[part]
    text: dict[str, str] = data
    return text
