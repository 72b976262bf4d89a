import base64
import io
import logging
from xml.etree import ElementTree

import page
import pytest
from PIL import Image

from decisionaid.pdf.errors import PdfError, PdfMissingGlyph, PdfUnavailable
from decisionaid.pdf.render import load_weasyprint, parse_document, render_pdf

OUTSIDE = (
    "http://127.0.0.1:9/x",
    "https://127.0.0.1:9/x",
    "file:///etc/hostname",
    "data:text/css,p%7B%7D",
    "relative.css",
)
REFERENCES = {
    "image": '<img alt="x" src="{}">',
    "stylesheet": '<link rel="stylesheet" href="{}">',
    "import": '<style>@import "{}";</style>',
    "background": '<p style="background: url({})">x</p>',
    "font": "<style>@font-face {{ font-family: f; src: url({}) }} p {{ font-family: f }}</style><p>x</p>",
    "generated": "<style>p::before {{ content: url({}) }}</style><p>x</p>",
    "attachment": '<link rel="attachment" href="{}">',
    "base": '<base href="{}"><img alt="x" src="x.png">',
    "image in a drawing": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
    '<image href="{}" width="9" height="9"/></svg>',
    "import in a drawing": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
    '<style>@import "{}";</style></svg>',
}


def test_pdf_passes_every_machine_rule_of_pdf_ua(rendered):
    report = page.validate_pdf_bytes(rendered, profile="ua1")

    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.failed == 0
    assert report.rules.passed > 100


def test_pdf_names_its_language_and_title_and_is_tagged(rendered, read):
    catalog = read(rendered).trailer["/Root"]

    assert catalog["/Lang"] == "ja"
    assert catalog["/MarkInfo"] == {"/Marked": True}
    assert catalog["/ViewerPreferences"] == {"/DisplayDocTitle": True}
    assert read(rendered).metadata.title == "要約"


def test_pdf_gives_its_japanese_text_back_whole(rendered, read):
    assert "幹細胞培養上清液と髙﨑𠮟剝①㎡℃。" in read(rendered).pages[0].extract_text()


def test_pdf_counts_its_pages_in_the_footer(rendered, read):
    pages = read(rendered).pages

    assert len(pages) > 1
    for number, one in enumerate(pages, start=1):
        assert f"版 1　{number} / {len(pages)}" in one.extract_text()


def test_pdf_embeds_the_one_font_family(rendered, read):
    fonts = read(rendered).pages[0]["/Resources"]["/Font"]

    # A subset has six letters and a plus sign before the name of its font.
    names = {font.get_object()["/BaseFont"].partition("+")[2] for font in fonts.values()}
    assert names == {"BIZ-UDPGothic", "BIZ-UDPGothic-Bold"}


def test_same_document_gives_the_same_bytes_twice(rendered, sample, stylesheet):
    assert render_pdf(sample, stylesheet=stylesheet) == rendered


@pytest.mark.parametrize("url", OUTSIDE)
@pytest.mark.parametrize("kind", REFERENCES)
def test_document_is_refused_when_it_refers_to_something_outside(kind, url, page_of, stylesheet):
    with pytest.raises(PdfError) as refusal:
        render_pdf(page_of(REFERENCES[kind].format(url)), stylesheet=stylesheet)

    assert url not in str(refusal.value)


def picture(kind="PNG", side=4):
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), (1, 2, 3)).save(buffer, kind)
    return buffer.getvalue()


def in_a_url(data, scheme="image/png;base64"):
    return f"data:{scheme},{base64.b64encode(data).decode()}"


def test_png_in_the_document_is_printed_and_read_out(page_of, stylesheet, read):
    html = page_of(f'<p><img alt="a leaf" src="{in_a_url(picture())}"/></p>')

    pdf = render_pdf(html, stylesheet=stylesheet)

    assert len(read(pdf).pages[0].images) == 1
    assert page.validate_pdf_bytes(pdf, profile="ua1").failures == []
    assert render_pdf(html, stylesheet=stylesheet) == pdf


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/x"/></svg>'


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(in_a_url(SVG, "image/svg+xml;base64"), id="drawing"),
        pytest.param(in_a_url(SVG), id="drawing that says it is a PNG"),
        pytest.param(in_a_url(picture("JPEG")), id="JPEG that says it is a PNG"),
        pytest.param(in_a_url(picture()).replace("image/png", "image/jpeg"), id="PNG that says it is a JPEG"),
        pytest.param(in_a_url(picture()).replace(";base64", ""), id="not said to be base64"),
        pytest.param(in_a_url(picture())[:-3] + "!", id="not base64"),
        pytest.param(in_a_url(picture()[:20]), id="cut off"),
        pytest.param(in_a_url(picture() + bytes(1_000_000)), id="too large"),
        pytest.param(in_a_url(b""), id="empty"),
    ],
)
def test_picture_in_the_document_is_refused_where_it_is_no_small_png(url, page_of, stylesheet):
    with pytest.raises(PdfError):
        render_pdf(page_of(f'<p><img alt="x" src="{url}"/></p>'), stylesheet=stylesheet)


@pytest.mark.parametrize("url", OUTSIDE)
@pytest.mark.parametrize("rule", ['@import "{}";', "p {{ background: url({}) }}"])
def test_stylesheet_is_refused_every_time_when_it_refers_to_something_outside(rule, url, page_of):
    for _ in range(2):
        with pytest.raises(PdfError):
            render_pdf(page_of("<p>x</p>"), stylesheet=rule.format(url))


def test_missing_glyph_is_refused_and_named_but_not_in_the_message(page_of, stylesheet):
    # The last private use character is in no font; an emoji is, where an emoji font is installed.
    with pytest.raises(PdfMissingGlyph) as refusal:
        render_pdf(page_of("<p>日本語\U0010fffd</p>"), stylesheet=stylesheet)

    assert refusal.value.characters == "\U0010fffd"
    assert "\U0010fffd" not in str(refusal.value)


def test_missing_glyph_in_a_drawing_is_refused(page_of, stylesheet):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><title>x</title>'
        '<text x="9" y="20">\U0010fffd</text></svg>'
    )

    with pytest.raises(PdfMissingGlyph):
        render_pdf(page_of(drawing), stylesheet=stylesheet)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="#nowhere">x</a>', id="link without target"),
        pytest.param(
            '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>', id="untitled drawing"
        ),
    ],
)
def test_document_is_refused_when_a_part_of_it_would_be_lost(body, page_of, stylesheet):
    with pytest.raises(PdfError):
        render_pdf(page_of(body), stylesheet=stylesheet)


@pytest.mark.parametrize("lacking", ["lang", "title"])
def test_document_is_refused_without_language_or_title(lacking, page_of, stylesheet):
    with pytest.raises(PdfError):
        render_pdf(page_of("<p>x</p>", **{lacking: ""}), stylesheet=stylesheet)


def test_refused_document_leaves_the_next_one_unharmed(rendered, sample, stylesheet, page_of):
    with pytest.raises(PdfError):
        render_pdf(page_of('<img alt="x" src="file:///x">'), stylesheet=stylesheet)

    assert render_pdf(sample, stylesheet=stylesheet) == rendered


def test_complaint_is_logged_without_the_words_of_the_document(page_of, stylesheet):
    # pytest's own handler hears loggers that do not propagate as well.
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)

    render_pdf(page_of('<p style="himitsu: 1">x</p><p style="himitsu: 2">x</p>'), stylesheet=stylesheet)

    logging.getLogger().removeHandler(handler)
    assert log.getvalue().startswith("WeasyPrint, 2 times: Ignored")
    assert "himitsu" not in log.getvalue()


def test_loss_is_noticed_although_settings_switched_off_the_logger(page_of, stylesheet, monkeypatch):
    monkeypatch.setattr(logging.getLogger("weasyprint"), "disabled", True)

    with pytest.raises(PdfError):
        render_pdf(page_of('<a href="#nowhere">x</a>'), stylesheet=stylesheet)


def test_machine_without_the_font_makes_no_pdf(monkeypatch, page_of, stylesheet):
    monkeypatch.setattr("decisionaid.pdf.render.has_font", lambda family: False)
    load_weasyprint.cache_clear()

    with pytest.raises(PdfUnavailable, match="fonts-morisawa-bizud-gothic"):
        render_pdf(page_of("<p>x</p>"), stylesheet=stylesheet)


def test_well_formed_document_gives_what_the_parser_of_html_gives(sample, stylesheet, rendered, monkeypatch):
    def refuse(text):
        raise ElementTree.ParseError

    monkeypatch.setattr(ElementTree, "fromstring", refuse)

    assert render_pdf(sample, stylesheet=stylesheet) == rendered


def test_document_without_end_tags_is_still_made(stylesheet, read):
    html = "<!DOCTYPE html><html lang=ja><head><title>x</title></head><body><h1>a<p>b<br>c</body></html>"

    pages = read(render_pdf(html, stylesheet=stylesheet)).pages

    assert "b" in pages[0].extract_text()


def test_entities_are_not_unfolded_as_xml(monkeypatch):
    seen = []
    monkeypatch.setattr(ElementTree, "fromstring", lambda text: seen.append(text))

    parse_document(
        '<!DOCTYPE html [<!ENTITY a "b">]><html><head><title>x</title></head><body>&a;</body></html>'
    )

    assert seen == []
