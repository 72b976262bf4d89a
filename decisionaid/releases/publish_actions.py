"""Publishing a reviewed release, at once or at a date, and making an earlier one live again."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from decisionaid.content.load import load_texts
from decisionaid.content.mistakes import ContentError
from decisionaid.content.store import hash_of, to_data
from decisionaid.releases.errors import (
    AlreadyPublished,
    ContentRefused,
    OtherLive,
    PlanGone,
    Refused,
    WrongState,
)
from decisionaid.releases.events import write_event
from decisionaid.releases.models import Release, ReleaseEvent
from decisionaid.releases.models.release import FROZEN
from decisionaid.releases.proofs import ProofBrokeOff, kept_proof, prove_and_wait
from decisionaid.releases.review_actions import is_approved, lock_all_releases, lock_release
from decisionaid.web.reader import reader_language

Action = ReleaseEvent.Action
Status = Release.Status
User = AbstractBaseUser


@dataclass(frozen=True)
class Terms:
    """What has to hold still when a release goes live.

    `is_waiting` lets the proof run here where it is not kept; otherwise it is begun beside the request.
    `is_planned` asks for a plan whose time has come. `live` is the number of the live release that the
    person saw, None where nobody looked.
    """

    is_waiting: bool = True
    is_planned: bool = False
    live: int | None = None


AT_ONCE = Terms()
BY_PLAN = Terms(is_planned=True)


def publish_release(*, release_id: int, by: User | None, now: datetime, terms: Terms = AT_ONCE) -> Release:
    """Make a reviewed release the live one and retire the one before.

    All checks run again on the files it will be given out as, and the proof of exactly this content is
    asked for. They take seconds, so they run before the rows are locked; what they looked at is held
    against the row by its hash.

    :raises AlreadyPublished: if it is live, or was.
    :raises WrongState: if it is not in review, or not approved by somebody without a hand in it.
    :raises OtherLive: if another release is live than the person saw.
    :raises PlanGone: if it was to be published by plan, and there is none for now.
    :raises ContentRefused: with everything that the checks find; the refusal is kept as an event.
    :raises ProofGoesOn: if the proof is not finished yet and is not to be waited for.
    """
    release = _get_ready(release_id)
    try:
        _check(release, now=now, terms=terms)
    except ContentRefused as error:
        _write_event(Action.PUBLISH_REFUSED, release, by=by, now=now, comment=str(error)[:4000])
        raise
    return _turn_live(release, by=by, now=now, terms=terms)


@transaction.atomic
def _turn_live(checked: Release, *, by: User | None, now: datetime, terms: Terms) -> Release:
    lock_all_releases()
    release = _get_ready(checked.pk)
    names = ("content_hash", "content", "files")
    if any(getattr(release, name) != getattr(checked, name) for name in names):
        raise WrongState(_("This release was proposed again with other content. Look at it once more."))
    if terms.is_planned and (release.publish_at is None or release.publish_at > now):
        raise PlanGone
    _need_live(terms.live)
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
    lock_all_releases()
    release = _get_ready(release_id)
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
    if release.status in FROZEN:
        raise AlreadyPublished
    if release.status != Status.IN_REVIEW or release.publish_at is None:
        raise PlanGone
    release.publish_at = None
    release.save(update_fields=["publish_at"])
    _write_event(Action.UNSCHEDULED, release, by=by, now=now)


def publish_due_releases(*, now: datetime) -> tuple[list[Release], list[tuple[Release, Refused]]]:
    """Publish what is planned for now or earlier: what was published, and what was refused and why."""
    published, refused = [], []
    for release in Release.objects.filter(status=Status.IN_REVIEW, publish_at__lte=now):
        try:
            published.append(publish_release(release_id=release.pk, by=None, now=now, terms=BY_PLAN))
        except (AlreadyPublished, PlanGone):
            # Another run of this command, or a person, was faster: that is no fault.
            continue
        except ProofBrokeOff as error:
            # The plan stays: nothing is wrong with the content, and the next run tries again.
            refused.append((release, error))
        except Refused as error:
            # Once is enough: it is planned again when it is mended and approved.
            due = Release.objects.filter(pk=release.pk, status=Status.IN_REVIEW, publish_at__lte=now)
            due.update(publish_at=None)
            refused.append((release, error))
    return published, refused


@transaction.atomic
def restore_release(
    *, release_id: int, reason: str, by: User, now: datetime, live: int | None = None
) -> Release:
    """Make an earlier release live again and retire the live one: the way back when a release is wrong.

    One person can do it, since each release was reviewed when it was published. `live` is the number of
    the live release that they saw.

    :raises WrongState: if it is not a retired release, or no reason is given.
    :raises OtherLive: if another release is live than the person saw.
    """
    lock_all_releases()
    release = lock_release(release_id)
    if release.status == Status.PUBLISHED:
        raise WrongState(_("This release is live already."))
    if release.status != Status.RETIRED:
        raise WrongState(_("Only a retired release can be made live again."))
    if not reason.strip():
        raise Refused(_("Write why."))
    _need_live(live)
    _retire_live(by=by, now=now)
    release.status = Status.PUBLISHED
    release.save(update_fields=["status"])
    _write_event(Action.RESTORED, release, by=by, now=now, comment=reason)
    return release


def _get_ready(release_id: int) -> Release:
    release = Release.objects.filter(pk=release_id).first()
    if release is not None and release.status in FROZEN:
        raise AlreadyPublished
    if release is None or release.status != Status.IN_REVIEW:
        raise WrongState(_("This release is not in review."))
    if not is_approved(release):
        raise WrongState(_("Nobody has approved this content yet who had no hand in it."))
    return release


def _need_live(number: int | None) -> None:
    live = Release.objects.filter(status=Status.PUBLISHED).values_list("number", flat=True).first()
    if number is not None and number != live:
        raise OtherLive(live)


def _check(release: Release, *, now: datetime, terms: Terms) -> None:
    try:
        aid = load_texts(release.files)
    except ContentError as error:
        raise ContentRefused(error.mistakes) from error
    if hash_of(aid) != release.content_hash:
        raise ContentRefused((), [_("The YAML files do not hold the content that was reviewed.")])
    # Patients read this column and not the files, so it has to be the reviewed content too.
    if to_data(aid) != release.content:
        raise ContentRefused((), [_("The stored content is not the content that was reviewed.")])
    prove = prove_and_wait if terms.is_waiting else kept_proof
    if broken := prove(release=release, now=now).broken:
        raise ContentRefused((), [line[reader_language()] for line in broken])


def _retire_live(*, by: User | None, now: datetime) -> None:
    live = Release.objects.filter(status=Status.PUBLISHED).first()
    if live is None:
        return
    live.status = Status.RETIRED
    live.save(update_fields=["status"])
    _write_event(Action.RETIRED, live, by=by, now=now)


def _write_event(
    action: Action, release: Release, *, by: User | None, now: datetime, comment: str = ""
) -> None:
    write_event(ReleaseEvent(action=action, release=release, by=by, at=now, comment=comment))  # type: ignore[misc]
