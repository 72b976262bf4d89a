import re
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from decisionaid.clinic.live import live_clinic
from decisionaid.releases.live import LiveRelease
from decisionaid.sharing.actions import AlreadyDeleted, Shared, WrongCode, delete_by_code, share_summary
from decisionaid.sharing.consent import CONSENT_VERSION
from decisionaid.sharing.limits import WINDOW, TooManyWrongCodes
from decisionaid.sharing.offer import TOKEN_LENGTH, find_offer, view_code
from decisionaid.sharing.payload import Payload
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.print_styles import FIRST_EXTENT, FIRST_SIZE
from decisionaid.web.release import with_release
from decisionaid.web.submission import Submission, require_submission
from decisionaid.web.visitor import visitor_of

# The PDF as it is made when nothing else is chosen.
FIRST_FORMAT = {"extent": FIRST_EXTENT, "size": FIRST_SIZE}


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def share(request: HtmxRequest, *, release: LiveRelease, submission: Submission) -> HttpResponse:
    if not settings.SHARING or release.number is None:
        raise Http404("Nothing can be shared here.")
    if step := release.compiled.route.way(submission.answers).first_open:
        return redirect("questionnaire:question", step.id)
    now = timezone.now()
    if request.method != "POST":
        return _show_offer(request, now)
    token = request.POST.get("token", "")
    if not re.fullmatch(rf"[\w-]{{{TOKEN_LENGTH}}}", token, re.ASCII):
        return _show_offer(
            request, now, error=_("This form is no longer valid. Please read it and send it again.")
        )
    if request.POST.get("consent") != CONSENT_VERSION:
        return _show_offer(
            request, now, token=token, error=_("Tick the box if you want to share your answers.")
        )
    try:
        shared = share_summary(
            release_number=release.number,
            payload=_payload(submission, now),
            form_token=token,
            now=now,
            clinic_version=clinic.number if (clinic := live_clinic.find()) else None,
        )
    except AlreadyDeleted:
        return render_page(request, "sharing/already_deleted.html")
    return _show_code(request, shared)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HtmxRequest) -> HttpResponse:
    if not settings.SHARING:
        raise Http404("Nothing can be shared here.")
    if request.method != "POST":
        return render_page(request, "sharing/delete.html")
    try:
        delete_by_code(
            text=request.POST.get("code", ""), place=f"address {visitor_of(request)}", now=timezone.now()
        )
    except WrongCode:
        error = _("No summary has this code. Look at the code again: it may be mistyped, deleted or expired.")
        return render_page(request, "sharing/delete.html", {"error": error}, status=422)
    except TooManyWrongCodes:
        return too_many(request)
    return render_page(request, "sharing/deleted.html")


def too_many(request: HtmxRequest) -> HttpResponse:
    minutes = WINDOW.seconds // 60
    response = render_page(request, "sharing/too_many.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(WINDOW.seconds)
    return response


def _payload(submission: Submission, now: datetime) -> Payload:
    language = translation.get_language() or "ja"
    return Payload(submission, language, as_of=timezone.localtime(now).date(), format=FIRST_FORMAT)


def _show_offer(request: HtmxRequest, now: datetime, *, token: str = "", error: str = "") -> HttpResponse:
    offer = find_offer(language=translation.get_language() or "ja", now=now, token=token, error=error)
    return render_page(request, "sharing/share.html", {"offer": offer}, status=422 if error else 200)


def _show_code(request: HtmxRequest, shared: Shared) -> HttpResponse:
    panel_address = request.build_absolute_uri(f"{settings.STAFF_PATH}shared/")
    return render_page(
        request, "sharing/code.html", {"shared": view_code(shared, panel_address=panel_address)}
    )
