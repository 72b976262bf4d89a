"""The first layer of the summary: the same slots for every option, the rest one tap deeper."""

import re
from datetime import date

import pytest

from decisionaid.domain.plain import SLOTS
from decisionaid.engine.answers import read_answers
from decisionaid.summary.presenters import build_summary
from tests.answers import PAIN, complete, give_cookie
from tests.pages import get_page
from tests.vignettes import VIGNETTES, read_vignette


def options_for(release, answers, language="ja"):
    answers = read_answers(release.aid, answers)
    page = build_summary(release=release, answers=answers, language=language, as_of=date(2026, 11, 25))
    return {option.option: {slot.slot: slot.lines for slot in option.plain} for option in page.options}


@pytest.mark.parametrize("language", ["ja", "en", "ja-easy"])
@pytest.mark.parametrize("name", VIGNETTES)
def test_every_option_fills_the_same_slots_in_the_same_order(release, name, language):
    options = options_for(release, read_vignette(name)["answers"], language)

    assert {tuple(slots) for slots in options.values()} == {SLOTS}
    assert all(line.text for slots in options.values() for lines in slots.values() for line in lines)


def test_without_a_concern_the_lines_for_everybody_stand(release):
    options = options_for(release, {})

    assert list(options) == ["no-change", "usual-care", "supernatant"]
    assert "記事001" in options["supernatant"]["studied"][0].text


def test_a_concern_has_its_own_line(release):
    eczema = options_for(release, {"conditions": ["atopic-dermatitis"]})
    sleep = options_for(release, {"conditions": ["sleep"]})

    assert "アトピーの人で比べた研究は" in eczema["supernatant"]["studied"][0].text
    assert "記事とは別の資料は調べていません" in sleep["supernatant"]["studied"][0].text


def test_two_concerns_with_different_lines_are_told_apart(release):
    both = options_for(release, {"conditions": ["atopic-dermatitis", "nerve-pain"]})["supernatant"]

    assert [line.concern for line in both["studied"]] == ["アトピー性皮膚炎", "神経の痛み"]
    assert [line.concern for line in both["what"]] == [""]


def test_both_arms_and_both_frames_stand_in_the_first_layer(release):
    effect = options_for(release, {"conditions": ["atopic-dermatitis"]}, "en")["biologic-injection"]["effect"]

    assert all(number in effect[0].text for number in ("51 of 100", "49", "15", "85", "16 weeks"))


@pytest.mark.parametrize("kind", ["conflict", "estimate"])
def test_a_long_list_is_folded_and_tells_how_many_there_are(client, live_aid, kind):
    give_cookie(client, complete(live_aid, read_vignette("v03")["answers"]))
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/summary/", language="en")

    listed = page.all("details", **{"class": kind})
    assert len(listed) > 10
    assert all("details" in item.inside for item in listed)
    told = [int(n) for n in re.findall(r"See the (\d+) topics|: (\d+) results?", page.text) for n in n if n]
    assert sum(told) == len(page.all("details", **{"class": "conflict"})) + len(
        page.all("details", **{"class": "estimate"})
    )


def test_an_urgent_sign_stands_above_the_heading(client, live_aid):
    give_cookie(client, complete(live_aid, {**PAIN, "urgent-signs": ["hot-swollen-joint-with-fever"]}))

    html = client.get("/summary/").content.decode()

    assert html.index('id="urgent-title"') < html.index("<h1")
    assert "あとでかまいません" not in html


def test_what_matches_stands_before_the_slots_and_the_reasons_are_one_tap_deeper(client, live_aid):
    give_cookie(client, complete(live_aid, read_vignette("v03")["answers"]))

    html = client.get("/summary/").content.decode()
    article = html.split('id="option-supernatant"')[1].split("</article>")[0]

    matched, slots, deeper = (article.index(part) for part in ("matched", 'class="plain"', "<details"))
    assert matched < slots < deeper
    assert "妊娠" in article[matched:slots]
    assert "K-04" in article[deeper:]
    assert not re.search(r"<details[^>]* open", html)
