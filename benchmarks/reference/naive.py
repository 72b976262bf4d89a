"""A PDF of our document made without any of the ways that make ours quick, with its text and pictures."""

import re
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

STYLE = Path(__file__).with_name("naive.css").read_text(encoding="utf-8")
ICONS = re.compile(r'(<svg [^>]*class="icons"[^>]*><title>[^<]*</title>)(.*?)</svg>', re.DOTALL)
FILLED = re.compile(r'<line x1="1" y1="\d+" x2="(\d+)"[^>]*stroke-dasharray="9 2"/>')
STEP = 11


def naive_html(html: str, stylesheet: str) -> str:
    """Give our document with its style inside, and with one circle for each person in a picture."""
    with_circles = ICONS.sub(lambda found: f"{found[1]}{_circles(found[2])}</svg>", html)
    return with_circles.replace("</head>", f"<style>{stylesheet}{STYLE}</style></head>", 1)


def naive_pdf(html: str) -> bytes:
    """Make the PDF: fonts and styles are found anew for every document."""
    pdf: bytes = weasyprint.HTML(string=html).write_pdf(
        font_config=FontConfiguration(), pdf_variant="pdf/ua-1"
    )
    return pdf


def _circles(drawing: str) -> str:
    """Draw as many dark circles as the drawing has dark squares, the rest light, ten in a row."""
    dark = sum(round(int(length) / STEP) for length in FILLED.findall(drawing))
    return "".join(
        f'<circle cx="{number % 10 * STEP + 5}" cy="{number // 10 * STEP + 5}" r="4.5" '
        f'fill="{"#1a1a1a" if number < dark else "#bbb"}"/>'
        for number in range(100)
    )
