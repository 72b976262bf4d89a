"""A text and a price on their way: corrected, sent back, mended, approved, and read by a patient."""

import threading
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone

from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.releases.live import live_release
from decisionaid.sharing.actions import share_summary
from decisionaid.sharing.payload import Payload
from decisionaid.web.submission import Submission
from tests.content_staff import EDITOR, REVIEWER, get_item, make_person
from tests.journeys.conftest import WATCH_CSP
from tests.staff import give_second_factor, log_in
from tests.staff import make_person as make_staff
from tests.vignettes import read_vignette

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PRICE = (
    "記事003は、注射薬の自己負担は月30,000〜50,000円で、長く続くと書いています。"
    "保険の割合、負担の上限、量は書かれていません。"
)
MENDED = "会社からも団体からも、資金の提供は受けていません。"


class Desk:
    """Somebody at a browser of their own, logged in; notes every breach of the policy and every error."""

    def __init__(self, browser, base, person, *, has_javascript=True, width=1280):
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=has_javascript
        )
        self.context.add_init_script(WATCH_CSP)
        client = log_in(Client(), give_second_factor(person))
        cookie = client.cookies["staff"]
        self.context.add_cookies([{"name": "staff", "value": cookie.value, "url": base}])
        self.page, self.base, self.faults = self.context.new_page(), base, []
        # Publishing runs the whole proof, and other tests run beside it.
        self.page.set_default_timeout(180_000)
        self.has_javascript = has_javascript
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("response", lambda r: self.faults.append(r.url) if r.status >= 500 else None)

    def open(self, path):
        self.page.goto(f"{self.base}/staff/releases/{path}")

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def look(self):
        """Check the page that is open: accessible, within the policy, no wider than the screen."""
        if self.has_javascript:
            assert self.page.evaluate("window.__violations") == []  # axe itself adds inline styles
            found = Axe().run(self.page).response["violations"]
            told = [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found]
            assert told == [], self.page.url
        assert self.faults == []

    def close(self):
        self.context.close()


@pytest.fixture
def content(transactional_db):
    return publish_first_release_if_none(now=timezone.now())


@pytest.fixture
def people(content):
    return make_person("eiko", EDITOR, first_name="Eiko"), make_person("riku", REVIEWER, first_name="Riku")


def refresh_live_release():
    """Look once for another live release, as the thread of each process does every few seconds."""
    live_release.pin(None)
    thread = threading.Thread(target=live_release.refresh)
    thread.start()
    thread.join(30)


def correct(desk, japanese, english):
    desk.open(f"contentitem/{get_item('about', 'about').pk}/change/")
    desk.page.fill("[name='funding.ja']", japanese)
    desk.page.fill("[name='funding.en']", english)
    desk.press("下書きに保存")
    desk.look()


def correct_price(desk):
    desk.open(f"contentitem/{get_item('costs', 'costs').pk}/change/")
    field = desk.page.locator("[name='stated.0.text.ja']")
    before = field.input_value()
    field.evaluate(
        "box => { for (let on = box; on; on = on.parentElement) if (on.open === false) on.open = true }"
    )
    field.fill(PRICE)
    desk.press("下書きに保存")
    desk.look()
    return before


def share(release):
    """Share a summary as a patient with the live release did; gives the code."""
    answers = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in read_vignette("v03")["answers"].items()
    }
    payload = Payload(Submission("self", answers), language="ja", as_of=timezone.localdate())
    shared = share_summary(
        release_number=release.number, payload=payload, form_token="story", now=timezone.now()
    )
    return shared.code


def open_shared(desk, code):
    desk.page.goto(f"{desk.base}/staff/shared/")
    desk.page.fill("#id_code", code)
    with desk.page.expect_navigation():
        desk.page.click(".staff-form button")
    desk.look()
    return desk.page.inner_text("main, #content")


def propose(desk, note):
    desk.open("contentitem/")
    desk.page.click("details summary:has-text('審査に出す')")
    desk.page.fill("#f-note", note)
    desk.press("提案する")
    desk.look()
    assert not desk.page.url.endswith("/propose/"), desk.page.inner_text("body")
    return desk.page.url.removeprefix(f"{desk.base}/staff/releases/")


def wait_for_proof(desk):
    """Look again, as the page says, until the proof that runs beside the server is finished."""
    end = time.monotonic() + 240
    while "この内容で成り立ちます" not in desk.page.inner_text("#content"):
        assert time.monotonic() < end, desk.page.inner_text("#content")
        desk.look()
        time.sleep(1)
        with desk.page.expect_navigation():
            desk.page.click("text=もう一度見る")


@pytest.mark.parametrize(
    "has_javascript", [pytest.param(True, marks=pytest.mark.slow), False], ids=["javascript", "no-javascript"]
)
def test_a_corrected_text_and_price_reach_the_patient(  # noqa: PLR0915 (one story, told in order)
    browser, live_server, content, people, settings, has_javascript
):
    settings.SHARING = settings.CLINIC_MODE = True
    settings.CLINIC_NAME = "みどり皮膚科"
    code = share(content)
    desks = [Desk(browser, live_server.url, person, has_javascript=has_javascript) for person in people]
    editor, reviewer = desks

    correct(
        editor, "資金の提供は、どこからも受けていません。", "No outside funding is received from anybody."
    )
    old_price = correct_price(editor)
    place = propose(editor, "もっとはっきり書く")
    reviewer.open(place)
    told = reviewer.page.inner_text("#content")
    assert "資金の提供は、どこからも受けていません。" in told
    assert PRICE in told
    assert old_price in told
    reviewer.look()
    reviewer.page.fill("#f-verdict", "誰から、を書いてください")
    reviewer.press("直しを求める")

    correct(editor, MENDED, "No funding is received from companies or associations.")
    assert propose(editor, "誰から、を書いた") == place
    assert editor.page.locator("form[action$='/approve/']").count() == 0
    reviewer.open(place)
    reviewer.press("承認する")
    wait_for_proof(reviewer)
    reviewer.press("今すぐ公開する")
    reviewer.look()
    assert "数秒で患者の画面に出ます" in reviewer.page.inner_text("body")
    refresh_live_release()
    clinician = Desk(browser, live_server.url, make_staff("clinician"), has_javascript=has_javascript)
    desks.append(clinician)
    shared = open_shared(clinician, code)
    assert f"1-{content.content_hash[:8]} (いまの公開版ではありません)" in shared
    for desk in desks:
        desk.close()

    patient = browser.new_page()
    patient.goto(live_server.url)
    assert MENDED in patient.content()
    patient.goto(f"{live_server.url}/changes/")
    assert "2-" in patient.inner_text("main")
    patient.close()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.slow
def test_the_pages_of_the_panel_are_accessible_and_fit(browser, live_server, content, people, width):
    editor, reviewer = people
    editor.user_permissions.add(*reviewer.user_permissions.all())
    desk = Desk(browser, live_server.url, editor, width=width)
    rule, option = get_item("rules", "I-02"), get_item("options", "no-change")
    paths = [
        *(f"contentitem/{name}/" for name in ("checks", "import", "preview", "add")),
        *(f"contentitem/{item.pk}/change/" for item in (rule, option)),
        *(f"contentitem/{rule.pk}/{name}/" for name in ("history", "delete")),
        "contentitem/add/?kind=questions",
        "contentitem/",
        "contentitem/preview/page/?sample=pregnant&language=ja",
        "release/",
        f"release/{content.pk}/change/",
    ]

    for path in paths:
        desk.open(path)
        desk.look()
        is_own = "content-page" in desk.page.content() or "draft-mark" in desk.page.content()
        if is_own and path not in ("contentitem/",):
            assert desk.page.evaluate("document.scrollingElement.scrollWidth") <= width, path
    desk.close()
