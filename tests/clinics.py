"""A clinic with everything that has to be stated, for tests."""

import io
from datetime import date

from django.utils import timezone
from PIL import Image

from decisionaid.clinic.actions import approve, propose, save_offer, save_profile
from decisionaid.clinic.facts import ClinicFacts, Offer, Profile, Wording, wordings_of
from decisionaid.clinic.live import PublishedClinic, live_clinic
from decisionaid.clinic.logo import read_logo
from decisionaid.clinic.requirements import LONGEST_NAME
from decisionaid.clinic.selectors import get_draft, read_version
from tests.staff import make_person


def both(ja, en):
    return Wording(ja=ja, en=en)


PROFILE = Profile(
    name=both("みどり皮ふ科", "Midori Skin Clinic"),
    operator=both("医療法人みどり会", "Midorikai"),
    responsible=both("院長 森 みどり", "Director Midori Mori"),
    address=both("東京都みどり区1-2-3", "1-2-3 Midori, Tokyo"),
    hours=both("平日9時から17時", "Weekdays 9 to 17"),
    telephone="03-0000-0000",
    web="https://midori.example.jp/",
)
OFFER = Offer(
    id="offer-1",
    option="supernatant",
    name=both("点滴コース", "Drip course"),
    price_low=31_370,
    price_high=52_610,
    sessions_low=6,
    sessions_high=12,
    total_low=188_220,
    total_high=631_320,
    interval=both("2週間ごと", "every 2 weeks"),
    course=both("点滴を1回60分", "a drip of 60 minutes"),
    included=both("点滴と診察", "the drip and the visit"),
    not_included=both("血液検査", "blood tests"),
    risks=both("発熱、感染、アレルギー", "fever, infection, allergy"),
    insurance="not-insured",
    checked_on=date(2026, 11, 1),
    approval="unapproved",
    route=both("院内で医師が入手", "obtained by the doctor"),
    alternatives=both("同じ成分の承認品はありません", "no approved product with this ingredient"),
    foreign_safety=both("海外の情報は見つかりませんでした", "no information from abroad was found"),
    relief="not-covered",
)
ALT = both("みどり皮ふ科のロゴ", "Logo of Midori Skin Clinic")
FACTS = ClinicFacts(profile=PROFILE, offers=(OFFER,))


def write_draft(by, *, profile=PROFILE, offers=(OFFER,)):
    """Write a draft as an administrator does."""
    save_profile(profile=profile, revision=get_draft().revision, by=by, now=timezone.now())
    for offer in offers:
        save_offer(offer=offer, revision=get_draft().revision, by=by, now=timezone.now())


def publish_clinic(*, profile=PROFILE, offers=(OFFER,)):
    """Write, propose and approve by two people, and make it the live one of this process."""
    writer, other = make_person("administrator"), make_person("reviewer")
    write_draft(writer, profile=profile, offers=offers)
    propose(revision=get_draft().revision, by=writer, now=timezone.now())
    version = approve(revision=get_draft().revision, by=other, now=timezone.now())
    clinic = read_version(version)
    live_clinic.pin(clinic)
    return clinic


def draw_logo(colour=(0, 90, 40)):
    """Give a file as a clinic uploads it."""
    buffer = io.BytesIO()
    Image.new("RGB", (48, 16), colour).save(buffer, "PNG")
    return buffer.getvalue()


def with_logo(*, alt=ALT, facts=FACTS, logo_png=None, **profile):
    """Give a published clinic with a small logo, and other facts of its profile where named."""
    logo = read_logo(draw_logo())
    shown = PROFILE.model_copy(update={"logo": logo.sha256, "logo_alt": alt, **profile})
    png = logo.png if logo_png is None else logo_png
    return PublishedClinic(1, "c" * 64, facts.model_copy(update={"profile": shown}), png)


def with_long_words():
    """Give a published clinic that says as much as it may, in words that cannot be broken, long ago."""
    longest = both("長" * 600, "w" * 600)
    name = both("皮" * LONGEST_NAME, "w" * LONGEST_NAME)
    texts = {field: longest for field, _wording in wordings_of(OFFER)}
    old = {"checked_on": date(2020, 1, 1), "price_high": 100_000_000, "total_high": 100_000_000}
    offers = tuple(OFFER.model_copy(update={**texts, **old, "id": f"offer-{n}"}) for n in range(2))
    profile = {field: longest for field, _wording in wordings_of(PROFILE)} | {"name": name, "web": "w" * 600}
    alt = profile.pop("logo_alt")
    return with_logo(alt=alt, facts=FACTS.model_copy(update={"offers": offers}), **profile)


def pinned(facts=FACTS, *, logo=b""):
    """Make facts the live ones without a database."""
    clinic = PublishedClinic(1, "c" * 64, facts, logo)
    live_clinic.pin(clinic)
    return clinic
