"""Login, second factor, lock-out and the end of sessions."""

import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone

from decisionaid.audit.models import AuditEvent
from tests.staff import PASSWORD, log_in, make_person

pytestmark = pytest.mark.django_db
LOGIN = "/staff/account/login/"
CHALLENGE = "/staff/account/second-factor/authenticate/"
SET_UP = "/staff/account/second-factor/totp/activate/"


@pytest.fixture
def hanako(db):
    return make_person("administrator", email="hanako@example.jp")


def give_password(client, password=PASSWORD, email="hanako@example.jp", **options):
    return client.post(LOGIN, {"login": email, "password": password}, **options)


def code_of(person):
    return format_hotp_value(hotp_value(person.totp_secret, next(yield_hotp_counters_from_time())))


def test_anonymous_is_sent_to_the_login(client):
    response = client.get("/staff/")

    assert response.status_code == 302
    assert response["Location"] == f"{LOGIN}?next=/staff/"
    assert not response.cookies


@pytest.mark.parametrize("path", ["/staff/releases/release/1/", "/staff/no-such-page/", "/staff/login/"])
def test_anonymous_learns_nothing_about_addresses_below(client, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"].startswith(LOGIN)


def test_password_and_second_factor_open_the_panel(client, hanako):
    response = give_password(client)
    assert response["Location"] == CHALLENGE
    assert client.get("/staff/").status_code == 302

    response = client.post(CHALLENGE, {"code": code_of(hanako)})

    assert response["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    assert AuditEvent.objects.get(action="login", outcome="done").actor == hanako


def test_password_alone_opens_nothing(client, hanako):
    give_password(client)

    for path in ("/staff/", "/staff/people/", "/staff/account/password/", "/staff/account/sessions/"):
        assert client.get(path)["Location"].startswith(LOGIN)


def test_wrong_second_factor_is_refused_and_written_down(client, hanako):
    give_password(client)

    response = client.post(CHALLENGE, {"code": "000000"})

    assert response.status_code == 200
    assert client.get("/staff/").status_code == 302
    event = AuditEvent.objects.get(action="login")
    assert (event.outcome, event.note, event.object_id) == ("failed", "wrong second factor", str(hanako.pk))


def test_person_without_second_factor_must_set_one_up_first(client):
    make_person("administrator", email="hanako@example.jp", second_factor=False)
    give_password(client)

    for path in ("/staff/", "/staff/people/", "/staff/account/password/", "/staff/no-such-page/"):
        assert client.get(path)["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_session_from_before_the_second_factor_was_set_up_is_not_enough(client):
    person = make_person("administrator", second_factor=True)
    log_in(client, person, second_factor=False)

    assert client.get("/staff/")["Location"].startswith(LOGIN)
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_panel_and_is_written_down(client):
    person = make_person("administrator", email="hanako@example.jp", second_factor=False)
    give_password(client)
    client.get(SET_UP)
    person.totp_secret = client.session["mfa.totp.secret"]

    client.post(SET_UP, {"code": code_of(person)})

    assert client.get("/staff/").status_code == 200
    assert AuditEvent.objects.get(action="second_factor.app_added").actor == person


def test_secret_of_the_app_is_kept_encrypted(hanako):
    stored = hanako.authenticator_set.get().data["secret"]

    assert hanako.totp_secret not in stored
    assert stored.startswith("gAAAA")


def test_wrong_password_is_refused_and_written_down_without_what_was_typed(client, hanako):
    assert give_password(client, "my secret slip").status_code == 200
    assert give_password(client, email="nobody-knows@example.jp").status_code == 200

    assert Session.objects.count() == 0
    events = AuditEvent.objects.filter(action="login").order_by("pk")
    assert [(event.outcome, event.object_id) for event in events] == [
        ("failed", str(hanako.pk)),
        ("failed", ""),
    ]
    assert "secret slip" not in str(list(events.values()))
    assert "nobody-knows" not in str(list(events.values()))


def test_sixth_wrong_password_locks_for_five_minutes_even_with_the_right_one(client, hanako):
    for _ in range(5):
        give_password(client, "wrong")

    locked = give_password(client, REMOTE_ADDR="192.0.2.9")
    assert locked.status_code == 200
    assert AuditEvent.objects.filter(outcome="refused", note="too many wrong passwords").count() == 1

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert give_password(client)["Location"] == CHALLENGE


def test_another_port_in_the_host_header_gives_no_more_tries(client, hanako):
    for number in range(5):
        give_password(client, "wrong", HTTP_HOST=f"localhost:{8000 + number}")

    assert give_password(client, HTTP_HOST="localhost:9000").status_code == 200


def test_deactivated_person_cannot_log_in_and_is_out_at_once(client, hanako):
    log_in(client, hanako)
    get_user_model().objects.filter(pk=hanako.pk).update(is_active=False)

    assert client.get("/staff/").status_code == 302
    assert give_password(client)["Location"] == "/staff/account/inactive/"
    assert client.get("/staff/").status_code == 302
    assert AuditEvent.objects.filter(outcome="refused", note="deactivated").exists()


def test_account_that_is_not_staff_stays_outside(client, hanako):
    get_user_model().objects.filter(pk=hanako.pk).update(is_staff=False)
    log_in(client, hanako)

    assert client.get("/staff/").status_code == 403


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "login/code/"])
def test_there_is_no_sign_up_and_no_way_in_by_mail(client, path):
    assert client.get(f"/staff/account/{path}").status_code == 302
    assert "signup" not in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("seconds", [31 * 60, 9 * 3600])
def test_idle_or_old_session_ends(client, hanako, seconds):
    log_in(client, hanako)
    assert client.get("/staff/").status_code == 200
    session = client.session
    session["began_at" if seconds > 8 * 3600 else "seen_at"] = int(time.time()) - seconds
    session.save()

    assert client.get("/staff/")["Location"].startswith(LOGIN)


def test_own_sessions_are_listed_and_the_others_ended(client, hanako, django_user_model):
    from django.test import Client

    other = Client()
    for each in (client, other):
        with time_machine.travel(timezone.now() + timedelta(minutes=1 if each is other else 0), tick=False):
            give_password(each)
            each.post(CHALLENGE, {"code": code_of(hanako)})
            assert each.get("/staff/").status_code == 200
    assert UserSession.objects.filter(user=hanako).count() == 2

    assert client.get("/staff/account/sessions/").status_code == 200
    client.post("/staff/account/sessions/")

    assert other.get("/staff/").status_code == 302
    assert client.get("/staff/").status_code == 200


def test_log_out_is_written_down_and_ends_the_session(client, hanako):
    log_in(client, hanako)

    client.post("/staff/logout/")

    assert client.get("/staff/").status_code == 302
    assert AuditEvent.objects.get(action="logout").actor == hanako


def test_new_password_is_written_down_and_ends_other_sessions(client, hanako):
    from django.test import Client

    other = log_in(Client(), hanako)
    log_in(client, hanako)
    data = {"oldpassword": PASSWORD, "password1": "another long phrase", "password2": "another long phrase"}

    client.post("/staff/account/password/", data)

    assert AuditEvent.objects.filter(action="password.changed", actor=hanako).exists()
    assert other.get("/staff/").status_code == 302


def test_password_is_kept_as_argon2(real_passwords, hanako):
    assert hanako.password.startswith("argon2$")


@pytest.mark.parametrize(
    ("language", "title"), [("ja", "意思決定ガイド"), ("en", "Decision aid: clinic staff")]
)
def test_panel_speaks_both_languages(client, settings, language, title):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    assert title in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/summary/", "/staffing/"])
def test_patients_page_makes_no_session(client, settings, path):
    response = client.get(path)

    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert Session.objects.count() == 0


def test_patients_page_does_not_know_who_is_logged_in(client, hanako):
    response = log_in(client, hanako).get("/no-such-page/")

    assert not hasattr(response.wsgi_request, "session")
    assert not hasattr(response.wsgi_request, "user")
