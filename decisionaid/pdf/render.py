"""HTML to PDF/UA-1 with WeasyPrint: offline, the same bytes every time, nothing left out in silence."""

import base64
import gc
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn
from xml.etree import ElementTree

import pydyf

from decisionaid.pdf.errors import PdfError, PdfMissingGlyph, PdfUnavailable
from decisionaid.pdf.libraries import FONT, FONT_FAMILY, PANGO, has_font
from decisionaid.pdf.line_breaks import mend_line_breaks
from decisionaid.pdf.uafix import mend_tags

logger = logging.getLogger(__name__)

# With this base relative addresses come to be refused like the others; without one they would be skipped.
NOWHERE = "about:blank"
# What would make one word of a document grow to any length.
ENTITY = "<!ENTITY"
PICTURE, PNG = "data:image/png;base64", b"\x89PNG\r\n\x1a\n"
LARGEST_PICTURE = 1_000_000
SVG = "{http://www.w3.org/2000/svg}"
EVERY_PART = ("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
PARTS_OF_EVERY_ELEMENT = re.compile(rf"^::({'|'.join(EVERY_PART)}) {{[^}}]*}}$", re.MULTILINE)
VARIANT = "pdf/ua-1"
# What begins like this and goes on to the end of the body is the same in many documents.
COMMON = '<div class="details common"'
MOST_COMMON_KEPT = 8
STREAM_BEGINS, STREAM_ENDS = b">>\nstream\n", b"\nendstream"
# A font configuration shared between threads corrupts memory.
one_at_a_time = Lock()


def render_pdf(html: str, *, stylesheet: str) -> bytes:
    """Make a tagged PDF of a whole HTML document: same arguments and same libraries, same bytes.

    :raises PdfUnavailable: if libraries or the font are missing on this machine.
    :raises PdfMissingGlyph: if a character has no glyph in any installed font.
    :raises PdfError: if the document refers to anything outside itself, or any part of it cannot be shown.
    """
    own, common = split_common(html)
    with one_at_a_time:
        kept = lay_out_and_keep(common, stylesheet).pages if common else []
        with garbage_left_for_later():
            document = lay_out(own, stylesheet)
            with offline_and_complete():
                joined = document.copy([*document.pages, *kept])
                pdf: bytes = joined.write_pdf(finisher=finish, pdf_variant=VARIANT)
    return pdf


def split_common(html: str) -> tuple[str, str]:
    """Give the document without its common pages, and these as a document of their own, "" if it has none.

    They stand at the end, in an element that begins with `COMMON`.
    """
    own, mark, rest = html.partition(COMMON)
    if not mark:
        return html, ""
    head = html[: html.index(">", html.index("<body")) + 1]
    return f"{own}</body></html>", f"{head}{mark}{rest}"


def lay_out(html: str, stylesheet: str) -> Any:
    """Give the pages of a document, not drawn yet.

    :raises PdfError: as `render_pdf`.
    """
    css = parse_stylesheet(stylesheet)
    with offline_and_complete():
        source = parse_document(html)
        check_drawings(source.etree_element)
        return source.render(stylesheets=[css], font_config=font_configuration(), pdf_variant=VARIANT)


@lru_cache(maxsize=MOST_COMMON_KEPT)
def lay_out_and_keep(html: str, stylesheet: str) -> Any:
    """Give the common pages of a document, laid out once for all documents that end with them."""
    # What is kept need not be looked through for garbage after each document; what falls out has to be.
    gc.unfreeze()
    document = lay_out(html, stylesheet)
    gc.collect()
    gc.freeze()
    return document


def parse_document(html: str) -> Any:
    """Parse the document: as XML where it is well-formed, as our own are, in a thirtieth of the time.

    A document that is not (one without end tags for instance) goes to the parser of HTML.
    """
    weasyprint = load_weasyprint()
    try:
        if ENTITY in html:
            raise ElementTree.ParseError
        root = ElementTree.fromstring(html)  # noqa: S314 (no entities, and the text is from our templates)
    except ElementTree.ParseError:
        return weasyprint.HTML(string=html, base_url=NOWHERE, url_fetcher=take_inline_picture)
    # An empty document gives the object, then ours takes its place: there is no public way in for a tree.
    source = weasyprint.HTML(string="<html/>", base_url=NOWHERE, url_fetcher=take_inline_picture)
    source.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    source.etree_element = source.wrapper_element.etree_element
    source._ua_stylesheets = lambda forms=False: [lean_default_stylesheet()]
    return source


@cache
def lean_default_stylesheet() -> Any:
    """Give WeasyPrint's default style without the six rules for parts of *every* element: marker and notes.

    For each of them it works out a style an element, most of its time with styles. We have no notes, and
    markers in lists alone. What is printed stays the same, byte for byte.
    """
    weasyprint = load_weasyprint()
    path = Path(weasyprint.__file__).with_name("css") / "html5_ua.css"
    text, found = PARTS_OF_EVERY_ELEMENT.subn(
        lambda rule: f"li{rule[0]}" if rule[1] == "marker" else "", path.read_text(encoding="utf-8")
    )
    if found != len(EVERY_PART):
        raise PdfError("The default style of this WeasyPrint is not the one that was looked at.")
    return weasyprint.CSS(string=text, base_url=NOWHERE, url_fetcher=refuse_url)


@contextmanager
def garbage_left_for_later() -> Iterator[None]:
    """Look for garbage after the document and not a hundred times while its boxes are still in use."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def load_weasyprint() -> Any:
    """Import WeasyPrint, which takes most of a second, only where PDFs are made.

    :raises PdfUnavailable: if it cannot work on this machine.
    """
    try:
        import weasyprint  # noqa: PLC0415
        from weasyprint.layout import inline  # noqa: PLC0415
    except OSError as error:
        raise PdfUnavailable(str(PANGO)) from error
    if not has_font(FONT_FAMILY):
        raise PdfUnavailable(str(FONT))
    mend_line_breaks(inline)
    return weasyprint


@cache
def font_configuration() -> Any:
    """Return the one font configuration of this process; one for each document costs time and memory."""
    return load_weasyprint().text.fonts.FontConfiguration()


@lru_cache(maxsize=8)
def parse_stylesheet(stylesheet: str) -> Any:
    """Parse a stylesheet, once for all documents that use it. One with a fault is refused every time."""
    with offline_and_complete():
        return load_weasyprint().CSS(
            string=stylesheet, base_url=NOWHERE, url_fetcher=refuse_url, font_config=font_configuration()
        )


def refuse_url(url: str) -> NoReturn:
    """Fetch nothing for WeasyPrint: not from the network, not from the disk, not from the address itself."""
    raise load_weasyprint().urls.FatalURLFetchingError(url)


def take_inline_picture(url: str) -> Any:
    """Give WeasyPrint a PNG that stands in the document itself, and fetch nothing else."""
    scheme, _, text = url.partition(",")
    # Without line breaks and within bounds; a picture of another kind could refer to something outside.
    if scheme != PICTURE or len(text) > LARGEST_PICTURE:
        refuse_url(url)
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        refuse_url(url)
    if not data.startswith(PNG):
        refuse_url(url)
    return load_weasyprint().urls.URLFetcherResponse(url, data, {"Content-Type": "image/png"})


@contextmanager
def offline_and_complete() -> Iterator[None]:
    """Turn whatever WeasyPrint refuses or leaves out into a PdfError."""
    refusal = load_weasyprint().urls.FatalURLFetchingError
    try:
        with collected_complaints() as complaints:
            yield
    except refusal:
        # It is a BaseException, which web frameworks do not catch. It names the URL, so it is not chained.
        raise PdfError("The document refers to something outside itself.") from None
    left_out = {template_of(record) for record in complaints if record.levelno >= logging.ERROR}
    if left_out:
        raise PdfError(f"Something in the document cannot be shown: {'; '.join(sorted(left_out))}")
    for template, times in Counter(map(template_of, complaints)).items():
        logger.warning("WeasyPrint, %d times: %s", times, template)


class Listener(logging.Handler):
    """Keeps what it hears."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one record."""
        self.heard.append(record)


@contextmanager
def collected_complaints() -> Iterator[list[logging.LogRecord]]:
    """Collect WeasyPrint's warnings and errors, and keep them from logs, as they quote the document."""
    listener = Listener()
    source = logging.getLogger("weasyprint")
    source.setLevel(logging.WARNING)
    source.propagate = False
    # Django's logging settings disable the loggers that exist already, unless told otherwise.
    source.disabled = False
    source.addHandler(listener)
    try:
        yield listener.heard
    finally:
        source.removeHandler(listener)


def template_of(record: logging.LogRecord) -> str:
    """Return the message without the words of the document in it."""
    return str(record.msg) if record.args else f"{record.module}:{record.lineno}"


def check_drawings(root: Any) -> None:
    """Refuse a drawing without a title that is not hidden from screen readers.

    WeasyPrint would give it no alternative text and say nothing.
    """
    for drawing in root.iter(f"{SVG}svg"):
        if not drawing.findtext(f"{SVG}title") and drawing.get("aria-hidden") != "true":
            raise PdfError("A drawing has neither a title nor aria-hidden.")


def finish(document: Any, pdf: Any) -> None:
    """Check the laid out document and mend its tags just before it is written."""
    if not document.metadata.title:
        raise PdfError("The document has no title, which PDF/UA-1 asks for.")
    # WeasyPrint draws an empty box for these and goes on.
    missing = {chr(code) for font in document.fonts.values() for code in font.missing}
    if missing:
        raise PdfMissingGlyph(missing)
    mend_tags(document, pdf)
    compress_streams(pdf)


def compress_streams(pdf: Any) -> None:
    """Compress as zlib does by itself: its hardest, which pydyf asks for, takes thrice as long for 2 %."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.compress:
            stream.compress = False
            # Between the dictionary, which ends with its length, and the closing word.
            _, _, content = stream.data.partition(STREAM_BEGINS)
            stream.stream = [zlib.compress(content.removesuffix(STREAM_ENDS))]
            stream.extra["Filter"] = "/FlateDecode"
