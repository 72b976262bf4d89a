"""What matters, the talk and the checks of knowledge on a phone: by pointer, by keyboard, with axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.test_journeys import ECZEMA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWN = "縄跳びの前でも始められますか。"


@pytest.fixture
def at_check(walker):
    walker.begin()
    walker.walk(ECZEMA)
    assert walker.path == "/check/"
    return walker


def save(walker, tmp_path, press):
    with walker.page.expect_download() as download:
        press()
    path = tmp_path / "summary.pdf"
    download.value.save_as(path)
    return ["".join(sheet.extract_text().split()) for sheet in PdfReader(path).pages]


def tab_to(page, selector):
    """Press Tab until the focus is there; the focus must be visible on the way."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def first_rows(page, count):
    return page.eval_on_selector_all(
        "tr[id^=row-]", f"rows => rows.slice(0, {count}).map(r => r.id.slice(4))"
    )


def test_from_check_through_values_and_talk_to_the_pdf(at_check, tmp_path):
    page = at_check.page
    page.click("main a[href='/values/']")
    page.wait_for_url("**/values/")
    assert page.locator("main input:checked").count() == 0
    page.check("#value-low-cost-very")
    page.check("#value-no-needles-somewhat")
    page.click("main form[action='/values/'] button")
    page.wait_for_url("**/summary/")

    assert first_rows(page, 3) == ["legal", "cost", "how-given"]
    page.click(".row-order a")
    page.wait_for_url("**/summary/?rows=fixed#table")
    assert first_rows(page, 3) == ["legal", "what", "how-given"]

    page.click("#questions a[href='/talk/']")
    page.wait_for_url("**/talk/")
    page.locator("main input[type=checkbox]").first.check()
    page.fill("#id_own_1", OWN)
    sheets = save(at_check, tmp_path, lambda: page.click("main form button.button"))

    assert "とても大切:払うお金が少ないこと" in sheets[0]
    assert "(選んだ質問)" in sheets[0]
    assert OWN in sheets[0]
    at_check.open("/talk/")
    assert page.locator("main input:checked").count() == 1
    assert page.input_value("#id_own_1") == ""


def test_values_and_talk_by_keyboard_alone(at_check, tmp_path):
    page = at_check.page
    tab_to(page, "main a[href='/values/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/values/")

    # Tab enters a group at its first button; Space marks it, an arrow key goes on to the next.
    tab_to(page, "#value-itch-very")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.is_checked("#value-itch-somewhat")
    tab_to(page, "main form[action='/values/'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/summary/")
    assert first_rows(page, 2) == ["effect", "onset"]

    at_check.open("/talk/")
    tab_to(page, "main input[type=checkbox]")
    page.keyboard.press("Space")
    tab_to(page, "#id_own_2")
    page.keyboard.type(OWN)
    tab_to(page, "button[formaction='/talk/']")
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    assert page.input_value("#id_own_2") == OWN
    assert page.locator("main input:checked").count() == 1

    tab_to(page, "main form button.button")
    sheets = save(at_check, tmp_path, lambda: page.keyboard.press("Enter"))
    assert OWN in sheets[0]


def test_a_check_of_knowledge_explains_itself_where_it_stands(walker):
    walker.open("/knowledge/")
    page = walker.page
    page.check("#numbers-all-51")
    page.click("#check-numbers button")

    expect(page.locator("#why-numbers")).to_be_visible()
    expect(page.locator("#why-numbers")).to_be_in_viewport()
    assert walker.path.partition("#")[0] == "/knowledge/"
    assert page.is_checked("#numbers-all-51")
    if walker.has_javascript:
        expect(page.locator("#why-numbers")).to_be_focused()
    page.check("#approved-none")
    page.click("#check-approved button")
    expect(page.locator("#why-approved")).to_be_visible()
    expect(page.locator("#why-numbers")).to_be_visible()
    assert "approved=" not in page.url


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.slow
def test_axe_finds_nothing(at_check, has_javascript, language, width, scheme):
    if not has_javascript:
        pytest.skip("axe is a script of its own; the marks are the same without JavaScript")
    page = at_check.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    if language == "en":
        page.click("form[action='/language/'] button[value=en]")
        page.wait_for_selector("html[lang=en]")
    found = {}
    for path in ("/values/", "/talk/", "/knowledge/", "/check/", "/summary/"):
        at_check.open(path)
        if path == "/values/":
            page.check("#value-low-cost-very")
        if path == "/knowledge/":
            page.check("#approved-all")
            page.click("#check-approved button")
            expect(page.locator("#why-approved")).to_be_visible()
        found |= violations(page, path)
        if path == "/values/":
            page.click("main form[action='/values/'] button")
            page.wait_for_url("**/summary/")
    assert found == {}


def violations(page, path):
    # The policy of the page forbids scripts put into it, so axe runs in the page through the debugger.
    result = Axe().run(page)
    return {(path, item["id"]): item["nodes"][0]["html"] for item in result.response["violations"]}


@pytest.mark.slow
def test_nothing_is_wider_than_a_small_phone(at_check):
    page = at_check.page
    page.set_viewport_size({"width": 320, "height": 700})
    for path in ("/values/", "/talk/", "/knowledge/", "/check/"):
        at_check.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.slow
def test_what_is_touched_is_high_enough(at_check):
    for path in ("/values/", "/talk/", "/knowledge/"):
        at_check.open(path)
        heights = at_check.page.eval_on_selector_all(
            "main .choice > label, main button, main summary, main .quiet-link, main .link-row a",
            "all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect().height)",
        )
        assert min(heights) >= 44, path
