"""What `deploy/` holds: read, checked, and tried as far as the tools for it are there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cryptography.fernet import Fernet

from decisionaid.config.debian import DEBIAN_PACKAGES
from decisionaid.pdf.service import MAX_WAIT_SECONDS
from decisionaid.summary.views import PDF_SECONDS
from tests.nginx import need_nginx, write_site

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
OURS = ("prepare", "web", "upkeep")
# The keys that the compose specification has for a service, as far as they are used or likely here.
SERVICE_KEYS = {
    "image", "build", "command", "environment", "depends_on", "networks", "ports", "volumes",
    "secrets", "restart", "read_only", "cap_drop", "cap_add", "security_opt", "healthcheck", "init",
    "tmpfs", "mem_limit",
}  # fmt: skip
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text().replace("\\\n", " ")


def instructions(name):
    return [line.split(None, 1)[1] for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def test_image_does_not_run_as_root():
    lines = [line for line in DOCKERFILE.splitlines() if line.startswith(("USER", "CMD"))]

    assert [line.split()[0] for line in lines] == ["USER", "CMD"]
    assert int(instructions("USER")[0]) >= 1000


def test_image_has_the_packages_that_the_set_up_knows():
    assert set(DEBIAN_PACKAGES) <= set(" ".join(instructions("RUN")).split())


def test_image_takes_only_what_is_there_and_let_in():
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    sources = {part for line in instructions("COPY") for part in line.split()[:-1]}

    assert sources == let_in
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_image_installs_only_what_the_lock_hashes():
    pip = [line for line in instructions("RUN") if line.startswith("pip ")]

    assert len(pip) == 1
    assert "--require-hashes -r requirements.lock" in pip[0]


def test_no_secret_is_in_the_image():
    assert not re.findall(r"^(?:ENV|ARG).*(?:SECRET|KEYS|PASSWORD|DATABASE)", DOCKERFILE, re.MULTILINE)


def test_compose_file_has_only_keys_of_the_specification():
    assert set(COMPOSE) == {"name", "x-app", "services", "networks", "volumes", "secrets"}
    unknown = {name: set(service) - SERVICE_KEYS for name, service in COMPOSE["services"].items()}
    assert {name: keys for name, keys in unknown.items() if keys} == {}


def test_compose_file_names_only_what_it_defines():
    for kind in ("networks", "secrets"):
        named = {name for service in COMPOSE["services"].values() for name in service.get(kind, [])}
        assert named == set(COMPOSE[kind])
    mounts = [v for service in COMPOSE["services"].values() for v in service.get("volumes", [])]
    names = {mount.split(":")[0] for mount in mounts}
    assert {name for name in names if not name.startswith("./")} == set(COMPOSE["volumes"])
    assert all((DEPLOY / name).exists() for name in names if name.startswith("./"))
    needed = {name for service in COMPOSE["services"].values() for name in service.get("depends_on", [])}
    assert needed <= set(COMPOSE["services"])


@pytest.mark.parametrize("name", OURS)
def test_container_may_do_nothing_beyond_its_work(name):
    service = COMPOSE["services"][name]

    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["networks"] == ["inside"]
    assert service["read_only"] is (name != "prepare")
    assert "ports" not in service


def test_only_the_proxy_can_be_reached_and_only_it_reaches_out():
    open_to_others = [name for name, service in COMPOSE["services"].items() if "ports" in service]
    reaching_out = [name for name, service in COMPOSE["services"].items() if "outside" in service["networks"]]

    assert open_to_others == reaching_out == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_containers_trust_their_own_network_alone():
    (subnet,) = COMPOSE["networks"]["inside"]["ipam"]["config"]

    assert COMPOSE["services"]["web"]["environment"]["TRUSTED_PROXIES"] == subnet["subnet"]


def test_secrets_of_containers_come_from_files():
    for service in COMPOSE["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("SECRET|KEYS|PASSWORD|DATABASE_URL", name):
                assert name.endswith("_FILE")
                assert Path(value).name in service["secrets"]


def test_settings_of_containers_let_the_site_start(tmp_path):
    environment = dict(COMPOSE["services"]["web"]["environment"])
    environment["ALLOWED_HOSTS"] = "aid.example.jp"
    secrets = {
        "secret_key": "k3y-of-the-tests" * 5,
        "data_keys": Fernet.generate_key().decode(),
        "database_url": "postgres://aid:pw@db/aid",
    }
    for name, value in secrets.items():
        (tmp_path / name).write_text(value)
        environment[f"{name.upper()}_FILE"] = str(tmp_path / name)

    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_unit_keeps_the_application_in_its_place(unit):
    lines = unit.read_text().splitlines()

    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=", "User=decisionaid"):
        assert line in lines


@pytest.fixture(scope="module")
def units_here(tmp_path_factory):
    """The units with a program that exists in the place of the one that would be installed."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is missing (Debian: apt-get install systemd).")
    folder = tmp_path_factory.mktemp("units")
    for path in (DEPLOY / "systemd").iterdir():
        text = re.sub(r"/srv/decisionaid/\.venv/bin/\w+", "/bin/true", path.read_text())
        (folder / path.name).write_text(text)
    return folder


def analyze(*arguments):
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True)


def test_systemd_finds_nothing_wrong_with_the_units(units_here):
    result = analyze("verify", "--man=no", *sorted(units_here.iterdir()))

    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", [unit.name for unit in UNITS])
def test_systemd_sees_little_that_a_unit_could_harm(units_here, name):
    # From 0 (shut in) to 10 (free); systemd itself calls up to 2.0 "OK", and an ordinary service has 9.6.
    result = analyze("security", "--offline=true", "--threshold=20", str(units_here / name))

    assert result.returncode == 0, result.stdout[-300:]


def test_timers_start_services_that_are_there():
    timers = {path.stem for path in (DEPLOY / "systemd").glob("*.timer")}

    assert timers
    assert timers < {path.stem for path in UNITS}


def test_nginx_reads_its_sample(tmp_path):
    nginx = need_nginx()
    config = write_site(tmp_path, port=8443, plain_port=8080, sockets=[tmp_path / "web.sock"])

    result = subprocess.run([nginx, "-t", "-c", config, "-e", "stderr"], capture_output=True, text=True)

    assert "syntax is ok" in result.stderr
    assert "warn" not in result.stderr
    assert result.returncode == 0, result.stderr


def test_the_proxy_waits_longer_than_a_pdf_may_take():
    sample = (ROOT / "deploy" / "nginx" / "decisionaid.conf").read_text()
    waits = [int(seconds) for seconds in re.findall(r"proxy_read_timeout (\d+)s;", sample)]

    assert waits
    assert min(waits) > PDF_SECONDS + MAX_WAIT_SECONDS
