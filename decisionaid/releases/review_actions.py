"""Proposing the draft and reviewing what was proposed. Each action writes its event."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from decisionaid.content.store import hash_of, to_data
from decisionaid.content.write_yaml import write_files
from decisionaid.releases.checking import check_pieces
from decisionaid.releases.contributors import contributor_ids, last_event_number
from decisionaid.releases.draft_rows import draft_files, draft_pieces
from decisionaid.releases.errors import ContentRefused, NotAllowed, NothingChanged, Refused, WrongState
from decisionaid.releases.events import write_event
from decisionaid.releases.marks import unsigned_marks
from decisionaid.releases.models import Draft, Release, ReleaseEvent, Review

Action = ReleaseEvent.Action
User = AbstractBaseUser


@transaction.atomic
def propose_release(*, note: str, by: User, now: datetime) -> Release:
    """Freeze the draft as it is and hand it to review; a release that was sent back is proposed again.

    :raises WrongState: if one is in review already, or there is no draft.
    :raises NothingChanged: if the draft is the live release.
    :raises ContentRefused: with every mistake that the checks find (without the proof, which takes longer).
    """
    if not Draft.objects.select_for_update().exists():
        raise WrongState(_("There is no draft. Load one first."))
    if Release.objects.filter(status=Release.Status.IN_REVIEW).exists():
        raise WrongState(_("A release is in review already."))
    pieces = draft_pieces()
    checked = check_pieces(pieces)
    if checked.aid is None:
        raise ContentRefused(checked.mistakes)
    if unsigned := unsigned_marks(pieces):
        raise ContentRefused((), unsigned)
    content_hash = hash_of(checked.aid)
    if Release.objects.filter(status=Release.Status.PUBLISHED, content_hash=content_hash).exists():
        raise NothingChanged
    release = _find_sent_back() or Release(number=_next_number(), created_at=now)
    release.status = Release.Status.IN_REVIEW
    release.content, release.content_hash = to_data(checked.aid), content_hash
    release.files = write_files(pieces, draft_files())
    release.last_event = last_event_number()
    release.note, release.publish_at = note, None
    release.proposed_at, release.proposed_by = now, by  # type: ignore[assignment]
    release.save()
    _note(Action.PROPOSED, release, by=by, now=now, comment=note)
    return release


@transaction.atomic
def comment_on_release(*, release_id: int, comment: str, by: User, now: datetime) -> None:
    """Add a comment to a release that is not published yet.

    :raises WrongState: if it is published, or the comment is empty.
    """
    release = lock_release(release_id)
    if not release.is_open:
        raise WrongState(_("This release is not in review."))
    _need(comment)
    _note(Action.COMMENTED, release, by=by, now=now, comment=comment)


@transaction.atomic
def request_changes(*, release_id: int, content_hash: str, comment: str, by: User, now: datetime) -> None:
    """Send a proposed release back to the editors, with what is to be changed.

    :raises WrongState: if it is not in review as this person saw it, or the comment is empty.
    :raises NotAllowed: if this person had a hand in it.
    """
    release = _lock_for_verdict(release_id, content_hash, by)
    _need(comment)
    Review(
        release=release,
        verdict=Review.Verdict.CHANGES_REQUESTED,
        content_hash=release.content_hash,
        comment=comment,
        by=by,
        at=now,
    ).save()
    release.status, release.publish_at = Release.Status.DRAFT, None
    release.save(update_fields=["status", "publish_at"])
    _note(Action.CHANGES_REQUESTED, release, by=by, now=now, comment=comment)


@transaction.atomic
def approve_release(*, release_id: int, content_hash: str, comment: str, by: User, now: datetime) -> Review:
    """Approve a release as it was proposed; a content proposed later needs an approval of its own.

    :raises WrongState: if it is not in review as this person saw it.
    :raises NotAllowed: if this person proposed it or edited the draft since the live release was made.
    """
    release = _lock_for_verdict(release_id, content_hash, by)
    review = Review(
        release=release,
        verdict=Review.Verdict.APPROVED,
        content_hash=release.content_hash,
        comment=comment,
        by=by,
        at=now,
    )
    review.save()
    _note(Action.APPROVED, release, by=by, now=now, comment=comment)
    return review


@transaction.atomic
def take_back_release(*, release_id: int, by: User, now: datetime) -> None:
    """Take a proposed release out of review, so that the draft can be proposed again.

    :raises WrongState: if it is not in review.
    """
    release = lock_release(release_id)
    if release.status != Release.Status.IN_REVIEW:
        raise WrongState(_("This release is not in review."))
    release.status, release.publish_at = Release.Status.DRAFT, None
    release.save(update_fields=["status", "publish_at"])
    _note(Action.TAKEN_BACK, release, by=by, now=now)


def lock_release(release_id: int) -> Release:
    """Give a release with its row locked.

    :raises WrongState: if there is none.
    """
    release = Release.objects.select_for_update().filter(pk=release_id).first()
    if release is None:
        raise WrongState(_("There is no such release."))
    return release


def lock_all_releases() -> None:
    """Let one person at a time change which release is live; the others wait for the end of it.

    All rows are locked in one order, so that nobody waits for each other for ever. What is read afterwards
    is what the one before left. SQLite has one writer anyway: a transaction of ours begins as one.
    """
    list(Release.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def is_approved(release: Release) -> bool:
    """Tell whether somebody without a hand in it approved exactly the content it holds now."""
    approvals = Review.objects.filter(
        release=release, verdict=Review.Verdict.APPROVED, content_hash=release.content_hash
    )
    return approvals.exclude(by__in=contributor_ids(release)).exists()


def why_no_verdict(release: Release, user: User) -> str:
    """Tell why this person cannot approve a release or send it back; an empty string if they can."""
    if user.pk in contributor_ids(release):
        return _(
            "You proposed this release or edited the draft since the live one. Somebody else reviews it."
        )
    return ""


def _lock_for_verdict(release_id: int, content_hash: str, by: User) -> Release:
    release = lock_release(release_id)
    if release.status != Release.Status.IN_REVIEW:
        raise WrongState(_("This release is not in review."))
    if release.content_hash != content_hash:
        raise WrongState(_("This release was proposed again with other content. Look at it once more."))
    if reason := why_no_verdict(release, by):
        raise NotAllowed(reason)
    return release


def _need(comment: str) -> None:
    if not comment.strip():
        raise Refused(_("Write what you want to say."))


def _find_sent_back() -> Release | None:
    return Release.objects.select_for_update().filter(status=Release.Status.DRAFT).first()


def _next_number() -> int:
    return (Release.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _note(action: Action, release: Release, *, by: User | None, now: datetime, comment: str = "") -> None:
    write_event(ReleaseEvent(action=action, release=release, by=by, at=now, comment=comment))  # type: ignore[misc]
