"""What the MDN HTTP Observatory asks of an answer, as a table, and what this site asks beyond it."""

import re

PRIVATE_REFERRER = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
BROAD = {"*", "http:", "https:", "ftp:", "data:", "blob:", "'unsafe-inline'", "'unsafe-eval'"}
HALF_A_YEAR, YEAR = 15768000, 31536000
HTML = ("text/html", "application/xhtml+xml")


def read_policy(response):
    parts = response.headers.get("Content-Security-Policy", "").split(";")
    found = {}
    for name, _, sources in (part.strip().partition(" ") for part in parts if part.strip()):
        assert name not in found, f"{name} stands twice"
        found[name] = set(sources.split())
    return found


def is_html(response):
    return response.headers.get("Content-Type", "").partition(";")[0] in HTML


def policy_closes_everything(response):
    policy = read_policy(response)
    is_closed = policy.get("default-src") == {"'none'"} == policy.get("object-src")
    sources = set().union(*(values for name, values in policy.items() if name != "img-src"))
    return is_closed and not sources & BROAD and policy["img-src"] <= {"'self'", "data:"}


def policy_binds_forms_base_and_frames(response):
    policy = read_policy(response)
    wanted = {"form-action": {"'self'"}, "base-uri": {"'none'"}, "frame-ancestors": {"'none'"}}
    return {name: policy.get(name) for name in wanted} == wanted


def cookies_are_bound(response):
    return all(
        name.startswith("__Host-")
        and cookie["secure"]
        and cookie["httponly"]
        and cookie["samesite"] in ("Lax", "Strict")
        and cookie["path"] == "/"
        and not cookie["domain"]
        # One that is taken away is sent empty.
        or not cookie.value
        for name, cookie in response.cookies.items()
    )


def hsts_lasts_a_year_for_every_name_below(response):
    value = response.headers.get("Strict-Transport-Security", "")
    return int((re.search(r"max-age=(\d+)", value) or [0, 0])[1]) >= YEAR and "includeSubDomains" in value


def redirects_stay_here(response):
    location = response.headers.get("Location", "/")
    return bool(re.match(r"(/(?!/)|\?|https://testserver/)", location))


def scripts_come_from_here(response):
    if not is_html(response):
        return True
    scripts = re.findall(r"<script\b([^>]*)>", response.content.decode())
    return all(re.search(r'\bsrc="/(?!/)', attributes) for attributes in scripts)


def referrer_is_private(response):
    return response.headers.get("Referrer-Policy") in PRIVATE_REFERRER


def no_other_site_may_read(response):
    return not [name for name in response.headers if name.lower().startswith("access-control-")]


# The ten rules of the Observatory's table.
OBSERVATORY = {
    "content-security-policy": policy_closes_everything,
    "x-frame-options": lambda response: (
        response.headers.get("X-Frame-Options") == "DENY" and policy_binds_forms_base_and_frames(response)
    ),
    "cookies": cookies_are_bound,
    "cross-origin-resource-sharing": no_other_site_may_read,
    "cross-origin-resource-policy": lambda response: (
        response.headers.get("Cross-Origin-Resource-Policy") == "same-origin"
    ),
    "redirection": redirects_stay_here,
    "referrer-policy": referrer_is_private,
    "strict-transport-security": hsts_lasts_a_year_for_every_name_below,
    "subresource-integrity": scripts_come_from_here,
    "x-content-type-options": lambda response: response.headers.get("X-Content-Type-Options") == "nosniff",
}
OWN = {
    "cross-origin-opener-policy": lambda response: (
        response.headers.get("Cross-Origin-Opener-Policy") == "same-origin"
    ),
    "permissions-policy": lambda response: "camera=()" in response.headers.get("Permissions-Policy", ""),
    "no version of the server": lambda response: not {"Server", "X-Powered-By"} & set(response.headers),
    "type of the content": lambda response: (
        not getattr(response, "content", b"") or bool(response.headers.get("Content-Type"))
    ),
}


def is_never_stored(response):
    return "no-store" in response.headers.get("Cache-Control", "")


def broken_rules(response, *, may_be_stored=False, is_https=True):
    rules = {**OBSERVATORY, **OWN}
    if not may_be_stored:
        rules["no-store"] = is_never_stored
    if not is_https:
        # A browser must not heed it there, so Django does not send it.
        del rules["strict-transport-security"]
    return [name for name, holds in rules.items() if not holds(response)]
