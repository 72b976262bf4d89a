"""Plain text of a document: headings underlined, list items marked, table rows on a line."""

import unicodedata
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"p", "div", "li", "tr", "caption", "h1", "h2", "h3", "h4", "h5", "br", "table", "ul", "ol"}
)
_UNDERLINES = {"h1": "=", "h2": "-", "h3": "~"}


class _TextWriter(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.is_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_body = self.is_body or tag == "body"
        if tag in _BLOCKS:
            self.end_line()
        if tag == "li":
            self.parts.append("- ")
        if tag in ("td", "th") and self.parts:
            self.parts.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        line = self.end_line()
        if line and tag in _UNDERLINES:
            width = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
            self.lines += [_UNDERLINES[tag] * width, ""]

    def handle_data(self, data: str) -> None:
        if self.is_body:
            self.parts.append(data)

    def end_line(self) -> str:
        line = " ".join("".join(self.parts).split())
        self.parts = []
        if line not in ("", "-"):
            self.lines.append(line)
        return line


def to_text(html: str) -> str:
    """Give the text of an HTML document's body, one block a line."""
    writer = _TextWriter()
    writer.feed(html)
    writer.end_line()
    return "\n".join(writer.lines) + "\n"
