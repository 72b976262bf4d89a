"""The only place that writes people, their roles and their links. Every action writes its event."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from decisionaid.audit.actions import record_event
from decisionaid.staff.models import Invitation
from decisionaid.staff.roles import ADMINISTRATOR, ROLES

User = get_user_model()
DAYS_OF_A_LINK: Final = 7
KIND: Final = "person"


class NotAllowed(Exception):
    """The change would take away one's own rights, or the last administrator."""


class LinkNotValid(Exception):
    """The link was used, is too old, or was never made."""


@dataclass(frozen=True)
class Invited:
    """A person with the token of the link, which is told once and not kept."""

    person: Any
    token: str


@transaction.atomic
def invite_person(*, email: str, name: str, roles: Collection[str], actor: Any, now: datetime) -> Invited:
    """Make an account that can be entered by a link only. `actor` is None for a command.

    :raises NotAllowed: if there is an account with this address already.
    """
    email = email.strip().lower()
    if User.objects.filter(username=email).exists():
        raise NotAllowed("There is an account with this address already.")
    person = User(username=email, email=email, first_name=name, is_staff=True)
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    person.groups.set(_groups(roles))
    note = f"roles: {_list(roles)}"
    record_event(action="person.invited", at=now, actor=actor, about=(KIND, person.pk), note=note)
    return Invited(person, _new_link(person, actor, now))


@transaction.atomic
def change_roles(*, person: Any, roles: Collection[str], actor: Any, now: datetime) -> None:
    """Give a person exactly these roles.

    :raises NotAllowed: for one's own roles, and if no administrator would be left.
    """
    _refuse_self(person, actor)
    before = {group.name for group in person.groups.all()}
    person.groups.set(_groups(roles))
    _refuse_without_administrator()
    note = f"roles: {_list(before)} -> {_list(roles)}"
    record_event(action="person.roles_changed", at=now, actor=actor, about=(KIND, person.pk), note=note)


@transaction.atomic
def set_active(*, person: Any, is_active: bool, actor: Any, now: datetime) -> None:
    """Let a person in again, or keep a person out at once. Accounts are never deleted: events name them.

    :raises NotAllowed: for oneself, and if no administrator would be left.
    """
    _refuse_self(person, actor)
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    if not is_active:
        Invitation.objects.filter(person=person, used_at=None).delete()
        _end_sessions(person)
        _refuse_without_administrator()
    action = "person.activated" if is_active else "person.deactivated"
    record_event(action=action, at=now, actor=actor, about=(KIND, person.pk))


@transaction.atomic
def reset_access(*, person: Any, actor: Any, now: datetime) -> Invited:
    """Take away password and second factor, end all sessions, and give a new link to set them up again.

    :raises NotAllowed: for oneself: somebody else has to be convinced that it is really this person.
    """
    _refuse_self(person, actor)
    Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _end_sessions(person)
    record_event(action="person.access_reset", at=now, actor=actor, about=(KIND, person.pk))
    return Invited(person, _new_link(person, actor, now))


@transaction.atomic
def add_administrator(*, email: str, name: str, now: datetime) -> Invited:
    """Make an administrator from the command line, or give an existing person that role and a new link."""
    person = User.objects.filter(username=email.strip().lower()).first()
    if person is None:
        return invite_person(email=email, name=name, roles=[ADMINISTRATOR], actor=None, now=now)
    person.groups.add(*_groups([ADMINISTRATOR]))
    person.is_active = person.is_staff = True
    person.save(update_fields=["is_active", "is_staff"])
    record_event(
        action="person.roles_changed", at=now, about=(KIND, person.pk), note="administrator by command"
    )
    return reset_access(person=person, actor=None, now=now)


def has_administrator() -> bool:
    """Tell whether anybody can manage people."""
    return User.objects.filter(is_active=True, groups__name=ADMINISTRATOR).exists()


def find_invited(*, token: str, now: datetime) -> Any:
    """Give the person a link is for.

    :raises LinkNotValid: if it cannot be used (any more).
    """
    found = Invitation.objects.filter(token_hash=_hash(token), used_at=None, expires_at__gt=now).first()
    if found is None or not found.person.is_active:
        raise LinkNotValid
    return found.person


@transaction.atomic
def accept_invitation(*, token: str, password: str, now: datetime) -> Any:
    """Set the password of the person a link is for, and use the link up.

    :raises LinkNotValid: if it cannot be used (any more).
    """
    # Locked, so that of two requests at once only one gets through.
    row = Invitation.objects.select_for_update().filter(token_hash=_hash(token), used_at=None).first()
    if row is None:
        raise LinkNotValid
    person = find_invited(token=token, now=now)
    row.used_at = now
    row.save(update_fields=["used_at"])
    person.set_password(password)
    person.save(update_fields=["password"])
    record_event(action="person.invitation_used", at=now, actor=person, about=(KIND, person.pk))
    return person


@transaction.atomic
def purge_invitations(*, now: datetime, dry_run: bool) -> int:
    """Delete links that can no longer be used, and return how many there were."""
    old = Invitation.objects.filter(expires_at__lte=now)
    count = old.count()
    if not dry_run:
        old.delete()
    return count


def _new_link(person: Any, actor: Any, now: datetime) -> str:
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(person=person, used_at=None).delete()
    Invitation.objects.create(
        token_hash=_hash(token),
        person=person,
        created_at=now,
        created_by=actor,
        expires_at=now + timedelta(days=DAYS_OF_A_LINK),
    )
    return token


def _hash(token: str) -> str:
    # The token has 256 random bits, so that a plain hash gives nothing away.
    return hashlib.sha256(token.encode()).hexdigest()


def _groups(roles: Collection[str]) -> list[Group]:
    unknown = set(roles) - set(ROLES)
    if unknown:
        raise ValueError(f"Unknown roles: {_list(unknown)}")
    return list(Group.objects.filter(name__in=roles))


def _list(roles: Collection[str]) -> str:
    return ", ".join(sorted(roles)) or "none"


def _end_sessions(person: Any) -> None:
    for session in UserSession.objects.filter(user=person):
        session.end()


def _refuse_self(person: Any, actor: Any) -> None:
    if actor is not None and person.pk == actor.pk:
        raise NotAllowed("Another administrator has to do this.")


def _refuse_without_administrator() -> None:
    # Locked, so that two administrators cannot take the role from each other at once.
    Group.objects.select_for_update().get(name=ADMINISTRATOR)
    if not has_administrator():
        raise NotAllowed("One administrator has to stay.")
