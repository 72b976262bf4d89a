from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.pdf.errors import PdfError
from decisionaid.pdf.service import get_pdf_service
from decisionaid.sharing.actions import KIND, WrongCode, add_note, open_by_code
from decisionaid.sharing.limits import WINDOW, TooManyWrongCodes
from decisionaid.sharing.models import SharedSummary
from decisionaid.sharing.selectors import find_readable
from decisionaid.staff.forms import CodeForm, NoteForm
from decisionaid.staff.opened import forget_opened, is_opened, note_opened
from decisionaid.staff.panel import needs, render_panel
from decisionaid.staff.shared_page import print_shared, read_shared_page
from decisionaid.web.data_keys import KeyGone

PDF_NAME = "shared-summary.pdf"


@require_http_methods(["GET", "HEAD", "POST"])
@needs("sharing.open_sharedsummary")
def shared(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = open_by_code(text=form.cleaned_data["code"], actor=request.user, now=timezone.now())
        except WrongCode:
            form.add_error("code", _("No summary has this code. It may be mistyped, deleted or expired."))
        except TooManyWrongCodes:
            return _too_many(request)
        except KeyGone as error:
            return _failed(request, "", "shared_summary.opened", error)
        else:
            note_opened(request, found.pk)
            return redirect("admin:shared_summary", found.pk)
    context = {"title": _("Open a shared summary"), "form": form}
    return render_panel(request, "staff/shared.html", context, status=422 if form.errors else 200)


@require_safe
@needs("sharing.open_sharedsummary")
def shared_summary(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, pk, "staff/shared_summary.html", event="shared_summary.viewed")


@require_safe
@needs("sharing.read_findings")
def shared_findings(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _show(request, pk, "staff/shared_findings.html", event="shared_summary.findings_read")


@require_POST
@needs("sharing.print_sharedsummary")
def shared_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _find(request, pk)
    if found is None:
        return _not_open(request)
    try:
        html, stylesheet = print_shared(read_shared_page(found), extent=request.POST.get("extent", ""))
        data = get_pdf_service().render(html, stylesheet=stylesheet)
    except (KeyGone, PdfError) as error:
        return _failed(request, pk, "shared_summary.printed", error)
    record_event(action="shared_summary.printed", at=timezone.now(), actor=request.user, about=(KIND, pk))
    headers = {"Content-Disposition": f'inline; filename="{PDF_NAME}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


@require_POST
@needs("sharing.add_cliniciannote")
def shared_note(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _find(request, pk)
    if found is None:
        return _not_open(request)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _show(
            request, pk, "staff/shared_findings.html", event="shared_summary.findings_read", note_form=form
        )
    add_note(shared=found, text=form.cleaned_data["text"], actor=request.user, now=timezone.now())
    messages.success(request, _("The note was kept."))
    return redirect("admin:shared_findings", pk)


@require_POST
@needs("sharing.open_sharedsummary")
def shared_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    forget_opened(request, pk)
    return redirect("admin:shared")


def _show(
    request: HttpRequest, pk: UUID, template: str, *, event: str, note_form: NoteForm | None = None
) -> HttpResponse:
    found = _find(request, pk)
    if found is None:
        return _not_open(request)
    try:
        shown = read_shared_page(found)
        notes = list(found.notes.select_related("written_by")) if "findings" in template else []
    except KeyGone as error:
        return _failed(request, pk, event, error)
    record_event(action=event, at=timezone.now(), actor=request.user, about=(KIND, pk))
    context: dict[str, Any] = {
        "title": _("Shared summary"),
        "shared": found,
        "page": shown.page,
        "payload": shown.payload,
        "notes": notes,
        "note_form": note_form or NoteForm(),
    }
    is_wrong = note_form is not None and note_form.errors
    return render_panel(request, template, context, status=422 if is_wrong else 200)


def _find(request: HttpRequest, pk: UUID) -> SharedSummary | None:
    return find_readable(shared_id=pk, now=timezone.now()) if is_opened(request, pk) else None


def _not_open(request: HttpRequest) -> HttpResponse:
    messages.warning(
        request, _("Give the code again: it was not opened in this session, or is deleted or expired.")
    )
    return redirect("admin:shared")


def _failed(request: HttpRequest, pk: UUID | str, action: str, error: Exception) -> HttpResponse:
    note = type(error).__name__
    record_event(
        action=action,
        at=timezone.now(),
        actor=request.user,
        about=(KIND, pk),
        outcome="failed",
        note=note,
    )
    context = {"title": _("This cannot be shown now"), "is_key_gone": isinstance(error, KeyGone)}
    return render_panel(request, "staff/shared_failed.html", context, status=503)


def _too_many(request: HttpRequest) -> HttpResponse:
    context = {"title": _("Too many wrong codes"), "minutes": WINDOW.seconds // 60}
    response = render_panel(request, "staff/shared_too_many.html", context, status=429)
    response["Retry-After"] = str(WINDOW.seconds)
    return response
