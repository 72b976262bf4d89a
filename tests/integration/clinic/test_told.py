"""What a reader has to know of the clinic: that it gains, how to reach it, how old a price is."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from decisionaid.clinic.actions import withdraw_prices
from decisionaid.clinic.live import live_clinic
from decisionaid.clinic.requirements import LONGEST_NAME, list_missing
from decisionaid.clinic.selectors import read_version
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.submission import Submission
from tests.answers import as_tuples, complete, give_cookie
from tests.clinics import FACTS, OFFER, PROFILE, both, pinned, publish_clinic
from tests.pages import get_page
from tests.staff import make_person
from tests.vignettes import read_vignette

GAINS = {
    "ja": "このサイトを運営するみどり皮ふ科は、この手引きが扱う治療を売っています。選ばれると利益を得ます。",
    "en": "Midori Skin Clinic, which runs this site, sells treatments that this aid describes and gains if",
}
OLD = {"ja": "6か月を過ぎています", "en": "more than 6 months ago"}


@pytest.fixture(autouse=True)
def mode(settings):
    settings.CLINIC_MODE, settings.CLINIC_NAME = True, "みどり皮ふ科"


@pytest.fixture
def answers(live_aid):
    return complete(live_aid, read_vignette("v03")["answers"])


@pytest.fixture(params=["ja", "en"])
def patient(client, answers, settings, request):
    give_cookie(client, answers)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = client.language = request.param
    return client


@pytest.mark.parametrize("path", ["/", "/method/", "/summary/", "/summary/print/"])
def test_who_gains_is_told_where_the_makers_say_that_they_do_not(patient, path):
    pinned()
    assert GAINS[patient.language] in get_page(patient, path, language=patient.language).text

    pinned(FACTS.model_copy(update={"offers": ()}))
    assert GAINS[patient.language] not in get_page(patient, path, language=patient.language).text


@pytest.mark.django_db
def test_clinic_that_takes_its_prices_off_still_sells(patient):
    publish_clinic()
    version = withdraw_prices(by=make_person("administrator"), now=timezone.now())
    clinic = read_version(version)
    before = get_page(patient, "/", language=patient.language).text

    live_clinic.pin(clinic)

    assert clinic.sells
    assert GAINS[patient.language] in before
    assert GAINS[patient.language] in get_page(patient, "/", language=patient.language).text


def test_contact_page_says_how_to_reach_the_clinic(patient):
    before = get_page(patient, "/contact/", language=patient.language)
    pinned()
    after = get_page(patient, "/contact/", language=patient.language)

    told = [element.inside for element in after.all("dd")]
    names = ("operator", "responsible", "address", "hours")
    wanted = [getattr(PROFILE, name).in_language(patient.language) for name in names]
    assert before.all("dd") == []
    assert [words for words in (*wanted, PROFILE.telephone) if words not in after.text] == []
    assert len(told) == 5


@pytest.mark.parametrize("path", ["/summary/", "/costs/"])
@pytest.mark.parametrize(("checked_on", "is_old"), [(date(2026, 5, 20), True), (date(2026, 5, 30), False)])
def test_price_that_was_checked_long_ago_says_so(patient, answers, path, checked_on, is_old):
    pinned(FACTS.model_copy(update={"offers": (OFFER.model_copy(update={"checked_on": checked_on}),)}))

    with time_machine.travel(datetime(2026, 11, 25, 3, tzinfo=UTC)):
        give_cookie(patient, answers)
        text = get_page(patient, path, language=patient.language).text

    assert (OLD[patient.language] in text) is is_old


def test_options_without_a_price_of_the_clinic_are_named_in_the_order_of_all(release, answers):
    other = OFFER.model_copy(update={"id": "offer-2", "option": "usual-care"})
    pinned(FACTS.model_copy(update={"offers": (OFFER, other)}))

    page = page_for(release, Submission("self", as_tuples(answers)), language="ja", as_of=date(2026, 11, 25))

    priced = {offer.option for offer in page.clinic.offers}
    assert len(priced) == 2
    assert [label for label in page.table_options if label not in priced] == list(page.clinic.without_price)


@pytest.mark.parametrize("path", ["/summary/", "/costs/"])
def test_options_without_a_price_stand_before_the_prices(patient, path):
    pinned()

    text = get_page(patient, path, language=patient.language).text

    said = {"ja": "価格を述べていない選択肢", "en": "states no price for:"}[patient.language]
    assert 0 < text.index(said) < text.index({"ja": "31,370円", "en": "31,370 yen"}[patient.language])


def test_calculator_shows_a_price_with_all_that_belongs_to_it(patient):
    pinned()

    text = get_page(patient, "/costs/", language=patient.language).text

    wanted = ("interval", "included", "not_included")
    assert [name for name in wanted if getattr(OFFER, name).in_language(patient.language) not in text] == []
    approval = {"ja": "承認されていません", "en": "Not approved as a medicine"}[patient.language]
    visits = {"ja": "6回", "en": "6 times"}[patient.language]
    assert all(words in text for words in (approval, visits, "2026-11-01"))


def test_name_that_would_not_fit_on_page_1_is_missed():
    def name_of(length):
        profile = PROFILE.model_copy(update={"name": both("皮", "s" * length)})
        return [item.field for item in list_missing(FACTS.model_copy(update={"profile": profile}))]

    assert name_of(LONGEST_NAME) == []
    assert name_of(LONGEST_NAME + 1) == ["name"]
