"""A consent text that somebody agreed to is never changed: a new wording is a new version."""

import hashlib
import re
from datetime import date

import pytest

from decisionaid.content.easy import breaches
from decisionaid.content.parity import numbers_in
from decisionaid.domain.furigana import without_readings
from decisionaid.sharing.consent import CONSENT_VERSION, CONSENTS, fill_consent

AS_PUBLISHED = {"1": "269cfd6258a1e4d1", "2": "d559e15ba389762c"}


@pytest.mark.parametrize("version", CONSENTS)
def test_text_of_a_version_is_the_one_people_agreed_to(version):
    assert hashlib.sha256(repr(CONSENTS[version]).encode()).hexdigest()[:16] == AS_PUBLISHED[version]


def test_newest_version_is_the_one_asked_for():
    assert list(CONSENTS)[-1] == CONSENT_VERSION


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
@pytest.mark.parametrize("version", CONSENTS)
def test_every_blank_is_filled(version, language):
    points, agree = fill_consent(
        version=version, language=language, clinic="CLINIC", until=date(2026, 12, 25), days=30
    )

    text = agree + "".join(heading + words for heading, words in points)
    assert not {"{", "}"} & set(text)
    assert {"CLINIC", "2026-12-25", "30"} <= {part for part in ("CLINIC", "2026-12-25", "30") if part in text}


def texts_of(version):
    consent = CONSENTS[version]
    return [*(text for point in consent.points for text in point), consent.agree]


@pytest.mark.parametrize("text", texts_of(CONSENT_VERSION), ids=lambda text: text.en[:20])
def test_newest_version_is_in_easy_japanese_too(text):
    easy = re.sub(r"\{(clinic|until|days)\}", "", text.easy)

    assert list(breaches(easy)) == []
    assert numbers_in(without_readings(easy)) == numbers_in(re.sub(r"\{\w+\}", "", text.ja))
    assert sorted(re.findall(r"\{\w+\}", text.easy)) == sorted(re.findall(r"\{\w+\}", text.ja))


def test_second_version_asks_for_what_the_first_asked_for():
    assert [(text.ja, text.en) for text in texts_of("2")] == [(text.ja, text.en) for text in texts_of("1")]
