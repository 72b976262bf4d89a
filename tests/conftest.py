import os
import secrets
import socket

import django
import pytest
from cryptography.fernet import Fernet

from tests.postgres_server import serve_all_tests

# The tests know nothing of this machine's settings; a database may be named for them.
for name in (
    "DEBUG",
    "HTTPS",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "TRUST_PROXY_HEADER",
    "TRUSTED_PROXIES",
    "ALLOW_PLAIN_HTTP",
    "HSTS_SUBDOMAINS",
    "HSTS_PRELOAD",
    "SECRET_KEY_FILE",
    "DATA_KEYS_FILE",
    "LOG_LEVEL",
    "METRICS_TOKEN",
    "METRICS_TOKEN_FILE",
    "METRICS_ADDRESSES",
    "TABLET_MODE",
    "IDLE_MINUTES",
    "SHARING",
    "CLINIC_MODE",
    "CLINIC_NAME",
    "SHARE_DAYS",
    "COUNT_MONTHS",
    "REPORT_DAYS",
):
    os.environ.pop(name, None)
# A worker of xdist has read its settings with the keys of the process that started it: it keeps them, so
# that servers which a test starts have them too.
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(50)
    os.environ["DATA_KEYS"] = Fernet.generate_key().decode("ascii")
os.environ["DJANGO_SETTINGS_MODULE"] = "decisionaid.config.settings"
if os.environ.get("TEST_DATABASE") == "postgresql" and not os.environ.get("DATABASE_URL"):
    serve_all_tests()
# "localhost" has no address where /etc/hosts is missing.
os.environ["DJANGO_LIVE_TEST_SERVER_ADDRESS"] = "127.0.0.1"
# Playwright runs an event loop in the thread of the tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()

pytest_plugins = ["tests.postgres", "tests.append_only"]


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    from django.conf import settings
    from django.test import override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(scope="session", autouse=True)
def passwords_cost_little():
    """Hash passwords fast; the test of the real hash turns this off with `real_passwords`."""
    from django.conf import settings
    from django.test import override_settings

    fast = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[fast, *settings.PASSWORD_HASHERS]):
        yield


@pytest.fixture
def real_passwords():
    from django.conf import settings
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS[1:]):
        yield


@pytest.fixture(scope="session", autouse=True)
def only_this_machine():
    connect = socket.socket.connect

    def connect_locally(self, address):
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_locally)
        yield


@pytest.fixture(scope="session", autouse=True)
def counts_wait_for_the_test():
    from decisionaid.counts.recorder import recorder

    recorder.hold()


@pytest.fixture(scope="session", autouse=True)
def content_checks_wait_for_the_test():
    from decisionaid.releases.last_checks import last_checks

    last_checks.hold()


@pytest.fixture(scope="session", autouse=True)
def no_pdf_worker_left_behind():
    from decisionaid.pdf.service import get_pdf_service

    yield
    get_pdf_service().close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(autouse=True)
def no_clinic():
    """No clinic is published, and no thread looks for one."""
    from decisionaid.clinic.live import live_clinic

    live_clinic.pin(None)
    yield
    live_clinic.pin(None)


@pytest.fixture(scope="session")
def release():
    """The real content, ready for use, without a database."""
    from decisionaid.content.load import load_folder
    from decisionaid.releases.selectors import content_folder, release_from_aid

    return release_from_aid(load_folder(content_folder()))
