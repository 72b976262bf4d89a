"""Every role with every page of the panel: allowed, refused, no login, no second factor, wrong method."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, resolve
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.reports.actions import receive_report
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.role_sync import sync_roles
from decisionaid.staff.roles import ADMINISTRATOR, CLINICIAN, EDITOR, RECEPTION, REVIEWER, ROLES
from tests.integration.staff import test_clinic
from tests.integration.staff.content.test_permissions import (
    ITEM_PAGES,
    ITEM_WRITES,
    RELEASE_PAGES,
    RELEASE_WRITES,
)
from tests.staff import log_in, make_person, reauthenticate

ALL = frozenset(ROLES)
NOBODY = frozenset()
# name of the page: (method, who may, what the page answers then)
PAGES = {
    "index": ("get", ALL, 200),
    "jsi18n": ("get", ALL, 200),
    "login": ("get", ALL, 302),
    "logout": ("get", ALL, 200),
    "password_change": ("get", ALL, 302),
    "password_change_done": ("get", ALL, 200),
    "shared": ("get", {RECEPTION, CLINICIAN}, 200),
    "shared_summary": ("get", {RECEPTION, CLINICIAN}, 200),
    "shared_findings": ("get", {CLINICIAN}, 200),
    "shared_pdf": ("post", {RECEPTION, CLINICIAN}, 200),
    "shared_note": ("post", {CLINICIAN}, 302),
    "shared_close": ("post", {RECEPTION, CLINICIAN}, 302),
    "people": ("get", {ADMINISTRATOR}, 200),
    "person_invite": ("get", {ADMINISTRATOR}, 200),
    "person": ("get", {ADMINISTRATOR}, 200),
    "person_active": ("post", {ADMINISTRATOR}, 302),
    "person_reset": ("post", {ADMINISTRATOR}, 200),
    "reports": ("get", {EDITOR, REVIEWER}, 200),
    "report": ("get", {EDITOR}, 200),
    "statistics": ("get", {ADMINISTRATOR, REVIEWER}, 200),
    "statistics_export": ("post", {ADMINISTRATOR}, 200),
    "audit_export": ("post", {ADMINISTRATOR}, 200),
    "audit_auditevent_changelist": ("get", {ADMINISTRATOR}, 200),
    "audit_auditevent_change": ("get", {ADMINISTRATOR}, 200),
    "audit_auditevent_history": ("get", {ADMINISTRATOR}, 200),
    "audit_auditevent_add": ("post", NOBODY, 403),
    "audit_auditevent_delete": ("post", NOBODY, 403),
    "sharing_sharedsummary_changelist": ("get", {ADMINISTRATOR}, 200),
    "sharing_sharedsummary_change": ("get", {ADMINISTRATOR}, 200),
    "sharing_sharedsummary_history": ("get", {ADMINISTRATOR}, 200),
    "sharing_sharedsummary_delete": ("post", {ADMINISTRATOR}, 302),
    "sharing_sharedsummary_add": ("post", NOBODY, 403),
}
# Django's own answers to these say nothing of any object.
# The preview opens these two in its frame; who may see the preview may see them.
OF_PREVIEW = {"releases_contentitem_preview_page", "releases_contentitem_preview_pdf"}
STOCK = {"autocomplete", "view_on_site", "app_list", None}


def list_pages():
    def names(patterns):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from names(pattern.url_patterns)
            elif isinstance(pattern, URLPattern):
                yield pattern.name

    return set(names(admin.site.get_urls())) - STOCK


def test_every_page_of_the_panel_is_in_a_table():
    # Who may do what with content and releases stands in content/test_permissions.py.
    content = {f"releases_contentitem_{name}" for name in (*ITEM_PAGES, *ITEM_WRITES)}
    content |= {f"releases_release_{name}" for name in (*RELEASE_PAGES, *RELEASE_WRITES)}

    # The pages about the clinic's data are held by test_clinic.py.
    clinic = {resolve(f"{test_clinic.HOME}{path}").url_name for path in test_clinic.PLACES}
    assert len(clinic) == len(test_clinic.PLACES)

    assert list_pages() - OF_PREVIEW == set(PAGES) | content | clinic


@pytest.fixture
def addresses(published, code):
    """Where each page is, about things that exist."""
    from django.urls import reverse

    colleague = make_person(RECEPTION)
    received = receive_report(
        kind="mistake", place="pdf", text="x", contact="", language="ja", now=timezone.now()
    )
    things = {
        "shared_": SharedSummary.objects.get().pk,
        "person": colleague.pk,
        "report": received.pk,
        "audit_auditevent": AuditEvent.objects.first().pk,
        "sharing_sharedsummary": SharedSummary.objects.get().pk,
    }

    def address(name):
        for start, pk in things.items():
            if name.startswith(start) and not name.endswith(("changelist", "add", "invite", "reports")):
                return reverse(f"admin:{name}", args=[pk])
        return reverse(f"admin:{name}")

    return {name: address(name) for name in PAGES}


def ask(client, name, address):
    data = {"text": "x", "post": "yes", "active": "no"} if PAGES[name][0] == "post" else {}
    return getattr(client, PAGES[name][0])(address, data)


@pytest.mark.parametrize("role", ROLES)
def test_role_sees_its_pages_and_no_others(role, addresses, code, monkeypatch):
    monkeypatch.setattr("decisionaid.staff.views.shared.get_pdf_service", lambda: FakePrinter())
    client = reauthenticate(log_in(Client(), make_person(role)))
    client.post("/staff/shared/", {"code": code})
    # What deletes or closes comes last.
    order = sorted(
        PAGES, key=lambda name: name in ("shared_close", "sharing_sharedsummary_delete", "person_active")
    )

    found = {name: ask(client, name, addresses[name]).status_code for name in order if name != "logout"}

    wanted = {
        name: status if role in who else 403 for name, (_, who, status) in PAGES.items() if name != "logout"
    }
    assert found == wanted


class FakePrinter:
    """The real printer is used in test_shared.py; here only who may use it matters."""

    def render(self, html, *, stylesheet):
        return b"%PDF-"


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"login"}))
def test_nobody_is_let_in_without_login_second_factor_or_a_role(name, addresses):
    person = make_person()
    anonymous = Client()
    half = log_in(Client(), make_person(ADMINISTRATOR, CLINICIAN), second_factor=False)
    fresh = log_in(Client(), make_person(ADMINISTRATOR, CLINICIAN, second_factor=False), second_factor=False)
    without_role = reauthenticate(log_in(Client(), person))

    assert ask(anonymous, name, addresses[name])["Location"].startswith("/staff/account/login/?next=")
    assert ask(half, name, addresses[name])["Location"].startswith("/staff/account/login/?next=")
    if name not in ("logout", "jsi18n"):
        assert ask(fresh, name, addresses[name])["Location"] == "/staff/account/second-factor/totp/activate/"
        allowed = PAGES[name][1] == ALL
        assert (ask(without_role, name, addresses[name]).status_code == 403) is not allowed


@pytest.mark.parametrize("name", [name for name, (method, _, _) in PAGES.items() if method == "post"])
def test_what_changes_something_needs_a_post(name, addresses, code):
    client = reauthenticate(log_in(Client(), make_person(ADMINISTRATOR, CLINICIAN)))
    client.post("/staff/shared/", {"code": code})
    before = SharedSummary.objects.filter(deleted_at=None).count()

    status = client.get(addresses[name]).status_code

    # Django's own page asks first whether one is sure.
    expected = 403 if PAGES[name][1] == NOBODY else 200 if name == "sharing_sharedsummary_delete" else 405
    assert status == expected
    assert SharedSummary.objects.filter(deleted_at=None).count() == before


def test_refusal_is_written_down(staff):
    client = staff(EDITOR)

    client.get("/staff/people/")

    event = AuditEvent.objects.get(action="page.refused")
    assert (event.actor, event.outcome, event.note) == (client.person, "refused", "staff.manage_people")


def test_roles_of_the_database_are_those_of_the_table(db):
    assert sync_roles() == []
    for role, permissions in ROLES.items():
        held = Group.objects.get(name=role).permissions.select_related("content_type")
        assert {f"{p.content_type.app_label}.{p.codename}" for p in held} == permissions


def test_permission_that_a_role_should_not_have_is_taken_away(db):
    from django.contrib.auth.models import Permission

    sync_roles()
    group = Group.objects.get(name=RECEPTION)
    group.permissions.add(Permission.objects.get(codename="manage_people"))

    sync_roles()

    assert not group.permissions.filter(codename="manage_people").exists()


def test_no_role_both_writes_and_approves_and_no_administrator_reads_answers():
    writes, approves = "releases.propose_release", "releases.approve_release"
    assert [role for role, held in ROLES.items() if {writes, approves} <= held] == []
    reading = {"sharing.open_sharedsummary", "sharing.read_findings", "sharing.print_sharedsummary"}
    assert not ROLES[ADMINISTRATOR] & reading
