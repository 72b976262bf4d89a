"""What one person has answered so far, carried from page to page by the cookie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from decisionaid.domain.aid import DecisionAid
from decisionaid.engine.answers import Answer, AnswerError, Answers, read_answer
from decisionaid.web import cookie
from decisionaid.web.cookie import CookieProblem
from decisionaid.web.pages import HtmxRequest
from decisionaid.web.release import NotReady, View, release_source, show_not_ready

FORMAT = 1
WHO = ("self", "child", "other")


@dataclass(frozen=True)
class Submission:
    """For whom somebody answers (one of `WHO`), the answers, and what was chosen besides.

    `preferences` tells how much a value matters (value id to level), `questions` the questions to take along.
    `journey` is when it began and the furthest page that was counted, or None where nothing is counted.
    """

    who: str
    answers: Answers
    preferences: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    journey: tuple[int, str] | None = None


def read_submission(request: HttpRequest, aid: DecisionAid) -> Submission:
    """Give the answers in the request's cookie, without those that no longer fit the aid.

    :raises CookieProblem: if the cookie is missing, expired or unreadable.
    """
    match cookie.read_cookie(request):
        case {"v": version, "who": str(who), "answers": dict(raw), **rest} if (
            version == FORMAT and who in WHO
        ):
            return Submission(
                who,
                _fitting(aid, raw),
                _pairs(rest.get("values")),
                _names(rest.get("questions")),
                _journey(rest.get("way")),
            )
    raise CookieProblem("unreadable")


def write_submission(response: HttpResponseBase, submission: Submission) -> None:
    """Put the answers into the response's cookie, good for another 60 minutes."""
    data: dict[str, Any] = {"v": FORMAT, "who": submission.who, "answers": dict(submission.answers)}
    if submission.preferences:
        data["values"] = dict(submission.preferences)
    if submission.questions:
        data["questions"] = submission.questions
    if submission.journey:
        data["way"] = submission.journey
    cookie.set_cookie(response, data)
    add_never_cache_headers(response)


def forget_submission(response: HttpResponseBase) -> None:
    """Delete the cookie."""
    cookie.delete_cookie(response)
    add_never_cache_headers(response)


def require_submission(view: View) -> View:
    """Give the view a `submission`, and renew its 60 minutes unless the view wrote a new one.

    Without a readable cookie the person is told so. Below `with_release` the view gets both.
    """

    @wraps(view)
    def wrapper(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            release = kwargs.get("release") or release_source.get()
            submission = read_submission(request, release.aid)
        except NotReady:
            return show_not_ready(request)
        except CookieProblem:
            return _tell_answers_gone()
        response = view(request, *args, submission=submission, **kwargs)
        if settings.ANSWERS_COOKIE_NAME not in response.cookies:
            write_submission(response, submission)
        return response

    return wrapper


def _tell_answers_gone() -> HttpResponseBase:
    response = redirect("questionnaire:answers_gone")
    forget_submission(response)
    return response


def _fitting(aid: DecisionAid, raw: dict[str, Any]) -> dict[str, Answer]:
    # One by one: a release in between may have taken away a question or a choice.
    answers: dict[str, Answer] = {}
    for name, value in raw.items():
        try:
            answer = read_answer(aid.question_by_id[name], value)
        except (KeyError, AnswerError):
            continue
        if answer != ():
            answers[name] = answer
    return answers


def _pairs(raw: Any) -> dict[str, str]:
    # What the live release does not know (any more) is left out where it is used.
    return {str(key): str(value) for key, value in raw.items()} if isinstance(raw, dict) else {}


def _names(raw: Any) -> tuple[str, ...]:
    return tuple(str(name) for name in raw) if isinstance(raw, list) else ()


def _journey(raw: Any) -> tuple[int, str] | None:
    match raw:
        case [int(began), str(at)]:
            return began, at
    return None
