"""The words for the fixed choices of the schema, in both languages."""

from django.utils import translation

_CHOICES: dict[str, tuple[str, str]] = {
    "true": ("はい", "Yes"),
    "false": ("いいえ", "No"),
    "yes": ("はい", "Yes"),
    "presumed": ("売っているとみられる", "Presumed"),
    "no": ("いいえ", "No"),
    "article": ("記事", "Article"),
    "independent": ("独立した情報", "Independent"),
    "yes-no": ("はい・いいえ", "Yes or no"),
    "one": ("1つ選ぶ", "One of several"),
    "many": ("いくつでも選ぶ", "Any number"),
    "number": ("数", "A number"),
    "emergency": ("今すぐ(119)", "At once (119)"),
    "same-day": ("今日のうち", "The same day"),
    "exclusion": ("除外", "Exclusion"),
    "caution": ("注意", "Caution"),
    "ask": ("聞く", "Ask"),
    "fit": ("合うとされる", "Stated fit"),
    "not-accepted": ("受け入れない", "Not accepted"),
    "not-suited": ("向かないとされる", "Said not to be suited"),
    "cannot-be-met": ("条件を満たせない", "Cannot be met"),
    "may-be-declined": ("断られることがある", "May be declined"),
    "explicit": ("はっきり書かれている", "Explicit"),
    "wish": ("望み", "Wish"),
    "target": ("対象", "Target"),
    "background": ("背景", "Background"),
    "strong": ("強い", "Strong"),
    "evidence": ("根拠", "Evidence"),
    "carry-over": ("ほかの治療からの持ち越し", "Carried over"),
    "label": ("添付文書の禁忌", "Label"),
    "label-caution": ("添付文書の注意", "Caution of the label"),
    "no-change": ("何も変えない", "No change"),
    "approved": ("承認された治療", "Approved"),
    "unapproved": ("承認されていない治療", "Unapproved"),
    "stated": ("書かれている", "Stated"),
    "not-stated": ("書かれていない", "Not stated"),
    "does-not-apply": ("あてはまらない", "Does not apply"),
    "clinic": ("クリニック", "Clinic"),
    "dermatologist": ("皮膚科", "Dermatologist"),
    "doctor": ("かかりつけの医師", "Doctor"),
    "benefit": ("良いこと", "Benefit"),
    "harm": ("悪いこと", "Harm"),
    "high": ("高い", "High"),
    "moderate": ("中くらい", "Moderate"),
    "low": ("低い", "Low"),
    "very_low": ("とても低い", "Very low"),
    "not_graded": ("評価していない", "Not graded"),
    "measured": ("測られた", "Measured"),
    "no-difference": ("調べたが差は示されなかった", "Studied, no difference shown"),
    "not-studied": ("人では調べられていない", "Not studied in people"),
    "testimonial": ("体験談", "Testimonial"),
    "promotional": ("宣伝", "Promotional"),
    "duplicate": ("重複", "Duplicate"),
    "research-only": ("研究だけの話", "Research only"),
    "word": ("言葉", "Word"),
    "form": ("言い方", "Form"),
    "probability": ("確率の言葉", "Words of chance"),
    "parity": ("日英の一致", "Parity of languages"),
    "length": ("長さ", "Length"),
    "definition": ("定義", "Definition"),
    "mechanism": ("しくみ", "Mechanism"),
    "suitability": ("向く人", "Suitability"),
    "contraindication": ("禁忌", "Contraindication"),
    "risk": ("危険", "Risk"),
    "side-effect": ("副作用", "Side effect"),
    "cost": ("費用", "Cost"),
    "schedule": ("予定", "Schedule"),
    "legal-status": ("法律上の扱い", "Legal status"),
    "insurance": ("保険", "Insurance"),
    "process": ("手順", "Process"),
    "quality-control": ("品質管理", "Quality control"),
    "question-to-ask": ("聞いてみる質問", "Question to ask"),
    "unknown/limitation": ("わからないこと・限界", "Unknown or limitation"),
    "gap": ("書かれていないこと", "Gap"),
    "any_of": ("次のどれか", "Is one of"),
    "below": ("より小さい", "Is below"),
    "at_least": ("以上", "Is at least"),
    "all_of": ("それぞれから1つ", "Holds one of each list"),
    "name": ("決まった条件の名前", "Name of a predicate"),
}


def choice_label(value: str) -> str:
    """Give the words for a choice; one without an entry stands as it is."""
    words = _CHOICES.get(value)
    if words is None:
        return value
    return words[1] if (translation.get_language() or "ja").startswith("en") else words[0]


def has_choice_label(value: str) -> bool:
    """Tell whether a choice has an entry."""
    return value in _CHOICES
