"""Debian packages that no wheel carries: Pango for the PDF, the Japanese font, the browser of the tests."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

DEBIAN_PACKAGES = ("libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-morisawa-bizud-gothic")
# Playwright's own Node.js needs libatomic1, which no wheel and no other package here brings along.
DEBIAN_TEST_PACKAGES = ("chromium", "libatomic1", "poppler-utils")


def missing_debian_packages(*, for_tests: bool) -> list[str]:
    wanted = DEBIAN_PACKAGES + (DEBIAN_TEST_PACKAGES if for_tests else ())
    if not importlib.util.find_spec("ensurepip"):
        # Debian ships this part of Python apart from python3.
        wanted = ("python3-venv", *wanted)
    if not shutil.which("dpkg-query"):
        return list(wanted)
    query = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted]
    found = subprocess.run(query, capture_output=True, text=True).stdout.splitlines()
    return [package for package in wanted if f"{package} installed" not in found]


def apt_get(*arguments: str) -> bool:
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    options = ["-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=1"]
    command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *options, *arguments]
    return subprocess.call(command, stdout=sys.stderr) == 0


def may_install() -> bool:
    if os.geteuid() == 0:
        return True
    if not shutil.which("sudo"):
        return False
    return subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0


def install_debian_packages(packages: list[str], *, say: Callable[[str], None]) -> None:
    """Install what may be installed here; otherwise say what is missing and go on without."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        say(f"no apt-get here. The PDF and the tests need what these Debian packages hold: {names}")
        return
    install = ("install", "-y", "--no-install-recommends", *packages)
    if may_install():
        say(f"installing Debian packages, about a minute: {names}")
        # Package lists may be absent or old; most often they are neither.
        if apt_get(*install) or (apt_get("update") and apt_get(*install)):
            return
    sudo = "" if os.geteuid() == 0 else "sudo "
    say(f"Debian packages are missing; please run this once:\n    {sudo}apt-get {' '.join(install)}")
