"""Trying whether every letter of a clinic's texts can be printed, before patients' PDFs hold them."""

from html import escape

from decisionaid.clinic.facts import ClinicFacts, wordings_of
from decisionaid.pdf.errors import PdfMissingGlyph
from decisionaid.pdf.service import get_pdf_service
from decisionaid.web.print_styles import print_stylesheet

_HEAD = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"/><title>-</title></head>'


def find_unprintable(facts: ClinicFacts) -> tuple[str, ...]:
    """Give the characters that no font has.

    :raises PdfError: if no PDF can be made at all.
    """
    parts = (facts.profile, *facts.offers)
    texts = [text for part in parts for _, item in wordings_of(part) for text in (item.ja, item.en)]
    words = "".join(f"<p>{escape(text)}</p>" for text in (*texts, facts.profile.telephone, facts.profile.web))
    try:
        page = f"{_HEAD}<body>{words}</body></html>"
        get_pdf_service().render(page, stylesheet=print_stylesheet())
    except PdfMissingGlyph as error:
        return tuple(error.characters)
    return ()
