"""Where to go next. The way itself is worked out by `engine.route`; here it becomes addresses."""

from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from decisionaid.domain.question import NOT_SURE, Step
from decisionaid.engine.answers import CONDITIONS
from decisionaid.engine.route import Way

CHANGE = "change"
MOST_ADDRESSES_KEPT = 200
WITHOUT_CONTENT = (("other",), (NOT_SURE,))


def is_change(request: HttpRequest) -> bool:
    """Tell whether somebody came from the check page to change an answer."""
    return CHANGE in request.GET or CHANGE in request.POST


def step_url(step: Step, *, change: bool = False) -> str:
    """Give the address of a page of questions."""
    return _with_change(_address_of(step.id, get_script_prefix()), change)


@lru_cache(maxsize=MOST_ADDRESSES_KEPT)
def _address_of(step_id: str, script_prefix: str) -> str:
    # `reverse` puts the prefix in front by itself: it is part of the key alone.
    return reverse("questionnaire:question", args=[step_id])


def open_url(way: Way, *, change: bool = False) -> str:
    """Give the address of the first page that still needs an answer, or of the check page."""
    return step_url(way.first_open, change=change) if way.first_open else reverse("questionnaire:check")


def detour_url(way: Way, step: Step) -> str | None:
    """Give where to go instead when this page is not asked or an earlier one is still open."""
    places, first = way.places, way.first_open
    is_ahead = step.id not in places or (first and places[step.id] > places[first.id])
    return open_url(way) if is_ahead else None


def leads_to_concern(way: Way, step: Step) -> bool:
    """Tell whether the page after this one says that the aid knows nothing of the chosen concern."""
    return CONDITIONS in step.questions and way.answers.get(CONDITIONS) in WITHOUT_CONTENT


def step_after(way: Way, step: Step, *, change: bool) -> Step | None:
    """Give the step after this one, or, when changing an answer, what the change has opened.

    None leads to the check page.
    """
    _, after = way.neighbours(step)
    return way.first_open if change or after is None else after


def url_after(way: Way, step: Step, *, change: bool) -> str:
    """Give the address that follows a page once it is answered."""
    if leads_to_concern(way, step):
        return _with_change(reverse("questionnaire:concern"), change)
    return url_onward(way, step, change=change)


def url_onward(way: Way, step: Step, *, change: bool) -> str:
    """Give the address of `step_after`."""
    after = step_after(way, step, change=change)
    return step_url(after, change=change) if after else reverse("questionnaire:check")


def url_before(way: Way, step: Step, *, change: bool) -> str:
    """Give the address of the "back" link."""
    if change and way.first_open is None:
        return reverse("questionnaire:check")
    before, _ = way.neighbours(step)
    return step_url(before, change=change) if before else reverse("questionnaire:start")


def _with_change(url: str, change: bool) -> str:
    return f"{url}?{CHANGE}=1" if change else url
