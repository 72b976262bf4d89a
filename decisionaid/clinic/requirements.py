"""What has to be complete before a clinic's data are published, each item with the rule that asks for it.

The rules are Japanese law on medical advertising as this project understands it; it is no legal advice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from decisionaid.clinic.facts import ClinicFacts, Offer, Profile, Wording, wordings_of
from decisionaid.clinic.labels import label_of
from decisionaid.content.lexicon import pushing_words
from decisionaid.domain.base import Text


@dataclass(frozen=True)
class LawRule:
    """A rule in our own words, and where it is explained."""

    code: str
    text: Text
    source: str


RULES: Final = {
    rule.code: rule
    for rule in (
        LawRule(
            "J1",
            Text(
                ja="名前のある医療機関の情報は広告に当たり得ます。だれが運営するかを示します。",
                en="Naming a clinic can make a text an advertisement, so it says who runs it.",
            ),
            "sugibayashi-masahide.com/archives/227",
        ),
        LawRule(
            "J2",
            Text(
                ja="一番という言葉、誇張、体験談、前後の写真は載せられません。",
                en="No “best”, no exaggeration, no patient stories, no before-and-after photos.",
            ),
            "aurora-clinic.jp/guideline/",
        ),
        LawRule(
            "J3",
            Text(
                ja="自費の治療は、問い合わせ先、内容、期間と回数、標準の費用、主なリスクと副作用を示します。",
                en="Privately paid care: contact, usual content, period and visits, usual cost, main risks.",
            ),
            "note.com/labcoat/n/n74993374fe6b",
        ),
        LawRule(
            "J4",
            Text(
                ja="未承認のものは、未承認であること、入手の経路、国内の承認品の有無、海外の安全性の情報、"
                "救済制度の対象でないことを示します。",
                en="What is not approved: that it is not, how it is obtained, whether an approved one exists "
                "in Japan, safety information from abroad, and that the relief system does not cover it.",
            ),
            "wic-net.com/material/document/15522/43; biyouhifuko.com/news/japan/6425",
        ),
        LawRule(
            "own",
            Text(
                ja="この手引きの決まりです。価格は、ほかの価格と同じ欄と、確かめた日を持ちます。",
                en="A rule of this aid: a price has the slots of other prices, and the day it was checked.",
            ),
            "",
        ),
    )
}


@dataclass(frozen=True)
class Missing:
    """One item that lacks: where, which field, and the rule that asks for it."""

    part: str
    field: str
    rule: str
    text: str


@dataclass(frozen=True)
class Requirement:
    """A field that must not be empty, where it applies."""

    rule: str
    field: str
    applies: Callable[[Any], bool] = lambda part: True


def say_rule(code: str) -> str:
    """Name a rule: by its code, or as one of ours."""
    return _("rule of this aid") if code == "own" else code


def is_private(offer: Offer) -> bool:
    """Tell whether the patient pays, wholly or in part; unknown counts as yes."""
    return offer.insurance != "insured"


def is_unapproved(offer: Offer) -> bool:
    """Tell whether the five statements apply: it is not approved for this use, or nobody said yet."""
    return offer.approval != "approved"


# It stands on page 1 of the PDF, in the line that says who runs the site.
LONGEST_NAME: Final = 40
PROFILE: Final = (
    Requirement("J1", "name"),
    Requirement("J1", "operator"),
    Requirement("J1", "responsible"),
    Requirement("J3", "address"),
    Requirement("J3", "telephone"),
    Requirement("own", "logo_alt", lambda profile: bool(profile.logo)),
)
OFFER: Final = (
    Requirement("own", "name"),
    Requirement("own", "price_low"),
    Requirement("own", "included"),
    Requirement("own", "not_included"),
    Requirement("own", "interval"),
    Requirement("own", "insurance"),
    Requirement("own", "checked_on"),
    Requirement("J3", "course", is_private),
    Requirement("J3", "sessions_low", is_private),
    Requirement("J3", "total_low", is_private),
    Requirement("J3", "risks", is_private),
    Requirement("J4", "approval"),
    Requirement("J4", "route", is_unapproved),
    Requirement("J4", "alternatives", is_unapproved),
    Requirement("J4", "foreign_safety", is_unapproved),
    Requirement("J4", "relief", is_unapproved),
)


def list_missing(facts: ClinicFacts) -> tuple[Missing, ...]:
    """Give everything that keeps these facts from being published, all at once."""
    profile = _lacking(facts.profile, PROFILE, "profile", _("Clinic"))
    offers = (item for offer in facts.offers for item in _lacking(offer, OFFER, offer.id, _name(offer)))
    return (*profile, *_too_long(facts.profile), *offers, *_loud(facts))


def _lacking(
    part: Profile | Offer, requirements: tuple[Requirement, ...], key: str, where: str
) -> Iterator[Missing]:
    for needed in requirements:
        value = getattr(part, needed.field)
        is_there = value.is_complete if isinstance(value, Wording) else value not in (None, "")
        if needed.applies(part) and not is_there:
            words = _("%(where)s: “%(field)s” is missing (%(rule)s).")
            facts = {"where": where, "field": label_of(needed.field), "rule": say_rule(needed.rule)}
            yield Missing(key, needed.field, needed.rule, words % facts)


def _too_long(profile: Profile) -> Iterator[Missing]:
    if max(len(profile.name.ja), len(profile.name.en)) > LONGEST_NAME:
        words = _("%(where)s: “%(field)s” may have %(n)s letters at most.")
        told = {"where": _("Clinic"), "field": label_of("name"), "n": LONGEST_NAME}
        yield Missing("profile", "name", "own", words % told)


def _loud(facts: ClinicFacts) -> Iterator[Missing]:
    parts: list[tuple[str, str, Profile | Offer]] = [("profile", _("Clinic"), facts.profile)]
    parts += [(offer.id, _name(offer), offer) for offer in facts.offers]
    for key, where, part in parts:
        for field, wording in wordings_of(part):
            # A name is what it is, whatever words are in it; risks may need strong words.
            if isinstance(part, Profile) or field == "risks":
                continue
            for word in pushing_words({"ja": wording.ja, "en": wording.en}):
                words = _("%(where)s: “%(field)s” holds the pushing word “%(word)s” (J2).")
                told = words % {"where": where, "field": label_of(field), "word": word}
                yield Missing(key, field, "J2", told)


def _name(offer: Offer) -> str:
    return offer.name.ja or offer.name.en or offer.id
