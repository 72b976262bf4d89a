"""Files of this machine under var/: keys for local use, and locks. Standard library only."""

from __future__ import annotations

import base64
import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCAL_KEYS = ("SECRET_KEY", "DATA_KEYS")


def fill_environment(path: Path) -> None:
    """Give the environment local keys where it has none, made on first need."""
    missing = [name for name in LOCAL_KEYS if not (os.environ.get(name) or os.environ.get(f"{name}_FILE"))]
    if not missing:
        return
    keys = get_local_keys(path)
    os.environ.update({name: keys[name] for name in missing})


def get_local_keys(path: Path) -> dict[str, str]:
    if not path.exists():
        _write_local_keys(path)
    return find_local_keys(path)


def find_local_keys(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="ascii").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def _write_local_keys(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    fernet_key = base64.urlsafe_b64encode(os.urandom(32)).decode("ascii")
    text = f"# For this machine only, never for a public site.\nSECRET_KEY={secrets.token_urlsafe(50)}\n"
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{text}DATA_KEYS={fernet_key}\n")
    with suppress(FileExistsError):
        # A link appears whole or not at all, and the first of two starts wins.
        os.link(draft, path)
    draft.unlink()


@contextmanager
def one_at_a_time(path: Path, *, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a lock that the system gives back even when this process is killed."""
    path.parent.mkdir(exist_ok=True)
    with open(path, "w") as file:
        os.set_inheritable(file.fileno(), True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
