import pytest
import time_machine

from decisionaid.web.cookie import CookieProblem, seal, unseal
from tests.answers import ECZEMA, give_cookie
from tests.pages import get_page

NOW = "2026-11-25 09:00:00+09:00"


def test_keep_renews_the_time_and_shows_nothing(client):
    with time_machine.travel(NOW, tick=False) as clock:
        give_cookie(client, ECZEMA)
        clock.shift(59 * 60)
        response = client.post("/keep/")
        clock.shift(59 * 60)

        assert (response.status_code, response.content) == (204, b"")
        assert unseal(client.cookies["answers"].value)["answers"] == ECZEMA


def test_answers_that_are_gone_cannot_be_kept(client):
    assert client.post("/keep/")["Location"] == "/answers-gone/"


def test_keep_is_never_a_link(client):
    give_cookie(client, ECZEMA)

    assert client.get("/keep/").status_code == 405


@pytest.mark.parametrize(("minutes", "is_readable"), [(7, True), (8, False)])
def test_on_a_tablet_answers_end_soon_after_the_warning(settings, minutes, is_readable):
    settings.TABLET_MODE, settings.IDLE_MINUTES = True, 5
    with time_machine.travel(NOW, tick=False) as clock:
        token = seal(ECZEMA)
        clock.shift(minutes * 60)

        if is_readable:
            assert unseal(token) == ECZEMA
            return
        with pytest.raises(CookieProblem):
            unseal(token)


def test_a_tablet_page_carries_the_warning_and_tells_its_minutes(client, settings):
    settings.TABLET_MODE, settings.IDLE_MINUTES = True, 3

    page = get_page(client, "/answers-gone/")

    dialog = page.one("dialog", role="alertdialog")
    assert (dialog["data-warn-after"], dialog["data-seconds-left"]) == ("180", "60")
    assert "open" not in dialog
    assert "5分" in page.text


def test_an_own_device_has_no_dialog_but_a_notice_in_the_last_minutes(client):
    page = get_page(client, "/answers-gone/")

    assert page.all("dialog") == []
    assert page.by_id("idle-notice")["data-warn-after"] == str(55 * 60)
    assert "60分" in page.text


@pytest.mark.parametrize(
    ("is_tablet", "path", "refreshes"),
    [
        pytest.param(True, "/q/concern/", ["180; url=/erase/"], id="question"),
        pytest.param(True, "/erase/", ["120; url=/"], id="erase"),
        pytest.param(False, "/q/concern/", [], id="own device"),
    ],
)
def test_without_javascript_a_tablet_leaves_the_answers(client, settings, is_tablet, path, refreshes):
    settings.TABLET_MODE, settings.IDLE_MINUTES = is_tablet, 3
    give_cookie(client, ECZEMA)

    metas = get_page(client, path).all("meta", http_equiv="refresh")

    assert [meta["content"] for meta in metas] == refreshes
    assert all(meta.inside[-1] == "noscript" for meta in metas)
