"""The panel's statistics and reports in a browser: accessible, within the policy, usable on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from decisionaid.counts.models import Count
from decisionaid.reports.actions import receive_report
from decisionaid.staff.roles import ADMINISTRATOR, EDITOR
from tests.journeys.test_content_story import Desk
from tests.staff import make_person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(browser, live_server):
    desk = Desk(browser, live_server.url, make_person(ADMINISTRATOR, EDITOR), width=375)
    yield desk
    desk.close()


def is_no_wider_than_the_screen(desk):
    return desk.page.evaluate("document.documentElement.scrollWidth <= 375")


def test_statistics_on_a_phone(desk):
    today = timezone.localdate()
    for n in range(100):
        day = today - timedelta(days=n)
        for kind, bucket, number in (
            ("started", "", 9 + n % 7),
            ("finished", "", n % 8),
            ("minutes", "08", 9),
        ):
            Count.objects.create(day=day, kind=kind, bucket=bucket, n=number)
    month = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    for bucket, number in (("concern", 40), ("age", 3), ("safety", 31)):
        Count.objects.create(day=month, kind="at", bucket=bucket, n=number)

    for by in ("day", "week", "month"):
        desk.page.goto(f"{desk.base}/staff/statistics/?by={by}")
        desk.look()
        assert desk.page.locator("svg.chart").count() == 2
        assert is_no_wider_than_the_screen(desk), by


def test_reports_on_a_phone(desk):
    words = {"kind": "safety", "place": "pdf", "text": "読みにくいです。" * 40, "contact": "a@example.jp"}
    report = receive_report(**words, language="ja", now=timezone.now())

    for path in ("", f"{report.pk}/"):
        desk.page.goto(f"{desk.base}/staff/reports/{path}")
        desk.look()
        assert is_no_wider_than_the_screen(desk), path
    desk.page.select_option("select[name=state]", "closed")
    desk.press("保存")
    desk.look()
    assert "終了" in desk.page.inner_text("#content table")
