"""One page for a release, and a view for each thing that can be done with it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.releases import publish_actions, review_actions
from decisionaid.releases.actions import files_of, load_draft_from_release
from decisionaid.releases.errors import Refused
from decisionaid.releases.models import Release
from decisionaid.releases.proofs import ProofGoesOn, start_proof
from decisionaid.staff.content.draft_views import zip_response
from decisionaid.staff.content.item_views import person
from decisionaid.staff.content.pages import render_panel, require, requires
from decisionaid.staff.content.release_page import build_release_page
from decisionaid.web.numbers import whole_number

MAX_COMMENT = 4000
Done = Callable[[HttpRequest, Release], str]


@require_safe
@requires("view_release")
def release_page(request: HttpRequest, release_id: int) -> HttpResponse:
    return _show(request, get_object_or_404(Release, pk=release_id))


@require_safe
@requires("view_release")
def release_export(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_object_or_404(Release, pk=release_id)
    response = zip_response(files_of(release), f"content-release-{release.number}.zip")
    about = ("release", release.number)
    record_event(action="content.exported", at=timezone.now(), actor=person(request), about=about)
    return response


@require_POST
@requires("propose_release")
def release_propose(request: HttpRequest) -> HttpResponse:
    try:
        release = review_actions.propose_release(
            note=_comment(request), by=person(request), now=timezone.now()
        )
    except Refused as error:
        context = {"title": _("The draft was not proposed"), "refusal": error}
        return render_panel(request, "staff/content/refused.html", context, status=409)
    # So that it is there when a reviewer has read the release.
    start_proof(of=release, now=timezone.now())
    messages.success(request, _("Release %(number)s is in review.") % {"number": release.number})
    return redirect("admin:releases_release_change", release.pk)


def step(permission: str) -> Callable[[Done], Callable[..., HttpResponseBase]]:
    """Make a view of something done with a release: POST only, refusals told on the page of the release."""

    def decorate(do: Done) -> Callable[..., HttpResponseBase]:
        @require_POST
        @requires(permission)
        @wraps(do)
        def view(request: HttpRequest, release_id: int) -> HttpResponse:
            release = get_object_or_404(Release, pk=release_id)
            try:
                told = do(request, release)
            except ProofGoesOn as error:
                messages.warning(request, error.message)
                return redirect("admin:releases_release_change", release_id)
            except Refused as error:
                return _show(request, get_object_or_404(Release, pk=release_id), refusal=error, status=409)
            messages.success(request, told)
            return redirect("admin:releases_release_change", release_id)

        return view

    return decorate


@step("view_release")
def release_comment(request: HttpRequest, release: Release) -> str:
    review_actions.comment_on_release(
        release_id=release.pk, comment=_comment(request), by=person(request), now=timezone.now()
    )
    return _("Your comment was added.")


@step("approve_release")
def release_request_changes(request: HttpRequest, release: Release) -> str:
    review_actions.request_changes(
        release_id=release.pk,
        content_hash=request.POST.get("content_hash", ""),
        comment=_comment(request),
        by=person(request),
        now=timezone.now(),
    )
    return _("The release went back to the editors.")


@step("approve_release")
def release_approve(request: HttpRequest, release: Release) -> str:
    review_actions.approve_release(
        release_id=release.pk,
        content_hash=request.POST.get("content_hash", ""),
        comment=_comment(request),
        by=person(request),
        now=timezone.now(),
    )
    return _("You approved this release.")


@step("propose_release")
def release_take_back(request: HttpRequest, release: Release) -> str:
    review_actions.take_back_release(release_id=release.pk, by=person(request), now=timezone.now())
    return _("The release was taken out of review.")


@step("publish_release")
def release_publish(request: HttpRequest, release: Release) -> str:
    publish_actions.publish_release(
        release_id=release.pk,
        by=person(request),
        now=timezone.now(),
        terms=publish_actions.Terms(is_waiting=False, live=_live_seen(request)),
    )
    return _("The release is live. Patients see it within seconds.")


@step("publish_release")
def release_schedule(request: HttpRequest, release: Release) -> str:
    publish_actions.schedule_release(
        release_id=release.pk, publish_at=_read_time(request), by=person(request), now=timezone.now()
    )
    return _("Publishing is planned.")


@step("publish_release")
def release_unschedule(request: HttpRequest, release: Release) -> str:
    publish_actions.unschedule_release(release_id=release.pk, by=person(request), now=timezone.now())
    return _("The planned publishing was called off.")


@step("publish_release")
def release_restore(request: HttpRequest, release: Release) -> str:
    publish_actions.restore_release(
        release_id=release.pk,
        reason=_comment(request),
        by=person(request),
        now=timezone.now(),
        live=_live_seen(request),
    )
    return _("The release is live again. Patients see it within seconds.")


@step("view_release")
def release_load(request: HttpRequest, release: Release) -> str:
    for permission in ("add_contentitem", "change_contentitem", "delete_contentitem"):
        require(request, permission)
    revision = whole_number(request.POST.get("revision", ""))
    load_draft_from_release(
        release=release,
        by=person(request),
        now=timezone.now(),
        revision=-1 if revision is None else revision,
    )
    return _("The draft holds the content of this release now.")


def _show(request: HttpRequest, release: Release, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {**build_release_page(release, person(request)), **more}
    return render_panel(request, "staff/content/release.html", context, status=status)


def _live_seen(request: HttpRequest) -> int | None:
    return whole_number(request.POST.get("live", ""))


def _comment(request: HttpRequest) -> str:
    return request.POST.get("comment", "").strip()[:MAX_COMMENT]


def _read_time(request: HttpRequest) -> datetime:
    try:
        moment = parse_datetime(request.POST.get("publish_at", "").strip())
    except ValueError:
        moment = None
    if moment is None:
        raise Refused(_("Give day and time such as 2026-12-01 09:00."))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
