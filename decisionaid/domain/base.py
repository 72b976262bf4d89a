"""What every model of the domain shares: frozen, strict, nothing unknown let in."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, StringConstraints, model_serializer
from pydantic_core import PydanticCustomError

from decisionaid.domain.furigana import mark_furigana

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


def broken(code: str, **values: Any) -> PydanticCustomError:
    """Make the error for values of a model that do not go together, for a validator to raise.

    A model names a code and values; `content.wording` has the words for authors in both languages.
    """
    return PydanticCustomError(code, code.replace("-", " "), values)


class Model(BaseModel):
    """A frozen value that refuses unknown keys and silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


EASY_JAPANESE = "ja-easy"
"""The second register of Japanese (やさしい日本語): short words, furigana written {漢字|かんじ}."""


class Text(Model):
    """One wording in both languages; a missing language is a content error, not a fallback.

    `easy` is the wording in easy Japanese. It may be missing: the register covers the first layer of what
    a patient reads, and elsewhere standard Japanese stands.
    """

    ja: Words
    en: Words
    easy: Words | None = None

    def in_language(self, language: str) -> str:
        """Give the wording in `language` ("ja", "en", or "ja-easy", which falls back to "ja").

        Furigana come as marks (see `furigana`): whoever writes the text out turns them into ruby or
        takes them away.
        """
        if language == EASY_JAPANESE:
            return mark_furigana(self.easy) if self.easy else self.ja
        return self.en if language == "en" else self.ja

    @model_serializer(mode="wrap")
    def _leave_out_a_missing_register(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # Content written before the register existed keeps its hash.
        data: dict[str, Any] = handler(self)
        return data if self.easy else {"ja": data["ja"], "en": data["en"]}
