"""Pages of the shorter PDFs that are the same for everybody with the same concern: written once and kept."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from decisionaid.summary.clinic_page import ClinicView
from decisionaid.summary.main_parts import Layout, common_references, is_listed, plain_rows
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.source_lists import list_sources
from decisionaid.web.print_styles import Extent

# Sets of concerns, extents, languages and days, of up to 150 kB.
MOST_KEPT = 24


@dataclass(frozen=True)
class CommonKey:
    """All that these pages depend on."""

    extent: Extent
    language: str
    release: str
    content_hash: str
    as_of: date
    concerns: str
    options: tuple[str, ...]
    clinic: ClinicView | None


@dataclass(frozen=True)
class CommonPages:
    """Their HTML, and the codes that their lists of sources and lines explain."""

    html: SafeString
    codes: frozenset[str]


# Of the page that they were written from nothing else is kept: it holds somebody's answers.
_kept: dict[CommonKey, CommonPages] = {}


def write_common_pages(page: SummaryPage, layout: Layout) -> CommonPages:
    """Give the common pages for what `layout` took of a page."""
    key = CommonKey(
        layout.extent,
        page.language,
        page.release,
        page.content_hash,
        page.as_of,
        page.brief.conditions,
        page.table_options,
        page.clinic,
    )
    found = _kept.get(key)
    if found is None:
        found = _write(page, layout)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = found
    return found


def forget_common_pages() -> None:
    """Let go of all that is kept."""
    _kept.clear()


def _write(page: SummaryPage, layout: Layout) -> CommonPages:
    references = common_references(page)
    codes = frozenset(reference.code for reference in references)
    sources = [source for source in page.sources if is_listed(source, codes)]
    context = {
        "page": page,
        "layout": layout,
        "plain_rows": plain_rows(page),
        "sources": list_sources(sources, references, page.language),
    }
    with translation.override(page.language):
        return CommonPages(render_to_string("summary/pdf/_common_parts.html", context), codes)
