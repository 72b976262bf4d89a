import secrets

import pytest
from django.test import Client

from tests.answers import complete, give_cookie
from tests.published import publish
from tests.shared import share
from tests.staff import log_in, make_person
from tests.vignettes import read_vignette


@pytest.fixture
def sharing(settings):
    settings.SHARING = settings.CLINIC_MODE = True
    settings.CLINIC_NAME = "みどり皮ふ科"


@pytest.fixture
def published(db, release, live_aid, sharing):
    return publish(release)


@pytest.fixture
def patient(published):
    client = Client()
    give_cookie(client, complete(published.aid, read_vignette("v03")["answers"]))
    return client


@pytest.fixture
def code(patient):
    # A form's token is any random one; reading it from the whole summary is tested in sharing.
    return share(patient, token=secrets.token_urlsafe(32))


@pytest.fixture
def staff(db):
    """Give a client that is logged in with these roles."""

    def make(*roles):
        person = make_person(*roles)
        client = log_in(Client(), person)
        client.person = person
        return client

    return make
