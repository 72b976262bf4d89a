"""The only place that writes releases."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from decisionaid.content.load import load_folder
from decisionaid.content.store import hash_of, to_data
from decisionaid.releases.models import Release
from decisionaid.releases.selectors import content_folder


@transaction.atomic
def publish_first_release_if_none(*, now: datetime, folder: Path | None = None) -> Release | None:
    """Publish the content folder as release 1 if there is no release yet; None if there is one.

    :raises ContentError: with all mistakes of the folder; nothing is published then.
    """
    if Release.objects.exists():
        return None
    aid = load_folder(folder or content_folder())
    return Release.objects.create(
        number=1,
        status=Release.Status.PUBLISHED,
        content=to_data(aid),
        content_hash=hash_of(aid),
        note="fixtures/content",
        created_at=now,
        published_at=now,
    )
