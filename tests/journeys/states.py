"""Every page and state that a patient can see, as a table for checks in the browser.

A new page or state gets a line in `STATES`; whatever is checked on all pages then checks it too.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page

from decisionaid.clinic.live import live_clinic
from decisionaid.pdf.errors import PdfBusy, PdfTimeout, PdfUnavailable
from decisionaid.pdf.service import get_pdf_service
from decisionaid.releases.live import live_release
from decisionaid.web.cookie import seal
from tests.answers import complete
from tests.clinics import with_logo, with_long_words
from tests.vignettes import read_vignette

ECZEMA = {"urgent-signs": ["none"], **read_vignette("v07")["answers"]}
DOUBT = {"urgent-signs": ["none"], **read_vignette("v22")["answers"]}
NERVE_PAIN = {"conditions": ["nerve-pain"], "urgent-signs": ["none"], "age": 64}
URGENT = {**NERVE_PAIN, "urgent-signs": ["bladder-or-bowel-trouble-or-numb-saddle"]}


@dataclass
class Visit:
    """A browser of its own, on this site, and the means to bring it into a state."""

    page: Page
    context: BrowserContext
    base: str
    aid: Any
    patch: pytest.MonkeyPatch

    def give(self, answers: Mapping[str, Any], *, to_the_end: bool = True) -> None:
        held = complete(self.aid, answers) if to_the_end else dict(answers)
        self._set_cookie(settings.ANSWERS_COOKIE_NAME, seal({"v": 1, "who": "self", "answers": held}))

    def speak(self, language: str) -> None:
        self._set_cookie(settings.LANGUAGE_COOKIE_NAME, language)

    def open(self, path: str, *, status: int = 200) -> None:
        response = self.page.goto(self.base + path)
        assert response
        assert (response.status, self.page.url) == (status, self.base + path)

    def send(self, action: str) -> None:
        """Send the form with this action as a browser without htmx does, and wait for the page."""
        with self.page.expect_navigation():
            self.page.eval_on_selector(f"main form[action='{action}']", "form => form.submit()")

    def _set_cookie(self, name: str, value: str) -> None:
        self.context.add_cookies([{"name": name, "value": value, "url": self.base}])


@dataclass(frozen=True)
class State:
    """A page at `path`, opened with these answers, and what is done there (`then`)."""

    name: str
    path: str
    answers: Mapping[str, Any] | None = None
    to_the_end: bool = True
    then: Callable[[Visit], None] | None = None
    before: Callable[[Visit], None] | None = None
    status: int = 200

    def show(self, visit: Visit) -> None:
        if self.answers is not None:
            visit.give(self.answers, to_the_end=self.to_the_end)
        if self.before:
            self.before(visit)
        visit.open(self.path, status=self.status)
        if self.then:
            self.then(visit)


def open_details(visit: Visit) -> None:
    visit.page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")


def send_without_answer(visit: Visit) -> None:
    visit.send(re.sub(r"\?.*", "", visit.page.url.removeprefix(visit.base)))
    assert visit.page.locator("[role=alert]").count() == 1


def begin_without_choice(visit: Visit) -> None:
    visit.send("/begin/")
    assert visit.page.locator("[role=alert]").count() == 1


def load_nothing(visit: Visit) -> None:
    visit.send("/load/")
    assert visit.page.locator("#answers-file-error").count() == 1


def odd_price(visit: Visit) -> None:
    visit.page.locator("main form.costs input[type=text]").first.fill("many")
    visit.send("/costs/")
    assert visit.page.locator("[role=alert]").count() == 1


def too_long_a_note(visit: Visit) -> None:
    visit.page.eval_on_selector("textarea[name=note]", "box => { box.maxLength = 9999; }")
    visit.page.fill("textarea[name=note]", "長い" * 300)
    visit.send("/summary/pdf/")
    assert visit.page.locator("#id_note_error").count() == 1


def no_pdf(error: Exception) -> Callable[[Visit], None]:
    def ask(visit: Visit) -> None:
        def fail(*args: Any, **kwargs: Any) -> bytes:
            raise error

        visit.patch.setattr(get_pdf_service(), "render", fail)
        visit.send("/summary/pdf/")
        assert visit.page.locator("main a[href='/summary/']").count() == 1

    return ask


def without_release(visit: Visit) -> None:
    live_release.pin(None)
    visit.patch.setattr(live_release, "_start", lambda: None)
    visit.patch.setattr(live_release._loaded, "wait", lambda seconds: False)


def with_sharing(visit: Visit) -> None:
    visit.patch.setattr(settings, "SHARING", True)
    live_release.pin(replace(live_release.get(), number=1))


def in_clinic_mode(visit: Visit) -> None:
    visit.patch.setattr(settings, "CLINIC_MODE", True)
    visit.patch.setattr(settings, "CLINIC_NAME", "みどり皮ふ科")
    live_clinic.pin(with_logo())


def in_clinic_mode_at_length(visit: Visit) -> None:
    in_clinic_mode(visit)
    live_clinic.pin(with_long_words())


def share_with_clinic(visit: Visit) -> None:
    in_clinic_mode(visit)
    with_sharing(visit)


def take_price(visit: Visit) -> None:
    with visit.page.expect_navigation():
        visit.page.click("button[name=clinic-offer]")
    assert visit.page.input_value("#cost-price") == "31,370"


def share_without_consent(visit: Visit) -> None:
    visit.send("/share/")
    assert visit.page.locator("#id_consent_error").count() == 1


def delete_with_a_wrong_code(visit: Visit) -> None:
    visit.send("/shared/delete/")
    assert visit.page.locator("#id_code_error").count() == 1


def report_nothing(visit: Visit) -> None:
    visit.send("/report/")
    assert visit.page.locator("#error-summary li").count() == 3


def on_a_tablet(visit: Visit) -> None:
    visit.patch.setattr(settings, "TABLET_MODE", True)


def show_idle_dialog(visit: Visit) -> None:
    visit.page.eval_on_selector("#idle-dialog", "dialog => dialog.showModal()")


def show_idle_notice(visit: Visit) -> None:
    # A clock of the test would stop the page's own checks; the script writes this attribute every second.
    visit.page.eval_on_selector("#idle-notice [data-words]", "words => words.removeAttribute('hidden')")


def questions(step_ids: list[str], answers: Mapping[str, Any]) -> list[State]:
    return [State(f"question {step}", f"/q/{step}/", answers, then=open_details) for step in step_ids]


# One page for each kind of question, and those with the most on them.
ECZEMA_STEPS = ["concern", "urgent", "age", "safety", "treatments", "severity", "area", "steroid", "goals"]

STATES = [
    State("start", "/", then=open_details),
    State("start with answers", "/", ECZEMA),
    State("start, nothing chosen", "/", then=begin_without_choice),
    *questions(ECZEMA_STEPS, ECZEMA),
    State("error: one of several", "/q/concern/", {}, to_the_end=False, then=send_without_answer),
    State(
        "error: number",
        "/q/age/",
        {"conditions": ["nerve-pain"], "urgent-signs": ["none"]},
        to_the_end=False,
        then=send_without_answer,
    ),
    State("error: many questions", "/q/safety/", NERVE_PAIN, to_the_end=False, then=send_without_answer),
    State("urgent sign", "/q/age/", URGENT, to_the_end=False),
    State("limits of the aid", "/concern/", {"conditions": ["not-sure"]}, to_the_end=False),
    State("limits of the aid, urgent", "/concern/", {**URGENT, "conditions": ["other"]}, to_the_end=False),
    State("check", "/check/", ECZEMA),
    State("check with doubt", "/check/", DOUBT),
    State("check, urgent", "/check/", URGENT),
    State("summary", "/summary/", ECZEMA),
    State("summary, opened", "/summary/", ECZEMA, then=open_details),
    State("summary, urgent", "/summary/", URGENT),
    State("summary, note too long", "/summary/", NERVE_PAIN, then=too_long_a_note),
    State("PDF busy", "/summary/", NERVE_PAIN, then=no_pdf(PdfBusy("4 wait"))),
    State("PDF failed", "/summary/", NERVE_PAIN, then=no_pdf(PdfTimeout("30 s"))),
    State("PDF libraries missing", "/summary/", NERVE_PAIN, then=no_pdf(PdfUnavailable("Pango"))),
    State("summary to print", "/summary/print/", ECZEMA),
    State("values", "/values/", ECZEMA, then=open_details),
    State("costs", "/costs/", ECZEMA, then=open_details),
    State("costs, odd price", "/costs/", ECZEMA, then=odd_price),
    State("start, of a clinic", "/", before=in_clinic_mode),
    State("summary, of a clinic", "/summary/", ECZEMA, before=in_clinic_mode, then=open_details),
    State("costs, price of the clinic", "/costs/", ECZEMA, before=in_clinic_mode, then=take_price),
    State("contact, of a clinic", "/contact/", before=in_clinic_mode),
    State("method, of a clinic", "/method/", before=in_clinic_mode),
    State("privacy, of a clinic", "/privacy/", before=share_with_clinic),
    State("share, of a clinic", "/share/", ECZEMA, before=share_with_clinic),
    State("summary to print, of a clinic", "/summary/print/", ECZEMA, before=in_clinic_mode),
    State(
        "summary, of a clinic at length",
        "/summary/",
        ECZEMA,
        before=in_clinic_mode_at_length,
        then=open_details,
    ),
    State("costs, of a clinic at length", "/costs/", ECZEMA, before=in_clinic_mode_at_length),
    State("contact, of a clinic at length", "/contact/", before=in_clinic_mode_at_length),
    State("talk", "/talk/", ECZEMA, then=open_details),
    State("knowledge", "/knowledge/", ECZEMA, then=open_details),
    State("start, file unreadable", "/", then=load_nothing),
    State("share", "/share/", ECZEMA, before=with_sharing),
    State("share, no consent", "/share/", ECZEMA, before=with_sharing, then=share_without_consent),
    State("delete what was shared", "/shared/delete/", before=with_sharing),
    State("delete, wrong code", "/shared/delete/", before=with_sharing, then=delete_with_a_wrong_code),
    State("all questions", "/questions/"),
    State("method", "/method/"),
    State("sources", "/sources/", then=open_details),
    State("coverage", "/coverage/", then=open_details),
    State("glossary", "/glossary/"),
    State("self-audit", "/audit/", then=open_details),
    State("changes", "/changes/"),
    State("privacy", "/privacy/"),
    State("accessibility", "/accessibility/"),
    State("contact", "/contact/"),
    State("report", "/report/"),
    State("report, nothing written", "/report/", then=report_nothing),
    State("report received", "/report/received/"),
    State("erase", "/erase/", ECZEMA),
    State("nothing to erase", "/erase/"),
    State("erased", "/erased/"),
    State("answers gone", "/answers-gone/"),
    State("cookies blocked", "/begun/", status=403),
    State("not found", "/no-such-page/", ECZEMA, status=404),
    State("wrong method", "/keep/", status=405),
    State("not ready", "/q/concern/", before=without_release, status=503),
    State("tablet warning", "/q/safety/", ECZEMA, before=on_a_tablet, then=show_idle_dialog),
    State("idle notice", "/q/safety/", ECZEMA, then=show_idle_notice),
]
