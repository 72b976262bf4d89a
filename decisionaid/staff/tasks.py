"""What a person can do on the start page of the panel, by permission; a number says that something waits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from decisionaid.clinic.models import ClinicDraft
from decisionaid.clinic.selectors import get_draft
from decisionaid.reports.models import Report
from decisionaid.sharing.selectors import count_expiring
from decisionaid.staff.content.attention import list_content_tasks

DAYS_AHEAD = 3


@dataclass(frozen=True)
class Task:
    label: str
    url: str
    waiting: str = ""
    note: str = ""


def list_tasks(request: HttpRequest) -> list[Task]:
    """Give what this person may do."""
    makers: tuple[tuple[str, Callable[[], Task]], ...] = (
        ("sharing.open_sharedsummary", _open_task),
        ("sharing.view_sharedsummary", _expiring_task),
        ("clinic.view_clinicdraft", _clinic_task),
        ("staff.manage_people", lambda: Task(_("People and roles"), reverse("admin:people"))),
        (
            "audit.view_auditevent",
            lambda: Task(_("Audit list: who did what"), reverse("admin:audit_auditevent_changelist")),
        ),
        ("reports.view_report", _report_task),
        ("counts.view_count", lambda: Task(_("Statistics without persons"), reverse("admin:statistics"))),
    )
    user: Any = request.user
    own = [make() for permission, make in makers if user.has_perm(permission)]
    content = [Task(task.label, task.url, task.waiting, task.note) for task in list_content_tasks(request)]
    return [*own, *content]


def _report_task() -> Task:
    count = Report.objects.filter(state__in=[Report.State.NEW, Report.State.LOOKED_AT]).count()
    return Task(_("Reports from readers"), reverse("admin:reports"), str(count) if count else "")


def _open_task() -> Task:
    return Task(_("Open a shared summary with the patient's code"), reverse("admin:shared"))


def _expiring_task() -> Task:
    now = timezone.now()
    count = count_expiring(before=now + timedelta(days=DAYS_AHEAD), now=now)
    waiting = _("%(n)d expire within %(days)d days") % {"n": count, "days": DAYS_AHEAD} if count else ""
    return Task(
        _("Shared summaries: dates, deleting"), reverse("admin:sharing_sharedsummary_changelist"), waiting
    )


def _clinic_task() -> Task:
    in_review = get_draft().status == ClinicDraft.Status.IN_REVIEW
    return Task(_("Clinic data and prices"), reverse("admin:clinic"), _("in review") if in_review else "")
