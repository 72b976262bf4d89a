import logging

import pytest

from decisionaid.pdf.errors import PdfBusy, PdfError, PdfMissingGlyph, PdfTimeout
from decisionaid.pdf.service import PdfService
from tests.faults.amounts import dice
from tests.faults.asking import Asked, Failures
from tests.published import publish


@pytest.fixture
def failures():
    """What Django logs of requests that failed; the thousands that were refused are not logged."""
    handler = Failures()
    logger, security = logging.getLogger("django.request"), logging.getLogger("django.security")
    others = [
        logging.getLogger(name) for name in ("decisionaid.summary.views", "django.security.DisallowedHost")
    ]
    levels = {each: each.level for each in (logger, security, *others)}
    for each in (security, *others):
        each.setLevel(logging.CRITICAL)
    logger.setLevel(logging.ERROR)
    logger.addHandler(handler)
    yield handler.kept
    logger.removeHandler(handler)
    for each, level in levels.items():
        each.setLevel(level)


@pytest.fixture
def site(db, release, settings, failures):
    """The application in this process with a live release and sharing, and without a renderer.

    In the place of the renderer, which has tests of its own and would take most of the time, stands one
    that answers with a PDF or with each error in turn.
    """
    settings.SHARING = settings.CLINIC_MODE = True
    settings.CLINIC_NAME = "診療所"
    publish(release)
    yield Asked()
    from decisionaid.releases.live import live_release

    live_release.pin(None)


@pytest.fixture
def no_renderer(monkeypatch):
    chance = dice("renderer")

    def render(self, html, *, stylesheet, timeout=30):
        outcome = chance.randrange(12)
        if outcome == 0:
            raise PdfBusy("busy")
        if outcome == 1:
            raise PdfTimeout("late")
        if outcome == 2:
            raise PdfMissingGlyph("👩")
        if outcome == 3:
            raise PdfError("failed")
        html.encode()
        return b"%PDF-1.7"

    monkeypatch.setattr(PdfService, "render", render)
