"""A security key as second factor: added, used to log in, and told when it cannot be used (WebAuthn)."""

import pytest

from decisionaid.audit.models import AuditEvent
from tests.journeys.conftest import WATCH_CSP
from tests.staff import PASSWORD, make_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ACCOUNT = "/staff/account/"
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class KeyHolder:
    """Somebody at a browser with a security key in it, which Chromium itself plays."""

    def __init__(self, browser, base):
        self.context = browser.new_context()
        self.context.add_init_script(WATCH_CSP)
        self.page, self.base, self.faults = self.context.new_page(), base, []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("response", lambda r: self.faults.append(r.url) if r.status >= 500 else None)
        self.devices = self.context.new_cdp_session(self.page)
        self.devices.send("WebAuthn.enable")
        self.key = self.plug_in()

    def plug_in(self):
        return self.devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"]

    def swap_the_key(self):
        self.devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.key})
        self.key = self.plug_in()

    def give_password(self, email):
        self.page.goto(f"{self.base}/staff/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.click("form.staff-form button[type=submit]")

    def add_key(self, name):
        self.page.goto(f"{self.base}{ACCOUNT}second-factor/webauthn/add/")
        self.page.fill("input[name=name]", name)
        with self.page.expect_navigation():
            self.page.click("#mfa_webauthn_add")

    def use_key(self):
        with self.page.expect_navigation():
            self.page.click("#mfa_webauthn_authenticate")

    @property
    def path(self):
        return self.page.url.removeprefix(self.base)

    def check(self):
        assert self.page.evaluate("window.__violations") == []
        assert self.faults == []


@pytest.fixture
def holder(browser, live_server):
    # A browser takes no address of numbers for a key: it is bound to a name.
    holder = KeyHolder(browser, live_server.url.replace("127.0.0.1", "localhost"))
    yield holder
    holder.context.close()


def test_a_key_is_set_up_at_the_first_login_and_opens_the_panel_at_the_next(holder):
    person = make_person("editor", email="hanako@example.jp", second_factor=False)
    holder.give_password(person.username)
    assert holder.path == f"{ACCOUNT}second-factor/totp/activate/"

    holder.add_key("鍵1")
    holder.check()
    holder.page.goto(f"{holder.base}/staff/")
    assert holder.path == "/staff/"
    assert AuditEvent.objects.filter(action="second_factor.key_added", actor=person).count() == 1

    holder.page.click("#logout-form button")
    holder.give_password(person.username)
    assert holder.path == f"{ACCOUNT}second-factor/authenticate/"
    holder.check()
    holder.use_key()
    assert holder.path == "/staff/"
    holder.check()


def test_another_key_opens_nothing_and_the_page_tells(holder):
    person = make_person("editor", email="hanako@example.jp", second_factor=False)
    holder.give_password(person.username)
    holder.add_key("鍵1")
    holder.page.click("#logout-form button")
    holder.give_password(person.username)
    assert not holder.page.is_visible("#key-failed")

    holder.swap_the_key()
    holder.page.click("#mfa_webauthn_authenticate")
    holder.page.wait_for_selector("#key-failed", state="visible")

    assert not holder.page.is_visible("#key-by-name")
    holder.check()
    holder.page.goto(f"{holder.base}/staff/")
    assert holder.path.startswith(ACCOUNT)


def test_an_answer_that_no_key_gave_is_refused_and_written_down(holder):
    person = make_person("editor", email="hanako@example.jp", second_factor=False)
    holder.give_password(person.username)
    holder.add_key("鍵1")
    holder.page.click("#logout-form button")
    holder.give_password(person.username)

    made_up = '{"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}'
    with holder.page.expect_navigation():
        holder.page.evaluate(
            "text => { const box = document.querySelector('[name=credential]');"
            " box.value = text; box.closest('form').submit() }",
            made_up,
        )

    assert holder.path == f"{ACCOUNT}second-factor/authenticate/"
    events = AuditEvent.objects.filter(action="login", outcome="failed", object_id=str(person.pk))
    assert [event.note for event in events] == ["wrong second factor"]
    holder.check()


def test_the_page_tells_that_a_key_needs_a_name_of_the_site(holder, live_server):
    holder.base = live_server.url
    person = make_person("editor", email="hanako@example.jp", second_factor=False)
    holder.give_password(person.username)

    holder.page.click("a[href$='/webauthn/add/']")

    # The script of the page shows it, a moment after the page is there.
    holder.page.wait_for_selector("#key-by-name", state="visible")
    holder.check()
