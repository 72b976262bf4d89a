"""Pages about the aid itself: whole in both languages, without answers, session or query."""

from datetime import date

import pytest
from django.conf import settings

from decisionaid.releases.live import live_release
from decisionaid.summary.about_presenters import build_changes, build_sources
from tests.pages import get_page

PAGES = ["/sources/", "/glossary/", "/coverage/", "/audit/", "/changes/"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_whole_in_both_languages(client, path, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    get_page(client, path, language=language)


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_page_runs_no_query_and_has_no_session(client, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(path)

    assert settings.SESSION_COOKIE_NAME not in response.cookies


@pytest.mark.parametrize("path", PAGES)
def test_page_waits_for_a_release(client, path, monkeypatch):
    live_release.pin(None)
    monkeypatch.setattr(live_release, "_start", lambda: None)
    monkeypatch.setattr("decisionaid.web.live.SECONDS_TO_WAIT_FOR_FIRST", 0)

    assert client.get(path).status_code == 503


@pytest.mark.parametrize("path", PAGES)
def test_page_is_read_only(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("start", ["/", "/method/"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_are_linked(client, start, path):
    assert get_page(client, start).all("a", href=path)


def test_sources_are_all_there_the_articles_first(client, live_aid):
    page = get_page(client, "/sources/")

    places = [page.text.index(source.title.ja) for source in live_aid.sources if source.kind == "article"]
    others = [page.text.index(source.title.ja) for source in live_aid.sources if source.kind != "article"]
    assert max(places) < min(others)
    for source in live_aid.sources:
        assert source.interest.ja in page.text
        assert source.publisher.ja in page.text


def test_sources_that_wait_for_a_clinician_say_so(client, live_aid):
    page = get_page(client, "/sources/")

    waiting = [source for source in live_aid.sources if source.needs_clinician]
    assert page.text.count("医師の確認が必要です。") == len(waiting) > 0


def test_an_independent_source_has_its_short_code(live_aid):
    page = build_sources(aid=live_aid, language="en", as_of=date(2026, 11, 23))

    assert {"S20", "to be confirmed", "record of our search on pain"} <= {
        source.code for source in page.independent
    }
    assert [source.number for source in page.articles] == ["000", "001", "002", "003", "004"]


def test_a_source_past_its_review_says_so(live_aid):
    due = live_aid.sources[0].review_due_on

    on_the_day, after = (
        build_sources(aid=live_aid, language="en", as_of=day).articles[0]
        for day in (due, date(due.year, due.month, due.day + 1))
    )

    assert (on_the_day.is_overdue, after.is_overdue) == (False, True)


def test_overdue_sources_are_labelled_on_the_page(client, live_aid, time_machine_far):
    assert "見直しの日を過ぎています" in get_page(client, "/sources/").text
    assert "見直しの日を過ぎています" in get_page(client, "/changes/").text


@pytest.fixture
def time_machine_far():
    import time_machine

    with time_machine.travel("2031-01-01", tick=False):
        yield


def test_glossary_explains_every_term_with_its_source(client, live_aid):
    page = get_page(client, "/glossary/")

    for term in live_aid.glossary:
        assert term.meaning.ja in page.text
        assert page.by_id(f"term-{term.id}").text == term.term.ja
        assert all(row in page.text for row in term.rows)


def test_changes_names_the_release(client, release):
    page = get_page(client, "/changes/")

    assert release.label in page.text
    assert release.content_hash in page.text


def test_changes_tells_when_the_review_is_overdue(release):
    due = release.aid.about.review_due_on

    page = build_changes(release=release, history=None, language="ja", as_of=date(due.year + 1, 1, 1))

    assert page.is_overdue


def test_method_tells_how_it_was_made(client):
    page = get_page(client, "/method/")

    for part in ("articles", "search", "certainty", "neutral", "not-done"):
        assert page.by_id(part)
    assert "2026年5月" in page.text
