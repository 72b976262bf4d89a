"""Running manage.py in a process of its own, on a database that was never set up."""

import os
import subprocess
import sys
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).resolve().parents[3]
KEYS = {"SECRET_KEY": "k3y-of-the-tests" * 5, "DATA_KEYS": Fernet.generate_key().decode("ascii")}


def environment(folder):
    """Give an environment whose database is a new file in `folder`."""
    database = f"sqlite:///{folder / 'never-set-up.sqlite3'}"
    return {"PATH": os.environ["PATH"], "DATABASE_URL": database, "PYTHONDONTWRITEBYTECODE": "1", **KEYS}


def manage(*arguments, folder, stdin=b""):
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment(folder),
        input=stdin,
        capture_output=True,
        timeout=120,
    )
