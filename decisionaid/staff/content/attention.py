"""What waits for somebody in the content: for the start page of the panel, by permission."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decisionaid.releases.last_checks import LastCheck, last_checks
from decisionaid.releases.models import ContentItem, Release
from decisionaid.staff.content.pages import may
from decisionaid.web.reader import reader_language


@dataclass(frozen=True)
class ContentTask:
    label: str
    url: str
    waiting: str = ""
    note: str = ""


def list_content_tasks(request: HttpRequest) -> list[ContentTask]:
    """Give what this person may do with content, and what of it waits."""
    tasks = []
    if may(request, "view_contentitem"):
        tasks.append(_due_task())
    if may(request, "sign_off_contentitem"):
        tasks.append(_mark_task())
    if may(request, "view_contentitem") or may(request, "view_release"):
        tasks += _check_tasks(request)
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


def _check_tasks(request: HttpRequest) -> list[ContentTask]:
    """Give the last results of the checks: the draft's, the live release's, the open release's.

    What is live everybody may read; a release in review is for those who may see releases.
    """
    checks = reverse("admin:releases_contentitem_checks")
    tasks = []
    if may(request, "view_contentitem"):
        tasks.append(_of_checks(_("Checks of the draft"), checks, last_checks.of_draft()))
    shown = [Release.Status.PUBLISHED]
    if sees_releases := may(request, "view_release"):
        shown += [Release.Status.IN_REVIEW, Release.Status.DRAFT]
    for release in Release.objects.filter(status__in=shown).defer("content", "files").order_by("number"):
        place = reverse("admin:releases_release_change", args=[release.pk]) if sees_releases else checks
        label = _("Checks of release %(number)s (%(state)s)") % {
            "number": release.number,
            "state": release.get_status_display(),
        }
        tasks.append(_of_checks(label, f"{place}#checks", last_checks.of_release(release)))
    return tasks


def _of_checks(label: str, url: str, last: LastCheck | None) -> ContentTask:
    if last is None:
        return ContentTask(label, url, note=_("not checked yet"))
    failing = ngettext("%(count)s mistake", "%(count)s mistakes", last.count) % {"count": last.count}
    return ContentTask(label, url, failing if last.count else "", tell_time(last))


def tell_time(last: LastCheck) -> str:
    """Tell when a content was checked, and whether it changed since."""
    when = timezone.localtime(last.at).strftime("%Y-%m-%d %H:%M")
    told = _("checked %(when)s") if last.is_current else _("checked %(when)s, changed since")
    return told % {"when": when}


def tell_last_check(release: Release | None) -> dict[str, Any]:
    """Give what the pages tell of the last checks of a release; nothing where there is no release."""
    last = last_checks.of_release(release) if release else None
    return {
        "checked_release": release,
        "last_check": last,
        "check_time": tell_time(last) if last else "",
        "check_lines": [line.in_language(reader_language()) for line in last.mistakes] if last else [],
    }


def _release_task(request: HttpRequest) -> ContentTask:
    waits_in = Release.Status.IN_REVIEW if may(request, "approve_release") else Release.Status.DRAFT
    release = Release.objects.filter(status=waits_in).defer("content", "files").first()
    if release is None:
        return ContentTask(_("Releases"), reverse("admin:releases_release_changelist"))
    url = reverse("admin:releases_release_change", args=[release.pk])
    return ContentTask(_("Releases"), url, f"{release.number}: {release.get_status_display()}")


def _count(count: int) -> str:
    return str(count) if count else ""
