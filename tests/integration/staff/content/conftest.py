import pytest

from decisionaid.releases import proofs
from tests.content_staff import CLINICIAN, EDITOR, REVIEWER, make_person, prove_as, publish_small_content
from tests.staff import give_second_factor
from tests.staff import log_in as past_the_forms


@pytest.fixture
def first(db, tmp_path):
    """Release 1 of the small content, and its draft."""
    return publish_small_content(tmp_path / "content")


@pytest.fixture
def people(db):
    """One person for each role, and one who may nothing in particular."""
    return {
        "editor": make_person("eiko", EDITOR, first_name="Eiko", last_name="Abe"),
        "reviewer": make_person("riku", REVIEWER, first_name="Riku"),
        "clinician": make_person("chie", CLINICIAN, first_name="Chie"),
        "nobody": make_person("nao"),
    }


@pytest.fixture
def log_in(client, people):
    """Let somebody log in and give the client."""

    def log_in(name):
        return past_the_forms(client, give_second_factor(people[name]))

    return log_in


@pytest.fixture
def proof_holds(monkeypatch):
    """Leave the proof out, which the small content was not made for."""
    monkeypatch.setattr(proofs, "run_apart", prove_as())
