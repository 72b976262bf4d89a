"""The public change log: every published release, what changed, and which samples get other findings."""

from datetime import UTC, datetime

import pytest

from decisionaid.content import kind_words
from decisionaid.content.effects import read_samples
from decisionaid.content.items import KINDS
from decisionaid.content.store import hash_of
from decisionaid.releases.history import ReleaseHistory, Stored, release_history, samples_file
from tests.pages import get_page
from tests.shipped.real_content import real_aid

ON = datetime(2026, 11, 23, tzinfo=UTC)


def changed_aid():
    aid = real_aid()
    statement = aid.statements[0].model_copy(
        update={
            "text": aid.statements[0].text.model_copy(update={"ja": "新しい文です。", "en": "A new line."})
        }
    )
    return aid.model_copy(
        update={
            "rules": tuple(rule for rule in aid.rules if rule.id != "N-01"),
            "statements": (statement, *aid.statements[1:]),
        }
    )


@pytest.fixture(scope="module")
def two_releases():
    history = ReleaseHistory(lambda: read_samples(samples_file()))
    aids = (real_aid(), changed_aid())
    history.fill([Stored(n, hash_of(aid), ON, lambda aid=aid: aid) for n, aid in enumerate(aids, 1)])
    return history.get()


@pytest.fixture
def shown(client, monkeypatch, two_releases):
    def get(language="ja", releases=two_releases):
        monkeypatch.setattr(release_history, "_releases", releases)
        client.post("/language/", {"language": language})
        return get_page(client, "/changes/", language=language)

    return get


def test_every_kind_of_content_has_a_word():
    assert set(kind_words.KINDS) == set(KINDS)


@pytest.mark.parametrize(("language", "words"), [("ja", "新しい文です。"), ("en", "A new line.")])
def test_each_release_stands_with_number_date_hash_and_changes(shown, language, words):
    page = shown(language)

    assert hash_of(real_aid()) in page.text
    assert hash_of(changed_aid()) in page.text
    assert "2026-11-23" in page.text
    assert page.by_id("release-2")
    assert words in page.text
    assert real_aid().statements[0].text.in_language(language) in page.text
    assert "N-01" in page.text


def test_a_changed_wording_is_told_in_the_pages_language_only(shown):
    assert "A new line." not in shown("ja").text


def test_the_samples_whose_findings_change_are_named(shown):
    text = shown("en").text

    assert "Age 17, severe atopic dermatitis" in text
    assert "No longer:" in text
    assert "Age 66, nerve pain" not in text


def test_the_first_release_has_nothing_to_compare(shown, two_releases):
    page = shown("en", two_releases[1:])

    assert "there is nothing to compare it with" in page.text
    assert "What changed in the content" not in page.text


def test_while_the_releases_are_read_the_page_says_so(shown):
    assert "being read" in shown("en", None).text


def test_the_page_runs_no_query(shown):
    assert shown("en")  # the database is closed to this test
