"""The summary page written out: as the text of a PDF, JSON, HTML, or plain text."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from decisionaid.domain.furigana import without_marks
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.plain_text import to_text
from decisionaid.web.ruby import write_ruby


@cache
def pdf_stylesheet() -> str:
    """Give the style sheet of the PDF."""
    return (Path(settings.BASE_DIR) / "static" / "css" / "pdf.css").read_text(encoding="utf-8")


def write_html(page: SummaryPage, *, note: str = "", own: Sequence[str] = ()) -> str:
    """Write the whole printable document as HTML, the PDF's own source.

    `note` and `own` (the person's questions) are free text that is kept nowhere.
    """
    return write_ruby(_write_marked_html(page, note, own))


def write_json(page: SummaryPage) -> str:
    """Write the page object as JSON."""
    return without_marks(json.dumps(asdict(page), ensure_ascii=False, indent=2, default=_date))


def write_text(page: SummaryPage) -> str:
    """Write the whole document as plain text."""
    return to_text(without_marks(_write_marked_html(page)))


def _write_marked_html(page: SummaryPage, note: str = "", own: Sequence[str] = ()) -> str:
    with translation.override(page.language):
        return render_to_string("summary/pdf.html", {"page": page, "note": note, "own": own})


def _date(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__} as JSON")
