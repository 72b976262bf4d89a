import pytest

from decisionaid.releases.live import live_release


@pytest.fixture(autouse=True)
def live_aid(release):
    """The real content as the live release, without a database."""
    live_release.pin(release)
    yield release.aid
    live_release.pin(None)
