"""Rules and consistency checks: data with fixed keys, never an expression language."""

from typing import Literal, Self

from pydantic import Field, model_validator

from decisionaid.domain.base import CheckId, Model, RowId, RuleId, Slug, Text, broken
from decisionaid.domain.match import Alternative

Flag = Literal["exclusion", "caution", "ask", "fit"]
Level = Literal[
    "not-accepted",
    "not-suited",
    "cannot-be-met",
    "may-be-declined",
    "explicit",
    "wish",
    "target",
    "background",
    "strong",
    "evidence",
    "carry-over",
    "label",
    "label-caution",
]
FLAGS: tuple[Flag, ...] = ("exclusion", "caution", "ask", "fit")
"""The flags in the order they are shown, top first; they are never added up or netted off."""

LEVELS_OF_FLAG: dict[str, frozenset[str]] = {
    "exclusion": frozenset({"not-accepted", "not-suited", "cannot-be-met", "may-be-declined", "label"}),
    "caution": frozenset({"strong", "evidence", "label-caution"}),
    "ask": frozenset({"carry-over"}),
    "fit": frozenset({"explicit", "wish", "target", "background"}),
}


class Rule(Model):
    """If these answers, then this finding for these options.

    `text` says what the source writes and holds whatever the person answered. Rules of the articles
    rest on `rows`, rules of independent sources on `sources`.
    """

    id: RuleId
    source: Literal["article", "independent"] = "article"
    options: tuple[Slug, ...] = Field(min_length=1)
    flag: Flag
    level: Level | None = None
    rows: tuple[RowId, ...] = ()
    sources: tuple[Slug, ...] = ()
    needs_clinician: bool = False
    ask_if_unknown: bool
    when: tuple[Alternative, ...] = Field(min_length=1)
    topic: Text
    text: Text
    note: Text | None = None

    @model_validator(mode="after")
    def _level_fits_the_flag(self) -> Self:
        if self.level is not None and self.level not in LEVELS_OF_FLAG[self.flag]:
            levels = ", ".join(sorted(LEVELS_OF_FLAG[self.flag]))
            raise broken("level-does-not-go-with-flag", level=self.level, flag=self.flag, levels=levels)
        if self.source == "article" and (not self.rows or self.sources or self.id.startswith("I-")):
            raise broken("a-rule-of-the-articles-names-rows")
        if self.source == "independent" and (self.rows or not self.sources or not self.id.startswith("I-")):
            raise broken("an-independent-rule-names-sources")
        return self


class ConsistencyCheck(Model):
    """Two answers that hardly go together, and the answers it puts in doubt."""

    id: CheckId
    when: tuple[Alternative, ...] = Field(min_length=1)
    doubtful: tuple[Slug, ...]
    text: Text
    question: Text
