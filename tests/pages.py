"""Fetching a page in a test and checking what every page must hold."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "wbr"}
SKIPPED = {"hidden", "submit", "button"}


@dataclass
class Element:
    """An element: `pieces` are those of the whole page, of which it holds those from `first` to `last`."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...] = ()
    pieces: list[str] = field(default_factory=list, repr=False)
    first: int = 0
    last: int = 0

    @cached_property
    def text(self):
        return " ".join("".join(self.pieces[self.first : self.last]).split())

    def __getitem__(self, name):
        return self.attributes.get(name, "")

    def __contains__(self, name):
        return name in self.attributes


@dataclass
class Page:
    """The elements of a page in order; `text` is everything that can be read on it."""

    response: object
    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag, **attributes):
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and all(element[name] == value for name, value in wanted.items())
        ]

    def one(self, tag, **attributes):
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, found)
        return found[0]

    def by_id(self, wanted):
        return next((element for element in self.elements if element["id"] == wanted), None)

    @property
    def heading(self):
        return self.one("h1").text

    @property
    def fields(self):
        """The names of the form fields in the main part."""
        inputs = (e for e in self.all("input") if "main" in e.inside and e["type"] not in SKIPPED)
        return list(dict.fromkeys(element["name"] for element in inputs))

    @property
    def picked(self):
        """What is ticked or typed: name to values."""
        found = {}
        for element in self.all("input"):
            if "checked" in element or (element["type"] == "text" and element["value"]):
                found.setdefault(element["name"], []).append(element["value"])
        return found


class _Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.page, self.open = page, []
        self.pieces = []

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        inside = (*self.open[-1].inside, self.open[-1].tag) if self.open else ()
        here = len(self.pieces)
        element = Element(tag, values, inside, self.pieces, here, here)
        if tag != "title" or "svg" not in element.inside:
            self.page.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop().last = len(self.pieces)

    def handle_data(self, data):
        self.pieces.append(data)


def read_page(response):
    page = Page(response)
    reader = _Reader(page)
    reader.feed(response.content.decode())
    assert reader.open == [], reader.open
    page.text = re.sub(r"\s+", " ", "".join(reader.pieces))
    return page


def get_page(client, url, *, status=200, language="ja", has_neutral_title=False, **options):
    """Fetch a whole page and check it. A neutral title is that of the same page for anybody."""
    response = client.get(url, **options)
    assert response.status_code == status, (response.status_code, response.headers.get("Location"))
    page = read_page(response)
    check_page(page, language=language)
    if not has_neutral_title:
        assert page.one("title").text.startswith(page.heading)
    return page


def check_page(page, *, language="ja"):
    assert page.one("html")["lang"] == language
    assert page.heading
    assert page.one("title").text.split(" | ")[0]
    _check_ids(page)
    _check_labels(page)
    _check_forms(page)
    _check_addresses(page)
    _check_nothing_inline(page)


def _check_ids(page):
    ids = [element["id"] for element in page.elements if element["id"]]
    assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
    for element in page.elements:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set(element[name].split()) <= set(ids), (element, name)


def _check_labels(page):
    labelled = {label["for"] for label in page.all("label") if label.text}
    for tag in ("input", "textarea", "select"):
        for element in page.all(tag):
            is_named = element["aria-label"] or element["aria-labelledby"]
            assert element["type"] in SKIPPED or is_named or element["id"] in labelled, element
    assert len(page.all("fieldset")) == len([legend for legend in page.all("legend") if legend.text])
    assert all(button.text for button in page.all("button"))
    assert all(link.text for link in page.all("a"))


def _check_forms(page):
    posts = page.all("form", method="post")
    assert all(form["action"].startswith("/") for form in page.all("form"))
    assert len(page.all("input", name="csrfmiddlewaretoken")) == len(posts)
    assert all(form["hx-post"] in ("", form["action"]) for form in posts)


def _check_addresses(page):
    for element in page.elements:
        for name in ("href", "src", "action", "hx-get", "hx-post"):
            value = element[name]
            assert re.match(r"(/(?!/)|#|tel:|\?|data:,$|$)", value), (element.tag, value)


def _check_nothing_inline(page):
    for element in page.elements:
        assert element.tag != "style"
        assert element.tag != "script" or (element["src"] and not element.text)
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")], element
        assert not [name for name in element.attributes if name.startswith("hx-on")], element
