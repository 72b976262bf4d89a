"""Whole journeys in a real browser on a phone, with JavaScript and without: start page to downloaded PDF."""

import json
import re

import pytest
from django.conf import settings
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.vignettes import read_vignette

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ECZEMA = {**read_vignette("v07")["answers"], "urgent-signs": ["none"]}
NERVE_PAIN = {
    "conditions": ["nerve-pain"],
    "urgent-signs": ["none"],
    "age": 64,
    "current-treatments": ["painkiller"],
    "painkillers-enough": "not-enough",
    "goals": ["less-pain", "replace-present-treatment"],
    "pregnant": "not-applicable",
    "can-pay-privately": "no",
    "wants-to-donate-blood": "no",
}
SKIN = {
    "conditions": ["skin-appearance"],
    "urgent-signs": ["none"],
    "age": 41,
    "current-treatments": ["none"],
    "goals": ["appearance", "cure-in-one-go"],
    "pregnant": "no",
    "breastfeeding": "yes",
    "can-pay-privately": "yes",
    "wants-to-donate-blood": "yes",
}


def to_summary(walker):
    walker.page.click("main a[href='/summary/']")
    walker.page.wait_for_url("**/summary/")


def download(walker, tmp_path, note=""):
    walker.page.fill("textarea[name=note]", note)
    with walker.page.expect_download() as download:
        walker.page.click("form[action='/summary/pdf/'] button")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert download.value.suggested_filename == "decision-aid-summary.pdf"
    return "".join("".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())


@pytest.mark.parametrize(
    ("answers", "options", "rules"),
    [
        pytest.param(ECZEMA, 6, ["K-07b", "K-19", "K-23", "S-02"], id="atopic dermatitis"),
        pytest.param(
            NERVE_PAIN, 4, ["K-01", "E-01", "K-22b", "S-11", "K-36"], id="nerve pain", marks=pytest.mark.slow
        ),
        pytest.param(SKIN, 3, ["K-05", "K-34", "E-04", "K-11"], id="skin appearance", marks=pytest.mark.slow),
    ],
)
def test_from_the_start_page_to_the_pdf(walker, tmp_path, answers, options, rules):
    walker.begin()
    passed = walker.walk(answers)
    assert walker.path == "/check/"
    assert passed[:4] == ["/q/concern/", "/q/urgent/", "/q/age/", "/q/safety/"]
    to_summary(walker)

    assert walker.page.locator("article.option").count() == options
    assert all(rule in walker.page.content() for rule in rules)
    text = download(walker, tmp_path, note="よろしくお願いします。")

    assert all(rule in text for rule in rules)
    assert "よろしくお願いします。" in text


def test_back_keeps_the_answer_and_a_changed_answer_changes_the_findings(walker):
    walker.begin()
    walker.answer_step(SKIN)
    walker.answer_step(SKIN)
    walker.answer_step(SKIN)

    walker.page.go_back()
    expect(walker.page.locator("input[name=age]")).to_have_value("41")
    walker.page.fill("input[name=age]", "17")
    walker.submit()
    walker.walk(SKIN)
    to_summary(walker)

    assert "K-13" in walker.page.content()
    walker.open("/q/age/?change=1")
    walker.page.fill("input[name=age]", "18")
    assert walker.submit() == "/check/"
    to_summary(walker)
    assert "K-13" not in walker.page.content()


def test_contradicting_answers_get_one_clarifying_question(walker):
    walker.begin()
    walker.walk({**read_vignette("v22")["answers"], "urgent-signs": ["none"]})

    assert walker.path == "/check/"
    assert "軽いという答え" in walker.page.inner_text("main")
    to_summary(walker)
    assert walker.page.locator("main .notice p b").count() >= 3


def test_all_not_sure_leaves_everything_to_ask(walker):
    walker.begin(who="child")
    walker.walk({"conditions": ["atopic-dermatitis"]})
    to_summary(walker)

    asked = walker.page.locator(".flag-ask .findings > li")
    independent = re.compile(r"\bI-\d\d\b")
    assert asked.filter(has_not_text=independent).count() == len(
        [finding for finding in read_vignette("v21")["findings"] if finding["flag"] == "ask"]
    )
    assert asked.filter(has_text=independent).count() > 20


def test_urgent_signs_stand_on_top_from_then_on(walker):
    walker.begin()
    walker.answer_step({"conditions": ["nerve-pain"]})
    walker.answer_step({"urgent-signs": ["bladder-or-bowel-trouble-or-numb-saddle"]})

    assert "119" in walker.page.inner_text(".urgent")
    walker.walk(NERVE_PAIN)
    to_summary(walker)
    assert "119" in walker.page.inner_text(".urgent")


def test_a_forged_cookie_leads_to_a_clear_page_and_a_fresh_start(walker, phone):
    walker.begin()
    walker.answer_step(SKIN)
    for cookie in phone.cookies():
        if cookie["name"] == settings.ANSWERS_COOKIE_NAME:
            phone.add_cookies([{**cookie, "value": cookie["value"][:-9] + "forged000"}])

    walker.open("/q/age/")

    assert walker.path == "/answers-gone/"
    expect(walker.page.locator("main h1")).to_be_visible()
    walker.begin()
    assert walker.path == "/q/concern/"


def test_language_changes_at_any_time_and_answers_stay(walker):
    walker.begin()
    walker.answer_step(SKIN)
    walker.answer_step(SKIN)
    walker.page.click("form[action='/language/'] button[value=en]")
    walker.page.wait_for_selector("html[lang=en]")

    assert walker.path == "/q/age/"
    walker.walk(SKIN)
    assert "How the skin looks" in walker.page.inner_text("main")


def test_erased_answers_do_not_come_back(walker, phone):
    walker.begin()
    walker.walk(SKIN)
    walker.page.click("form[action='/erase/'] button")
    walker.page.wait_for_url("**/erased/")

    assert settings.ANSWERS_COOKIE_NAME not in [cookie["name"] for cookie in phone.cookies()]
    walker.page.go_back()
    assert "授乳" not in walker.page.inner_text("main") or walker.path == "/answers-gone/"


def test_nothing_of_the_answers_is_kept_on_the_server(
    walker, live_server, caplog, tmp_path, django_db_blocker
):
    from django.core.management import call_command

    walker.begin()
    walker.walk(SKIN)
    to_summary(walker)
    download(walker, tmp_path)

    dump = tmp_path / "dump.json"
    call_command("dumpdata", "-o", str(dump), verbosity=0)
    kept = dump.read_text(encoding="utf-8") + caplog.text
    assert "breastfeeding" not in kept
    assert "skin-appearance" not in kept
    assert json.loads(dump.read_text(encoding="utf-8")) is not None
