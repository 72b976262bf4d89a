"""A whole journey by keyboard alone, and what a screen reader is told."""

import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.states import ECZEMA, open_details

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

FOCUSED = """() => {
  const part = document.activeElement;
  const style = getComputedStyle(part);
  const box = part.getBoundingClientRect();
  return {
    tag: part.tagName, type: part.type || '', name: part.name || '', value: part.value || '',
    text: part.textContent.trim(), checked: !!part.checked, main: !!part.closest('main'),
    id: part.id, href: part.getAttribute('href') || '',
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


class Keyboard:
    """Hands that know Tab, Space, arrows and Enter only."""

    def __init__(self, page):
        self.page = page

    def focused(self):
        return self.page.evaluate(FOCUSED)

    def tab_to(self, wanted, limit=400):
        for _ in range(limit):
            self.page.keyboard.press("Tab")
            part = self.focused()
            assert part["tag"] != "BODY", "the focus is lost"
            assert part["shown"], f"the focus is not visible: {part}"
            assert part["inside"], f"the focus is outside the window: {part}"
            if wanted(part):
                return part
        raise AssertionError("nothing of this kind can be reached")

    def choose(self, part, values):
        """Choose in the radio group that has the focus, with arrows as people do."""
        for _ in range(20):
            now = self.focused()
            if now["value"] in values:
                self.page.keyboard.press("Space")
                assert self.focused()["checked"]
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(part)

    def answer_page(self, answers):
        """Answer what is asked here and press "continue"; what is not in `answers` is "not sure"."""
        done = set()
        while True:
            part = self.tab_to(lambda p: p["main"] and p["tag"] in ("INPUT", "BUTTON"))
            if part["tag"] == "BUTTON":
                self.page.keyboard.press("Enter")
                return
            value = answers.get(part["name"], "not-sure")
            if part["type"] == "radio" and part["name"] not in done:
                self.choose(part, [value])
            elif part["type"] == "checkbox" and not part["checked"]:
                wanted = value if isinstance(value, list) else [value]
                is_unsure = part["name"].endswith("-not-sure")
                missing = is_unsure and part["name"].removesuffix("-not-sure") not in answers
                if missing or (not is_unsure and part["value"] in wanted):
                    self.page.keyboard.press("Space")
            elif part["type"] == "text" and isinstance(value, int):
                self.page.keyboard.type(str(value))
            done.add(part["name"])


def walk_to_the_check_page(visit, hands):
    """Answer page after page, and give the titles passed; the heading has the focus after every swap."""
    page, titles = visit.page, [visit.page.title()]
    while not page.url.endswith("/check/"):
        assert len(titles) < 30, titles
        place, heading = page.url, page.inner_text("main h1")
        expect(page.locator("main h1")).to_be_focused()
        hands.answer_page(ECZEMA)
        page.wait_for_function(
            "([place, heading]) => location.href !== place || document.querySelector('[role=alert]')"
            " || document.querySelector('main h1').innerText !== heading",
            arg=[place, heading],
        )
        assert page.locator("[role=alert]").count() == 0, page.inner_text("main")
        page.wait_for_function("() => document.activeElement.tagName === 'H1'")
        titles.append(page.title())
    return titles


def test_from_the_start_to_the_pdf_by_keyboard_alone(visit, tmp_path):
    page, hands = visit.page, Keyboard(visit.page)
    visit.open("/")
    page.keyboard.press("Tab")
    assert hands.focused()["href"] == "#main"
    hands.answer_page({"who": "self"})
    page.wait_for_url("**/q/concern/")
    titles = walk_to_the_check_page(visit, hands)
    assert len(set(titles)) == len(titles) > 10

    hands.tab_to(lambda part: part["href"] == "/summary/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/summary/")
    hands.tab_to(lambda part: part["id"] == "id_note")
    page.keyboard.type("よろしくお願いします。")
    hands.tab_to(lambda part: part["tag"] == "BUTTON")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "summary.pdf")
    sheets = PdfReader(tmp_path / "summary.pdf").pages
    text = "".join("".join(sheet.extract_text() for sheet in sheets).split())

    assert "よろしくお願いします。" in text
    assert "K-07b" in text
    hands.tab_to(lambda part: part["tag"] == "SUMMARY")
    page.keyboard.press("Space")
    assert page.locator("details[open]").count() == 1


def test_after_a_mistake_the_focus_is_on_what_is_wrong(visit):
    visit.give({}, to_the_end=False)
    visit.open("/q/concern/")
    Keyboard(visit.page).answer_page({"conditions": []})

    expect(visit.page.locator("#error-summary")).to_be_focused()
    assert visit.page.evaluate(FOCUSED)["shown"]
    assert re.match("エラー", visit.page.title())
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate(FOCUSED)["name"] == "conditions"


@pytest.mark.parametrize("width", [375, 1280])
def test_the_table_keeps_its_rows_and_columns_for_a_screen_reader(visit, width):
    visit.page.set_viewport_size({"width": width, "height": 812})
    visit.give(ECZEMA)
    visit.open("/summary/")
    open_details(visit)

    rows = read_table(visit, "table.comparison")

    columns = [name for role, name in rows[0] if role == "columnheader"]
    assert len(columns) == visit.page.locator("article.option").count()
    assert all(columns)
    assert len(rows) > 8
    for row in rows[1:]:
        assert [role for role, _ in row] == ["rowheader"] + ["cell"] * len(columns), row
        assert row[0][1]


def read_table(visit, selector):
    """Give role and text of each cell, row by row, as the browser tells assistive technology."""
    session = visit.context.new_cdp_session(visit.page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    backend = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    wanted = session.send("DOM.describeNode", {"nodeId": backend["nodeId"]})["node"]["backendNodeId"]
    table = next(node for node in nodes.values() if node.get("backendDOMNodeId") == wanted)
    assert role_of(table) == "table"
    return [
        [
            (role_of(cell), text_of(cell, nodes))
            for cell in find(row, nodes, {"cell", "gridcell", "rowheader", "columnheader"})
        ]
        for row in find(table, nodes, {"row"})
    ]


def role_of(node):
    return "" if node.get("ignored") else node.get("role", {}).get("value", "")


def text_of(node, nodes):
    own = node.get("name", {}).get("value", "")
    return own or " ".join(filter(None, (text_of(nodes[child], nodes) for child in node.get("childIds", []))))


def find(node, nodes, roles):
    """List the nodes of these roles below a node, in reading order."""
    found = []
    for child in (nodes[name] for name in node.get("childIds", []) if name in nodes):
        found += [child] if role_of(child) in roles else find(child, nodes, roles)
    return found
