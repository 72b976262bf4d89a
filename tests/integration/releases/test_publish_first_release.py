from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from decisionaid.content.mistakes import ContentError
from decisionaid.content.store import hash_of
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.releases.models import Release
from decisionaid.releases.selectors import (
    find_published_number,
    find_published_release,
    get_release_for_command,
    read_release,
)
from tests.unit.small_aid import TEXTS, small_aid

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_first_release_freezes_the_folder(folder):
    release = publish_first_release_if_none(now=NOW, folder=folder)

    release.refresh_from_db()
    assert (release.number, release.status) == (1, Release.Status.PUBLISHED)
    assert (release.created_at, release.published_at) == (NOW, NOW)
    assert release.content_hash == hash_of(small_aid())
    assert read_release(release).aid == small_aid()


def test_a_second_call_changes_nothing(folder):
    first = publish_first_release_if_none(now=NOW, folder=folder)
    (folder / "about.yaml").write_text("broken", encoding="utf-8")

    assert publish_first_release_if_none(now=NOW, folder=folder) is None

    assert list(Release.objects.all()) == [first]


def test_a_folder_with_mistakes_is_refused_and_nothing_is_created(folder):
    (folder / "rules.yaml").write_text(
        TEXTS["rules.yaml"].replace("ask: clinic", "ask: shop"), encoding="utf-8"
    )

    with pytest.raises(ContentError, match="shop"):
        publish_first_release_if_none(now=NOW, folder=folder)

    assert not Release.objects.exists()


def test_a_missing_folder_is_refused_and_nothing_is_created(tmp_path):
    with pytest.raises(ContentError, match="no such folder"):
        publish_first_release_if_none(now=NOW, folder=tmp_path / "missing")

    assert not Release.objects.exists()


def test_without_a_folder_the_shipped_content_is_published():
    release = publish_first_release_if_none(now=NOW)

    assert release.number == 1
    assert get_release_for_command().content_hash == release.content_hash


def test_a_retired_release_also_stops_a_new_first_one(folder):
    first = publish_first_release_if_none(now=NOW, folder=folder)
    Release.objects.filter(pk=first.pk).update(status=Release.Status.RETIRED)

    assert publish_first_release_if_none(now=NOW, folder=folder) is None
    assert find_published_release() is None


def test_the_database_holds_at_most_one_published_release(folder):
    first = publish_first_release_if_none(now=NOW, folder=folder)
    second = Release(
        number=2,
        status=first.status,
        content=first.content,
        content_hash="x",
        created_at=NOW,
        published_at=NOW,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()

    second.status = Release.Status.RETIRED
    second.save()
    assert find_published_number() == 1


def test_commands_use_the_published_release_before_the_folder(folder):
    assert get_release_for_command().number is None

    publish_first_release_if_none(now=NOW, folder=folder)

    assert get_release_for_command().number == 1
    assert get_release_for_command().label == f"1-{hash_of(small_aid())[:8]}"
