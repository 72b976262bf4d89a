"""Bodies of requests: patients' forms are small, the staff's are larger, and neither has no end."""

import pytest


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        pytest.param("/language/", 60_000, 302, id="a patient's form"),
        pytest.param("/language/", 70_000, 413, id="larger than any patient's form"),
        pytest.param(
            "/staff/releases/contentitem/add/", 200_000, 302, id="a form of the staff: to the login"
        ),
        pytest.param("/staff/releases/contentitem/add/", 5_000_000, 413, id="larger than any zip file"),
    ],
)
def test_a_body_is_read_up_to_its_limit(client, path, size, status):
    response = client.post(path, {"language": "en", "next": "/", "more": "x" * size})

    assert response.status_code == status
