"""The measured readability as tables in words, for the pages that tell it."""

from dataclasses import dataclass

from decisionaid.content.kind_words import KINDS
from decisionaid.content.readability import TARGETS, KindFigures, Measures, kind_figures
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import EASY_JAPANESE, Text

LANGUAGES = {
    "ja": Text(ja="日本語", en="Japanese"),
    EASY_JAPANESE: Text(ja="やさしい日本語", en="Easy Japanese"),
    "en": Text(ja="英語", en="English"),
}
SCALES = {
    "ja": Text(
        ja="jReadabilityの値です。大きいほど読みやすく、目安は3.5以上です。",
        en="The figure of jReadability. Higher is easier, and the target is 3.5 or more.",
    ),
    EASY_JAPANESE: Text(
        ja="jReadabilityの値です。大きいほど読みやすく、目安は4.5以上です。",
        en="The figure of jReadability. Higher is easier, and the target is 4.5 or more.",
    ),
    "en": Text(
        ja="米国の学年の値(Flesch-Kincaid)です。小さいほど読みやすく、目安は6以下です。",
        en="A US school grade (Flesch-Kincaid). Lower is easier, and the target is 6 or less.",
    ),
}
ALL = Text(ja="すべて", en="All")


@dataclass(frozen=True)
class ReadabilityLine:
    """One kind of content: texts, those measured, the middle figure, and how many miss the target."""

    label: str
    blocks: int
    not_measured: int
    middle: str
    beyond_target: int
    percent: int


@dataclass(frozen=True)
class ReadabilityTable:
    """The figures of one language."""

    label: str
    scale: str
    lines: tuple[ReadabilityLine, ...]


@dataclass(frozen=True)
class ReadabilityView:
    """The figures of every language that the content has."""

    tables: tuple[ReadabilityTable, ...]


def view_readability(aid: DecisionAid, measures: Measures, language: str) -> ReadabilityView:
    """Give what was measured of an aid's texts; a text that changed since then counts as not measured."""
    figures = kind_figures(aid, measures)
    tables = []
    for measured in TARGETS:
        lines = tuple(_view_line(line, language) for line in figures if line.language == measured)
        if lines:
            label, scale = LANGUAGES[measured], SCALES[measured]
            tables.append(ReadabilityTable(label.in_language(language), scale.in_language(language), lines))
    return ReadabilityView(tuple(tables))


def _view_line(line: KindFigures, language: str) -> ReadabilityLine:
    measured = line.blocks - line.not_measured
    return ReadabilityLine(
        label=KINDS.get(line.kind, ALL).in_language(language),
        blocks=line.blocks,
        not_measured=line.not_measured,
        middle="–" if line.middle is None else f"{line.middle:.1f}",
        beyond_target=line.beyond_target,
        percent=round(100 * line.beyond_target / measured) if measured else 0,
    )
