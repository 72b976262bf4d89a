"""Furigana in a finished HTML text: ruby where text is shown, the base alone where only text may stand."""

import re

from decisionaid.domain.furigana import MARKED, has_marks

_RUBY = r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>"
# Marks never reach over a tag, so the pieces are found without cutting the text up.
_IN_TEXT = re.compile(MARKED.pattern.replace("[^", "[^<"))
_ANCHOR = MARKED.pattern[0]
_TEXT_ONLY = "title|textarea|option|script|style"
# A tag with marks, or an element that holds text alone, up to its end.
_NO_RUBY = re.compile(
    rf"<(?:({_TEXT_ONLY})(?![A-Za-z0-9])[^<>]*(?<!/)>.*?(?:</\1(?![A-Za-z0-9])|\Z)|[^<>]*{_ANCHOR}[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)


def write_ruby(html: str) -> str:
    """Turn marked words into ruby; inside tags, titles (those of SVG too) and form texts into their base.

    The text must be escaped as Django does it: `<` begins a tag and `>` ends it.
    """
    if not has_marks(html):
        return html
    plain = _NO_RUBY.sub(lambda found: _IN_TEXT.sub(r"\1", found.group()), html)
    return _IN_TEXT.sub(_RUBY, plain)
