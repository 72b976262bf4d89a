"""A browser that opens pages of the panel and tells what is wrong with each."""

from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from tests.journeys.conftest import WATCH_CSP
from tests.journeys.test_axe import violations

OPEN_ALL = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
IS_CUT_OFF = "document.scrollingElement.scrollWidth > document.documentElement.clientWidth + 1"


class Viewer:
    """Somebody at a browser of their own, who is logged in as the client is."""

    def __init__(self, browser: Browser, base: str, client: Client, width: int) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 812})
        self.context.add_init_script(WATCH_CSP)
        if settings.SESSION_COOKIE_NAME in client.cookies:
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": base}])
        self.page, self.base = self.context.new_page(), base
        self.page.set_default_timeout(120_000)
        self.told: list[str] = []
        self.page.on("console", lambda line: self.told.append(line.text) if line.type == "error" else None)
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", self._note_outside)

    def look(self, address: str) -> list[Any]:
        """Open a page and give every fault: of the policy, of scripts, of axe, of the width."""
        self.told.clear()
        response = self.page.goto(self.base + address)
        assert response
        assert self.page.url == self.base + address, self.page.url
        # The browser itself tells of a page that comes with an error's status.
        told = [line for line in self.told if f"status of {response.status}" not in line]
        told += self.page.evaluate("window.__violations")  # axe itself adds inline styles
        if self.page.evaluate(IS_CUT_OFF):
            told.append("wider than the screen")
        self.page.evaluate(OPEN_ALL)
        return [*told, *violations(self.page)]

    def close(self) -> None:
        self.context.close()

    def _note_outside(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.told.append(f"outside: {request.url}")
