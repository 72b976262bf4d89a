"""Publishing a reviewed release, at once or at a date, and making an earlier one live again."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from decisionaid.content.load import load_texts
from decisionaid.content.mistakes import ContentError
from decisionaid.content.store import hash_of
from decisionaid.releases.checking import prove_aid
from decisionaid.releases.errors import ContentRefused, Refused, WrongState
from decisionaid.releases.events import write_event
from decisionaid.releases.models import Release, ReleaseEvent
from decisionaid.releases.review_actions import is_approved, lock_release

Action = ReleaseEvent.Action
Status = Release.Status
User = AbstractBaseUser


def publish_release(*, release_id: int, by: User | None, now: datetime) -> Release:
    """Make a reviewed release the live one and retire the one before.

    All checks and the proof run again on the files it will be given out as. They take seconds, so they
    run before the rows are locked; what they looked at is held against the row by its hash.

    :raises WrongState: if it is not in review, or not approved by somebody without a hand in it.
    :raises ContentRefused: with everything that the checks find; the refusal is kept as an event.
    """
    release = _get_ready(release_id)
    try:
        _check(release)
    except ContentRefused as error:
        _write_event(Action.PUBLISH_REFUSED, release, by=by, now=now, comment=str(error)[:4000])
        raise
    return _turn_live(release_id, content_hash=release.content_hash, by=by, now=now)


@transaction.atomic
def _turn_live(release_id: int, *, content_hash: str, by: User | None, now: datetime) -> Release:
    release = _get_ready(release_id, is_locked=True)
    if release.content_hash != content_hash:
        raise WrongState(_("This release was proposed again with other content. Look at it once more."))
    _retire_live(by=by, now=now)
    release.status, release.published_at, release.published_by = Status.PUBLISHED, now, by  # type: ignore[assignment]
    release.save(update_fields=["status", "published_at", "published_by"])
    _write_event(Action.PUBLISHED, release, by=by, now=now)
    return release


@transaction.atomic
def schedule_release(*, release_id: int, publish_at: datetime, by: User, now: datetime) -> None:
    """Have a reviewed release published by `publish_due` at a time to come.

    :raises WrongState: if it is not in review and approved, or the time has passed.
    """
    release = _get_ready(release_id, is_locked=True)
    if publish_at <= now:
        raise WrongState(_("Give a time to come."))
    release.publish_at = publish_at
    release.save(update_fields=["publish_at"])
    _write_event(Action.SCHEDULED, release, by=by, now=now, comment=publish_at.isoformat())


@transaction.atomic
def unschedule_release(*, release_id: int, by: User, now: datetime) -> None:
    """Call a planned publishing off; the approval stays.

    :raises WrongState: if none is planned.
    """
    release = lock_release(release_id)
    if release.status != Status.IN_REVIEW or release.publish_at is None:
        raise WrongState(_("No publishing is planned for this release."))
    release.publish_at = None
    release.save(update_fields=["publish_at"])
    _write_event(Action.UNSCHEDULED, release, by=by, now=now)


def publish_due_releases(*, now: datetime) -> tuple[list[Release], list[tuple[Release, Refused]]]:
    """Publish what is planned for now or earlier: what was published, and what was refused and why."""
    published, refused = [], []
    for release in Release.objects.filter(status=Status.IN_REVIEW, publish_at__lte=now):
        try:
            published.append(publish_release(release_id=release.pk, by=None, now=now))
        except Refused as error:
            # Once is enough: it is planned again when it is mended and approved.
            Release.objects.filter(pk=release.pk, status=Status.IN_REVIEW).update(publish_at=None)
            refused.append((release, error))
    return published, refused


@transaction.atomic
def restore_release(*, release_id: int, reason: str, by: User, now: datetime) -> Release:
    """Make an earlier release live again and retire the live one: the way back when a release is wrong.

    One person can do it, since each release was reviewed when it was published.

    :raises WrongState: if it is not a retired release, or no reason is given.
    """
    release = lock_release(release_id)
    if release.status != Status.RETIRED:
        raise WrongState(_("Only a retired release can be made live again."))
    if not reason.strip():
        raise Refused(_("Write why."))
    _retire_live(by=by, now=now)
    release.status = Status.PUBLISHED
    release.save(update_fields=["status"])
    _write_event(Action.RESTORED, release, by=by, now=now, comment=reason)
    return release


def _get_ready(release_id: int, *, is_locked: bool = False) -> Release:
    release = lock_release(release_id) if is_locked else Release.objects.filter(pk=release_id).first()
    if release is None or release.status != Status.IN_REVIEW:
        raise WrongState(_("This release is not in review."))
    if not is_approved(release):
        raise WrongState(_("Nobody has approved this content yet who had no hand in it."))
    return release


def _check(release: Release) -> None:
    try:
        aid = load_texts(release.files)
    except ContentError as error:
        raise ContentRefused(error.mistakes) from error
    if hash_of(aid) != release.content_hash:
        raise ContentRefused((), [_("The YAML files do not hold the content that was reviewed.")])
    if broken := prove_aid(aid):
        raise ContentRefused((), broken)


def _retire_live(*, by: User | None, now: datetime) -> None:
    live = Release.objects.select_for_update().filter(status=Status.PUBLISHED).first()
    if live is None:
        return
    live.status = Status.RETIRED
    live.save(update_fields=["status"])
    _write_event(Action.RETIRED, live, by=by, now=now)


def _write_event(
    action: Action, release: Release, *, by: User | None, now: datetime, comment: str = ""
) -> None:
    write_event(ReleaseEvent(action=action, release=release, by=by, at=now, comment=comment))  # type: ignore[misc]
