"""Packages of Node that tests use, fetched into `var/node`; none of them is part of the project."""

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "var" / "node"
FETCH_SECONDS = 180


def need_node():
    """Skip the test where Node or npm is missing."""
    for tool in ("node", "npm"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is missing (Debian: apt-get install nodejs npm).")


def install(package, version):
    """Give the folder of an installed package with what it needs."""
    need_node()
    folder = FOLDER / f"{package}-{version}"
    found = folder / "node_modules" / package
    if not found.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund",
                "--prefix", str(folder), f"{package}@{version}"], folder)  # fmt: skip
    return found


def unpack(package, version):
    """Give the folder of a package alone, without what it says it needs."""
    need_node()
    folder = FOLDER / f"{package}-{version}"
    if not (folder / "package").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _fetch(["npm", "pack", "--ignore-scripts", f"{package}@{version}"], folder)
        shutil.unpack_archive(folder / f"{package}-{version}.tgz", folder)
    return folder / "package"


def _fetch(command, folder):
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=FETCH_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip(f"npm could not fetch {command[-1]}.")
