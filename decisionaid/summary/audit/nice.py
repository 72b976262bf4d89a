"""NICE: the standards framework for decision aids (2021), how NICE makes them, and NG197; worded by us."""

from decisionaid.domain.base import Text
from decisionaid.summary.audit.model import CriteriaList, Criterion


def _item(code: str, ja: str, en: str) -> Criterion:
    return Criterion(code, Text(ja=ja, en=en))


NICE = CriteriaList(
    "nice",
    Text(ja="NICE(英国)の14項目", en="NICE (UK): 14 items"),
    Text(
        ja="英国NICEの枠組み(2021)と関連の文書から、この手引きがまとめた14項目です。一部は要約で、原文との照合が残っています。",
        en="14 items that this aid drew from the framework of NICE (2021) and related documents. "
        "Some are summaries still to be checked against the text.",
    ),
    (
        _item(
            "N1",
            "悩み、決めること、何もしない道を含む選択肢を述べます。",
            "States the concern, the decision and the options, doing nothing included.",
        ),
        _item(
            "N2",
            "選択肢ごとの結果、良い点、害を、偏りなく詳しく示します。",
            "Details what follows, benefits and harms of each option, even-handedly.",
        ),
        _item(
            "N3",
            "その人の価値観や暮らし、望みを考える助けになります。",
            "Supports the person's values, situation and wishes.",
        ),
        _item(
            "N4",
            "読み手に分かり、人を傷つけない言葉を使います。",
            "Uses words that readers understand and that do not stigmatise.",
        ),
        _item(
            "N5",
            "資料を示し、その質を確かめています。",
            "Gives its evidence, and the evidence was quality assured.",
        ),
        _item(
            "N6",
            "患者、市民、医療者が加わり、使って試しました。",
            "Patients, public and professionals took part and tried it.",
        ),
        _item(
            "N7",
            "利害と資金を明かし、作り手の名を示します。",
            "Declares interests and funding, and names its makers.",
        ),
        _item("N8", "公開日、見直しの日、直し方を示します。", "Gives date, review date and update method."),
        _item(
            "N9",
            "上の段階: 図、不確かさ、自然の経過、段階、書く場所があります。",
            "Enhanced: pictures, uncertainty, natural course, steps, room for notes.",
        ),
        _item(
            "N10",
            "上の段階: 読みやすさ、公平さ、試用、効果を報告します。",
            "Enhanced: reports readability, equality, field test and effect.",
        ),
        _item(
            "N11",
            "だれ向けか、選択肢、害と良い点の図、価値観の助けがあります。",
            "Has audience, options, benefits and harms with pictures, and help with values.",
        ),
        _item(
            "N12",
            "患者を含む集まりで作り、関係者が確かめ、承認しました。",
            "Was made with a group that includes patients, reviewed and signed off.",
        ),
        _item(
            "N13",
            "使う職員が、使う前に内容を知っています。",
            "Staff who use it know it before they use it.",
        ),
        _item(
            "N14",
            "割合を、絶対の数、同じ人数、決まった期間、両方の言い方で示します。",
            "Gives absolute numbers, one denominator, a set time, and both ways of telling.",
        ),
    ),
)
