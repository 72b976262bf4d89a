import pytest

from decisionaid.releases import publish_actions
from tests.content_staff import CLINICIAN, EDITOR, REVIEWER, make_person, publish_small_content


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
        client.force_login(people[name])
        return client

    return log_in


@pytest.fixture
def proof_holds(monkeypatch):
    """Leave the proof out, which the small content was not made for."""
    monkeypatch.setattr(publish_actions, "prove_aid", lambda aid: ())
