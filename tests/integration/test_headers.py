import gzip

import pytest

PATHS = ["/", "/no-such-page/", "/staff/login/"]
pytestmark = pytest.mark.django_db


@pytest.fixture(params=PATHS)
def response(request, client):
    return client.get(request.param)


def test_policy_allows_this_site_alone(response):
    directives = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))

    assert directives == {
        "default-src": "'none'",
        "object-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
    ],
)
def test_header(response, name, value):
    assert response[name] == value


def test_page_may_not_use_camera_microphone_or_place(response):
    policy = response["Permissions-Policy"]

    assert "camera=()" in policy
    assert "microphone=()" in policy
    assert "geolocation=()" in policy


def test_patients_page_sets_no_cookie_of_the_staff(client, settings, django_assert_num_queries):
    client.cookies[settings.SESSION_COOKIE_NAME] = "made-up"

    with django_assert_num_queries(0):
        response = client.get("/no-such-page/")

    assert settings.SESSION_COOKIE_NAME not in response.cookies


def test_too_large_a_post_is_refused(client):
    response = client.post("/language/", {"language": "ja", "more": "x" * 70_000})

    assert response.status_code == 413


def test_too_many_fields_are_refused(client):
    response = client.post("/language/", {"language": "ja", **{f"field-{n}": "x" for n in range(201)}})

    assert response.status_code == 413


def test_pages_are_compressed_where_the_browser_can_read_that(client, live_aid):
    plain = client.get("/questions/")
    packed = client.get("/questions/", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) * 4 < len(plain.content)
    assert gzip.decompress(packed.content).startswith(b"<!DOCTYPE html>")
