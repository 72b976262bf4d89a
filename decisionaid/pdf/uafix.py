"""Mend what WeasyPrint 70 leaves open in a tagged PDF, through its public `finisher` callback.

The file it hands over passes the machine rules of PDF/UA-1; these mends serve people who listen to it:
table headers that say what they head, page numbers that are not read out in the middle of a sentence,
links that survive printing, drawings that lie where they say.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

from decisionaid.pdf.errors import PdfError

POINTS_PER_PX = 0.75
# WeasyPrint writes no annotation flags; 4 is "print" (ISO 32000-1, 12.5.3).
PRINT_FLAG = 4


def mend_tags(document: Any, pdf: Any) -> None:
    """Complete the structure tree of a PDF just before it is written.

    :raises PdfError: if a page margin holds something that cannot be taken out of the reading order.
    """
    tree = TagTree(pdf)
    for element in tree.list_elements("/TR"):
        set_scopes(tree, element)
    for element in tree.list_elements("/Figure"):
        set_box_in_points(element, document, pdf)
    tree.root["IDTree"] = build_id_tree(tree)
    turn_unread_content_into_artifacts(tree, pdf)
    print_annotations(pdf)


class TagTree:
    """The structure elements that a reader reaches from the root, by their references."""

    def __init__(self, pdf: Any) -> None:
        self.objects = {item.reference: item for item in pdf.objects}
        self.root = self.objects[pdf.catalog["StructTreeRoot"]]
        self.elements = dict(self._walk())

    def _walk(self) -> Iterator[tuple[bytes, Any]]:
        todo = list(self.root["K"])
        while todo:
            reference = todo.pop()
            element = self.objects[reference]
            if element["Type"] != "/StructElem" or self._drop_decoration(element):
                continue
            yield reference, element
            # Besides references there are plain numbers: the pieces of page content.
            todo.extend(kid for kid in element["K"] if isinstance(kid, bytes))

    def _drop_decoration(self, element: Any) -> bool:
        # Templates must give a drawing a title or hide it, so one without text is meant to be silent.
        if element["S"] != "/Figure" or "Alt" in element:
            return False
        self.objects[element["P"]]["K"].remove(element.reference)
        return True

    def list_elements(self, tag: str) -> list[Any]:
        """Return the elements with this tag."""
        return [element for element in self.elements.values() if element["S"] == tag]

    def list_kids(self, element: Any, tag: str) -> list[Any]:
        """Return the direct children with this tag."""
        kids = (self.elements.get(kid) for kid in element["K"])
        return [kid for kid in kids if kid is not None and kid["S"] == tag]


def set_scopes(tree: TagTree, row: Any) -> None:
    """Say of each header cell in the row whether it heads the row or the column.

    The cells know it already: WeasyPrint lists in each the headers that HTML's `scope` gives it.
    """
    cells = tree.list_kids(row, "/TD")
    row_headers = {header.string for cell in cells for header in cell["A"].get("Headers", ())}
    for header in tree.list_kids(row, "/TH"):
        header["A"]["Scope"] = "/Row" if header["ID"].string in row_headers else "/Column"


def build_id_tree(tree: TagTree) -> Any:
    """Build the index that leads from the header ids named in cells to the header cells."""
    headers = [element for element in tree.list_elements("/TH") if "ID" in element]
    headers.sort(key=lambda element: element["ID"].string)
    return pydyf.Dictionary(
        {"Names": pydyf.Array([part for header in headers for part in (header["ID"], header.reference)])}
    )


def set_box_in_points(figure: Any, document: Any, pdf: Any) -> None:
    """Give the place of a drawing in points from the bottom left, not in CSS px from the top left."""
    page = document.pages[pdf.page_references.index(figure["Pg"])]
    left, top, right, bottom = figure["A"]["BBox"]
    edges = (left, page.height - bottom, right, page.height - top)
    figure["A"]["BBox"] = pydyf.Array([edge * POINTS_PER_PX for edge in edges])


def turn_unread_content_into_artifacts(tree: TagTree, pdf: Any) -> None:
    """Mark page content that hangs on no element of the tree as an artifact, as PDF/UA-1 7.1 asks.

    That is the text of page margins, which WeasyPrint tags but leaves outside of the tree, and decoration.
    """
    # Keys and values in turn: for each page a list by the numbers of its pieces, then one element a link.
    values = tree.objects[tree.root["ParentTree"]]["Nums"][1::2]
    pages = [tree.objects[reference] for reference in pdf.page_references]
    for page, parents in zip(pages, values, strict=False):
        unread = {
            number: tree.objects[parent]
            for number, parent in enumerate(parents)
            if parent not in tree.elements
        }
        mark_as_artifacts(tree.objects[page["Contents"]], unread)
        for number in unread:
            parents[number] = "null"
    if not set(values[len(pages) :]) <= tree.elements.keys():
        raise PdfError("A page margin holds a link, which no screen reader could reach.")
    for item in list_dictionaries(pdf, "/StructElem"):
        if item.reference not in tree.elements:
            item.clear()


def mark_as_artifacts(content: Any, unread: dict[int, Any]) -> None:
    """Rewrite the numbered pieces of a page's content so that they are no part of the text.

    :raises PdfError: if a piece is not on the page itself; half-transparent parts are drawn elsewhere.
    """
    left = dict(unread)
    operators = content.stream
    for place, operator in enumerate(operators):
        if operator == b"BDC" and (number := operators[place - 1]["MCID"]) in left:
            kind = "/Layout" if left.pop(number)["S"] == "/Figure" else "/Pagination"
            operators[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": kind})]
    if left:
        raise PdfError("A decoration or page margin is half-transparent and cannot be marked.")


def print_annotations(pdf: Any) -> None:
    """Let links be part of the printed page, as PDF/A and screen readers expect of visible things."""
    for item in list_dictionaries(pdf, "/Annot"):
        item.setdefault("F", PRINT_FLAG)


def list_dictionaries(pdf: Any, kind: str) -> list[Any]:
    """Return the objects of the file that say they are of this type."""
    return [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == kind]
