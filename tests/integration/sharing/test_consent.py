"""A consent text that somebody agreed to is never changed: a new wording is a new version."""

import hashlib
from datetime import date

import pytest

from decisionaid.sharing.consent import CONSENT_VERSION, CONSENTS, fill_consent

AS_PUBLISHED = {"1": "269cfd6258a1e4d1"}


@pytest.mark.parametrize("version", CONSENTS)
def test_text_of_a_version_is_the_one_people_agreed_to(version):
    assert hashlib.sha256(repr(CONSENTS[version]).encode()).hexdigest()[:16] == AS_PUBLISHED[version]


def test_newest_version_is_the_one_asked_for():
    assert list(CONSENTS)[-1] == CONSENT_VERSION


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("version", CONSENTS)
def test_every_blank_is_filled(version, language):
    points, agree = fill_consent(
        version=version, language=language, clinic="CLINIC", until=date(2026, 12, 25), days=30
    )

    text = agree + "".join(heading + words for heading, words in points)
    assert not {"{", "}"} & set(text)
    assert {"CLINIC", "2026-12-25", "30"} <= {part for part in ("CLINIC", "2026-12-25", "30") if part in text}
