from django import template
from django.utils.translation import get_language

from decisionaid.domain.base import Text

register = template.Library()


@register.filter
def in_language(text: Text | None) -> str:
    return text.in_language(get_language() or "ja") if text else ""
