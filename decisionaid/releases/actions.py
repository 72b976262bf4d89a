"""Setting up: the first release, and the draft that staff edit."""

from datetime import datetime
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from decisionaid.content.load import load_texts, read_folder
from decisionaid.content.pieces import pieces_of_aid
from decisionaid.content.store import from_data, hash_of, to_data
from decisionaid.content.write_yaml import write_files
from decisionaid.releases.contributors import last_event_number
from decisionaid.releases.draft_actions import load_draft
from decisionaid.releases.events import write_event
from decisionaid.releases.models import Draft, Release, ReleaseEvent
from decisionaid.releases.selectors import content_folder, find_published_release

FIRST_ORIGIN = "fixtures/content"


@transaction.atomic
def publish_first_release_if_none(*, now: datetime, folder: Path | None = None) -> Release | None:
    """Publish the content folder as release 1 if there is no release yet; None if there is one.

    :raises ContentError: with all mistakes of the folder; nothing is published then.
    """
    if Release.objects.exists():
        return None
    texts = read_folder(folder or content_folder())
    aid = load_texts(texts)
    load_draft(texts=texts, origin=FIRST_ORIGIN, by=None, now=now)
    release = Release(
        number=1,
        status=Release.Status.PUBLISHED,
        content=to_data(aid),
        content_hash=hash_of(aid),
        files=texts,
        last_event=last_event_number(),
        note=FIRST_ORIGIN,
        created_at=now,
        published_at=now,
    )
    release.save()
    published = ReleaseEvent.Action.PUBLISHED
    write_event(ReleaseEvent(action=published, release=release, by=None, at=now, comment=FIRST_ORIGIN))
    return release


@transaction.atomic
def load_draft_if_none(*, now: datetime) -> bool:
    """Load the live release as the draft where there is no draft yet, as after an update of this software."""
    release = find_published_release()
    if release is None or Draft.objects.exists():
        return False
    load_draft_from_release(release=release, by=None, now=now)
    return True


def load_draft_from_release(
    *, release: Release, by: AbstractBaseUser | None, now: datetime, revision: int | None = None
) -> Draft:
    """Make the content of a release the draft, in the place of what it holds.

    :raises ChangedMeanwhile: if the draft has another revision by now.
    """
    origin = f"release {release.number}"
    return load_draft(texts=files_of(release), origin=origin, by=by, now=now, revision=revision)


def files_of(release: Release) -> dict[str, str]:
    """Give the YAML files of a release, written anew where none were kept with it."""
    files: dict[str, str] = release.files
    return files or write_files(pieces_of_aid(from_data(release.content)), {})
