"""What checks look up in the code: which pages exist, and what a template shows."""

import re

from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse

_PART = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")


def has_page(name: str) -> bool:
    """Tell whether a page with this URL name exists."""
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def shows(template: str, *words: str) -> bool:
    """Tell whether a template, with all that it includes, holds every one of these words."""
    source = _read(template, set())
    return all(word in source for word in words)


def _read(name: str, seen: set[str]) -> str:
    if name in seen:
        return ""
    seen.add(name)
    source = str(get_template(name).template.source)
    return source + "".join(_read(part, seen) for part in _PART.findall(source))
