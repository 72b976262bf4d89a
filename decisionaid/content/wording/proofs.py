"""Wordings about the proof: the eight properties, and what breaks one."""

from decisionaid.content.wording.table import Wording

PROOFS: dict[str, Wording] = {
    "T1": Wording("totality", "結果の完全さ"),
    "T1-claim": Wording(
        "Every complete or partial answer set gives each rule exactly one defined judgement for each "
        "option shown, nothing raises, and whole evaluations agree with the rules judged one by one.",
        "全部に答えても一部に答えても、表示される選択肢ごとに、どの規則の判定もちょうど1つに決まります。"
        "エラーは起きず、全体の結果は規則を1つずつ調べた結果と同じです。",
    ),
    "T2": Wording("unknown is never safe", "分からないことを安全とみなさない"),
    "T2-claim": Wording(
        'Turning any number of "no" (or "not applicable") into "not sure" or no answer leaves of each '
        "exclusion and caution at least something to ask, for each option.",
        "「いいえ」(または「当てはまらない」)を「分からない」や無回答に変えても、どの選択肢でも、"
        "除外と注意のそれぞれについて、少なくとも確認することが残ります。",
    ),
    "T3": Wording("monotone", "答えを足しても消えない"),
    "T3-claim": Wording(
        "Adding an answer that speaks for some exclusion or caution (to a list, or in the place of "
        "nothing, not sure, or an answer that speaks for none) never removes an exclusion or caution "
        "of any option; where it speaks for the rule itself, it never turns something to ask of this "
        "rule into nothing (this half without the concern, which opens questions not read before).",
        "除外や注意につながる答えを足しても(リストに足す場合も、無回答、「分からない」、どの規則にもつながらない"
        "答えと置きかえる場合も)、どの選択肢の除外も注意も消えません。その規則自身につながる答えなら、"
        "その規則の確認することがなくなることもありません(この後半は、新しい質問を開くお困りごとを除きます)。",
    ),
    "T4": Wording("no dead rule", "働かない規則がない"),
    "T4-claim": Wording(
        "Each rule gives its own flag to each of its options for an answer set that the pages can give; "
        "each question that is not only for display changes a finding, a check, the urgent signs or "
        "the options shown.",
        "どの規則も、ページで答えられる答えの組で、そのすべての選択肢に自分の印を出します。表示だけではない質問は"
        "どれも、分かったこと、食い違いの調べ、急ぐ症状、表示される選択肢のどれかを変えます。",
    ),
    "T5": Wording("no contradiction", "矛盾がない"),
    "T5-claim": Wording(
        "Whenever the answers, in either reading, match an exclusion or caution of an option shown, the "
        'option has a finding with that flag, so that "nothing listed was found to match" (said when '
        "no finding is an exclusion or caution) is not said of it.",
        "どちらの読み方でも、答えが表示される選択肢の除外や注意に当てはまれば、その選択肢にその印が出ます。"
        "「当てはまるものは見つかりませんでした」(除外も注意もないときの文)とは言いません。",
    ),
    "T6": Wording("urgent first", "急ぐ症状が先"),
    "T6-claim": Wording(
        "Every urgent sign that is chosen is among the urgent signs of the evaluation, once, in the "
        "order of the content, whatever else is answered.",
        "選ばれた急ぐ症状は、ほかの答えが何であっても、どれも1回ずつ、内容の順番で結果に出ます。",
    ),
    "T7": Wording("symmetry", "選択肢どうしの公平さ"),
    "T7-claim": Wording(
        "Each option but no change has at least one exclusion, caution or thing to ask that can be given "
        "to it; each rule gives the same judgement to all its options that are shown; and each option "
        "shown has a cell in each row of the table, in one of the fixed states.",
        "「今のまま」以外のどの選択肢にも、出ることのある除外、注意、確認することが1つ以上あります。"
        "どの規則の判定も、表示されるすべての選択肢で同じです。表示される選択肢には、表のどの行にも、"
        "決まった状態のどれかの欄があります。",
    ),
    "T8": Wording("no verdict", "判定の言葉がない"),
    "T8-claim": Wording(
        "No text of the aid (outside quotation marks and titles of sources), no flag, no level and no "
        "fixed wording that was handed in holds a word that recommends or ranks.",
        "引用符の中と資料の題を除くどの文にも、印、強さ、決まった文にも、すすめる言葉や順位をつける言葉はありません。",
    ),
    "property-broken": Wording("{id} {title}: {claim}", "{id} {title}: {claim}"),
    "property-broken-by": Wording(
        "{id} {title}: {claim} {breaks} {answers}", "{id} {title}: {claim} {breaks} 答え: {answers}"
    ),
    # What breaks one
    "engine-raises": Wording("Rule {rule}: {error}", "規則 {rule} でエラー: {error}"),
    "condition-raises": Wording("A condition on {questions}: {error}", "{questions} の条件でエラー: {error}"),
    "condition-gives-no-truth": Wording(
        "A condition on {questions} gives {found}.", "{questions} の条件の結果が {found} です。"
    ),
    "evaluate-raises": Wording("evaluate: {error}", "全体の判定でエラー: {error}"),
    "judged-not-once": Wording(
        "{rule} is not judged exactly once.", "規則 {rule} の判定が1つに決まりません。"
    ),
    "judged-undefined": Wording("{rule} is judged {found}.", "規則 {rule} の判定が {found} です。"),
    "judged-otherwise-alone": Wording(
        "{rule} is evaluated {told}, judged alone {expected}.",
        "規則 {rule} は全体では {told}、1つだけでは {expected} です。",
    ),
    "question-on-no-page": Wording(
        "{question} stands on no page, so no finding can name it.",
        "質問 {question} はどのページにもないので、結果に示せません。",
    ),
    "findings-out-of-order": Wording(
        "A finding stands twice, out of order, or at an option not shown.",
        "同じ結果が2つある、順番が違う、または表示されない選択肢に結果があります。",
    ),
    "gone-and-not-asked": Wording(
        "{rule} ({flag}) for {option} is gone, and nothing is asked.",
        "規則 {rule}({flag})が選択肢 {option} から消え、確認することも残りません。",
    ),
    "removed-or-lowered": Wording(
        "{rule} ({flag}) for {option} is removed or lowered.",
        "規則 {rule}({flag})が選択肢 {option} から消えるか、弱くなります。",
    ),
    "not-even-asked": Wording(
        "{rule} ({flag}) for {option} is not even asked any more.",
        "規則 {rule}({flag})について、選択肢 {option} で確認することもなくなります。",
    ),
    "never-gives-its-flag": Wording(
        "{rule} never gives its flag for {option}: {why}.",
        "規則 {rule} の印が選択肢 {option} に出ることがありません({why})。",
    ),
    "never-on-the-pages": Wording("the pages give none of the answers", "その答えはページでは選べません"),
    "never-shown": Wording("the option is not shown then", "そのとき選択肢は表示されません"),
    "never-true": Wording("no answers make it hold", "当てはまる答えがありません"),
    "check-never-true": Wording(
        "Check {check} is never true.", "食い違いの調べ {check} が当てはまることがありません。"
    ),
    "question-changes-nothing": Wording(
        "{question} changes nothing.", "質問 {question} は結果を何も変えません。"
    ),
    "matches-and-not-told": Wording(
        "{rule} ({flag}) matches and {option} is not told so.",
        "規則 {rule}({flag})が当てはまるのに、選択肢 {option} に出ません。",
    ),
    "no-rule-of-safety": Wording(
        "{option} has no rule of safety.", "選択肢 {option} に安全の規則がありません。"
    ),
    "no-cell": Wording(
        "{option} has no cell for {row}.", "選択肢 {option} に、表の行 {row} の欄がありません。"
    ),
    "urgent-differ": Wording(
        "Urgent are {found} and not {expected}.", "急ぐ症状が {expected} ではなく {found} です。"
    ),
    "verdict-word": Wording("{where}, {language}: '{word}'", "{where}({language})に「{word}」があります"),
    "too-many-combinations": Wording(
        "{count} combinations; at most {limit} are gone through.",
        "組み合わせが{count}通りあります。調べられるのは{limit}通りまでです。",
    ),
    "too-many-choices": Wording(
        "'{question}' has {count} choices; lists of {limit} are tried.",
        "質問「{question}」の選択肢が{count}個あります。調べられるのは{limit}個までです。",
    ),
}
