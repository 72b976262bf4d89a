"""Sharing a summary in a test, as a patient does."""

import re

from decisionaid.sharing.consent import CONSENT_VERSION
from tests.pages import read_page


def share(client, *, token=None, path="/summary/"):
    """Tick the box and send; give the code without its hyphen."""
    response = send(client, token or get_token(client, path))
    assert response.status_code == 200, response.status_code
    return code_on(response)


def get_token(client, path="/summary/"):
    # Only found: what the whole page must hold is tested elsewhere.
    (token,) = re.findall(r'name="token" value="([^"]+)"', client.get(path).content.decode())
    return token


def send(client, token, *, consent=CONSENT_VERSION):
    return client.post("/share/", {"token": token, "consent": consent})


def code_on(response):
    page = read_page(response)
    (code,) = [e.text for e in page.all("p") if re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", e.text)]
    return code.replace("-", "")
