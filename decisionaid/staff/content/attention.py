"""What waits for somebody in the content: for the start page of the panel, by permission."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from decisionaid.releases.checking import check_pieces
from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.models import ContentItem, Draft, Release
from decisionaid.staff.content.pages import may


@dataclass(frozen=True)
class ContentTask:
    label: str
    url: str
    waiting: str = ""


def list_content_tasks(request: HttpRequest) -> list[ContentTask]:
    """Give what this person may do with content, and what of it waits."""
    tasks = []
    if may(request, "view_contentitem"):
        tasks.append(_due_task())
    if may(request, "sign_off_contentitem"):
        tasks.append(_mark_task())
    if may(request, "change_contentitem"):
        tasks.append(_check_task())
    if may(request, "view_release"):
        tasks.append(_release_task(request))
    return tasks


def _items(label: str, filters: str, count: int) -> ContentTask:
    url = f"{reverse('admin:releases_contentitem_changelist')}?{filters}"
    return ContentTask(label, url, _count(count))


def _due_task() -> ContentTask:
    count = ContentItem.objects.filter(review_due_on__lt=timezone.localdate()).count()
    return _items(_("Content past its review date"), "review=overdue", count)


def _mark_task() -> ContentTask:
    count = ContentItem.objects.filter(needs_clinician=True).count()
    return _items(_("Content to be confirmed by a clinician"), "clinician=yes", count)


def _check_task() -> ContentTask:
    revision = Draft.objects.values_list("revision", flat=True).first()
    count = _count_mistakes(revision) if revision is not None else 0
    return ContentTask(_("Checks of the draft"), reverse("admin:releases_contentitem_checks"), _count(count))


@lru_cache(maxsize=2)
def _count_mistakes(revision: int) -> int:
    # Each change of the draft counts its revision up, so the checks run once for each state of it.
    return len(check_pieces(draft_pieces()).mistakes)


def _release_task(request: HttpRequest) -> ContentTask:
    waits_in = Release.Status.IN_REVIEW if may(request, "approve_release") else Release.Status.DRAFT
    release = Release.objects.filter(status=waits_in).defer("content", "files").first()
    if release is None:
        return ContentTask(_("Releases"), reverse("admin:releases_release_changelist"))
    url = reverse("admin:releases_release_change", args=[release.pk])
    return ContentTask(_("Releases"), url, f"{release.number}: {release.get_status_display()}")


def _count(count: int) -> str:
    return str(count) if count else ""
