"""What the fields of the schema are called in the forms, and the words for their choices.

One line a field: Japanese, English, and where needed help in both. A field is looked up as "Model.field"
and then by its name alone; a test holds that none is missing.
"""

from dataclasses import dataclass

from decisionaid.content.kind_words import KINDS
from decisionaid.web.reader import reader_language


@dataclass(frozen=True)
class Label:
    """Name and help of a field in both languages."""

    ja: str
    en: str
    help_ja: str = ""
    help_en: str = ""

    @property
    def name(self) -> str:
        return self.en if _is_english() else self.ja

    @property
    def help(self) -> str:
        return self.help_en if _is_english() else self.help_ja


def _is_english() -> bool:
    return reader_language() == "en"


_LABELS: dict[str, Label] = {
    # The first layer, guidance, open matters and sums
    "slot": Label("項目", "Slot"),
    "by_definition": Label(
        "選択肢そのものから言える",
        "By definition",
        "「新しいことは始めない」のように、出典がなくても言えることです。",
        "What follows from the option itself, such as “nothing new is started”, and needs no source.",
    ),
    "also": Label(
        "ほかの言い方",
        "Other words",
        "文の中でこの用語とみなす言葉です。",
        "Words that mean the same in a text.",
    ),
    "attributes": Label("比較表の行", "Rows of the table"),
    "outcomes": Label("結果", "Outcomes"),
    "use": Label("使う所", "Use"),
    "leads_to": Label("次に読む所", "Leads to"),
    "replies": Label("選ぶもの", "Replies"),
    "right": Label("正しいもの", "The right reply", "選ぶもののIDです。", "The id of a reply."),
    "explanation": Label("説明", "Explanation"),
    "registry": Label("登録番号", "Number in a register"),
    "would_change": Label("変わりうる所", "What would change"),
    "looked": Label("どこまで調べたか", "How far was looked"),
    "count": Label(
        "人数", "People", "空のままは、まだ数えていないことです。", "Blank means not counted yet."
    ),
    "similar": Label("同じではなく似た治療", "A similar treatment, not the same"),
    "regular": Label("決まった間隔の薬", "Doses at one interval"),
    "sum_notes": Label("合計に入らないもの", "What a sum leaves out"),
    "interval_weeks": Label("間隔(週)", "Interval in weeks"),
    # In many models
    "id": Label(
        "ID",
        "Id",
        "半角の小文字、数字、ハイフン。あとから変えられません。",
        "Lower case, digits and hyphens, or the code of its kind. It cannot be changed later.",
    ),
    "ja": Label("日本語", "Japanese"),
    "en": Label("英語", "English"),
    "easy": Label(
        "やさしい日本語",
        "Easy Japanese",
        "なくてもかまいません。ふりがなは {漢字|かんじ} と書きます。",
        "May be left blank. Furigana are written {漢字|かんじ}.",
    ),
    "label": Label("名前", "Name"),
    "title": Label("題", "Title"),
    "text": Label("文章", "Text"),
    "topic": Label("見出し", "Topic"),
    "help": Label("説明", "Help"),
    "note": Label("補足", "Note"),
    "why": Label("理由", "Why"),
    "kind": Label("種類", "Kind"),
    "rows": Label("もとになる記事の行", "Rows of the articles it rests on"),
    "sources": Label("出典", "Sources"),
    "options": Label("選択肢", "Options"),
    "option": Label("選択肢", "Option"),
    "conditions": Label(
        "お困りごと",
        "Concerns",
        "空のままにすると、すべてのお困りごとに使います。",
        "Left blank it holds for every concern.",
    ),
    "attribute": Label("比較表の行", "Row of the table"),
    "outcome": Label("結果", "Outcome"),
    "questions": Label("聞いてみる質問", "Questions to ask"),
    "rules": Label("ルール", "Rules"),
    "conflicts": Label("記事どうしの食い違い", "Conflicts between articles"),
    "estimates": Label("試験の数字", "Estimates"),
    "state": Label("状態", "State"),
    "certainty": Label("確かさ", "Certainty"),
    "certainty_why": Label("確かさの理由", "Why this certainty"),
    "locator": Label("どこにあるか", "Where it stands"),
    "review_due_on": Label("次の見直しの日", "Next review on", "例: 2027-05-22", "Such as 2027-05-22"),
    "checked_on": Label("確かめた日", "Checked on", "例: 2026-11-22", "Such as 2026-11-22"),
    "needs_clinician": Label(
        "医師の確認が必要",
        "To be confirmed by a clinician",
        "この印は、医師の確認の記録でだけ外れます。",
        "This mark goes away by a clinician's sign-off alone.",
    ),
    "always": Label("いつも示すもの", "Always shown"),
    "when": Label(
        "条件(どれか1つに当てはまれば成り立つ)",
        "Conditions (it holds if one of these alternatives does)",
    ),
    # About
    "decision": Label("何を決めるか", "The decision"),
    "audience": Label("だれのためか", "For whom"),
    "made_by": Label("作り手", "Made by"),
    "funding": Label("お金の出どころ", "Funding"),
    "interests": Label("利害", "Interests"),
    "update_policy": Label("見直しの決まり", "Policy of updates"),
    "content_on": Label("内容の日付", "Content of", "例: 2026-11-22", "Such as 2026-11-22"),
    # Concerns
    "evidence_searched": Label(
        "独立した情報を探した",
        "Independent sources were searched",
        "探していない場合、研究の有無は何も言えません。",
        "Where not, nothing may be said about what was studied.",
    ),
    "limit": Label("この手引きで言えないこと", "What the aid cannot tell"),
    "Condition.rows": Label("記事の行", "Rows of the articles"),
    # Sources and rows
    "number": Label("番号", "Number"),
    "mark": Label("かっこの中の印", "Mark in brackets"),
    "publisher": Label("発行元", "Publisher"),
    "interest": Label("発行元の利害", "Interest of the publisher"),
    "sells_treatment": Label("治療を売っているか", "Sells the treatment"),
    "lines": Label("行番号", "Lines"),
    "Row.evidence": Label("記事での根拠", "Support in the article"),
    "caveat": Label("読むときの注意", "How to read it"),
    # Questions and pages
    "label_for_other": Label(
        "質問(ほかの人のために答えるとき)",
        "Question (for somebody else)",
        "{person} はその人に置き換わります。",
        "{person} stands for that person.",
    ),
    "Question.label": Label("質問", "Question"),
    "short": Label("短い名前", "Short name"),
    "Question.why": Label("聞く理由", "Why it is asked"),
    "error": Label("答えが無いときの文", "What to say when the answer is missing"),
    "choices": Label("答えの選択肢", "Choices"),
    "not_applicable": Label("「あてはまらない」を選べる", "“Does not apply” can be picked"),
    "minimum": Label("最小", "Minimum"),
    "maximum": Label("最大", "Maximum"),
    "unit": Label("単位", "Unit"),
    "optional": Label("答えなくてもよい", "May be left out"),
    "display_only": Label("医師に見せるだけ(ルールに使わない)", "Only shown to the doctor, not for rules"),
    "urgent": Label("急ぐ症状のときの行動", "What to do at once"),
    "level": Label("程度", "Level"),
    "action": Label("行動", "Action"),
    "title_for_other": Label("題(ほかの人のとき)", "Title (for somebody else)"),
    "intro": Label("はじめの文", "Introduction"),
    "Step.questions": Label("このページの質問", "Questions on this page"),
    "safety": Label("安全の質問のページ", "Page of safety questions"),
    "skip_when": Label("飛ばす条件", "Skipped when"),
    "postpone_when": Label("答えずに進める条件", "May be passed when"),
    # Rules and checks
    "source": Label("出どころ", "Origin"),
    "flag": Label("区分", "Flag"),
    "ask_if_unknown": Label("わからないときは聞く項目にする", "Something to ask when unknown"),
    "doubtful": Label("疑わしくなる答え", "Answers put in doubt"),
    "question": Label("確かめる質問", "Question to the person"),
    "Comparison.question": Label("質問", "Question"),
    "test": Label("比べ方", "How it is compared"),
    "value": Label(
        "答え",
        "Answer",
        "答えのIDをコンマで区切ります。「それぞれから1つ」は、組をセミコロンで区切ります。",
        "Ids of choices with commas between. For “one of each list”, semicolons between the lists.",
    ),
    # Options
    "description": Label("どんなものか", "Description"),
    "group": Label("区分", "Group"),
    "status": Label("法律上の扱い", "Legal status"),
    "parts": Label("方法ごとの欄", "Ways of it"),
    "facts": Label("比較表のセル", "Cells of the table"),
    "balance_note": Label("分量の差の理由", "Why more or less is told"),
    # Conflicts, questions to ask
    "sides": Label("それぞれの言い分", "Sides"),
    "neutral": Label("中立のまとめ", "Neutral summary"),
    "ask": Label("だれに聞くか", "Whom to ask"),
    "QuestionToAsk.always": Label("いつも示す", "Always shown"),
    # Costs
    "stated": Label("書かれている費用", "Stated costs"),
    "monthly": Label("月の費用", "Costs a month"),
    "schedules": Label("通院の予定", "Schedules of visits"),
    "sets": Label("点滴の組", "Sets of infusions"),
    "missing": Label("書かれていない費用", "Costs not stated"),
    "low": Label("下の額(円)", "Lower amount (yen)"),
    "high": Label("上の額(円)", "Higher amount (yen)"),
    "start_interval_weeks": Label("はじめの間隔(週)", "Interval at the start (weeks)"),
    "late_interval_months": Label("あとの間隔(月)", "Later intervals (months)"),
    "start_visits": Label("はじめの回数", "Numbers of visits at the start"),
    "monthly_visits": Label("月1回の回数", "Numbers of monthly visits"),
    "infusions_per_set": Label("1組の点滴の回数", "Infusions in a set"),
    "days_between": Label("点滴の間の日数", "Days between"),
    "stay_days": Label("滞在の日数(から・まで)", "Days of stay (from, to)"),
    "repeat_percent": Label("くり返す人の%(から・まで)", "Percent who repeat (from, to)"),
    "hours_each": Label("1回の時間(から・まで)", "Hours each (from, to)"),
    # Glossary
    "term": Label("用語", "Word"),
    "meaning": Label("意味", "Meaning"),
    # Independent evidence
    "study": Label("研究", "Study"),
    "measure": Label("何を数えたか", "What was counted"),
    "treated": Label("治療した群", "Treated arm"),
    "control": Label("比べた群", "Control arm"),
    "weeks": Label("週", "Weeks"),
    "people": Label("人数", "People"),
    "population": Label("どんな人か", "Population"),
    "design": Label("研究の方法", "Design"),
    "significant": Label("差が統計で示された", "Difference shown by statistics"),
    "interval": Label("幅(区間)", "Interval"),
    "funder": Label("お金を出した所", "Funder"),
    "percent": Label("%(発表のとおり)", "Percent as published"),
    "events": Label("あった人数", "People who had it"),
    "total": Label("群の人数", "People in the arm"),
    "article": Label("記事の言い分", "What the article says"),
    "independent": Label("独立した情報の言い分", "What independent sources say"),
    "studied": Label("何が研究されたか", "What was studied"),
    # Left out, exemptions
    "row": Label("記事の行", "Row of an article"),
    "reason": Label("理由", "Reason"),
    "check": Label("検査", "Check"),
    "at": Label("場所", "Where", "種類/ID。例: statements/a0-01", "Kind/id, such as statements/a0-01"),
    "words": Label("言葉", "Words"),
}


def kind_label(kind: str) -> Label:
    """Give the name of a kind of content, as the patients' pages call it too."""
    words = KINDS[kind]
    return Label(words.ja, words.en)


def field_label(model: str, field: str) -> Label:
    """Give name and help of a field; a field without an entry is called by its own name."""
    return _LABELS.get(f"{model}.{field}") or _LABELS.get(field) or Label(field, field)


def has_label(model: str, field: str) -> bool:
    """Tell whether a field has an entry."""
    return f"{model}.{field}" in _LABELS or field in _LABELS
