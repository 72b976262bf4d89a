"""What a person typed and chose for one PDF: own words, a price to add up, size. It is kept nowhere."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation

from decisionaid.engine.evaluate import evaluate
from decisionaid.summary.context import Context
from decisionaid.summary.own_words import OwnWords, read_own_words
from decisionaid.summary.page_of_request import has_fixed_rows
from decisionaid.summary.print_choices import PrintChoices, read_choices
from decisionaid.summary.quote_form import QuoteForm, carried, empty_form, is_sent, read_form
from decisionaid.web.pages import HtmxRequest
from decisionaid.web.release import ReadyRelease
from decisionaid.web.submission import Submission


@dataclass(frozen=True)
class Taken:
    """All that travels with the request for a PDF, and comes back when it cannot be made."""

    words: OwnWords
    prices: QuoteForm
    choices: PrintChoices
    rows_fixed: bool = False

    def with_words(self, words: OwnWords) -> "Taken":
        """Give the same with other own words."""
        return replace(self, words=words)

    @property
    def shown(self) -> dict[str, Any]:
        """What a template needs to give it all back."""
        return {
            "words": self.words,
            "carried": carried(self.prices),
            "choices": self.choices,
            "rows_fixed": self.rows_fixed,
        }


def read_taken(request: HtmxRequest, release: ReadyRelease, submission: Submission) -> Taken:
    """Read what came with a request; every mistake is kept with its field.

    :raises BadRequest: for a print choice that the form does not offer.
    """
    prices = (
        read_form(price_context(release, submission), request.POST) if is_sent(request.POST) else empty_form()
    )
    return Taken(read_own_words(request.POST), prices, read_choices(request.POST), has_fixed_rows(request))


def price_context(release: ReadyRelease, submission: Submission) -> Context:
    """Give the look-ups for one person's options in the reader's language."""
    evaluation = evaluate(release.compiled, submission.answers)
    language = translation.get_language() or "ja"
    return Context(release.aid, evaluation, submission.answers, language, compiled=release.compiled)
