"""Reading releases: from the database, or straight from the content folder where there is none."""

from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from decisionaid.content.load import load_folder
from decisionaid.content.store import from_data, hash_of
from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.compiled import compile_aid
from decisionaid.releases.history import Stored
from decisionaid.releases.live import LiveRelease
from decisionaid.releases.models import Release


def content_folder() -> Path:
    """Give the folder of release 1's content."""
    return Path(settings.BASE_DIR) / "fixtures" / "content"


def readability_file() -> Path:
    """Give the file of the measured readability."""
    return Path(settings.BASE_DIR) / "fixtures" / "readability.json"


def find_published_release() -> Release | None:
    """Give the published release, or None."""
    return Release.objects.filter(status=Release.Status.PUBLISHED).first()


def find_published_number() -> int | None:
    """Give the number of the published release without reading its content, or None."""
    return Release.objects.filter(status=Release.Status.PUBLISHED).values_list("number", flat=True).first()


def list_published_releases() -> list[Stored]:
    """Give every release that is or was published, oldest first; contents are read when asked for."""
    # A release without a date was never public.
    found = Release.objects.filter(published_at__isnull=False).order_by("number").defer("content")
    return [
        Stored(release.number, release.content_hash, release.published_at, partial(_read_content, release.pk))
        for release in found
        if release.published_at
    ]


def _read_content(key: int) -> DecisionAid:
    return from_data(Release.objects.values_list("content", flat=True).get(pk=key))


def read_release(release: Release) -> LiveRelease:
    """Make a stored release ready for use."""
    aid = from_data(release.content)
    return LiveRelease(release.number, release.content_hash, aid, compile_aid(aid))


def get_release_for_command() -> LiveRelease:
    """Give the published release, or the content folder as an unpublished one (number None).

    Commands work on a checkout whose database was never set up.

    :raises ContentError: if the content folder has mistakes.
    """
    try:
        release = find_published_release()
    except DatabaseError:
        release = None
    return read_release(release) if release else release_from_aid(load_folder(content_folder()))


def release_from_aid(aid: DecisionAid) -> LiveRelease:
    """Make an aid ready for use that is not published."""
    return LiveRelease(None, hash_of(aid), aid, compile_aid(aid))
