"""What the next person at the same device can see, and the warning before a page is left."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.journeys.states import ECZEMA, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "シクロスポリン"


@pytest.fixture
def tablet(visit, monkeypatch):
    """A tablet whose clock the test turns."""
    monkeypatch.setattr(settings, "TABLET_MODE", True)
    monkeypatch.setattr(settings, "IDLE_MINUTES", 3)
    visit.page.clock.install()
    return visit


def names_of_cookies(visit):
    return {cookie["name"] for cookie in visit.context.cookies()}


@pytest.fixture
def browser_with_memory(browser_type, browser_type_launch_args):
    """Chromium as people have it: Playwright's own switches its memory of pages (bfcache) off."""
    browser = browser_type.launch(
        **browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.mark.parametrize("has_javascript", [True, False], ids=["javascript", "no-javascript"])
@pytest.mark.parametrize("way", ["footer", "header"])
def test_back_after_erasing_shows_no_answer(visit, browser_with_memory, has_javascript, way):
    context = browser_with_memory.new_context(java_script_enabled=has_javascript)
    person = Visit(context.new_page(), context, visit.base, visit.aid, visit.patch)
    person.give({**ECZEMA, "current-treatments": ["ciclosporin"]})
    for path in ("/q/treatments/", "/check/", "/summary/", "/privacy/"):
        person.open(path)
    page = person.page
    if way == "header":
        page.click("#site-erase-link a")
        page.click("main form[action='/erase/'] button")
    else:
        page.click("footer form[action='/erase/'] button")
    page.wait_for_url("**/erased/")

    for _ in range(4):
        page.go_back()
        page.wait_for_load_state()
        assert SECRET not in page.content()
        assert page.locator("main input:checked").count() == 0
    context.close()


def test_back_through_swapped_pages_after_erasing_shows_no_answer(walker):
    walker.begin()
    walker.answer_step({"conditions": ["atopic-dermatitis"]})
    walker.answer_step({"urgent-signs": ["none"]})
    walker.page.click("footer form[action='/erase/'] button")
    walker.page.wait_for_url("**/erased/")

    for _ in range(3):
        walker.page.go_back()
        walker.page.wait_for_load_state()
        assert walker.page.locator("main input:checked").count() == 0


def test_a_tablet_warns_counts_down_and_goes_back_to_the_start(tablet):
    page = tablet.page
    tablet.give(ECZEMA)
    tablet.speak("en")
    tablet.open("/check/")
    dialog = page.get_by_role("alertdialog", name="Are you still there?")

    page.clock.run_for("02:50")
    expect(dialog).to_be_hidden()
    page.clock.run_for("00:15")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.clock.run_for("00:30")
    assert "Seconds left:" in page.inner_text("[data-said]")
    page.clock.run_for("00:40")
    page.wait_for_url(f"{tablet.base}/")

    assert settings.ANSWERS_COOKIE_NAME not in names_of_cookies(tablet)
    assert page.get_attribute("html", "lang") == "ja"
    page.go_back()
    page.wait_for_url("**/answers-gone/")


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_going_on_keeps_the_answers_and_the_place(tablet, key):
    page = tablet.page
    tablet.give(ECZEMA)
    tablet.open("/q/safety/")
    choice = page.locator("main input[type=radio]").first
    choice.focus()
    before = [cookie["value"] for cookie in tablet.context.cookies()]

    page.clock.run_for("03:05")
    expect(page.locator("#idle-dialog")).to_be_visible()
    with page.expect_response("**/keep/") as kept:
        page.keyboard.press(key)

    assert kept.value.status == 204
    expect(page.locator("#idle-dialog")).to_be_hidden()
    expect(choice).to_be_focused()
    assert [cookie["value"] for cookie in tablet.context.cookies()] != before
    page.clock.run_for("02:30")
    expect(page.locator("#idle-dialog")).to_be_hidden()


def test_who_reads_and_scrolls_is_not_disturbed(tablet):
    page = tablet.page
    tablet.give(ECZEMA)
    tablet.open("/check/")

    with page.expect_response("**/keep/"):
        for _ in range(5):
            page.clock.run_for("01:30")
            page.mouse.wheel(0, 50)
            page.wait_for_function("() => true")

    expect(page.locator("#idle-dialog")).to_be_hidden()


def test_erase_now_does_not_wait(tablet):
    tablet.give(ECZEMA)
    tablet.open("/check/")
    tablet.page.clock.run_for("03:05")
    tablet.page.click("#idle-dialog .button-quiet")

    tablet.page.wait_for_url(f"{tablet.base}/")
    assert settings.ANSWERS_COOKIE_NAME not in names_of_cookies(tablet)


def test_a_fresh_start_page_stays_as_it_is(tablet):
    tablet.open("/")
    tablet.page.clock.run_for("20:00")

    expect(tablet.page.locator("#idle-dialog")).to_be_hidden()


def test_on_an_own_device_a_notice_comes_before_the_answers_end(visit):
    page = visit.page
    page.clock.install()
    visit.give(ECZEMA)
    visit.open("/check/")
    notice = page.locator("#idle-notice [data-words]")

    page.clock.run_for("54:00")
    expect(notice).to_be_hidden()
    page.clock.run_for("02:00")
    expect(notice).to_be_visible()
    with page.expect_response("**/keep/") as kept:
        page.click("#idle-notice button")

    assert kept.value.status == 204
    expect(notice).to_be_hidden()


def test_without_answers_no_notice_comes(visit):
    visit.page.clock.install()
    visit.open("/")
    visit.page.clock.run_for("59:00")

    expect(visit.page.locator("#idle-notice [data-words]")).to_be_hidden()


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(lambda visit: visit.context.clear_cookies(), "クッキーが使えない", id="cookies gone"),
        pytest.param(
            lambda visit: visit.page.route(
                "**/q/concern/", lambda route: route.fulfill(status=502, body="Bad gateway")
            ),
            "",
            id="answer of a proxy",
        ),
    ],
)
def test_htmx_shows_the_error_page_that_came(visit, make, told):
    visit.give({}, to_the_end=False)
    visit.open("/q/concern/")
    make(visit)
    visit.page.check("input[value=atopic-dermatitis]")
    if not told:
        with visit.page.expect_navigation():
            visit.page.click("main form button[type=submit]")
        return
    visit.page.click("main form button[type=submit]")

    heading = visit.page.locator("main h1")
    expect(heading).to_contain_text(told)
    expect(heading).to_be_focused()
    assert told in visit.page.title()
