"""Static files gathered under var/static, only when something changed."""

import hashlib

from django.conf import settings
from django.core.management import call_command


def is_collected() -> bool:
    stamp = settings.VAR / "static.stamp"
    return settings.STATIC_ROOT.is_dir() and stamp.exists() and stamp.read_text() == _digest()


def collect() -> None:
    stamp = settings.VAR / "static.stamp"
    # A stamp must not outlive a collection that is cut off.
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(_digest())


def _digest() -> str:
    # The lock stands for the files that Django's admin and django-htmx bring along.
    files = [settings.BASE_DIR / "requirements.lock", *sorted((settings.BASE_DIR / "static").rglob("*"))]
    digest = hashlib.sha256()
    for path in files:
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(settings.BASE_DIR)} {len(content)}\n".encode() + content)
    return digest.hexdigest()
