"""How the page about the clinic's data reads: what is alike in both languages once, rules by words."""

import re

import pytest

from decisionaid.clinic.actions import save_logo
from decisionaid.clinic.logo import read_logo
from decisionaid.clinic.selectors import get_draft
from tests.clinics import OFFER, draw_logo, write_draft
from tests.pages import read_page
from tests.staff import log_in, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client, live_aid, settings):
    person = make_person("administrator")
    log_in(client, person)
    client.person = person
    return client


def rows_of(client, name):
    html = client.get("/staff/clinic/").content.decode()
    found = re.findall(rf'<tr><th scope="row">{re.escape(name)}(?: <b>.*?</b>)?</th>.*?</tr>', html)
    return [re.findall(r"<td(.*?)>(.*?)</td>", row) for row in found]


def test_number_or_choice_stands_once_and_a_text_in_both_languages(writer):
    write_draft(writer.person)

    assert rows_of(writer, "1回の価格(税込)") == [[(' colspan="2"', "31,370円〜52,610円")]]
    assert rows_of(writer, "間隔") == [[("", OFFER.interval.ja), ("", OFFER.interval.en)]]


def test_logo_is_named_by_the_start_of_its_hash(writer):
    write_draft(writer.person)
    logo = read_logo(draw_logo())
    save_logo(picture=logo, revision=get_draft().revision, by=writer.person, now="2026-11-25T00:00:00Z")

    assert rows_of(writer, "ロゴ") == [[(' colspan="2"', logo.sha256[:8])]]


@pytest.mark.parametrize("path", ["/staff/clinic/", "/staff/clinic/prices/add/"])
def test_own_rule_is_named_in_words(writer, path):
    write_draft(writer.person, offers=(OFFER.model_copy(update={"checked_on": None}),))

    text = read_page(writer.get(path)).text

    assert "この手引きの決まり" in text
    assert "(own)" not in text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_price_is_named_in_the_language_of_the_reader(writer, language, settings):
    writer.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    write_draft(writer.person)

    html = writer.get("/staff/clinic/").content.decode()

    assert re.search(rf"<h3>[^<]*: {OFFER.name.in_language(language)}", html)
