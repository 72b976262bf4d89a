"""What is not settled and would change the aid: trials that run, inquiries, rules, figures nobody read."""

from typing import Literal

from pydantic import Field

from decisionaid.domain.base import Model, Slug, Text, Words


class OpenMatter(Model):
    """One matter whose outcome would change what the aid says; without options it concerns the whole aid.

    `text` says what it is and how it stands, `would_change` which part of the aid would change.
    `registry` is the number in a register of trials.
    """

    id: Slug
    kind: Literal["trial", "figures", "inquiry", "rule"]
    options: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    conditions: tuple[Slug, ...] | None = Field(default=None, min_length=1)
    registry: Words | None = None
    text: Text
    would_change: Text
    sources: tuple[Slug, ...] = Field(min_length=1)
    needs_clinician: bool = False
