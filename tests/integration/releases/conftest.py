import pytest

from decisionaid.releases import proofs
from tests.content_staff import CLINICIAN, EDITOR, REVIEWER, make_person, prove_as, publish_small_content


@pytest.fixture
def first(db, tmp_path):
    """Release 1 of the small content, and its draft."""
    return publish_small_content(tmp_path / "content")


@pytest.fixture
def editor(db):
    return make_person("eiko", EDITOR)


@pytest.fixture
def reviewer(db):
    return make_person("riku", REVIEWER)


@pytest.fixture
def clinician(db):
    return make_person("chie", CLINICIAN)


@pytest.fixture
def proof_holds(monkeypatch):
    """Leave the proof out, which the small content was not made for."""
    monkeypatch.setattr(proofs, "run_apart", prove_as())
