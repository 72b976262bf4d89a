"""Who may stand before the panel: nobody, somebody half-way in, and each role; and the key of a person."""

from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from decisionaid.staff.roles import ROLES
from tests.staff import PASSWORD, log_in, make_person, reauthenticate

NOBODY, PASSWORD_GIVEN, NEWCOMER = "nobody", "password given", "newcomer"
# Without login; with the password and before the second factor; with no second factor yet; with all of it.
VISITORS = (NOBODY, PASSWORD_GIVEN, NEWCOMER, *ROLES)


def enter(visitor: str, person: Any) -> Client:
    """Give the client of a visitor; `person` is who logs in, unless it is one that has no account set up."""
    if visitor == NOBODY:
        return Client()
    if visitor == NEWCOMER:
        return log_in(Client(), make_person("editor", second_factor=False), second_factor=False)
    if visitor == PASSWORD_GIVEN:
        client = Client()
        client.post("/staff/account/login/", {"login": person.username, "password": PASSWORD})
        return client
    client = reauthenticate(log_in(Client(), person))
    agent, key = "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0", client.session.session_key
    UserSession.objects.create(user=person, ip="127.0.0.1", user_agent=agent, session_key=key)
    return client


def give_keys_and_codes(person: Any) -> Any:
    """Give a person recovery codes and a security key, as if a real one had been added; gives the key."""
    RecoveryCodes.activate(person)
    number = b"key of the test " + bytes([person.pk % 256])
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    made = AttestedCredentialData.create(b"\0" * 16, number, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(b"\0" * 32, flags, 1, made)
    client_data = CollectedClientData.create("webauthn.create", b"\0" * 32, "http://localhost")
    credential = {
        "type": "public-key",
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "clientExtensionResults": {"credProps": {"rk": False}},
        "response": {
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            "clientDataJSON": websafe_encode(client_data),
        },
    }
    return WebAuthn.add(person, "鍵1", credential).instance
