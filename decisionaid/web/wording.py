"""Wording that depends on who answers for whom."""

from decisionaid.domain.base import Text

PERSONS = {
    "child": Text(ja="お子さん", en="your child"),
    "other": Text(ja="その方", en="the person you care for"),
}


def for_person(text: Text, text_for_other: Text | None, *, who: str, language: str) -> str:
    """Give the wording for the person the answers are about; `who` is one of `submission.WHO`."""
    if who not in PERSONS or text_for_other is None:
        return text.in_language(language)
    person = PERSONS[who].in_language(language)
    words = text_for_other.in_language(language).replace("{person}", person)
    return words[:1].upper() + words[1:]
