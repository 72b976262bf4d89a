"""What a screen reader is told, read back from the file."""

import pytest
from pypdf.generic import NullObject

from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.render import render_pdf

TABLE = """
<table><thead><tr><td></td><th>甲</th><th>乙</th></tr></thead>
<tbody><tr><th scope="row">費用</th><td>1</td><td>2</td></tr></tbody></table>
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"{}>{}<circle cx="20" cy="20" r="9"/></svg>'
)
RUNNING = "@page {{ @top-left {{ content: element(top) }} }} .top {{ position: running(top); {} }}"


def walk(element):
    element = element.get_object()
    if not isinstance(element, dict):
        return
    # No branch may end in an emptied object.
    assert "/Type" in element
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from walk(kid)


@pytest.fixture
def elements(page_of, stylesheet, read):
    def list_elements(body, tag, css=""):
        reader = read(render_pdf(page_of(body), stylesheet=stylesheet + css))
        # The reader holds the file to which the elements belong.
        list_elements.reader = reader
        root = reader.trailer["/Root"]["/StructTreeRoot"]
        return [element for element in walk(root["/K"][0]) if element.get("/S") == tag]

    return list_elements


def content(reader, number=0):
    return reader.pages[number].get_contents().get_data().decode("latin-1")


def test_header_cells_say_whether_they_head_a_row_or_a_column(elements):
    headers = elements(TABLE, "/TH")

    assert [header["/A"]["/Scope"] for header in headers] == ["/Column", "/Column", "/Row"]


def test_headers_named_in_cells_are_found_in_the_index(elements):
    cell = elements(TABLE, "/TD")[-1]

    names = elements.reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    index = dict(zip(names[::2], names[1::2], strict=True))
    found = [index[header].get_object() for header in cell["/A"]["/Headers"]]
    assert [header["/A"]["/Scope"] for header in found] == ["/Row", "/Column"]
    assert all(index[header["/ID"]].get_object() == header for header in found)
    assert names[::2] == sorted(names[::2])


def test_table_over_several_pages_has_every_header_once_in_the_index(elements):
    rows = '<tr><th scope="row">行</th><td>値</td></tr>' * 60
    headers = elements(f"<table><thead><tr><td></td><th>甲</th></tr></thead>{rows}</table>", "/TH")

    names = elements.reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert len(elements.reader.pages) > 1
    assert sorted(header["/ID"] for header in headers) == names[::2]


def test_page_number_is_an_artifact_and_no_part_of_the_text(elements):
    pieces = elements("<p>本文</p>", "/Span")

    stream = content(elements.reader)
    assert len(pieces) == 1
    assert "/Artifact\n<</Type /Pagination>>\nBDC" in stream
    assert stream.count("/MCID") == 1


def test_every_element_of_the_file_is_reached_from_its_root(elements):
    spans = elements(f"<h1>x</h1><p>本文</p>{TABLE}", "/Span")

    objects = [item for item in list_objects(elements.reader) if item.get("/Type") == "/StructElem"]
    root = elements.reader.trailer["/Root"]["/StructTreeRoot"]
    assert len(objects) == sum(element.get("/Type") == "/StructElem" for element in walk(root["/K"][0]))
    assert all(span.get_object() in objects for span in spans)


def list_objects(reader):
    numbers = range(1, reader.trailer["/Size"])
    found = [reader.get_object(number) for number in numbers]
    return [item for item in found if isinstance(item, dict)]


def test_every_piece_of_content_leads_to_its_element(rendered, read):
    reader = read(rendered)

    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for number in range(len(reader.pages)):
        parents = numbers[2 * number + 1]
        tagged = [piece for piece, parent in enumerate(parents) if not isinstance(parent, NullObject)]
        assert len(tagged) < len(parents)
        assert content(reader, number).count("/MCID") == len(tagged)


def test_link_is_printed_and_tells_where_it_leads(elements):
    elements('<p><a href="https://example.org/">出典</a></p>', "/Link")

    (link,) = elements.reader.pages[0]["/Annots"]
    assert link.get_object()["/F"] == 4
    assert link.get_object()["/Contents"] == "https://example.org/"


def test_figure_says_what_it_shows_and_where_it_lies(elements):
    css = (
        "@page { size: 200px 400px; margin: 0 } body { margin: 0 } svg { display: block; margin: 100px 20px }"
    )

    (figure,) = elements(DRAWING.format("", "<title>図</title>"), "/Figure", css)

    # 20 px from the left and 100 to 140 px from the top of a page of 400 px; 1 px is 0.75 points.
    assert figure["/Alt"] == "図"
    assert [float(edge) for edge in figure["/A"]["/BBox"]] == [15, 195, 75, 225]


def test_hidden_drawing_is_decoration_and_not_read(elements):
    figures = elements("<p>" + DRAWING.format(' aria-hidden="true"', "") + "はい</p>", "/Figure")

    assert figures == []
    assert "/Artifact\n<</Type /Layout>>\nBDC" in content(elements.reader)


@pytest.mark.parametrize(
    ("inside", "style"),
    [
        pytest.param('<a href="https://example.org/">x</a>', "", id="link"),
        pytest.param("x", "opacity: 0.5", id="half-transparent"),
    ],
)
def test_running_header_is_refused_when_it_cannot_be_an_artifact(inside, style, elements):
    with pytest.raises(PdfError):
        elements(f'<div class="top">{inside}</div><p>x</p>', "/P", RUNNING.format(style))


def test_running_header_of_elements_is_an_artifact(elements):
    pieces = elements('<div class="top">版 <b>1</b></div><p>x</p>', "/Span", RUNNING.format(""))

    assert len(pieces) == 1
    assert content(elements.reader).count("/Pagination") > 1
