import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from decisionaid.releases.models import Release

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"


@pytest.fixture
def superuser():
    return get_user_model().objects.create_superuser("hanako", password=PASSWORD)


@pytest.fixture
def release_row():
    now = timezone.now()
    return Release.objects.create(
        number=1, status="published", content={}, content_hash="ab" * 32, created_at=now, published_at=now
    )


@pytest.fixture
def staff_client(client, superuser):
    client.force_login(superuser)
    return client


def test_anonymous_is_sent_to_the_login(client):
    response = client.get("/staff/")

    assert response.status_code == 302
    assert response["Location"].startswith("/staff/login/")
    assert not response.cookies


def test_anonymous_learns_nothing_about_addresses_below(client):
    assert client.get("/staff/releases/release/1/").status_code == 302
    assert client.get("/staff/no-such-page/").status_code == 302


def test_superuser_logs_in_and_out(client, superuser):
    client.post("/staff/login/", {"username": "hanako", "password": PASSWORD, "next": "/staff/"})
    assert client.get("/staff/").status_code == 200

    client.post("/staff/logout/")
    assert client.get("/staff/").status_code == 302


def test_wrong_password_is_refused(client, superuser):
    response = client.post("/staff/login/", {"username": "hanako", "password": "wrong"})

    assert response.status_code == 200
    assert Session.objects.count() == 0


def test_password_is_kept_as_argon2(superuser):
    assert superuser.password.startswith("argon2$")


def test_user_without_staff_rights_stays_outside(client):
    client.force_login(get_user_model().objects.create_user("taro", password=PASSWORD))

    assert client.get("/staff/").status_code == 302


def test_list_shows_the_release(staff_client, release_row):
    response = staff_client.get(reverse("admin:releases_release_changelist"))

    assert response.status_code == 200
    assert "abababababab" in response.content.decode()


def test_release_can_be_looked_at_but_not_changed(staff_client, release_row):
    response = staff_client.get(reverse("admin:releases_release_change", args=[release_row.pk]))

    assert response.status_code == 200
    assert 'name="_save"' not in response.content.decode()


@pytest.mark.parametrize(("place", "status"), [("add/", 404), ("1/change/", 405), ("1/delete/", 404)])
def test_nobody_writes_a_release_in_the_panel(staff_client, release_row, place, status):
    address = reverse("admin:releases_release_changelist")

    response = staff_client.post(f"{address}{place}", {"number": 7, "post": "yes"})

    assert response.status_code in (status, 405)
    assert list(Release.objects.values_list("number", flat=True)) == [1]


def test_releases_cannot_be_deleted_from_the_list(staff_client, release_row):
    data = {"action": "delete_selected", "_selected_action": [release_row.pk], "post": "yes"}

    staff_client.post(reverse("admin:releases_release_changelist"), data)

    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "title"), [("ja", "意思決定ガイド"), ("en", "Decision aid: clinic staff")]
)
def test_panel_speaks_both_languages(client, settings, language, title):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    assert title in client.get("/staff/login/").content.decode()


@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/summary/", "/staffing/"])
def test_patients_page_makes_no_session(client, settings, path):
    response = client.get(path)

    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert Session.objects.count() == 0


def test_patients_page_does_not_know_who_is_logged_in(staff_client):
    response = staff_client.get("/no-such-page/")

    assert not hasattr(response.wsgi_request, "session")
    assert not hasattr(response.wsgi_request, "user")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_panel_works_in_a_browser_under_the_strict_policy(page, live_server, superuser, release_row):
    page.add_init_script(
        "window.refused = [];"
        "document.addEventListener('securitypolicyviolation', e => window.refused.push(e.effectiveDirective))"
    )
    page.goto(f"{live_server.url}/staff/")
    page.fill("#id_username", "hanako")
    page.fill("#id_password", PASSWORD)
    refused = page.evaluate("window.refused")
    page.click("input[type=submit]")

    for path in ("/staff/", "/staff/releases/release/", f"/staff/releases/release/{release_row.pk}/change/"):
        page.goto(live_server.url + path)
        refused += page.evaluate("window.refused")

    assert "abababababab" in page.text_content("#content")
    assert refused == []
