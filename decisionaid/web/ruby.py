"""Furigana in a finished HTML text: ruby where text is shown, the base alone where only text may stand."""

import re

from decisionaid.domain.furigana import MARKED, has_marks, without_marks

_RUBY = r"<ruby>\1<rp>(</rp><rt>\2</rt><rp>)</rp></ruby>"
_TEXT_ONLY = frozenset({"title", "textarea", "option", "script", "style"})
_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]*)")


def write_ruby(html: str) -> str:
    """Turn marked words into ruby; inside tags, titles (those of SVG too) and form texts into their base.

    The text must be escaped as Django does it: `<` begins a tag and `>` ends it. One pass, linear.
    """
    if not has_marks(html):
        return html
    first, *rest = html.split("<")
    parts = [MARKED.sub(_RUBY, first)]
    inside = ""
    for piece in rest:
        tag, end, text = piece.partition(">")
        inside = _inside_after(tag, inside)
        shown = without_marks(text) if inside else MARKED.sub(_RUBY, text)
        parts += ["<", without_marks(tag), end, shown]
    return "".join(parts)


def _inside_after(tag: str, inside: str) -> str:
    """Give the name of the text-only element that what follows the tag stands in, if any."""
    if not (found := _TAG.match(tag)):
        return inside
    is_end, name = bool(found.group(1)), found.group(2).lower()
    if inside:
        return "" if is_end and name == inside else inside
    return name if name in _TEXT_ONLY and not is_end and not tag.endswith("/") else ""
