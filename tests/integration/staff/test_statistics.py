import csv
import io
import random
import re
import zipfile
from datetime import date, timedelta

import pytest
import time_machine

from decisionaid.audit.models import AuditEvent
from decisionaid.counts.models import Count
from decisionaid.staff.roles import ADMINISTRATOR, REVIEWER
from tests.pages import read_page

TODAY = "2026-11-10T03:00:00+00:00"


@pytest.fixture
def counts(db):
    rng = random.Random(5)  # noqa: S311 (no secret)
    for n in range(61):
        day = date(2026, 9, 1) + timedelta(days=n)
        for kind, bucket, number in (
            ("started", "", rng.randint(20, 30)),
            ("finished", "", 2 if n == 40 else rng.randint(10, 20)),
            ("minutes", "08", 12),
            ("pdf", "main-normal", rng.randint(5, 9)),
        ):
            Count.objects.create(day=day, kind=kind, bucket=bucket, n=number)
    for bucket, number in (("concern", 40), ("age", 3), ("safety", 31)):
        Count.objects.create(day=date(2026, 9, 1), kind="at", bucket=bucket, n=number)


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_page_shows_charts_with_words_and_the_same_numbers_in_a_table(staff, counts, by):
    with time_machine.travel(TODAY):
        page = read_page(staff(REVIEWER).get(f"/staff/statistics/?by={by}"))

    assert len(page.all("svg", role="img")) == 2
    assert all(svg["role"] == "img" and svg["aria-labelledby"] for svg in page.all("svg", role="img"))
    assert ("5未満" in page.text) or by == "week"
    assert "6から8分" in page.text
    assert page.all("form", action="/staff/statistics/export/") == []


def test_month_keeps_back_a_large_part_beside_a_small_one(staff, counts):
    with time_machine.travel(TODAY):
        page = read_page(staff(ADMINISTRATOR).get("/staff/statistics/?by=month"))

    assert "伏せました" in page.text
    assert page.all("form", action="/staff/statistics/export/")


def test_page_without_any_count_says_so(staff):
    page = read_page(staff(REVIEWER).get("/staff/statistics/"))

    assert "終わった期間はまだありません" in page.text


def test_odd_view_is_refused(staff):
    assert staff(REVIEWER).get("/staff/statistics/?by=hour").status_code == 400


def export(client):
    with (
        time_machine.travel(TODAY),
        zipfile.ZipFile(io.BytesIO(client.post("/staff/statistics/export/").content)) as archive,
    ):
        files = [archive.read(name).decode("utf-8-sig") for name in ("statistics.csv", "code-book.csv")]
    return [list(csv.DictReader(io.StringIO(text))) for text in files]


@pytest.fixture
def exporter(staff, counts):
    with time_machine.travel(TODAY):
        return staff(ADMINISTRATOR)


def test_file_hides_the_same_and_is_in_the_audit_list(exporter):
    rows, _book = export(exporter)

    small = [row for row in rows if row["state"] == "exact" and 0 < int(row["low"]) < 5]
    assert small == []
    assert {"exact", "under-5", "range", "kept-back"} <= {row["state"] for row in rows}
    assert AuditEvent.objects.get(action="statistics.exported").actor == exporter.person


@pytest.mark.parametrize(("language", "heads"), [("ja", "コード 単位 意味"), ("en", "code unit meaning")])
def test_code_book_explains_every_code_in_the_language_of_the_reader(exporter, settings, language, heads):
    exporter.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    rows, book = export(exporter)

    code, unit, meaning = book[0]
    assert [code, unit, meaning] == heads.split()
    explained = {entry[code] for entry in book}
    general = {found.partition(":")[0] for found in explained}
    assert {*rows[0], *(row["state"] for row in rows)} <= explained
    assert {row["measure"].partition(":")[0] for row in rows} <= general
    assert {row["measure"] for row in rows if row["measure"].startswith("at:")} <= explained
    own = [entry for entry in book if not entry[code].startswith("language:")]
    is_japanese = [bool(re.search("[ぁ-んァ-ヶ一-龠]", entry[meaning] + entry[unit])) for entry in own]
    assert all(entry[meaning] for entry in book)
    assert set(is_japanese) == {language == "ja"}


def test_numbers_are_the_same_bytes_in_both_languages(exporter, settings):
    found = []
    for language in ("ja", "en"):
        exporter.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        found.append(export(exporter)[0])

    assert found[0] == found[1]
