"""Hard words: each is in the glossary, or explained in brackets where it stands."""

import re
from collections.abc import Iterator
from typing import cast

from decisionaid.content.items import Item, Loaded
from decisionaid.content.mistakes import Mistake
from decisionaid.content.text_checks import iter_texts
from decisionaid.domain.aid import DecisionAid, Term

_HARD = {
    "ja": (
        *(
            "エクソソーム",
            "サイトカイン",
            "プラセボ",
            "生物学的製剤",
            "JAK",
            "EASI",
            "SCORAD",
            "IGA",
            "DLQI",
            "NRS",
        ),
        *(
            "miRNA",
            "間葉系",
            "臍帯",
            "歯髄",
            "ランダム化",
            "メタ解析",
            "有害事象",
            "オートファジー",
            "ミエリン",
        ),
        *(
            "線維化",
            "制御性T細胞",
            "エラスチン",
            "フィラグリン",
            "カルシニューリン",
            "アナフィラキシー",
            "敗血症",
        ),
        *("肺塞栓", "帯状疱疹", "免疫グロブリン", "マイコプラズマ", "エンドトキシン", "前臨床"),
    ),
    "en": (
        *(
            "exosome",
            "cytokine",
            "placebo",
            "biologic",
            "JAK",
            "EASI",
            "SCORAD",
            "IGA",
            "DLQI",
            "NRS",
            "miRNA",
        ),
        *("mesenchymal", "randomised", "meta-analysis", "adverse event", "autophagy", "myelin", "fibrosis"),
        *("regulatory T", "filaggrin", "calcineurin", "anaphyla", "sepsis", "embolism", "endotoxin"),
        *("immunoglobulin", "mycoplasma", "pre-clinical"),
    ),
}
_BRACKETS = re.compile(r"\([^()]*\)")


def check_terms(loaded: Loaded) -> Iterator[Mistake]:
    """Give a mistake for each hard word that neither the glossary nor brackets explain."""
    if not loaded.is_complete("glossary"):
        return
    terms = [cast(Term, item.model) for item in loaded.of("glossary")]
    known = {
        language: " ".join(
            text[language] for term in terms for text in (term.term.model_dump(), term.meaning.model_dump())
        )
        for language in _HARD
    }
    for item in loaded.items:
        if item.kind in ("glossary", "sources"):
            continue
        yield from _unexplained(item, known)


def _unexplained(item: Item, known: dict[str, str]) -> Iterator[Mistake]:
    for path, text in iter_texts(item.model.model_dump(mode="json")):
        for language, words in _HARD.items():
            for word in words:
                found = _find(word, text[language])
                if not found or _find(word, known[language]) or _has_brackets(text[language], found.end()):
                    continue
                yield item.mistake("not-explained", word=word, at=(*path, language))


def _find(word: str, wording: str) -> re.Match[str] | None:
    # Abbreviations are found as they stand, other words also in upper case and with an ending.
    return re.search(rf"(?<![A-Za-z]){re.escape(word)}", wording, 0 if word.isupper() else re.IGNORECASE)


def _has_brackets(wording: str, end: int) -> bool:
    """Tell whether a word that ends here stands in brackets, or brackets follow it closely."""
    inside = any(found.start() < end <= found.end() for found in _BRACKETS.finditer(wording))
    return inside or bool(re.match(r"[^()、。,.]{0,14}\(", wording[end:]))


def idle_terms(aid: DecisionAid) -> list[str]:
    """Give the terms of the glossary whose Japanese words stand in no other text."""
    data = aid.model_dump(mode="json", exclude={"glossary"})
    spoken = "\n".join(text["ja"] for _, text in iter_texts(data))
    return [term.id for term in aid.glossary if not any(name in spoken for name in _names(term))]


def _names(term: Term) -> list[str]:
    return [part for part in (*re.split("[()、・]", term.term.ja), *term.also) if part]
