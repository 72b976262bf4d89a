"""J4-J7: what has to be told of what is not approved."""

import re

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.base import Text
from decisionaid.domain.option import Option
from decisionaid.summary.audit.model import Subject, Verdict, judge, listing, text
from decisionaid.summary.audit.reading import cells_of, told_of, unapproved

DISCLOSURES = {
    "unapproved": (re.compile("承認されて(い|お)|未承認"), text("未承認であること", "that it is unapproved")),
    "route": (re.compile("入手|輸入|作った所|製造"), text("入手の経路", "where it comes from")),
    "approved-product": (
        re.compile("承認された(同じ|似た|ほかの)?(もの|製品|薬)|承認済み"),
        text("国内の承認品の有無", "whether an approved product exists in Japan"),
    ),
    "overseas-safety": (
        re.compile("海外|外国|米国"),
        text("海外の安全の情報", "safety information from abroad"),
    ),
    "relief": (
        re.compile("救済"),
        text("救済制度の対象外であること", "that the relief system does not cover it"),
    ),
}
"""J4: what has to be said of every option that is not approved, and words that show it."""
MINISTRY = re.compile("厚生労働省|厚労省")
SAFETY_LAW = re.compile("再生医療.{0,12}(安全性確保法|法律)|安全性確保法")
YEAR = re.compile(r"20[0-9]{2}")


def discloses_the_five(subject: Subject) -> Verdict:
    """J4: the five things are told of every option that is not approved."""
    missing = [
        (option, names) for option in unapproved(subject.aid) if (names := _missing(subject.aid, option))
    ]
    ja = "。".join(f"{option.label.ja}: {listing(names).ja}" for option, names in missing)
    en = "; ".join(f"{option.label.en}: {listing(names).en}" for option, names in missing)
    total = len(unapproved(subject.aid))
    return judge(
        bool(total) and not missing,
        met=text(
            f"未承認の{total}つの選択肢のどちらにも、5つすべてがあります。",
            f"All five are told for each of the {total} options that are not approved.",
        ),
        not_met=text(f"まだ見つからないもの。{ja}。", f"Not found yet. {en}."),
    )


def _missing(aid: DecisionAid, option: Option) -> list[Text]:
    told = told_of(aid, option)
    return [label for pattern, label in DISCLOSURES.values() if not pattern.search(told)]


def tells_what_the_ministry_said(subject: Subject) -> Verdict:
    """J5: independent evidence on supernatant names the ministry and 2024."""
    cells = [cell.text.ja for cell in subject.aid.evidence if cell.option == "supernatant"]
    return judge(
        any(MINISTRY.search(words) and "2024" in words for words in cells),
        met=text(
            "上清液の欄に、厚生労働省が2024年に述べたことがあります。",
            "The cells on supernatant tell what the health ministry said in 2024.",
        ),
        not_met=text(
            "上清液の欄に、厚生労働省が2024年に述べたことがまだありません。",
            "The cells on supernatant do not tell yet what the health ministry said in 2024.",
        ),
    )


def keeps_supernatant_and_cells_apart(subject: Subject) -> Verdict:
    """J6: two options, each with its dated place in the law on the safety of regenerative medicine."""
    options = unapproved(subject.aid)
    silent = [o for o in options if not _dates_the_law(subject.aid, o)]
    names = listing(option.label for option in silent)
    return judge(
        len(options) > 1 and not silent,
        met=text(
            "上清液と細胞は別の選択肢で、それぞれに法律との関わりと年があります。",
            "Supernatant and cells are separate options; each tells how the law treats it, with a year.",
        ),
        not_met=text(
            f"別の選択肢ですが、再生医療の法律との関わりが年と共にまだないもの: {names.ja}。",
            f"They are separate options, but how the law treats it, with a year, is missing for: {names.en}.",
        ),
    )


def _dates_the_law(aid: DecisionAid, option: Option) -> bool:
    cells = (cell.text.ja for cell in aid.evidence if cell.option == option.id)
    return any(SAFETY_LAW.search(words) and YEAR.search(words) for words in cells)


def tells_serious_reports(subject: Subject) -> Verdict:
    """J7: serious harms of every option that is not approved are told with a year."""
    cells = [
        (option, cell)
        for option, cell in cells_of(subject.aid, "harm")
        if option.group == "unapproved" and (cell is None or cell.outcome == "harm-serious")
    ]
    bare = listing(o.label for o, cell in cells if cell is None or not YEAR.search(cell.text.ja))
    return judge(
        bool(cells) and all(cell and YEAR.search(cell.text.ja) for _, cell in cells),
        met=text(
            "未承認の選択肢のすべてに、重い害の欄が年と出どころと共にあります。",
            "Every option that is not approved tells of serious harms, with year and source.",
        ),
        not_met=text(
            f"重い害の欄に年のある報告がまだないもの: {bare.ja}。",
            f"Serious harms with a year are missing for: {bare.en}.",
        ),
    )
