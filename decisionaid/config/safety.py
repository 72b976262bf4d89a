"""What must not reach a site that others can open: each danger is told together with what to set."""

import base64

SHORTEST_SECRET_KEY = 50
# Real random keys have many more; `aaaa...` and zeros have few.
FEWEST_DIFFERENT = 8


def find_dangers(
    *,
    secret_key: str,
    data_keys: list[str],
    uses_local_keys: bool,
    debug: bool,
    hosts: list[str],
    may_be_plain: bool,
) -> list[str]:
    """List what stands against serving others with these settings; empty if nothing does.

    `may_be_plain` is true with https, or where plain http was asked for by its own word.
    """
    dangers = {
        "The keys in var/local.env are for this machine only. Give SECRET_KEY (50 random characters or "
        "more) and DATA_KEYS (a new Fernet key) in the environment.": uses_local_keys,
        "DEBUG shows answers on error pages. Set DEBUG=false, or leave it out.": debug,
        "SECRET_KEY can be guessed. Set one of 50 random characters or more.": _is_weak(secret_key),
        "DATA_KEYS holds a key that can be guessed. Set a new Fernet key.": any(map(_is_made_up, data_keys)),
        "ALLOWED_HOSTS lets in any name. Set the names that the site has.": "*" in hosts,
        "Answers would travel without encryption. Set HTTPS=true behind a proxy that ends TLS, or, on a "
        "network that nobody else is in, ALLOW_PLAIN_HTTP=true.": not may_be_plain,
    }
    return [text for text, holds in dangers.items() if holds]


def _is_weak(secret_key: str) -> bool:
    is_short = len(secret_key) < SHORTEST_SECRET_KEY or len(set(secret_key)) < FEWEST_DIFFERENT
    return is_short or secret_key.startswith("django-insecure-")


def _is_made_up(key: str) -> bool:
    return len(set(base64.urlsafe_b64decode(key))) < FEWEST_DIFFERENT
