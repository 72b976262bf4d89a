"""Wording that depends on who answers for whom."""

from decisionaid.domain.base import EASY_JAPANESE, Text
from decisionaid.domain.guidance import Level

PERSONS = {
    "child": Text(ja="お子さん", en="your child", easy="お{子|こ}さん"),
    "other": Text(ja="その方", en="the person you care for", easy="その{方|かた}"),
}

LEVEL_LABELS: dict[Level, Text] = {
    "very": Text(ja="とても大切", en="Very important", easy="とても{大切|たいせつ}"),
    "somewhat": Text(ja="まあ大切", en="Somewhat important", easy="{少|すこ}し{大切|たいせつ}"),
    "little": Text(ja="あまり大切でない", en="Not so important", easy="あまり{大切|たいせつ}ではない"),
    "undecided": Text(ja="決められない", en="Cannot decide", easy="わからない"),
}


def for_person(text: Text, text_for_other: Text | None, *, who: str, language: str) -> str:
    """Give the wording for the person the answers are about; `who` is one of `submission.WHO`."""
    if who not in PERSONS or text_for_other is None:
        return text.in_language(language)
    person = PERSONS[who].in_language(language)
    words = text_for_other.in_language(language).replace("{person}", person)
    return words[:1].upper() + words[1:]


def html_language(language: str) -> str:
    """Give the language tag for `lang` and Content-Language: easy Japanese is Japanese."""
    return "ja" if language == EASY_JAPANESE else language
