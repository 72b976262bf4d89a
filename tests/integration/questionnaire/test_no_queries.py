"""Patients' pages touch neither the database nor a session. All other tests here have no database."""

import pytest

from tests.answers import ECZEMA, complete, give_cookie

PAGES = """/ /questions/ /q/concern/ /q/safety/ /q/scores/ /concern/ /check/ /values/ /summary/ /talk/
/knowledge/ /erased/ /answers-gone/ /privacy/ /accessibility/ /contact/ /method/""".split()


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_page_runs_no_query(client, live_aid, settings, path, django_assert_num_queries):
    give_cookie(client, complete(live_aid, ECZEMA))

    with django_assert_num_queries(0):
        response = client.get(path)

    assert response.status_code == 200
    assert settings.SESSION_COOKIE_NAME not in response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/begin/", {"who": "self"}),
        ("/q/age/", {"age": "35"}),
        ("/q/age/", {"age": "old"}),
        ("/language/", {"language": "en", "next": "/"}),
        ("/values/", {"value-itch": "very"}),
        ("/talk/", {"question": "Q-01"}),
        ("/knowledge/", {"approved": "none"}),
        ("/erase/", {}),
    ],
)
def test_sending_runs_no_query(client, live_aid, path, data, django_assert_num_queries):
    give_cookie(client, complete(live_aid, ECZEMA))

    with django_assert_num_queries(0):
        client.post(path, data)
