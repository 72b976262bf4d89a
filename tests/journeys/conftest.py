from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.states import Visit

WATCH_CSP = """
window.__violations = [];
document.addEventListener('securitypolicyviolation',
  event => window.__violations.push(event.effectiveDirective + ' ' + event.blockedURI));
"""


@dataclass
class Walker:
    """A person with a phone: answers page after page from a map of question id to answer."""

    page: Page
    base: str
    has_javascript: bool
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)

    def begin(self, who: str = "self") -> None:
        self.open("/")
        self.page.check(f"input[name=who][value={who}]")
        self.page.click("form[action='/begin/'] button[type=submit]")
        self.page.wait_for_url("**/q/**")

    def answer_step(self, answers: dict[str, Any]) -> str:
        """Fill in the step that is open, go on, and return the path of the next page."""
        names = self.page.eval_on_selector_all(
            "main form[action^='/q/'] input:not([type=hidden])",
            "inputs => [...new Set(inputs.map(i => i.name))]",
        )
        for name in names:
            if not name.endswith("-not-sure") and name in answers:
                self._fill(name, answers[name])
            elif not name.endswith("-not-sure") and f"{name}-not-sure" not in names:
                self._fill_unsure(name)
            elif not name.endswith("-not-sure"):
                self.page.check(f"input[name='{name}-not-sure']")
        return self.submit()

    def submit(self) -> str:
        if not self.has_javascript:
            with self.page.expect_navigation():
                self.page.click("main form[action^='/q/'] button[type=submit]")
            return self.path
        before = self.page.locator("main h1").inner_text()
        path = self.path
        self.page.click("main form[action^='/q/'] button[type=submit]")
        self.page.wait_for_function(
            "([path, heading]) => location.pathname !== path || document.querySelector('[role=alert]')"
            " || document.querySelector('main h1').innerText !== heading",
            arg=[path, before],
        )
        return self.path

    def walk(self, answers: dict[str, Any]) -> list[str]:
        """Answer until the check page and return the paths passed."""
        passed = []
        while self.path.startswith(("/q/", "/concern/")):
            assert len(passed) < 40, passed
            passed.append(self.path)
            if self.path == "/concern/":
                self.page.click("main a[href^='/q/']:last-of-type, main form button")
                continue
            self.answer_step(answers)
            assert self.page.locator("[role=alert]").count() == 0, self.page.inner_text("main")
        return passed

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base).partition("?")[0]

    def _fill(self, name: str, value: Any) -> None:
        if isinstance(value, int):
            self.page.fill(f"input[name='{name}']", str(value))
            return
        for choice in [value] if isinstance(value, str) else value:
            self.page.check(f"input[name='{name}'][value='{choice}']")

    def _fill_unsure(self, name: str) -> None:
        unsure = self.page.locator(f"input[name='{name}'][value='not-sure']")
        if unsure.count():
            unsure.check()


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def has_javascript(request: Any) -> bool:
    return bool(request.param)


@pytest.fixture
def phone(has_javascript: bool, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 375, "height": 812}, java_script_enabled=has_javascript, accept_downloads=True
    )
    context.add_init_script(WATCH_CSP)
    yield context
    context.close()


@pytest.fixture
def walker(phone: BrowserContext, live_server: Any, has_javascript: bool) -> Iterator[Walker]:
    walker = Walker(phone.new_page(), live_server.url, has_javascript)
    faults = walker.faults
    walker.page.on(
        "request",
        lambda r: faults.append(f"outside: {r.url}") if not r.url.startswith(live_server.url) else None,
    )
    walker.page.on("pageerror", lambda error: faults.append(str(error)))
    walker.page.on("response", lambda r: faults.append(f"{r.status} {r.url}") if r.status >= 500 else None)
    yield walker
    if has_javascript:
        faults += walker.page.evaluate("window.__violations || []")
    assert faults == []


@pytest.fixture(autouse=True)
def live_aid(release: Any) -> Iterator[Any]:
    from decisionaid.releases.live import live_release

    live_release.pin(release)
    yield release.aid
    live_release.pin(None)


@pytest.fixture
def visit(
    browser: Browser, live_server: Any, live_aid: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 375, "height": 812})
    context.add_init_script(WATCH_CSP)
    page = context.new_page()
    yield Visit(page, context, live_server.url, live_aid, monkeypatch)
    assert page.evaluate("window.__violations || []") == []
    context.close()
