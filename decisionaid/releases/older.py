"""Releases that are no longer live, ready for use: the last few asked for are kept in memory."""

from functools import lru_cache

from decisionaid.releases.live import LiveRelease
from decisionaid.releases.models import Release
from decisionaid.releases.selectors import read_release

KEPT = 4


def get_ready_release(pk: int) -> LiveRelease:
    """Give a stored release ready for use, live or not.

    :raises Release.DoesNotExist: if there is none.
    """
    number, content_hash = Release.objects.values_list("number", "content_hash").get(pk=pk)
    return _read(pk, number, content_hash)


@lru_cache(maxsize=KEPT)
def _read(pk: int, number: int, content_hash: str) -> LiveRelease:
    # A release never changes, so number and hash tell it apart even after the database was put back.
    return read_release(Release.objects.get(pk=pk))
