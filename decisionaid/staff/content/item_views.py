from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from decisionaid.content.items import KINDS, SINGLE_KINDS
from decisionaid.releases import draft_actions
from decisionaid.releases.errors import ChangedMeanwhile, Refused
from decisionaid.releases.models import ContentItem, ReleaseEvent, SignOff
from decisionaid.staff.content.item_form import ItemForm
from decisionaid.staff.content.pages import render_panel, require, requires
from decisionaid.staff.content.presenters import compare_bodies, name_of
from decisionaid.staff.itemform.labels import kind_label
from decisionaid.staff.itemform.posted import Incomplete
from decisionaid.web.numbers import whole_number

SAVE = "save"
MAX_COMMENT = 500


@require_http_methods(["GET", "POST"])
@requires("view_contentitem")
def item_change(request: HttpRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ContentItem, pk=item_id)
    if request.method != "POST":
        return _show(request, ItemForm.of_item(item))
    require(request, "change_contentitem")
    form = _read(request, item.kind, item)
    if request.POST.get("do") != SAVE:
        form.press(request.POST.get("do", ""))
        return _show(request, form, version=request.POST.get("version", ""))
    return _save(request, form)


@require_http_methods(["GET", "POST"])
@requires("add_contentitem")
def item_add(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    if kind not in KINDS or kind in SINGLE_KINDS:
        kinds = [(name, kind_label(name).name) for name in KINDS if name not in SINGLE_KINDS]
        return render_panel(
            request, "staff/content/item_add_kind.html", {"title": _("Add a piece"), "kinds": kinds}
        )
    if request.method != "POST":
        return _show(request, ItemForm.blank(kind))
    form = _read(request, kind, None)
    if request.POST.get("do") != SAVE:
        form.press(request.POST.get("do", ""))
        return _show(request, form)
    return _save(request, form)


@require_http_methods(["GET", "POST"])
@requires("delete_contentitem")
def item_delete(request: HttpRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ContentItem, pk=item_id)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            draft_actions.delete_item(
                item_id=item.pk,
                version=_version(request),
                by=person(request),
                now=timezone.now(),
                comment=request.POST.get("comment", "")[:MAX_COMMENT],
            )
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("%(item)s was deleted from the draft.") % {"item": item})
            return redirect("admin:releases_contentitem_changelist")
    context = {"title": _("Delete %(item)s") % {"item": item}, "item": item, "refusal": refusal}
    return render_panel(request, "staff/content/item_delete.html", context, status=409 if refusal else 200)


@require_safe
@requires("view_contentitem")
def item_history(request: HttpRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ContentItem, pk=item_id)
    events = list(ReleaseEvent.objects.filter(kind=item.kind, key=item.key).select_related("by"))
    # Each event is held against the one before it in time, which stands behind it here.
    steps = [
        {
            "event": event,
            "who": name_of(event.by),
            "changes": compare_bodies(before.body, event.body) if before else [],
        }
        for event, before in zip_longest(events, events[1:])
    ]
    signed = SignOff.objects.filter(kind=item.kind, key=item.key).select_related("by")
    context = {
        "title": _("History of %(item)s") % {"item": item},
        "item": item,
        "steps": steps,
        "signed": signed,
    }
    return render_panel(request, "staff/content/item_history.html", context)


def person(request: HttpRequest) -> AbstractBaseUser:
    """Give who is logged in; the panel lets nobody else in."""
    user: Any = request.user
    return user  # type: ignore[no-any-return]


def _read(request: HttpRequest, kind: str, item: ContentItem | None) -> ItemForm:
    try:
        return ItemForm.posted(kind, item, request.POST)
    except Incomplete as error:
        raise BadRequest("A part of the form is missing.") from error


def _version(request: HttpRequest) -> int:
    version = whole_number(request.POST.get("version", ""))
    if version is None:
        raise BadRequest("The form names no version.")
    return version


def _save(request: HttpRequest, form: ItemForm) -> HttpResponse:
    checked = form.check()
    if checked.body is None:
        return _show(request, form, version=request.POST.get("version", ""), status=422)
    common = {
        "body": checked.body,
        "by": person(request),
        "now": timezone.now(),
        "comment": request.POST.get("comment", "")[:MAX_COMMENT],
    }
    try:
        if form.item is None:
            item = draft_actions.create_item(kind=form.kind, after=_after(request, form.kind), **common)
        else:
            item = draft_actions.change_item(item_id=form.item.pk, version=_version(request), **common)
    except ChangedMeanwhile as error:
        return _show_conflict(request, form, error, checked.body)
    except Refused as error:
        return _show(request, form, version=request.POST.get("version", ""), refusal=error, status=422)
    messages.success(request, _("%(item)s was saved in the draft.") % {"item": item})
    return redirect("admin:releases_contentitem_change", item.pk)


def _after(request: HttpRequest, kind: str) -> ContentItem | None:
    wanted = whole_number(request.POST.get("after", ""))
    return None if wanted is None else ContentItem.objects.filter(kind=kind, pk=wanted).first()


def _show_conflict(
    request: HttpRequest, form: ItemForm, error: ChangedMeanwhile, body: dict[str, Any]
) -> HttpResponse:
    """Show what the other wrote beside what was typed; saving once more is then a decision."""
    item = ContentItem.objects.get(pk=form.item.pk if form.item else 0)
    form.item = item
    return _show(
        request,
        form,
        conflict={"by": error.by, "at": error.at, "changes": compare_bodies(item.body, body)},
        status=409,
    )


def _show(
    request: HttpRequest, form: ItemForm, *, version: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    item = form.item
    title = str(item) if item else _("New: %(kind)s") % {"kind": kind_label(form.kind).name}
    context = {
        "title": title,
        "item": item,
        "kind": form.kind,
        "kind_name": kind_label(form.kind).name,
        "version": version or (item.version if item else ""),
        "after": ContentItem.objects.filter(kind=form.kind) if item is None else (),
        "chosen_after": request.POST.get("after", ""),
        "comment": request.POST.get("comment", ""),
        "is_single": form.kind in SINGLE_KINDS,
        **form.lay_out(),
        **more,
    }
    return render_panel(request, "staff/content/item_form.html", context, status=status)
