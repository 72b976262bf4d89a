from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from decisionaid.staff.people import NotAllowed, change_roles, invite_person, set_active
from tests.pages import read_page
from tests.staff import PASSWORD, make_person, reauthenticate

User = get_user_model()
INVITE = "/staff/people/invite/"
NEW = {"new_password1": PASSWORD, "new_password2": PASSWORD}


@pytest.fixture
def boss(staff):
    return reauthenticate(staff("administrator"))


def link_on(response):
    (link,) = [e.text for e in read_page(response).all("p") if e["class"] == "one-time-link"]
    return link.removeprefix("http://testserver")


def invite(client, email="taro@example.jp", roles=("reception",)):
    return client.post(INVITE, {"email": email, "name": "山田太郎", "roles": roles})


def test_administrator_invites_and_the_link_sets_a_password_once(boss):
    link = link_on(invite(boss))
    taro = User.objects.get(username="taro@example.jp")
    assert not taro.has_usable_password()
    assert [group.name for group in taro.groups.all()] == ["reception"]

    visitor = Client()
    assert visitor.get(link).status_code == 200
    assert visitor.post(link, NEW)["Location"] == "/staff/account/login/"
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, NEW).status_code == 410

    taro.refresh_from_db()
    assert taro.check_password(PASSWORD)
    actions = list(AuditEvent.objects.filter(object_id=str(taro.pk)).values_list("action", flat=True))
    assert actions == ["person.invitation_used", "person.invited"]


def test_link_is_not_kept_and_in_no_event(boss):
    from decisionaid.staff.models import Invitation

    token = link_on(invite(boss)).split("/")[-2]

    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(list(AuditEvent.objects.values()))


def test_link_is_too_old_after_seven_days(boss):
    link = link_on(invite(boss))

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert Client().get(link).status_code == 410


@pytest.mark.parametrize("password", ["short", "1234567890123", "taro@example.jp"])
def test_weak_password_is_refused_and_the_link_stays_good(boss, password):
    link = link_on(invite(boss))

    response = Client().post(link, {"new_password1": password, "new_password2": password})

    assert response.status_code == 422
    assert Client().get(link).status_code == 200


def test_made_up_link_is_refused(db):
    assert Client().get("/staff/account/invitation/made-up/").status_code == 410


def test_same_address_is_invited_once(boss):
    invite(boss)

    assert invite(boss, email="TARO@example.jp").status_code == 422
    assert User.objects.filter(username="taro@example.jp").count() == 1


def test_person_without_a_role_is_not_invited(boss):
    assert invite(boss, roles=()).status_code == 422


def test_password_is_asked_again_before_people_are_changed(staff):
    client = staff("administrator")
    colleague = make_person("reception")

    for method, path in (
        ("get", INVITE),
        ("post", INVITE),
        ("post", f"/staff/people/{colleague.pk}/"),
        ("post", f"/staff/people/{colleague.pk}/reset/"),
        ("post", f"/staff/people/{colleague.pk}/active/"),
        ("post", "/staff/audit/export/"),
    ):
        assert getattr(client, method)(path)["Location"].startswith("/staff/account/"), path
    assert colleague.totp_secret
    assert Authenticator.objects.filter(user=colleague).exists()


def test_roles_are_changed_and_the_event_names_both(boss):
    colleague = make_person("reception")

    boss.post(f"/staff/people/{colleague.pk}/", {"roles": ["editor", "clinician"]})

    assert sorted(group.name for group in colleague.groups.all()) == ["clinician", "editor"]
    event = AuditEvent.objects.get(action="person.roles_changed")
    assert event.note == "roles: reception -> clinician, editor"


def test_reset_takes_password_second_factor_and_sessions_and_gives_a_link(boss, staff):
    colleague = staff("reception")
    assert colleague.get("/staff/").status_code == 200

    link = link_on(boss.post(f"/staff/people/{colleague.person.pk}/reset/"))

    colleague.person.refresh_from_db()
    assert not colleague.person.has_usable_password()
    assert not Authenticator.objects.filter(user=colleague.person).exists()
    assert colleague.get("/staff/").status_code == 302
    assert Client().get(link).status_code == 200
    assert AuditEvent.objects.get(action="person.access_reset").actor == boss.person


def test_deactivated_person_is_out_and_open_links_are_dead(boss):
    link = link_on(invite(boss))
    taro = User.objects.get(username="taro@example.jp")

    boss.post(f"/staff/people/{taro.pk}/active/", {"active": "no"})
    assert Client().get(link).status_code == 410
    boss.post(f"/staff/people/{taro.pk}/active/", {"active": "yes"})

    taro.refresh_from_db()
    assert taro.is_active
    actions = AuditEvent.objects.filter(object_id=str(taro.pk)).values_list("action", flat=True)
    assert {"person.deactivated", "person.activated"} <= set(actions)


@pytest.mark.parametrize(
    ("path", "data"), [("", {"roles": ["reception"]}), ("reset/", {}), ("active/", {"active": "no"})]
)
def test_nobody_does_it_to_oneself(boss, path, data):
    boss.post(f"/staff/people/{boss.person.pk}/{path}", data)

    boss.person.refresh_from_db()
    assert boss.person.is_active
    assert boss.person.has_usable_password()
    assert [group.name for group in boss.person.groups.all()] == ["administrator"]


def test_one_administrator_has_to_stay(db):
    only = make_person("administrator")
    outsider = make_person("reception")

    with pytest.raises(NotAllowed):
        change_roles(person=only, roles=["editor"], actor=outsider, now=timezone.now())
    with pytest.raises(NotAllowed):
        set_active(person=only, is_active=False, actor=outsider, now=timezone.now())

    only.refresh_from_db()
    assert only.is_active
    assert [group.name for group in only.groups.all()] == ["administrator"]


def test_unknown_role_is_refused(db):
    with pytest.raises(ValueError, match="owner"):
        invite_person(email="a@example.jp", name="", roles=["owner"], actor=None, now=timezone.now())

    assert not User.objects.exists()


def test_first_administrator_comes_by_a_command_that_prints_a_link_and_no_password(db, capsys):
    call_command("add_administrator", "Hanako@example.jp", site="https://aid.example.jp/")

    told = capsys.readouterr().out
    link = told.split()[-1]
    assert link.startswith("https://aid.example.jp/staff/account/invitation/")
    hanako = User.objects.get(username="hanako@example.jp")
    assert not hanako.is_superuser
    assert not hanako.has_usable_password()
    assert Client().get(link.removeprefix("https://aid.example.jp")).status_code == 200


def test_command_gives_a_locked_out_administrator_a_new_link(db, capsys):
    hanako = make_person("administrator", email="hanako@example.jp")

    call_command("add_administrator", "hanako@example.jp")

    assert "/staff/account/invitation/" in capsys.readouterr().out
    assert not Authenticator.objects.filter(user=hanako).exists()


def test_command_refuses_what_is_no_address(db):
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("add_administrator", "hanako")
