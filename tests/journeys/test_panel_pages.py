"""Every page of the panel that the URL resolver knows, as everybody who may open it, on phone and desktop.

No page is named here to be looked at: a new one is looked at as soon as it has an address. Named is only what
is no page, with the reason, and that is held too.
"""

from contextlib import closing

import pytest

from tests.journeys.panel_viewer import Viewer
from tests.journeys.panel_world import World, list_routes
from tests.visitors import VISITORS

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WIDTHS = (375, 1280)
POST_ONLY = "does something, so it answers to POST alone"
FILE = "gives a file"
ELSEWHERE = "leads to a page that is looked at by its own address"
CLOSED = "part of Django's admin that is closed to everybody"
# Name of the address: why it is no page.
NO_PAGE = {
    **dict.fromkeys(
        (
            "shared_pdf shared_note shared_close person_active person_reset"
            " clinic_offer_delete clinic_propose clinic_send_back clinic_approve clinic_withdraw"
            " audit_export statistics_export releases_release_propose releases_release_comment"
            " releases_release_request_changes"
            " releases_release_approve releases_release_take_back releases_release_publish"
            " releases_release_schedule releases_release_unschedule releases_release_restore"
            " releases_release_load"
        ).split(),
        POST_ONLY,
    ),
    **dict.fromkeys(
        (
            "mfa_download_recovery_codes clinic_logo_picture jsi18n releases_contentitem_export"
            " releases_contentitem_preview_pdf releases_release_export"
        ).split(),
        FILE,
    ),
    **dict.fromkeys(
        (
            "login password_change staff/sharing/sharedsummary/<path:object_id>/"
            " staff/audit/auditevent/<path:object_id>/"
        ).split(),
        ELSEWHERE,
    ),
    **dict.fromkeys(
        (
            "autocomplete view_on_site sharing_sharedsummary_add audit_auditevent_add audit_auditevent_delete"
            " staff/(?P<url>.*)$"
        ).split(),
        CLOSED,
    ),
}


@pytest.fixture
def world(transactional_db, settings):
    settings.SHARING = settings.CLINIC_MODE = True
    settings.CLINIC_NAME = "みどり皮ふ科"
    return World()


def why_no_page(response):
    """Give the reasons that fit an answer which is no page; a refusal fits to all of them."""
    if response.status_code == 405:
        return {POST_ONLY}
    if response.status_code in (301, 302):
        return {ELSEWHERE}
    if response.status_code in (403, 404):
        return {POST_ONLY, FILE, ELSEWHERE, CLOSED}
    return set() if is_page(response) else {FILE}


def is_page(response):
    # A used-up invitation is told by a page of its own, with status 410.
    return response.status_code in (200, 410) and response["Content-Type"].startswith("text/html")


def test_every_address_is_a_page_for_somebody_or_no_page_for_anybody(world):
    routes = list_routes()
    assert set(NO_PAGE) <= set(routes)
    clients = {visitor: world.enter(visitor) for visitor in VISITORS}

    for name, route in routes.items():
        answers = [client.get(world.addresses(name, route)[0]) for client in clients.values()]
        if name in NO_PAGE:
            # Nobody but staff gets further than the login.
            inside = [answer for answer in answers if not is_login(answer)]
            assert all(NO_PAGE[name] in why_no_page(answer) for answer in inside), name
        else:
            assert any(map(is_page, answers)), name


def is_login(answer):
    return answer.status_code == 302 and answer["Location"].startswith(("/staff/account/", "/staff/login/"))


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_page_is_sound(browser, live_server, world, visitor):
    client = world.enter(visitor)
    pages, refused = [], {}
    for name, route in list_routes().items():
        for address in world.addresses(name, route, visitor) if name not in NO_PAGE else ():
            answer = client.get(address)
            if is_page(answer):
                pages.append(address)
            elif answer.status_code >= 400:
                refused[answer.status_code] = address
    assert pages

    # One refused page of each kind is enough: they are all the same.
    pages += refused.values()
    for width in WIDTHS:
        with closing(Viewer(browser, live_server.url, client, width)) as viewer:
            found = [f"{width} {address} {fault}" for address in pages for fault in viewer.look(address)]
        assert not found, "\n".join(found)
