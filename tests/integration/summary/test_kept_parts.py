"""What is kept between requests changes no page, holds nobody's answers, and stays small."""

import gc
import re
from datetime import date

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from decisionaid.releases.live import live_release
from decisionaid.releases.selectors import release_from_aid
from decisionaid.summary.documents import write_html
from decisionaid.summary.kept import Parts
from decisionaid.summary.look import MOST_LOOKS, MOST_SETTINGS, Setting, look_at
from decisionaid.summary.page import AnswerView, LabelledText, QuestionView
from tests.answers import complete, give_cookie
from tests.summaries import page_for
from tests.vignettes import OWN_CASES, VIGNETTES, read_vignette

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def show(client, answers, *, language="ja"):
    give_cookie(client, answers)
    client.cookies["django_language"] = language
    response = client.get("/summary/")
    assert response.status_code == 200
    return TOKEN.sub("", response.content.decode())


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
def test_a_page_after_others_is_the_page_of_a_fresh_release(client, live_aid, release, language):
    names = ("v02", "own-07", "v21", "v10", "v02")
    sets = [complete(live_aid, read_vignette(name)["answers"]) for name in names]

    after_others = [show(client, answers, language=language) for answers in sets]

    for answers, page in zip(sets, after_others, strict=True):
        live_release.pin(release_from_aid(live_aid))
        assert show(client, answers, language=language) == page


@pytest.mark.parametrize("extent", ["main", "everything"])
def test_a_document_after_others_is_that_of_a_fresh_release(live_aid, extent):
    shared = release_from_aid(live_aid)
    for name in ("v01", "own-01", "v11"):
        answers = read_vignette(name)["answers"]
        pages = [page_for(answers, release=one) for one in (shared, release_from_aid(live_aid))]

        first, second = (write_html(page, extent=extent) for page in pages)

        assert first == second


def test_a_page_of_a_later_day_tells_what_is_overdue_by_then(live_aid):
    shared = release_from_aid(live_aid)
    page_for(read_vignette("v01")["answers"], release=shared)

    later = page_for(read_vignette("v01")["answers"], release=shared, as_of=date(2036, 1, 1))

    assert all(source.is_overdue for source in later.sources)


def everything_in(value, seen):
    """Give whatever can be reached from what is kept."""
    if id(value) in seen or isinstance(value, type):
        return
    seen[id(value)] = value
    yield value
    if isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    else:
        inside = [
            *(value if isinstance(value, tuple | list) else ()),
            *getattr(value, "__dict__", {}).values(),
        ]
    for part in inside:
        if not callable(part):
            yield from everything_in(part, seen)


def test_nothing_that_somebody_answered_is_kept(client, live_aid):
    own = release_from_aid(live_aid)
    live_release.pin(own)
    for name in (*VIGNETTES, *OWN_CASES):
        page = show(client, complete(live_aid, {**read_vignette(name)["answers"], "age": 97}))
        assert "97" in page

    looks = tuple(own.compiled.kept.values())
    settings = settings_of(looks)
    seen = {id(live_aid): live_aid}
    kept = [part for root in (looks, settings) for part in everything_in(root, seen)]

    texts = [part for part in kept if isinstance(part, str)]
    assert sum(len(text) for text in texts) > 300_000, "the pages' parts are among what is looked at"
    assert not [text for text in texts if "97歳" in text]
    assert not [part for part in kept if isinstance(part, AnswerView | QuestionView)]


def settings_of(looks):
    return tuple(item for item in gc.get_objects() if type(item) is Setting and item.look in looks)


def test_what_is_kept_is_bounded(live_aid):
    own = release_from_aid(live_aid)
    names = [condition.id for condition in live_aid.conditions]
    for place in range(3 * MOST_SETTINGS):
        look = look_at(live_aid, "ja", None, compiled=own.compiled)
        look.setting((names[place % len(names)], str(place)), ())
    days = sorted({source.review_due_on for source in live_aid.sources})
    for place in range(3 * MOST_LOOKS):
        look_at(live_aid, str(place), days[-1], compiled=own.compiled)

    assert look.setting.cache_info().currsize == MOST_SETTINGS
    assert len(own.compiled.kept) <= MOST_LOOKS


PART = Template('{% load parts %}{% part "summary/_words.html" terms=terms %}')


def test_a_part_is_written_once_and_only_of_itself():
    terms = Parts([LabelledText("a", "<b>", ())])
    request = Context({"terms": terms, "references": "somebody's"})

    first, second = PART.render(request), PART.render(request)

    assert first is not None
    assert first == second == "<dt>a</dt><dd>&lt;b&gt; \n</dd>"
    assert list(terms.written.values()) == [first]


def test_a_part_is_written_for_each_language():
    terms = Parts([LabelledText("a", "b", ())])
    for language in ("ja", "en"):
        with translation.override(language):
            PART.render(Context({"terms": terms}))

    assert len(terms.written) == 2


def test_what_is_no_kept_thing_is_written_each_time():
    assert PART.render(Context({"terms": (LabelledText("a", "b", ()),)})) == "<dt>a</dt><dd>b \n</dd>"


@pytest.mark.parametrize("text", ['{% part "a.html" %}', '{% part "a.html" it %}', "{% part name it=it %}"])
def test_a_part_needs_a_name_and_what_it_shows(text):
    with pytest.raises(TemplateSyntaxError, match="part"):
        Template("{% load parts %}" + text)
