from django import template
from django.utils.translation import get_language

from decisionaid.domain.base import Text
from decisionaid.web import wording

register = template.Library()


@register.filter
def in_language(text: Text | None) -> str:
    return text.in_language(get_language() or "ja") if text else ""


@register.filter
def html_language(language: str) -> str:
    return wording.html_language(language)
