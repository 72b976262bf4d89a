"""IPDASi v4.0: the 44 minimum standards for patient decision aids, worded by us."""

from decisionaid.domain.base import Text
from decisionaid.summary.audit.model import CriteriaList, Criterion

ORIGIN = Text(
    ja="国際基準 IPDASi 第4版(2014)の44項目です。言葉はこの手引きのものです。",
    en="The 44 items of the international standard IPDASi, version 4 (2014), in this aid's own words.",
)


def _item(code: str, ja: str, en: str) -> Criterion:
    return Criterion(code, Text(ja=ja, en=en))


QUALIFYING = CriteriaList(
    "ipdas-qualifying",
    Text(ja="IPDASi: 必ず要る6項目", en="IPDASi: the 6 that qualify"),
    ORIGIN,
    (
        _item("Q1", "何の病気や悩みについてかを説明します。", "Describes the health concern."),
        _item("Q2", "何を決めるのかをはっきり述べます。", "States the decision."),
        _item("Q3", "選べる道を説明します。", "Describes the options."),
        _item("Q4", "それぞれの良い点を説明します。", "Describes the good sides of each option."),
        _item(
            "Q5", "それぞれの害や困る点を説明します。", "Describes the harms and bad sides of each option."
        ),
        _item(
            "Q6",
            "受けた後の体、心、暮らしがどうなるかを説明します。",
            "Describes what living with each option is like for body, mind and daily life.",
        ),
    ),
)

CERTIFICATION = CriteriaList(
    "ipdas-certification",
    Text(ja="IPDASi: 偏りを防ぐ10項目", en="IPDASi: the 10 that guard against bias"),
    ORIGIN,
    (
        _item("C1", "良い点と悪い点を同じ詳しさで示します。", "Shows good and bad sides in equal detail."),
        _item("C2", "もとにした資料を示します。", "Names its sources."),
        _item("C3", "作った日を示します。", "Gives the date of the content."),
        _item("C4", "いつどう見直すかを示します。", "Says how and when it is updated."),
        _item("C5", "数字がどのくらい不確かかを示します。", "Says how uncertain the numbers are."),
        _item("C6", "だれがお金を出したかを示します。", "Says who paid for it."),
        _item("C7", "検査が何を測るかを述べます。", "Says what a test measures."),
        _item("C8", "検査で見つかった時の次の段階を述べます。", "Says what follows when a test finds it."),
        _item("C9", "見つからない時の次の段階を述べます。", "Says what follows when a test finds nothing."),
        _item(
            "C10",
            "害にならないものを見つけてしまう結果を述べます。",
            "Says what it means to find something that would never have caused harm.",
        ),
    ),
)

QUALITY = CriteriaList(
    "ipdas-quality",
    Text(ja="IPDASi: 質の28項目", en="IPDASi: the 28 of quality"),
    ORIGIN,
    (
        _item("QL1", "何もしない時にどうなるかを述べます。", "Says what happens if nothing is done."),
        _item("QL2", "選択肢を見比べられます。", "Lets the options be compared."),
        _item("QL3", "結果が起こる割合を示します。", "Gives how often outcomes happen."),
        _item("QL4", "その割合がどんな人たちのものかを示します。", "Says which group the numbers are about."),
        _item(
            "QL5", "何人のうち何人に起きたかを示します。", "Gives how many of how many people were counted."
        ),
        _item("QL6", "同じ長さの期間で比べます。", "Compares over the same time."),
        _item("QL7", "同じ人数あたりで比べます。", "Compares per the same number of people."),
        _item("QL8", "割合を文、数字、図で示します。", "Shows numbers as words, figures and pictures."),
        _item("QL9", "何が大切かを本人にたずねます。", "Asks what matters most to the person."),
        _item("QL10", "段階を追って決められます。", "Guides step by step to a decision."),
        _item("QL11", "医師に聞く質問の一覧があります。", "Has a list of questions to take along."),
        _item("QL12", "患者に必要なことを聞いて作りました。", "Patients were asked what they need."),
        _item("QL13", "医療者に必要なことを聞いて作りました。", "Professionals were asked what is needed."),
        _item("QL14", "作り手でない患者が読んで確かめました。", "Patients who did not make it reviewed it."),
        _item(
            "QL15",
            "作り手でない医療者が読んで確かめました。",
            "Professionals who did not make it reviewed it.",
        ),
        _item("QL16", "今決める患者に試してもらいました。", "It was tried with patients who are deciding."),
        _item(
            "QL17", "相談を受ける医療者に試してもらいました。", "It was tried by professionals in practice."
        ),
        _item("QL18", "資料の選び方とまとめ方を述べます。", "Says how evidence was chosen and combined."),
        _item("QL19", "資料の確かさを述べます。", "Says how good the evidence is."),
        _item("QL20", "作り手の資格や経歴を述べます。", "Gives the makers' qualifications."),
        _item("QL21", "読みやすさの値を示します。", "Reports how readable it is."),
        _item(
            "QL22",
            "望みに合う選び方が増えると示されています。",
            "Is shown to help people choose what fits their wishes.",
        ),
        _item("QL23", "知識が増えると示されています。", "Is shown to help people know more."),
        _item("QL24", "検査が正しく「ある」と示す割合。", "How often a test rightly says yes."),
        _item("QL25", "検査が正しく「ない」と示す割合。", "How often a test rightly says no."),
        _item("QL26", "検査が誤って「ある」と示す割合。", "How often a test wrongly says yes."),
        _item("QL27", "検査が誤って「ない」と示す割合。", "How often a test wrongly says no."),
        _item(
            "QL28",
            "検査をした時としない時に見つかる割合。",
            "How often it is found with and without the test.",
        ),
    ),
)
