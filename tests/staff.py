"""People of the panel for tests, made and logged in the way real ones are."""

import secrets

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from decisionaid.staff.people import accept_invitation, invite_person
from decisionaid.staff.role_sync import sync_roles
from decisionaid.staff.second_factor import SET_UP_KEY

PASSWORD = "a long pass phrase"


def make_person(*roles, email="", second_factor=True):
    """Invite a person, who accepts and sets up an authenticator app."""
    sync_roles()
    email = email or f"{'-'.join(roles) or 'nobody'}-{secrets.token_hex(3)}@example.jp"
    invited = invite_person(email=email, name="", roles=roles, actor=None, now=timezone.now())
    person = accept_invitation(token=invited.token, password=PASSWORD, now=timezone.now())
    if second_factor:
        person.totp_secret = generate_totp_secret()
        TOTP.activate(person, person.totp_secret)
    return person


def log_in(client, person, *, second_factor=True):
    """Log in past the forms; without the second factor the session knows only the password."""
    client.force_login(person)
    if second_factor:
        session = client.session
        session[SET_UP_KEY] = person.pk
        session.save()
    return client


def reauthenticate(client, password=PASSWORD):
    """Give the password again, as pages ask before what matters."""
    response = client.post("/staff/account/reauthenticate/", {"password": password})
    assert response.status_code == 302, response.content.decode()
    return client
