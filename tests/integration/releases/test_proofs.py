"""The proof beside the requests: begun once, kept for a content and a version of the code, never stuck."""

import subprocess
import time
from datetime import timedelta

import pytest
from django.db import connections

from decisionaid.releases import proofs
from decisionaid.releases.models import ContentProof
from decisionaid.releases.proofs import GIVEN_UP_AFTER, ProofBrokeOff, ProofGoesOn
from tests.content_staff import NOW, change_wool, keep_proof, propose, prove_as

LATER = NOW + GIVEN_UP_AFTER + timedelta(seconds=1)


@pytest.fixture
def proposed(first, editor):
    change_wool(editor)
    return propose(editor)


def dies(content):
    raise subprocess.CalledProcessError(-9, "prove")


def never(content):
    raise AssertionError("nobody asked for a proof")


class TestChild:
    def test_the_child_tells_what_does_not_hold_in_both_languages(self, first):
        # The small content was not made for the proof.
        result = proofs.run_apart(first.content)

        assert result["content_hash"] == first.content_hash
        assert result["broken"]
        assert all(line["ja"] != line["en"] and line["en"].startswith("T") for line in result["broken"])

    def test_a_child_that_cannot_read_the_content_is_no_proof(self, first):
        with pytest.raises(subprocess.CalledProcessError):
            proofs.run_apart({"about": {}})

    def test_the_child_knows_no_key_of_the_server(self, monkeypatch):
        seen = {}

        def run(command, **named):
            seen.update(named["env"])
            return subprocess.CompletedProcess(command, 0, stdout=b'{"content_hash": "", "broken": []}')

        monkeypatch.setattr(proofs.subprocess, "run", run)
        proofs.run_apart({})

        assert not {"SECRET_KEY", "DATA_KEYS", "DATABASE_URL"} & set(seen)


class TestKept:
    def test_a_finished_proof_is_used_again(self, proposed, monkeypatch):
        monkeypatch.setattr(proofs, "run_apart", never)
        kept = keep_proof(proposed, "T2 fails")

        assert proofs.kept_proof(release=proposed, now=NOW) == kept
        assert proofs.prove_and_wait(release=proposed, now=NOW) == kept

    def test_another_version_of_the_software_proves_anew(self, proposed, monkeypatch):
        keep_proof(proposed)
        monkeypatch.setattr(proofs, "software_digest", lambda: "other")
        monkeypatch.setattr(proofs, "run_apart", prove_as("T2 fails"))

        assert proofs.find_proof(proposed.content_hash) is None
        assert proofs.prove_and_wait(release=proposed, now=NOW).broken[0]["en"] == "T2 fails"
        assert ContentProof.objects.count() == 2

    def test_a_command_runs_what_is_not_kept(self, proposed, monkeypatch):
        monkeypatch.setattr(proofs, "run_apart", prove_as())

        proof = proofs.prove_and_wait(release=proposed, now=NOW)

        assert (proof.broken, proof.finished_at is not None) == ([], True)

    @pytest.mark.parametrize("child", [dies, lambda content: {"content_hash": "other", "broken": []}])
    def test_a_proof_that_broke_off_leaves_nothing_behind(self, proposed, monkeypatch, child):
        monkeypatch.setattr(proofs, "run_apart", child)

        with pytest.raises(ProofBrokeOff):
            proofs.prove_and_wait(release=proposed, now=NOW)

        assert not ContentProof.objects.exists()

    def test_the_digest_is_that_of_the_code(self):
        assert len(proofs.software_digest()) == 64


class TestBeside:
    def test_a_request_never_waits_and_begins_it_once(
        self, proposed, monkeypatch, django_capture_on_commit_callbacks
    ):
        begun = []
        monkeypatch.setattr(proofs, "_run_in_background", lambda release, now: begun.append(release.number))

        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(3):
                with pytest.raises(ProofGoesOn):
                    proofs.kept_proof(release=proposed, now=NOW)

        assert begun == [2]

    def test_one_that_fell_silent_is_begun_again_by_one_alone(self, proposed):
        assert proofs._claim(proposed.content_hash, NOW)
        assert not proofs._claim(proposed.content_hash, NOW + GIVEN_UP_AFTER - timedelta(seconds=1))
        assert proofs._claim(proposed.content_hash, LATER)
        assert not proofs._claim(proposed.content_hash, LATER)

        proof = ContentProof.objects.get()
        assert proofs.is_running(proof, now=LATER)
        assert not proofs.is_running(proof, now=LATER + GIVEN_UP_AFTER)

    def test_a_late_child_whose_row_was_begun_again_takes_nothing_away(self, proposed, monkeypatch):
        proofs._claim(proposed.content_hash, LATER)
        monkeypatch.setattr(proofs, "run_apart", dies)

        proofs._run(proposed, NOW)

        assert ContentProof.objects.get().started_at == LATER

    def test_a_finished_proof_is_not_run_or_written_again(self, proposed, monkeypatch):
        keep_proof(proposed, "T2 fails")
        monkeypatch.setattr(proofs, "run_apart", prove_as())

        assert not proofs._claim(proposed.content_hash, LATER)
        proofs._run(proposed, NOW)

        assert ContentProof.objects.get().broken[0]["en"] == "T2 fails"


@pytest.mark.django_db(transaction=True)
def test_the_thread_writes_what_the_child_found(transactional_db, tmp_path):
    from tests.content_staff import publish_small_content

    release = publish_small_content(tmp_path / "content")

    proofs.start_proof(release=release, now=NOW)

    end = time.monotonic() + 90
    while not ContentProof.objects.filter(finished_at__isnull=False).exists():
        assert time.monotonic() < end
        time.sleep(0.2)
    assert ContentProof.objects.get().broken
    connections.close_all()
