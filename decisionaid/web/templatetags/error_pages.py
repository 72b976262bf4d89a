from django import template

from decisionaid.domain.base import Text

register = template.Library()


@register.filter
def said_in(text: Text, language: str) -> str:
    return text.in_language(language)
