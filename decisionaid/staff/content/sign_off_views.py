from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from decisionaid.releases import draft_actions
from decisionaid.releases.errors import Refused
from decisionaid.releases.models import ContentItem, SignOff
from decisionaid.staff.content.item_form import ItemForm
from decisionaid.staff.content.item_views import person
from decisionaid.staff.content.pages import render_panel, requires
from decisionaid.staff.content.presenters import name_of

DAYS_TO_REVIEW = 182


class SignOffForm(forms.Form):
    clinician = forms.CharField(
        label=gettext_lazy("Your name and profession"),
        max_length=120,
        help_text=gettext_lazy("As it is kept with the text, such as: Hanako Mori, dermatologist"),
    )
    review_due_on = forms.DateField(
        label=gettext_lazy("Next review on"),
        help_text=gettext_lazy("Such as 2027-05-22"),
        input_formats=["%Y-%m-%d"],
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


@require_http_methods(["GET", "POST"])
@requires("sign_off_contentitem")
def item_sign_off(request: HttpRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ContentItem, pk=item_id)
    form = SignOffForm(request.POST if request.method == "POST" else None, initial=_initial(request, item))
    refusal: Refused | None = None
    if request.method == "POST" and form.is_valid():
        try:
            draft_actions.sign_off_item(
                item_id=item.pk, by=person(request), now=timezone.now(), **form.cleaned_data
            )
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("%(item)s was signed off.") % {"item": item})
            return redirect("admin:releases_contentitem_change", item.pk)
    if request.method == "POST" and "version" in form.errors:
        raise BadRequest("The form names no version.")
    context: dict[str, Any] = {
        "title": _("Sign off %(item)s") % {"item": item},
        "item": item,
        "form": form,
        "refusal": refusal,
        "signed": SignOff.objects.filter(kind=item.kind, key=item.key),
        **ItemForm.of_item(item).lay_out(),
    }
    return render_panel(
        request, "staff/content/item_sign_off.html", context, status=422 if form.errors or refusal else 200
    )


def _initial(request: HttpRequest, item: ContentItem) -> dict[str, Any]:
    due: date = timezone.localdate() + timedelta(days=DAYS_TO_REVIEW)
    name = name_of(request.user)
    return {"clinician": name, "review_due_on": due.isoformat(), "version": item.version}
