"""The panel's pages about the clinic on a phone, with and without scripts: no violation, nothing cut off."""

import pytest
from django.test import Client
from django.utils import timezone

from decisionaid.clinic.actions import propose
from decisionaid.clinic.models import ClinicVersion
from decisionaid.clinic.selectors import get_draft
from decisionaid.releases.live import live_release
from tests.clinics import write_draft
from tests.journeys.test_axe import violations
from tests.staff import log_in, make_person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EDITING = ["/staff/clinic/", "/staff/clinic/profile/", "/staff/clinic/prices/offer-1/", "/staff/clinic/logo/"]


def enter(context, base, person, settings):
    session = log_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])


def is_cut_off(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_pages_of_the_panel_are_sound_at_375_pixels(visit, settings, language):
    writer = make_person("administrator")
    write_draft(writer)
    enter(visit.context, visit.base, writer, settings)
    visit.speak(language)

    for path in EDITING:
        visit.open(path)
        assert violations(visit.page) == [], path
        assert not is_cut_off(visit.page), path


def test_reviewer_reads_and_publishes_without_scripts(browser, live_server, settings):
    writer, other = make_person("administrator"), make_person("reviewer")
    write_draft(writer)
    propose(revision=get_draft().revision, by=writer, now=timezone.now())
    assert live_release.get()
    context = browser.new_context(viewport={"width": 375, "height": 812}, java_script_enabled=False)
    enter(context, live_server.url, other, settings)
    page = context.new_page()

    page.goto(f"{live_server.url}/staff/clinic/")
    page.click("form[action='/staff/clinic/approve/'] button")
    page.wait_for_load_state()

    assert page.locator(".messagelist .success").count() == 1
    assert ClinicVersion.objects.get().approved_by == other
    context.close()
