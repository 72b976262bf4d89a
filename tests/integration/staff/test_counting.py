"""A login that is refused because its tries cannot be counted says so, and does not accuse the person."""

import pytest
from django.db import OperationalError, connection

LOGIN = "/staff/account/login/"
TYPED = {"login": "somebody@example.jp", "password": "not the password"}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cannot_write():
    """The database can be read and refuses each write, as on a full or read-only disk."""

    def refuse(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


def test_full_disk_is_not_called_too_many_tries(client, cannot_write, caplog):
    response = client.post(LOGIN, TYPED)

    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "書き込めません" in response.content.decode()
    assert "Tries cannot be counted" in caplog.text


def test_too_many_tries_are_still_called_so(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}

    statuses = [client.post(LOGIN, TYPED).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
