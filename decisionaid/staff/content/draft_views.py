from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.content.archive import MAX_ARCHIVE_BYTES, read_archive, write_archive
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.pieces import Piece, pieces_of
from decisionaid.content.write_yaml import write_files
from decisionaid.releases.checking import check_pieces
from decisionaid.releases.draft_actions import load_draft
from decisionaid.releases.draft_rows import draft_files, draft_pieces
from decisionaid.releases.errors import ChangedMeanwhile
from decisionaid.releases.marks import unsigned_marks
from decisionaid.releases.models import Draft, Release
from decisionaid.releases.proofs import DraftContent, start_proof
from decisionaid.staff.content.attention import tell_last_check
from decisionaid.staff.content.item_views import person
from decisionaid.staff.content.mistake_rows import lines_of_files, rows_of_draft
from decisionaid.staff.content.pages import render_panel, require, requires
from decisionaid.staff.content.proof_state import proof_state
from decisionaid.staff.content.schema_file import schema_text
from decisionaid.web.numbers import whole_number


@require_http_methods(["GET", "POST"])
@requires("view_contentitem")
def draft_checks(request: HttpRequest) -> HttpResponse:
    """All checks at once, and how far the proof is; POST begins it beside the request."""
    pieces, now = draft_pieces(), timezone.now()
    checked = check_pieces(pieces)
    content = DraftContent.of_aid(checked.aid) if checked.aid else None
    if request.method == "POST":
        if content:
            start_proof(of=content, now=now)
        return redirect("admin:releases_contentitem_checks")
    context = {
        "title": _("Checks of the draft"),
        "proof": proof_state(content.content_hash, now=now) if content else None,
        "checked": checked,
        "unsigned": unsigned_marks(pieces),
        "mistakes": rows_of_draft(checked.mistakes),
        **tell_last_check(Release.objects.filter(status=Release.Status.PUBLISHED).first()),
    }
    return render_panel(request, "staff/content/draft_checks.html", context)


@require_safe
@requires("view_contentitem")
def draft_export(request: HttpRequest) -> HttpResponse:
    response = zip_response(write_files(draft_pieces(), draft_files()), "content-draft.zip")
    record_event(action="content.exported", at=timezone.now(), actor=person(request), about=("draft", ""))
    return response


def zip_response(texts: dict[str, str], name: str) -> HttpResponse:
    return HttpResponse(
        write_archive(texts, schema=schema_text()),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
@requires("view_contentitem")
def draft_import(request: HttpRequest) -> HttpResponse:
    draft = Draft.objects.filter(pk=Draft.ONLY).first()
    context: dict[str, Any] = {"title": _("Export and import"), "draft": draft, "limit": MAX_ARCHIVE_BYTES}
    if request.method != "POST":
        return render_panel(request, "staff/content/draft_import.html", context)
    for permission in ("add_contentitem", "change_contentitem", "delete_contentitem"):
        require(request, permission)
    try:
        texts = _read_upload(request)
        pieces = pieces_of(texts)
    except ContentError as error:
        context["mistakes"] = lines_of_files(error.mistakes)
        return render_panel(request, "staff/content/draft_import.html", context, status=422)
    if request.POST.get("do") != "import":
        context["counts"] = _count_differences(pieces)
        return render_panel(request, "staff/content/draft_import.html", context)
    try:
        load_draft(
            texts=texts,
            origin=_("zip file: %(name)s") % {"name": request.FILES["archive"].name[:100]},
            by=person(request),
            now=timezone.now(),
            revision=_revision(request),
        )
    except ChangedMeanwhile as error:
        context["conflict"] = error
        return render_panel(request, "staff/content/draft_import.html", context, status=409)
    messages.success(request, _("The zip file is the draft now."))
    return redirect("admin:releases_contentitem_changelist")


def _read_upload(request: HttpRequest) -> dict[str, str]:
    upload = request.FILES.get("archive")
    if upload is None:
        raise ContentError([Mistake.of("zip-not-chosen", file="(zip)")])
    # One byte too many is enough to be refused; the rest is never read.
    return read_archive(upload.read(MAX_ARCHIVE_BYTES + 1))


def _revision(request: HttpRequest) -> int:
    revision = whole_number(request.POST.get("revision", ""))
    return -1 if revision is None else revision


def _count_differences(pieces: list[Piece]) -> dict[str, list[str]]:
    """Tell what an import would add, change and delete."""
    now = {(piece.kind, piece.key): piece.body for piece in draft_pieces()}
    then = {(piece.kind, piece.key): piece.body for piece in pieces}
    names = {
        "added": then.keys() - now.keys(),
        "changed": {name for name in then.keys() & now.keys() if then[name] != now[name]},
        "deleted": now.keys() - then.keys(),
    }
    return {what: ["/".join(name) for name in sorted(found)] for what, found in names.items()}
