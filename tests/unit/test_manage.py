import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import manage
from decisionaid.config import debian
from decisionaid.config.local_files import fill_environment, find_local_keys, one_at_a_time

ROOT = Path(manage.__file__).parent


def write_script(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder without .venv, where installing is only noted."""
    venv = tmp_path / ".venv"
    for kind, lock in {"run": "requirements.lock", "dev": "requirements-dev.lock"}.items():
        (tmp_path / lock).write_text(f"{kind}==1\n")
        monkeypatch.setitem(manage.LOCKS, kind, tmp_path / lock)
    monkeypatch.setattr(manage, "ROOT", tmp_path)
    monkeypatch.setattr(manage, "VENV", venv)
    monkeypatch.setattr(manage, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(manage, "UNFINISHED", venv / "unfinished")
    monkeypatch.setattr(manage, "missing_debian_packages", lambda *, for_tests: [])
    monkeypatch.setenv("PATH", os.environ["PATH"])
    return tmp_path


@pytest.fixture
def installed(project, monkeypatch):
    notes = []

    def make_venv():
        notes.append("venv")
        write_script(project / ".venv" / "bin" / "python", "echo {} {}".format(*sys.version_info[:2]))

    monkeypatch.setattr(manage, "make_venv", make_venv)
    monkeypatch.setattr(manage, "install_python_packages", lambda lock: notes.append(lock.name))
    return notes


def test_first_start_makes_the_venv_and_the_second_does_nothing(installed):
    manage.set_up("run")
    first = list(installed)

    manage.set_up("run")

    assert first == ["venv", "requirements.lock"]
    assert installed == first


def test_serving_is_content_with_the_venv_of_the_tests(installed):
    manage.set_up("dev")

    manage.set_up("run")

    assert installed == ["venv", "requirements-dev.lock"]


def test_tests_add_to_the_venv_of_serving(installed):
    manage.set_up("run")

    manage.set_up("dev")

    assert installed == ["venv", "requirements.lock", "requirements-dev.lock"]


def test_changed_lock_installs_again(installed, project):
    manage.set_up("run")
    (project / "requirements.lock").write_text("run==2\n")

    manage.set_up("run")

    assert installed == ["venv", "requirements.lock", "requirements.lock"]


def test_interrupted_installation_makes_the_venv_anew(installed, project, monkeypatch):
    monkeypatch.setattr(manage, "install_python_packages", lambda lock: sys.exit("no network"))
    with pytest.raises(SystemExit):
        manage.set_up("run")
    monkeypatch.setattr(manage, "install_python_packages", lambda lock: installed.append(lock.name))

    manage.set_up("run")

    assert installed == ["venv", "venv", "requirements.lock"]


def test_interrupted_upgrade_is_not_taken_for_ready(installed, project, monkeypatch):
    manage.set_up("run")
    monkeypatch.setattr(manage, "install_python_packages", lambda lock: sys.exit("interrupted"))
    with pytest.raises(SystemExit):
        manage.set_up("dev")

    assert not manage.is_ready("run")
    assert not manage.can_be_kept()


def test_venv_of_another_python_is_not_kept(installed, monkeypatch):
    manage.set_up("run")
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))

    assert not manage.is_ready("run")
    assert not manage.can_be_kept()


def test_missing_debian_packages_do_not_stop_the_set_up(installed, monkeypatch):
    asked = []
    monkeypatch.setattr(manage, "missing_debian_packages", lambda *, for_tests: ["chromium"])
    monkeypatch.setattr(manage, "install_debian_packages", lambda packages, *, say: asked.append(packages))

    manage.set_up("dev")

    assert asked == [["chromium"]]
    assert installed == ["venv", "requirements-dev.lock"]


@pytest.mark.parametrize(
    ("output", "hint"),
    [
        pytest.param("NewConnectionError: refused", "check the network", id="offline"),
        pytest.param("THESE PACKAGES DO NOT MATCH THE HASHES", "see above", id="hash"),
    ],
)
def test_failing_pip_says_what_to_do(project, monkeypatch, output, hint):
    write_script(project / ".venv" / "bin" / "python", f"echo '{output}'; exit 1")

    with pytest.raises(SystemExit) as stopped:
        manage.install_python_packages(project / "requirements.lock")

    assert output in stopped.value.code
    assert hint in stopped.value.code


def test_debian_packages_of_a_machine_without_dpkg_are_all_wanted(monkeypatch):
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)

    missing = debian.missing_debian_packages(for_tests=True)

    assert set(debian.DEBIAN_PACKAGES + debian.DEBIAN_TEST_PACKAGES) <= set(missing)


def test_python3_venv_is_wanted_only_where_python_lacks_it(monkeypatch):
    monkeypatch.setattr(debian.shutil, "which", lambda name: None)
    with_it = debian.missing_debian_packages(for_tests=False)
    monkeypatch.setattr(debian.importlib.util, "find_spec", lambda name: None)
    without_it = debian.missing_debian_packages(for_tests=False)

    assert "python3-venv" not in with_it
    assert "python3-venv" in without_it


def test_who_may_not_install_gets_one_command(monkeypatch):
    said = []
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(debian, "may_install", lambda: False)

    debian.install_debian_packages(["chromium"], say=said.append)

    assert "sudo apt-get install -y --no-install-recommends chromium" in said[0]


def test_package_lists_are_fetched_when_installing_fails_at_first(monkeypatch):
    calls = []
    answers = iter([False, True, True])
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "apt_get", lambda *arguments: calls.append(arguments[0]) or next(answers))

    debian.install_debian_packages(["chromium"], say=lambda text: None)

    assert calls == ["install", "update", "install"]


def test_local_keys_are_made_once_and_for_this_user_only(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.delenv("DATA_KEYS")
    path = tmp_path / "var" / "local.env"
    fill_environment(path)
    first = (os.environ["SECRET_KEY"], os.environ["DATA_KEYS"])
    monkeypatch.delenv("SECRET_KEY")

    fill_environment(path)

    assert (os.environ["SECRET_KEY"], os.environ["DATA_KEYS"]) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_keys_of_the_environment_come_first(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "own")
    monkeypatch.setenv("DATA_KEYS", "own too")

    fill_environment(tmp_path / "local.env")

    assert os.environ["SECRET_KEY"] == "own"
    assert find_local_keys(tmp_path / "local.env") == {}


def test_second_start_waits_for_the_first(tmp_path):
    waited = []
    path = tmp_path / "setup.lock"
    script = (
        "import sys, pathlib, manage\n"
        "with manage.one_at_a_time(pathlib.Path(sys.argv[1]), on_wait=lambda: None):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        holder.stdout.readline()

        with one_at_a_time(path, on_wait=lambda: waited.append(True) or holder.stdin.close()):
            pass

    assert waited == [True]
