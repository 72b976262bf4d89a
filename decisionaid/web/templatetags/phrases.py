"""Line breaks between phrases, so that a Japanese heading does not break inside a word."""

from functools import cache, lru_cache

import budoux
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

LONGEST = 200


@register.filter
def phrases(text: str) -> str:
    """Allow breaks between the phrases of a Japanese text only; leave other languages and markup alone.

    Easy Japanese holds furigana, which a break between phrases could tear from their words.
    """
    words = str(text)
    is_markup = isinstance(text, SafeString) and not {"<", "&"}.isdisjoint(words)
    if is_markup or len(words) > LONGEST or get_language() != "ja":
        return text
    return _in_phrases(words)


@lru_cache(maxsize=500)
def _in_phrases(text: str) -> SafeString:
    parts = format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in _parser().parse(text)))
    return format_html('<span class="phrases">{}</span>', parts)


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
