"""Japanese law and rules as a checklist, worded by us; it is no legal advice."""

from decisionaid.domain.base import Text
from decisionaid.summary.audit.model import CriteriaList, Criterion


def _item(code: str, ja: str, en: str) -> Criterion:
    return Criterion(code, Text(ja=ja, en=en))


JAPAN = CriteriaList(
    "japan",
    Text(ja="日本の法律と決まりの10項目", en="Japanese law and rules: 10 items"),
    Text(
        ja="法律の助言ではありません。法律の専門家はまだ確かめていません。",
        en="This is no legal advice, and no lawyer has checked it yet.",
    ),
    (
        _item(
            "J1",
            "広告に当たらないよう、特定の医療機関へ誘いません。",
            "Draws nobody to a named clinic, so that it is no advertisement.",
        ),
        _item(
            "J2",
            "体験談、一番という言葉、誇張、前後の写真がありません。",
            "Has no testimonials, no “best”, no exaggeration, no before-and-after photos.",
        ),
        _item(
            "J3",
            "医療機関が自費の治療を載せる時に要る項目を満たします。",
            "Holds what a clinic has to state when it shows privately paid treatment.",
        ),
        _item(
            "J4",
            "未承認のものについて、決められた5つのことを示します。",
            "States the five required things about what is not approved.",
        ),
        _item(
            "J5",
            "上清液について国が2024年に述べたことを示します。",
            "Shows what the health ministry said about supernatant in 2024.",
        ),
        _item(
            "J6",
            "上清液と細胞を分け、それぞれと法律との関わりを示します。",
            "Keeps supernatant and cells apart and says how the law treats each.",
        ),
        _item("J7", "重い事故の報告を、日付と出どころと共に示します。", "Shows serious reports, dated."),
        _item(
            "J8",
            "この手引きが医療機器に当たるかどうかを、国に確かめました。",
            "The authority was asked whether this is a medical device.",
        ),
        _item(
            "J9",
            "健康の答えを、本人の同意なしに集めません。",
            "Gathers no health answers without the person's consent.",
        ),
        _item(
            "J10",
            "JIS X 8341-3 と WCAG のAAに沿い、だれでも使えます。",
            "Follows JIS X 8341-3 and WCAG AA, so that everybody can use it.",
        ),
    ),
)
