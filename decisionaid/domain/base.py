"""What every model of the domain shares: frozen, strict, nothing unknown let in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Id of a piece of content: lower case, digits and hyphens; never reused for something else."""

RowId = Annotated[str, StringConstraints(pattern=r"^(A[0-4]-\d{2,3}|G-\d{2})$")]
"""Id of a ledger row: A0-01 is row 1 of article 000, G-01 a matter that no article states."""

RuleId = Annotated[str, StringConstraints(pattern=r"^([SNKE]-\d{2}[a-z]?(C\d)?|I-\d{2,3}[a-z]?)$")]
"""Id of a rule: S, N, K and E stand for the articles' rules, I for rules of independent sources."""

CheckId = Annotated[str, StringConstraints(pattern=r"^L-\d{2}$")]
ConflictId = Annotated[str, StringConstraints(pattern=r"^C-\d{2}$")]
QuestionToAskId = Annotated[str, StringConstraints(pattern=r"^Q-\d{2,3}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1200, strip_whitespace=False)]


class Model(BaseModel):
    """A frozen value that refuses unknown keys and silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Model):
    """One wording in both languages; a missing language is a content error, not a fallback."""

    ja: Words
    en: Words

    def in_language(self, language: str) -> str:
        """Give the wording in `language` ("ja" or "en")."""
        return self.en if language == "en" else self.ja
