import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from decisionaid.clinic.live import PublishedClinic
from decisionaid.clinic.selectors import find_newest
from decisionaid.content.mistakes import ContentError
from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.render import render_pdf
from decisionaid.releases.selectors import get_release_for_command
from decisionaid.summary.answer_files import AnswerFileError, read_answer_file
from decisionaid.summary.documents import (
    pdf_stylesheet,
    write_html,
    write_json,
    write_text,
)
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.commands import CommandWithExamples
from decisionaid.web.print_styles import EXTENTS, SIZES, Extent, Size


def as_date(text: str) -> date:
    return date.fromisoformat(text)


class Command(CommandWithExamples):
    help = """Make the summary of one answer set (JSON or YAML) as pdf, html, json or text.

Examples:
  manage.py summarise answers.json --format pdf -o summary.pdf
  manage.py summarise answers.json --format pdf --size large --extent everything -o large.pdf
  manage.py summarise answers.yaml --format text --lang en --as-of 2026-11-22
"""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            metavar="FILE",
            type=Path,
            help="one answer set, JSON or YAML, or a file of answers that a person saved",
        )
        parser.add_argument("--format", choices=("pdf", "html", "json", "text"), required=True)
        parser.add_argument(
            "--lang", choices=tuple(dict(settings.LANGUAGES)), default="ja", help="language (default: ja)"
        )
        parser.add_argument("--size", choices=SIZES, default="normal", help="size of the letters in a pdf")
        parser.add_argument(
            "--extent",
            choices=EXTENTS,
            default="everything",
            help="main parts or everything (default: everything)",
        )
        parser.add_argument(
            "--as-of", type=as_date, metavar="DATE", help="date of the summary (default: today)"
        )
        parser.add_argument(
            "-o", "--output", metavar="OUT", type=Path, help="file to write (default: standard output)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            release = get_release_for_command()
            page = page_for(
                release,
                read_answer_file(release.aid, options["file"]),
                language=options["lang"],
                as_of=options["as_of"],
                find_clinic=find_clinic,
            )
            data = write(page, options["format"], size=options["size"], extent=options["extent"])
        except (ContentError, AnswerFileError, PdfError) as error:
            raise CommandError(str(error)) from error
        self._put(data, options["output"])

    def _put(self, data: bytes, output: Path | None) -> None:
        if output is None:
            sys.stdout.buffer.write(data)
            return
        try:
            output.write_bytes(data)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}.") from error


def find_clinic() -> PublishedClinic | None:
    return find_newest() if settings.CLINIC_MODE else None


def write(page: SummaryPage, kind: str, *, size: Size = "normal", extent: Extent = "everything") -> bytes:
    if kind == "pdf":
        return render_pdf(write_html(page, extent=extent), stylesheet=pdf_stylesheet(size))
    if kind == "json":
        return write_json(page).encode("utf-8")
    writer = write_html if kind == "html" else write_text
    return writer(page, extent=extent).encode("utf-8")
