"""A journey in easy Japanese in a real browser: ruby, accessible names, axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.vignettes import read_vignette

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ECZEMA = {**read_vignette("v07")["answers"], "urgent-signs": ["none"]}


def faults_of(page):
    return [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(page).response["violations"]]


def test_from_the_start_page_to_the_summary(walker):
    walker.open("/")
    with walker.page.expect_navigation():
        walker.page.click("button[name=language][value=ja-easy]")
    assert walker.page.locator("h1 ruby rt").count() > 0
    faults = {"start": faults_of(walker.page)} if walker.has_javascript else {}
    walker.begin()
    while walker.path.startswith("/q/"):
        if walker.has_javascript and walker.path in ("/q/concern/", "/q/safety/"):
            faults[walker.path] = faults_of(walker.page)
        assert walker.page.locator("main ruby").count() > 0
        walker.answer_step(ECZEMA)
    assert walker.path == "/check/"
    if walker.has_javascript:
        faults["check"] = faults_of(walker.page)
    walker.page.click("main a[href='/summary/']")
    walker.page.wait_for_url("**/summary/")
    if walker.has_javascript:
        faults["summary"] = faults_of(walker.page)
        assert len(faults) == 5

    assert {name: found for name, found in faults.items() if found} == {}
    assert walker.page.locator("article.option").count() == 6
    assert "\ufff9" not in walker.page.content()


@pytest.mark.slow
def test_accessible_names_are_not_doubled(walker):
    if not walker.has_javascript:
        pytest.skip("The accessibility tree is the same without JavaScript.")
    walker.open("/")
    with walker.page.expect_navigation():
        walker.page.click("button[name=language][value=ja-easy]")
    walker.begin()

    tree = walker.page.context.new_cdp_session(walker.page).send("Accessibility.getFullAXTree")["nodes"]
    named = [
        (node["role"]["value"], node.get("name", {}).get("value")) for node in tree if not node["ignored"]
    ]

    assert ("checkbox", "神経の痛み") in named
    buttons = [name for role, name in named if role == "button"]
    assert buttons == ["日本語", "English", "次へ", "答えを消す"]
    assert ("heading", "こまっていることの、どれを知りたいですか。") in named
    assert [name for _, name in named if name and "いた" in name] == []
