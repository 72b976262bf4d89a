"""Summary pages of the shipped content for tests."""

from datetime import date
from functools import cache

from decisionaid.engine.answers import read_answers
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.presenters import build_summary
from tests.shipped.real_content import real_aid

AS_OF = date(2026, 11, 23)


@cache
def real_release():
    return release_from_aid(real_aid())


def page_for(answers, *, language="ja", as_of=AS_OF, release=None):
    """Build the summary of raw answers (as in JSON) with the shipped content, or with `release`."""
    release = release or real_release()
    return build_summary(
        release=release, answers=read_answers(release.aid, answers), language=language, as_of=as_of
    )
