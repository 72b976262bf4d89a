"""Every page of allauth that has an address, for everybody who may come: open, led elsewhere, refused."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse
from django.utils import timezone

from decisionaid.staff import account_urls
from decisionaid.staff.people import invite_person
from decisionaid.staff.roles import ROLES
from tests.staff import make_person
from tests.visitors import NEWCOMER, NOBODY, PASSWORD_GIVEN, enter, give_keys_and_codes

pytestmark = pytest.mark.django_db
LATER = "password given a while ago"
LOGIN, CODE, SET_UP, PANEL, AGAIN = (
    "/staff/account/login/",
    "/staff/account/second-factor/authenticate/",
    "/staff/account/second-factor/totp/activate/",
    "/staff/",
    "/staff/account/reauthenticate/",
)
REMOVE_APP = "/staff/account/second-factor/totp/deactivate/"
OPEN = 200
OF_A_KEY = ("mfa_remove_webauthn", "mfa_edit_webauthn")
FORM = {"password1": "x" * 20, "password2": "x" * 20, "oldpassword": "x", "code": "1", "name": "x"}
COLUMNS = (NOBODY, PASSWORD_GIVEN, NEWCOMER, LATER, *ROLES)


def row(nobody, half, newcomer, later, inside):
    """Give who gets what; what it says for those inside holds for every role alike."""
    return dict(zip(COLUMNS, (nobody, half, newcomer, later, *[inside] * len(ROLES)), strict=True))


# name: what nobody, somebody before the second factor, somebody without one yet, somebody inside whose
# password was given long ago, and somebody inside gets. A path is where they are sent.
PAGES = {
    "account_login": row(OPEN, CODE, PANEL, PANEL, PANEL),
    "account_logout": row(LOGIN, LOGIN, OPEN, OPEN, OPEN),
    "account_inactive": row(OPEN, OPEN, OPEN, OPEN, OPEN),
    "account_reauthenticate": row(LOGIN, LOGIN, OPEN, OPEN, OPEN),
    "account_change_password": row(LOGIN, LOGIN, SET_UP, OPEN, OPEN),
    "mfa_index": row(LOGIN, LOGIN, OPEN, OPEN, OPEN),
    "mfa_authenticate": row(LOGIN, OPEN, PANEL, PANEL, PANEL),
    "mfa_reauthenticate": row(LOGIN, LOGIN, AGAIN, OPEN, OPEN),
    "mfa_activate_totp": row(LOGIN, LOGIN, OPEN, AGAIN, REMOVE_APP),
    "mfa_deactivate_totp": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "mfa_view_recovery_codes": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "mfa_generate_recovery_codes": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "mfa_download_recovery_codes": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "mfa_list_webauthn": row(LOGIN, LOGIN, SET_UP, OPEN, OPEN),
    "mfa_add_webauthn": row(LOGIN, LOGIN, OPEN, AGAIN, OPEN),
    "mfa_reauthenticate_webauthn": row(LOGIN, LOGIN, SET_UP, OPEN, OPEN),
    "mfa_remove_webauthn": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "mfa_edit_webauthn": row(LOGIN, LOGIN, SET_UP, AGAIN, OPEN),
    "usersessions_list": row(LOGIN, LOGIN, SET_UP, OPEN, OPEN),
    "invitation": row(OPEN, OPEN, OPEN, OPEN, OPEN),
}
CLOSED = """
    account_signup account_email account_confirm_email account_email_verification_sent account_set_password
    account_reset_password account_reset_password_done account_reset_password_from_key
    account_request_login_code account_confirm_login_code mfa_login_webauthn mfa_signup_webauthn mfa_trust
    account_signup_by_passkey
""".split()


def list_names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from list_names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name


def state():
    return (
        list(Authenticator.objects.order_by("pk").values_list("pk", "type", "data")),
        list(get_user_model().objects.order_by("pk").values_list("pk", "password")),
        UserSession.objects.count(),
    )


@pytest.fixture
def come(time_machine):
    """Give a client for a column of the table, and where each page is for this person."""

    def come(column):
        person = make_person(column if column in ROLES else "editor")
        key = give_keys_and_codes(person)
        invited = invite_person(email="new@example.jp", name="", roles=[], actor=None, now=timezone.now())
        client = enter("editor" if column == LATER else column, person)
        if column == LATER:
            time_machine.move_to(timezone.now() + timedelta(minutes=6))
        arguments = {"invitation": [invited.token]} | dict.fromkeys(OF_A_KEY, [key.pk])
        return client, {name: reverse(name, args=arguments.get(name, [])) for name in PAGES}

    return come


def test_every_address_of_allauth_is_in_the_table():
    assert set(list_names(account_urls.urlpatterns)) == set(PAGES)


@pytest.mark.parametrize("name", CLOSED)
def test_what_the_clinic_does_not_want_has_no_address(name):
    for arguments in ([], ["x"], ["x", "y"]):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=arguments)


@pytest.mark.parametrize("column", COLUMNS)
def test_everybody_gets_what_the_table_says(come, column):
    client, places = come(column)

    found = {name: told(client.get(place)) for name, place in places.items()}

    assert found == {name: answers[column] for name, answers in PAGES.items()}


@pytest.mark.parametrize("column", [NOBODY, PASSWORD_GIVEN, NEWCOMER, LATER])
def test_who_is_sent_away_changes_nothing_by_sending_a_form(come, column):
    client, places = come(column)
    before = state()

    for name, place in places.items():
        if PAGES[name][column] != OPEN:
            # A page that only shows something says first that it takes no form.
            assert told(client.post(place, FORM)) in (PAGES[name][column], 405), name

    assert state() == before


def told(response):
    return response["Location"].partition("?")[0] if response.status_code == 302 else response.status_code


def test_another_persons_key_is_not_found():
    other = give_keys_and_codes(make_person("reviewer"))
    person = make_person("editor")
    give_keys_and_codes(person)
    client = enter("editor", person)

    for name in OF_A_KEY:
        address = reverse(name, args=[other.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "mine"}).status_code == 404
    assert Authenticator.objects.get(pk=other.pk).wrap().name == "鍵1"
