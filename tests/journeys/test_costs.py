"""The cost calculator and the pictures of the summary in a real browser, with JavaScript and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from tests.vignettes import read_vignette

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ECZEMA = {**read_vignette("v07")["answers"], "urgent-signs": ["none"]}
ADD_UP = "main form[action='/costs/'] button[type=submit]"


@pytest.fixture
def at_summary(walker):
    walker.begin()
    walker.walk(ECZEMA)
    walker.page.click("main a[href='/summary/']")
    walker.page.wait_for_url("**/summary/")
    return walker


def add_up(walker, wait_for):
    if walker.has_javascript:
        walker.page.click(ADD_UP)
        walker.page.wait_for_selector(wait_for)
    else:
        with walker.page.expect_navigation():
            walker.page.click(ADD_UP)


def check_with_axe(walker):
    if walker.has_javascript:
        found = Axe().run(walker.page).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []


def check_focus(walker, selector):
    if walker.has_javascript:
        assert walker.page.evaluate("s => document.activeElement.matches(s)", selector)


def download_text(page, path):
    with page.expect_download() as download:
        page.click("form[action='/summary/pdf/'] button")
    download.value.save_as(path)
    return "".join("".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())


def has_no_sideways_scrolling(walker):
    if walker.has_javascript:
        return walker.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    return True


def test_a_quoted_price_is_mended_added_up_and_taken_along(at_summary, tmp_path):
    walker, page = at_summary, at_summary.page
    page.click("main a[href='/costs/']")
    page.wait_for_url("**/costs/")
    check_with_axe(walker)
    page.check("#cost-option-supernatant")
    page.fill("#cost-price", "20,000円")
    page.fill("#cost-price-to", "1.5万")
    page.check("#cost-schedule-article")

    add_up(walker, "main [role=alert]")

    check_with_axe(walker)
    assert "大きい方" in page.inner_text("#error-summary")
    assert page.title().startswith("エラー:")
    check_focus(walker, "#error-summary")
    assert page.input_value("#cost-price") == "20,000円"
    page.fill("#cost-price", "1.5万")
    page.fill("#cost-price-to", "20,000円")

    add_up(walker, "table.quote")

    check_with_axe(walker)
    assert has_no_sideways_scrolling(walker)
    assert walker.page.url.endswith("/costs/")
    assert "105,000円〜380,000円" in page.inner_text("main")
    check_focus(walker, "h1")
    page.check("#extent-visit")
    assert "105,000円〜380,000円" in download_text(page, tmp_path / "sum.pdf")

    walker.open("/costs/")
    assert page.input_value("#cost-price") == ""
    assert "105,000円" not in page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.slow
def test_pictures_are_seen_and_pass_axe(at_summary, scheme):
    walker, page = at_summary, at_summary.page
    page.emulate_media(color_scheme=scheme)

    assert page.locator("svg.people-bar").count() == 6
    assert page.locator("svg.visits-line").count() == 4
    for layer in ("#numbers details.layer", "#numbers details.estimate", "#visits details.layer"):
        page.locator(f"{layer} > summary").first.click()
    for name in ("people-bar", "visits-line", "icons"):
        box = page.locator(f"svg.{name}").first.bounding_box()
        assert box["width"] >= 100
        assert box["height"] >= 15
    page.click(".people-counts summary")
    assert page.locator(".people-notes li").first.is_visible()
    check_with_axe(walker)
    assert has_no_sideways_scrolling(walker)


def test_numbers_of_the_pictures_are_read_out(at_summary):
    names = at_summary.page.locator("svg[role=img]").evaluate_all(
        "all => all.map(s => s.getAttribute('aria-label'))"
    )

    assert "今の標準の治療を整えて続ける: 少なくとも45,846人" in names
    assert all(names)
