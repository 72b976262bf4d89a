import io

import pypdf
import pytest

from decisionaid.pdf.render import render_pdf

# Page margins take no font from the document.
STYLESHEET = """
body { font-family: "BIZ UDPGothic"; }
@page {
  size: A5; font-family: "BIZ UDPGothic";
  @bottom-center { content: "版 1　" counter(page) " / " counter(pages); }
}
"""
ROWS = "".join(f'<tr><th scope="row">行{number}</th><td>値</td><td>値</td></tr>' for number in range(50))
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><title>図の説明</title>'
    '<circle cx="20" cy="20" r="9"/></svg>'
)
TICK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" aria-hidden="true"><path d="M0 5h9"/></svg>'
)
BODY = f"""
<h1>要約</h1><p>幹細胞培養上清液と髙﨑𠮟剝①㎡℃。<a href="https://example.org/">出典</a>を見る。</p>
<ul><li>一つ<ul><li>二つ</li></ul></li></ul><p>{FIGURE}</p><p>{TICK}はい</p>
<table><caption>比べる表</caption><thead><tr><td></td><th>甲</th><th>乙</th></tr></thead><tbody>{ROWS}</tbody></table>
"""


def make_page(body: str, *, title: str = "要約", lang: str = "ja") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title></head><body>{body}</body></html>'


def read_pdf(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.fixture
def page_of():
    return make_page


@pytest.fixture
def read():
    return read_pdf


@pytest.fixture(scope="session")
def stylesheet():
    return STYLESHEET


@pytest.fixture(scope="session")
def sample():
    return make_page(BODY)


@pytest.fixture(scope="session")
def rendered(sample, stylesheet):
    return render_pdf(sample, stylesheet=stylesheet)
