"""The doctor tells what is wrong with an installation: each fault is made, and named."""

import json
import os
import shutil
import time
from collections import namedtuple
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from decisionaid.config.upkeep import findings, machine_checks, site_checks
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.releases.live import live_release
from decisionaid.staff.role_sync import sync_roles
from tests.published import publish
from tests.staff import make_person

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


def levels(check):
    return [found.level for found in check()]


def told(capsys):
    """Run the command, and give the exit status and what it found by name."""
    try:
        call_command("doctor", "--json")
        status = 0
    except SystemExit as stopped:
        status = stopped.code
    return status, {found["name"]: found for found in json.loads(capsys.readouterr().out)}


@pytest.fixture
def healthy(settings, tmp_path, release, monkeypatch):
    settings.DANGERS, settings.BACKUP_DIR = [], str(tmp_path)
    (tmp_path / "aid.zip").write_text("x")
    monkeypatch.setattr(machine_checks.static_files, "is_collected", lambda: True)
    sync_roles()
    make_person("administrator")
    make_person("administrator")
    publish(release)
    yield
    live_release.pin(None)


@time_machine.travel(datetime(2026, 11, 25, 9, 0, tzinfo=UTC), tick=True)
def test_healthy_installation_has_nothing_to_mend(healthy, capsys, tmp_path):
    os.utime(tmp_path / "aid.zip", (time.time(), time.time()))

    status, found = told(capsys)

    assert {name for name, each in found.items() if each["level"] == "mend"} == set()
    assert status == 0
    assert {"Python", "packages", "disk", "clock", "database", "font", "roles", "sources"} <= set(found)


def test_status_is_1_and_the_lines_say_what_to_do(healthy, capsys):
    Group.objects.get(name="clinician").permissions.clear()

    with pytest.raises(SystemExit) as stopped:
        call_command("doctor")

    assert stopped.value.code == 1
    assert "MEND  roles: not as in the table: clinician. Run manage.py sync_roles" in capsys.readouterr().out


def test_a_check_that_breaks_hides_no_other():
    found = findings.run_checks({"one": lambda: 1 / 0, "two": lambda: iter([findings.ok("two")])})

    assert [(each.name, each.level) for each in found] == [("one", "mend"), ("two", "ok")]


def test_package_of_another_version_is_named(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.lock").write_text(
        'django==1.0 \\\n    --hash=sha256:x\nno-such-thing==2.0\nno-such==1 ; sys_platform == "win32" \\\n'
    )

    (found,) = machine_checks.check_packages()

    assert "not 1.0" in found.text
    assert "no-such-thing missing" in found.text
    assert "no-such missing" not in found.text


def test_full_disk_wrong_clock_and_old_backup_are_told(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(10, 9, 1))
    settings.BACKUP_DIR = str(tmp_path)

    assert levels(machine_checks.check_disk) == ["mend"]
    assert levels(machine_checks.check_backups) == ["mend"]
    (tmp_path / "aid.zip").write_text("x")
    assert levels(machine_checks.check_backups) == ["ok"]
    os.utime(tmp_path / "aid.zip", (0, time.time() - 3 * 86_400))
    assert levels(machine_checks.check_backups) == ["mend"]
    with time_machine.travel(datetime(2020, 1, 1, tzinfo=UTC)):
        assert levels(machine_checks.check_clock) == ["mend"]


def test_dangers_and_missing_proxies_of_a_public_site_are_told(settings):
    settings.DANGERS, settings.IS_PUBLIC, settings.TRUSTED_PROXIES = ["A danger."], True, []

    assert levels(machine_checks.check_settings) == ["mend", "look"]


def test_static_files_that_are_not_gathered_are_told(settings, tmp_path):
    settings.VAR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"

    assert levels(machine_checks.check_static_files) == ["mend"]


def test_one_administrator_is_too_few_and_a_second_factor_is_needed():
    sync_roles()
    make_person("administrator", second_factor=False)
    assert levels(site_checks.check_administrators) == ["mend"]
    make_person("administrator")
    assert levels(site_checks.check_administrators) == ["look"]
    make_person("administrator")
    assert levels(site_checks.check_administrators) == ["ok"]


def test_second_factors_of_another_key_are_told(settings):
    make_person("administrator")
    assert levels(site_checks.check_second_factors) == ["ok"]

    written_with = settings.DATA_KEYS
    settings.DATA_KEYS = (Fernet.generate_key().decode(),)
    assert levels(site_checks.check_second_factors) == ["mend"]
    settings.DATA_KEYS = (*settings.DATA_KEYS, *written_with)
    assert levels(site_checks.check_second_factors) == ["ok"]


def test_overdue_sources_and_mistakes_in_the_content_are_told(release, monkeypatch):
    def broken(folder):
        raise ContentError([Mistake("a.yaml", 1, 1, "", "Wrong.")])

    publish(release)
    live_release.pin(None)
    with time_machine.travel(timezone.now() + timedelta(days=3000)):
        assert levels(site_checks.check_reviews) == ["look"]
    monkeypatch.setattr(site_checks, "load_folder", broken)
    assert levels(site_checks.check_content) == ["mend"]
