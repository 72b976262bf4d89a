import pytest

from tests.answers import complete, give_cookie
from tests.published import publish
from tests.vignettes import read_vignette


@pytest.fixture
def sharing(settings):
    settings.SHARING = settings.CLINIC_MODE = True
    settings.CLINIC_NAME = "みどり皮ふ科"


@pytest.fixture
def published(db, release, live_aid, sharing):
    return publish(release)


@pytest.fixture
def patient(client, published):
    give_cookie(client, complete(published.aid, read_vignette("v03")["answers"]))
    return client
