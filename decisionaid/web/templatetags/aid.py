from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django import template
from django.utils.translation import get_language

from decisionaid.domain.base import Text
from decisionaid.web import wording

register = template.Library()


class _Dated(Protocol):
    @property
    def overdue(self) -> date | None: ...


@register.filter
def in_language(text: Text | None) -> str:
    return text.in_language(get_language() or "ja") if text else ""


@register.filter
def first_overdue(references: Iterable[_Dated]) -> date | None:
    """Give the earliest review date that has passed among some references, or None."""
    return min((reference.overdue for reference in references if reference.overdue), default=None)


@register.filter
def html_language(language: str) -> str:
    return wording.html_language(language)
