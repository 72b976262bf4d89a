"""Lighthouse on the pages of a running server: scores of the phone profile, median of five runs.

    .venv/bin/python manage.py up 127.0.0.1:8123 &
    .venv/bin/python tests/journeys/lighthouse.py http://127.0.0.1:8123

Needs Node and Chromium; installs Lighthouse under var/lighthouse once. No test: scores depend on the machine.
"""

import http.cookiejar
import json
import os
import re
import statistics
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "var" / "lighthouse"
VERSION = "lighthouse@13.5.0"
RUNS = 5
TRIES = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {"start": "/", "question": "/q/concern/", "safety": "/q/safety/", "summary": "/summary/"}
CHROME = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


def install() -> None:
    if (FOLDER / "node_modules" / "lighthouse").is_dir():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package.json").write_text('{"private": true}\n')
    subprocess.run(["npm", "install", "--no-save", "--ignore-scripts", VERSION], cwd=FOLDER, check=True)


def answer_everything(base: str) -> str:
    """Answer "not sure" wherever that can be chosen, and give the cookie as a header."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page, url = _read(opener, base + "/")
    page, url = _send(opener, base, "/begin/", page, {"who": "self"})
    while "/q/" in url or "/concern/" in url:
        path = urllib.parse.urlsplit(url).path
        if path == "/concern/":
            page, url = _read(opener, base + re.search(r'class="button" href="([^"]+)"', page)[1])
            continue
        names = re.findall(r'name="([\w-]+)" value="not-sure"', page)
        values = {name: "not-sure" for name in names}
        if path == "/q/concern/":
            values = {"conditions": "atopic-dermatitis"}
        if path == "/q/urgent/":
            values = {"urgent-signs": "none"}
        page, after = _send(opener, base, path, page, values)
        if after == url:
            raise SystemExit(f"{path} did not accept {values}.")
        url = after
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def measure(url: str, cookie: str) -> dict[str, dict]:
    report = FOLDER / "report.json"
    options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROME}"]
    if cookie:
        options.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    environment = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    command = ["npx", "lighthouse", url, *options]
    for _ in range(TRIES):
        # Now and then Chromium loses the record of a run, and Lighthouse says to run it again.
        if subprocess.run(command, cwd=FOLDER, env=environment, check=False).returncode == 0:
            return json.loads(report.read_text())
        sys.stderr.write(f"Lighthouse could not measure {url}.\n")
    raise SystemExit(f"Lighthouse failed {TRIES} times at {url}.")


def show(name: str, reports: list[dict]) -> None:
    final = reports[-1]["finalDisplayedUrl"]
    medians = [
        round(100 * statistics.median(report["categories"][category]["score"] for report in reports))
        for category in CATEGORIES
    ]
    audits = reports[-1]["audits"]
    lost = [
        audit["id"]
        for category in CATEGORIES
        for audit in reports[-1]["categories"][category]["auditRefs"]
        if audit["weight"] and (audits[audit["id"]]["score"] or 0) < 0.9
    ]
    kilobytes = audits["total-byte-weight"]["numericValue"] / 1000
    shift = audits["cumulative-layout-shift"]["displayValue"]
    numbers = "  ".join(f"{category} {value}" for category, value in zip(CATEGORIES, medians, strict=True))
    sys.stdout.write(f"{name:9} {numbers}  {kilobytes:.0f} kB  shift {shift}  {final}\n")
    if lost:
        sys.stdout.write(f"          below 90 in the last run: {', '.join(sorted(set(lost)))}\n")
    sys.stdout.flush()


def main(base: str, runs: int) -> None:
    install()
    cookie = answer_everything(base)
    for name, path in PAGES.items():
        show(name, [measure(base + path, "" if name == "start" else cookie) for _ in range(runs)])


def _read(opener, request) -> tuple[str, str]:
    with opener.open(request) as response:
        return response.read().decode(), response.geturl()


def _send(opener, base, path, page, values) -> tuple[str, str]:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    data = urllib.parse.urlencode({**values, "csrfmiddlewaretoken": token}, doseq=True).encode()
    return _read(opener, urllib.request.Request(base + path, data, {"Origin": base}))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), int(sys.argv[2]) if len(sys.argv) > 2 else RUNS)
