"""The cost calculator's page: adds up what a person was quoted, and keeps none of it."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from decisionaid.clinic.live import live_clinic
from decisionaid.summary.clinic_views import view_clinic
from decisionaid.summary.context import Context
from decisionaid.summary.quote_form import QuoteForm, empty_form, form_with_price, read_form, view_fields
from decisionaid.summary.quote_views import view_quote
from decisionaid.summary.taken import Taken, price_context, read_taken
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission

# The button that takes over what the clinic says it charges.
CLINIC_OFFER = "clinic-offer"


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def costs(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := release.compiled.route.way(submission.answers).first_open:
        return redirect("questionnaire:question", step.id)
    context = price_context(release, submission)
    prices = _read_prices(context, request)
    taken = replace(read_taken(request, release, submission), prices=prices)
    return show_calculator(request, release, submission, taken)


def show_calculator(
    request: HtmxRequest, release: ReadyRelease, submission: Submission, taken: Taken
) -> HttpResponse:
    """Show the form with what was typed, and the sum or the errors."""
    context = price_context(release, submission)
    fields = view_fields(context, taken.prices)
    shown = {
        **taken.shown,
        "fields": fields,
        "errors": tuple(field for field in fields if field.error),
        "quote": view_quote(context, taken.prices.quote),
        "clinic": view_clinic(replace(context, as_of=timezone.localdate()), live_clinic.find()),
    }
    return render_page(request, "summary/costs.html", shown, status=422 if taken.prices.errors else 200)


def _read_prices(context: Context, request: HtmxRequest) -> QuoteForm:
    if request.method != "POST":
        return empty_form()
    clinic, wanted = live_clinic.find(), request.POST.get(CLINIC_OFFER)
    for offer in clinic.facts.offers if clinic and wanted else ():
        if offer.id == wanted and offer.option in context.evaluation.options:
            return form_with_price(offer.option, offer.price_low, offer.price_high)
    return read_form(context, request.POST)
