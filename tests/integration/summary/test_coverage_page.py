"""The coverage page accounts for every row and repeats no sentence."""

import re
from dataclasses import replace

import pytest
from django.conf import settings

from decisionaid.content.coverage import count_rows
from decisionaid.domain.evidence import LeftOut
from decisionaid.releases.live import live_release
from decisionaid.summary.coverage.presenters import build_coverage
from decisionaid.summary.coverage.sections import name_section
from decisionaid.summary.coverage.uses import uses_of_rows
from decisionaid.summary.coverage.words import ROW_KINDS
from tests.pages import get_page

ROWS = 313
GAPS = 23


@pytest.fixture
def coverage(live_aid):
    return build_coverage(aid=live_aid, language="en")


def test_every_row_is_told_once(live_aid, coverage):
    told = [row.row for article in coverage.articles for row in article.rows]

    assert told == [row.id for row in live_aid.rows if row.kind != "gap"]
    assert len(told) == ROWS
    assert len(coverage.gaps) == GAPS


def test_figures_add_up(live_aid, coverage):
    total, counted = coverage.total, count_rows(live_aid)

    assert total.total == ROWS
    assert total.used + total.left_out + total.not_accounted == ROWS
    assert (total.used, total.left_out) == (counted["used"], counted["left_out"])
    assert total.not_accounted == counted["unaccounted"]
    for name in ("total", "used", "left_out", "not_accounted"):
        assert sum(getattr(kind, name) for kind in coverage.kinds) == getattr(total, name)


def test_each_row_names_what_uses_it(live_aid):
    uses = uses_of_rows(live_aid)

    for statement in live_aid.statements:
        assert all(statement.id in uses[row]["statements"] for row in statement.rows)
    for rule in live_aid.rules:
        assert all(rule.id in uses[row]["rules"] for row in rule.rows)
    for conflict in live_aid.conflicts:
        assert all(conflict.id in uses[row]["conflicts"] for side in conflict.sides for row in side.rows)


def test_a_row_left_out_says_why_and_a_row_forgotten_says_so(live_aid):
    uses = uses_of_rows(live_aid)
    unused = [row.id for row in live_aid.rows if row.kind != "gap" and row.id not in uses]
    assert len(unused) > 1
    aid = live_aid.model_copy(update={"left_out": (LeftOut(row=unused[0], reason="testimonial"),)})

    page = build_coverage(aid=aid, language="en")

    rows = {row.row: row for article in page.articles for row in article.rows}
    assert rows[unused[0]].state == "left-out"
    assert "testimonial" in rows[unused[0]].reason
    assert rows[unused[1]].state == "not-accounted"
    assert (page.total.left_out, page.total.not_accounted) == (1, len(unused) - 1)


def test_a_row_that_is_used_is_never_told_as_left_out(live_aid):
    used = live_aid.statements[0].rows[0]
    aid = live_aid.model_copy(update={"left_out": (LeftOut(row=used, reason="duplicate"),)})

    page = build_coverage(aid=aid, language="en")

    row = next(row for article in page.articles for row in article.rows if row.row == used)
    assert (row.state, row.reason) == ("used", "")


def test_rows_that_nobody_accounts_for_are_shown_on_the_page(client, release):
    live_release.pin(replace(release, aid=release.aid.model_copy(update={"left_out": ()})))

    assert "まだ整理していません" in get_page(client, "/coverage/").text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_repeats_no_sentence(client, live_aid, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    text = get_page(client, "/coverage/", language=language).text

    said = [statement.text for statement in live_aid.statements]
    said += [statement.caveat for statement in live_aid.statements if statement.caveat]
    said += [rule.text for rule in live_aid.rules]
    assert [words for item in said if (words := item.in_language(language)) in text] == []


def test_page_shows_each_publishers_interest_before_the_rows(client, live_aid):
    text = get_page(client, "/coverage/").text

    for source in live_aid.sources:
        if source.kind == "article":
            first = next(row.id for row in live_aid.rows if row.sources[0] == source.id)
            assert text.index(source.interest.ja) < text.index(first)


def test_every_kind_of_row_has_words(live_aid):
    assert {row.kind for row in live_aid.rows} <= set(ROW_KINDS)


def test_every_section_has_a_japanese_name(live_aid):
    sections = {row.locator for row in live_aid.rows if row.locator}

    names = {section: name_section(section, "ja") for section in sections}
    assert [section for section, name in names.items() if re.search("[A-Za-z]", name)] == []
    assert name_section("FAQ Q3", "ja") == "質問3"
    assert name_section("7.1", "ja") == "7.1"
