"""The cost calculator's page: adds up what a person was quoted, and keeps none of it."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_http_methods

from decisionaid.engine.evaluate import evaluate
from decisionaid.engine.route import first_open_step
from decisionaid.summary.context import Context
from decisionaid.summary.quote_form import QuoteForm, empty_form, read_form, view_fields
from decisionaid.summary.quote_views import view_quote
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission

MAX_NOTE = 500


@require_http_methods(["GET", "HEAD", "POST"])
@with_release
@require_submission
def costs(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    if step := first_open_step(release.aid, submission.answers):
        return redirect("questionnaire:question", step.id)
    context = quote_context(release, submission)
    form = read_form(context, request.POST) if request.method == "POST" else empty_form()
    return show_calculator(request, context, form)


def quote_context(release: ReadyRelease, submission: Submission) -> Context:
    """Give the look-ups for one person's options in the reader's language."""
    evaluation = evaluate(release.compiled, submission.answers)
    return Context(release.aid, evaluation, submission.answers, translation.get_language() or "ja")


def show_calculator(request: HtmxRequest, context: Context, form: QuoteForm) -> HttpResponse:
    """Show the form with what was typed, and the sum or the errors."""
    fields = view_fields(context, form)
    shown = {
        "fields": fields,
        "errors": tuple(field for field in fields if field.error),
        "quote": view_quote(context, form.quote),
        "carried": carried(form),
        "max_note": MAX_NOTE,
    }
    return render_page(request, "summary/costs.html", shown, status=422 if form.errors else 200)


def carried(form: QuoteForm) -> tuple[tuple[str, str], ...]:
    """Give name and text of what a form for the PDF carries along."""
    return tuple((name, text) for name, text in form.typed.items() if text and form.quote)
