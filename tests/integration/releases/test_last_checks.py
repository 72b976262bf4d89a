"""The last result of the checks: kept for all processes, renewed when the content or a day has passed."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from decisionaid.releases.last_checks import LastChecks
from tests.content_staff import change_wool, make_person, publish_small_content


@pytest.fixture
def held():
    checks = LastChecks()
    checks.hold()
    return checks


@pytest.mark.django_db
def test_result_is_kept_for_other_processes_and_told_as_old_after_a_change(tmp_path, held):
    publish_small_content(tmp_path / "content")
    assert held.of_draft() is None

    held.run()
    assert held.of_draft().count == 0
    change_wool(make_person("eiko"), "It is miraculous")

    other = LastChecks()
    other.hold()
    assert (other.of_draft().count, other.of_draft().is_current) == (0, False)
    other.run()
    (mistake,) = held.of_draft().mistakes
    assert "miraculous" in mistake.in_language("en")
    assert mistake.in_language("ja") != mistake.in_language("en")
    assert held.of_draft().is_current


@pytest.mark.django_db
def test_what_was_checked_is_not_checked_again_within_a_day(tmp_path, held, time_machine):
    release = publish_small_content(tmp_path / "content")
    held.run()
    first = held.of_release(release).at

    held.run()
    assert held.of_release(release).at == first

    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    held.run()
    assert held.of_release(release).at > first


@pytest.mark.django_db
def test_release_that_no_longer_fits_the_schema_is_a_mistake(tmp_path, held):
    release = publish_small_content(tmp_path / "content")
    content = {**release.content, "glossary": [{"no-such-field": 1}]}
    release.content = content

    from decisionaid.releases.last_checks import _of

    assert any("glossary" in mistake.en for mistake in _of(release).find())


@pytest.mark.django_db(transaction=True)
def test_who_asks_waits_for_nothing_and_a_thread_finds_the_result(tmp_path):
    publish_small_content(tmp_path / "content")
    checks = LastChecks()

    assert checks.of_draft() is None
    end = time.monotonic() + 30
    while checks.of_draft() is None and time.monotonic() < end:
        time.sleep(0.05)

    assert checks.of_draft().count == 0
    checks._thread.join(10)
