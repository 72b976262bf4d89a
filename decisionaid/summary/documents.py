"""The summary page written out: as the text of a PDF, JSON, HTML, or plain text."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from decisionaid.domain.furigana import without_marks
from decisionaid.summary.brief_layout import fit_brief
from decisionaid.summary.main_parts import (
    common_references,
    is_listed,
    own_references,
    plain_rows,
    take_main_parts,
    take_visit_parts,
)
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.plain_text import to_text
from decisionaid.summary.source_lists import SourceLists, list_sources
from decisionaid.web.print_styles import Extent, Size, print_stylesheet
from decisionaid.web.ruby import write_ruby


@dataclass(frozen=True)
class Layout:
    """How much of the summary is printed."""

    extent: Extent = "everything"

    @property
    def is_full(self) -> bool:
        """Tell whether nothing is left out."""
        return self.extent == "everything"

    @property
    def is_for_visit(self) -> bool:
        """Tell whether only page 1 and the options in short are printed."""
        return self.extent == "visit"

    def take(self, page: SummaryPage) -> SummaryPage:
        """Leave out of a page what this extent does not print."""
        if self.is_full:
            return page
        return take_visit_parts(page) if self.is_for_visit else take_main_parts(page)


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
    own_sources, common_sources = _part_sources(page)
    context = {
        "page": page,
        "plain_rows": plain_rows(page),
        "note": note,
        "own": own,
        "layout": layout,
        "own_sources": own_sources,
        "common_sources": common_sources,
        "logo": _inline(page.clinic.logo) if page.clinic and page.clinic.logo else "",
    }
    with translation.override(page.language):
        return render_to_string("summary/pdf.html", context)


def _part_sources(page: SummaryPage) -> tuple[SourceLists, SourceLists]:
    """Give what the person's own pages list, and the pages for everybody; nothing stands in both."""
    own, common = own_references(page), common_references(page)
    told = {reference.code for reference in common}
    listed = [source for source in page.sources if is_listed(source, told)]
    rest = [source for source in page.sources if source not in listed]
    only_own = [reference for reference in own if reference.code not in told]
    return list_sources(rest, only_own, page.language), list_sources(listed, common, page.language)


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
