"""The summary page written out: as the text of a PDF, JSON, HTML, or plain text."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from decisionaid.domain.furigana import without_marks
from decisionaid.summary.brief_layout import fit_brief
from decisionaid.summary.common_pages import CommonPages, write_common_pages
from decisionaid.summary.main_parts import Layout, is_listed, own_references, plain_rows
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.plain_text import to_text
from decisionaid.summary.source_lists import SourceLists, list_sources
from decisionaid.web.print_styles import Extent, Size, print_stylesheet
from decisionaid.web.ruby import write_ruby


def pdf_stylesheet(size: Size = "normal") -> str:
    """Give the style sheet of the PDF."""
    return print_stylesheet(size)


def write_html(
    page: SummaryPage, *, note: str = "", own: Sequence[str] = (), extent: Extent = "everything"
) -> str:
    """Write the printable document as HTML, the PDF's own source.

    `note` and `own` (the person's questions) are free text that is kept nowhere.
    """
    return write_ruby(_write_marked_html(page, note=note, own=own, extent=extent))


def write_json(page: SummaryPage) -> str:
    """Write the page object as JSON."""
    data = asdict(page, dict_factory=_without_heads)
    return without_marks(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))


def write_text(page: SummaryPage, *, extent: Extent = "everything") -> str:
    """Write the document as plain text."""
    return to_text(without_marks(_write_marked_html(page, extent=extent)))


def _write_marked_html(page: SummaryPage, *, note: str = "", own: Sequence[str] = (), extent: Extent) -> str:
    layout = Layout(extent)
    page = fit_brief(layout.take(page), own)
    context = {
        "page": page,
        "note": note,
        "own": own,
        "layout": layout,
        "logo": _inline(page.clinic.logo) if page.clinic and page.clinic.logo else "",
    }
    if layout.is_full:
        context["plain_rows"] = plain_rows(page)
    else:
        common = write_common_pages(page, layout)
        context |= {"common": common, "own_sources": _sources_of_own_pages(page, common)}
    with translation.override(page.language):
        return render_to_string("summary/pdf.html", context)


def _sources_of_own_pages(page: SummaryPage, common: CommonPages) -> SourceLists:
    """Give what the person's own pages list: no source or code that the common pages explain."""
    listed = common.codes
    references = [reference for reference in own_references(page) if reference.code not in listed]
    sources = [source for source in page.sources if not is_listed(source, listed)]
    return list_sources(sources, references, page.language)


def _without_heads(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # It says again what stands beside it.
    return {name: value for name, value in pairs if name != "head"}


def _inline(png: bytes) -> str:
    # The renderer fetches nothing, so the picture travels in the document.
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    # A picture is named by its hash, as everywhere.
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest() if value else ""
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
