"""Question pages rendered once, without anybody's answers; a request only fills them in.

A page depends on little besides the person: the language, for whom somebody answers, the step, the choices
in sight (`Frame`). For each frame the template is rendered once, with marks where a person's own things go,
and cut at the marks. Nothing that somebody answered is part of what is kept.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import CSRF_TOKEN_LENGTH, get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language

from decisionaid.domain.base import EASY_JAPANESE
from decisionaid.domain.question import Step
from decisionaid.engine.answers import CONDITIONS
from decisionaid.engine.route import Way
from decisionaid.questionnaire.entries import Entry, saved_entry
from decisionaid.questionnaire.question_page import Frame, Place, build_question_page, frame_of, place_of
from decisionaid.questionnaire.urgent import find_urgent
from decisionaid.web.pages import HtmxRequest, render_page, shell_context, vary_by_fragment, wants_fragment
from decisionaid.web.release import ReadyRelease, ReleaseKey
from decisionaid.web.ruby import write_ruby
from decisionaid.web.submission import Submission

TEMPLATE = "questionnaire/question.html"
# A step has a page for each language and person, whole and as a fragment, of about 10 kB.
MOST_KEPT = 1000
# A character that no text has: neither YAML nor HTML allows it.
MARK = "\x01"
# Where a control is, `checked` may have to follow its id.
SLOT = re.compile(r'\x01(?P<name>[^\x01]+)\x01|<input type="(?:radio|checkbox)" id="(?P<control>[^"]+)"')


@dataclass(frozen=True)
class Skeleton:
    """The texts between the slots, and what belongs into each slot."""

    texts: tuple[str, ...]
    slots: tuple[str, ...]

    def fill(self, value_of: Callable[[str], str]) -> str:
        """Give the page with the slots filled in."""
        parts = [self.texts[0]]
        for slot, text in zip(self.slots, self.texts[1:], strict=True):
            parts += (value_of(slot), text)
        return "".join(parts)


def show_question(
    request: HtmxRequest, release: ReadyRelease, way: Way, step: Step, *, submission: Submission, change: bool
) -> HttpResponse:
    """Give the page of a step with what was answered before: the same bytes as rendering it anew."""
    language = get_language() or "ja"
    entries = tuple(saved_entry(question, submission.answers) for question in way.questions_of(step))
    place = place_of(way, step, change=change)
    frame = frame_of(
        way, step, answers=submission.answers, who=submission.who, language=language, change=change
    )
    urgent = find_urgent(release, submission)
    if urgent or not _is_for_anybody(frame, way, step):
        page = build_question_page(release.aid, frame, entries, place=place)
        return render_page(request, TEMPLATE, {"page": page, "urgent": urgent})
    shell = shell_context(is_fragment=wants_fragment(request), has_answers=True)
    skeleton = _make_skeleton(ReleaseKey(release), frame, tuple(shell.items()))
    response = HttpResponse(_fill(skeleton, request, entries, place))
    vary_by_fragment(response)
    return response


def _is_for_anybody(frame: Frame, way: Way, step: Step) -> bool:
    """Tell whether the concerns alone decide the choices in sight.

    A choice that is in sight only because it was picked before would give an answer away.
    """
    if all(name not in way.answers for name, _ in frame.asked):
        return True
    concerns = {CONDITIONS: way.answers[CONDITIONS]} if CONDITIONS in way.answers else {}
    plain = frame_of(way, step, answers=concerns, who=frame.who, language=frame.language, change=frame.change)
    return plain == frame


@lru_cache(maxsize=MOST_KEPT)
def _make_skeleton(key: ReleaseKey, frame: Frame, shell: tuple[tuple[str, Any], ...]) -> Skeleton:
    aid = key.release.aid
    entries = [Entry(aid.question_by_id[name], text=_slot(f"text {name}")) for name, _ in frame.asked]
    place = Place(*(_slot(name) for name in ("number", "total", "back_url")))
    context = {
        **dict(shell),
        "page": build_question_page(aid, frame, entries, place=place),
        "csrf_token": _slot("csrf_token"),
        "LANGUAGES": settings.LANGUAGES,
        "LANGUAGE_CODE": frame.language,
    }
    # Without the request, nothing of the one who asks first can get in.
    html = render_to_string(TEMPLATE, context)
    return _cut(write_ruby(html) if frame.language == EASY_JAPANESE else html)


def _slot(name: str) -> str:
    return f"{MARK}{name}{MARK}"


def _cut(html: str) -> Skeleton:
    texts, slots, done = [], [], 0
    for found in SLOT.finditer(html):
        control = found.group("control")
        texts.append(html[done : found.end() if control else found.start()])
        slots.append(f"checked {control}" if control else found.group("name"))
        done = found.end()
    return Skeleton((*texts, html[done:]), tuple(slots))


def _fill(skeleton: Skeleton, request: HtmxRequest, entries: tuple[Entry, ...], place: Place) -> str:
    values = {
        "csrf_token": _form_token(request),
        "number": place.number,
        "total": place.total,
        "back_url": escape(place.back_url),
    }
    for entry in entries:
        values[f"text {entry.question.id}"] = entry.text
        values |= {f"checked {entry.question.id}-{choice}": " checked" for choice in entry.picked}
    return skeleton.fill(lambda slot: values.get(slot, ""))


def _form_token(request: HtmxRequest) -> str:
    """Give the token of the form: in the answer to a post the one just checked, which is masked already.

    Who guesses a secret from the length of compressed pages (BREACH) has to ask for many of them, and
    nobody can post without this very token.
    """
    sent = request.POST.get("csrfmiddlewaretoken", "") if request.method == "POST" else ""
    # A shorter one would be the secret itself.
    return escape(sent) if len(sent) == CSRF_TOKEN_LENGTH else get_token(request)
