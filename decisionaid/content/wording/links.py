"""Wordings about what stands between pieces: names, cells, sources, coverage, balance."""

from decisionaid.content.wording.table import Wording

LINKS: dict[str, Wording] = {
    "id-taken": Wording(
        "The id '{name}' is already used in {taken}.",
        "ID「{name}」は、{taken} でもう使われています。",
        "an id of its own",
        "ほかと違うID",
    ),
    "no-such-id": Wording(
        "There is no '{name}' in {kind}.",
        "「{name}」は{kind}にありません。",
        "{names}{more}",
        "{names}{more}",
    ),
    "none-yet": Wording("(there is none yet)", "(まだありません)"),
    "already-on-a-step": Wording(
        "'{name}' already stands on the step '{step}'.",
        "「{name}」は、もう質問のページ「{step}」にあります。",
        "each question on one step",
        "1つの質問は1つのページだけに",
    ),
    "on-no-step": Wording(
        "'{name}' stands on no step.",
        "「{name}」は、どの質問のページにもありません。",
        "name it in steps.yaml",
        "steps.yaml に書く",
    ),
    "choices-are-the-conditions": Wording(
        "The choices of 'conditions' must be the conditions, in their order.",
        "質問「conditions」の選択肢は、お困りごとと同じもの、同じ順番にしてください。",
        "{names}",
        "{names}",
    ),
    "row-without-statement": Wording(
        "No statement tells what row {row} says.",
        "行 {row} の内容を伝える文がありません。",
        "add one",
        "文を書き加える",
    ),
    "personal-story": Wording(
        "{row} is a personal story.", "{row} は個人の体験談です。", "other rows", "ほかの行"
    ),
    "pitch-without-caveat": Wording(
        "{row} is a pitch: it needs a caveat that says what stands against it.",
        "{row} は宣伝の文です。反対のことを伝える注意書きが必要です。",
        "caveat: {{ja:, en:}}",
        "caveat: {{ja:, en:}}",
    ),
    # Conditions of rules, checks and steps
    "no-such-question": Wording(
        "There is no question '{key}'.", "「{key}」という質問はありません。", "{names}", "{names}"
    ),
    "no-such-predicate": Wording(
        "There is no predicate '{name}'.", "「{name}」という述語はありません。", "{names}", "{names}"
    ),
    "rests-on-missing-questions": Wording(
        "'{name}' rests on questions that are not there: {missing}.",
        "「{name}」のもとになる質問がありません: {missing}",
        "add these questions",
        "その質問を書き加える",
    ),
    "asked-only-for": Wording(
        "'{question}' is asked only for: {conditions}.",
        "「{question}」を聞くのは、次のお困りごとだけです: {conditions}",
        "name conditions beside it: [{conditions}]",
        "conditions を並べて書く: [{conditions}]",
    ),
    "only-shown": Wording(
        "'{question}' is only shown to the doctor; no rule may use it.",
        "「{question}」は医師に見せるだけの質問です。規則には使えません。",
        "another question",
        "ほかの質問",
    ),
    "needs-a-bound": Wording(
        "A number is held against a bound.",
        "数は限度と比べてください。",
        "{{below: 18}} or {{at_least: 65}}",
        "{{below: 18}} または {{at_least: 65}}",
    ),
    "takes-choices": Wording(
        "This question takes choices, not a number.",
        "この質問の答えは数ではなく選択肢です。",
        "{names}",
        "{names}",
    ),
    "no-such-choice": Wording(
        "There is no choice '{value}'.", "「{value}」という選択肢はありません。", "{names}", "{names}"
    ),
    # The table and independent evidence
    "blank-cell": Wording(
        "'{attribute}' is blank for: {conditions}.",
        "表の行「{attribute}」が空いています: {conditions}",
        "a fact, or state: not-stated",
        "事実、または state: not-stated",
    ),
    "study-without-search": Wording(
        "A trial, or figures, stand only where independent sources were searched.",
        "試験や数字を書けるのは、独立した情報を調べたお困りごとだけです。",
        "{names}",
        "{names}",
    ),
    "not-searched": Wording(
        "Independent sources were not searched for '{condition}'.",
        "「{condition}」については、独立した情報を調べていません。",
        "{names}",
        "{names}",
    ),
    "outcome-in-another-row": Wording(
        "The outcome '{outcome}' stands in the row '{attribute}'.",
        "結果「{outcome}」は、表の行「{attribute}」にあります。",
        "{attribute}",
        "{attribute}",
    ),
    "estimate-of-another": Wording(
        "'{name}' is about {option} and {outcome}.",
        "「{name}」は {option} と {outcome} についての数字です。",
        "estimates of this option and outcome",
        "この選択肢と結果の数字",
    ),
    "article-is-not-independent": Wording(
        "An article of a seller is no independent source.",
        "治療を売る側の記事は、独立した情報ではありません。",
        "independent sources",
        "独立した情報の資料",
    ),
    "cell-filled-twice": Wording(
        "This cell is already filled by '{other}' for {condition}.",
        "この欄は、{condition} についてはもう「{other}」が埋めています。",
        "one piece of evidence a cell",
        "1つの欄に1つ",
    ),
    "evidence-missing": Wording(
        "No independent evidence is given for {condition} on: {missing}.",
        "{condition} について、独立した情報の欄が空いています: {missing}",
        "a piece of evidence in one of the four states",
        "4つの状態のどれかで書いた欄",
    ),
    "people-missing": Wording(
        "How many people were studied is told in other cells of the row '{attribute}'.",
        "表の行「{attribute}」のほかの欄には、調べた人数が書いてあります。",
        "people: in every cell of the row; count: null where nobody has counted",
        "行のすべての欄に people:。まだ数えていない欄は count: null",
    ),
    "people-in-many-rows": Wording(
        "How many people were studied is told in the rows {rows}.",
        "調べた人数が、複数の行に書いてあります: {rows}",
        "people: in one row only",
        "people: は1つの行だけに",
    ),
    "outcome-in-a-row-not-named": Wording(
        "'{name}' stands in the row '{attribute}', which this value does not name.",
        "「{name}」は表の行「{attribute}」にありますが、この項目はその行を挙げていません。",
        "'{attribute}' among the attributes",
        "attributes に「{attribute}」を入れる",
    ),
    "outcome-never-asked": Wording(
        "'{name}' is never asked of the people this value is for.",
        "「{name}」は、この項目が向けられた人には関わりません。",
        "outcomes for {conditions}",
        "{conditions} の結果",
    ),
    # Coverage of the articles, balance, the first layer
    "row-unaccounted": Wording(
        "{row} is used nowhere and not left out with a reason.",
        "{row} は、どこにも使われず、理由をつけて除かれてもいません。",
        "use it, or name it in left_out",
        "使うか、left_out に書く",
    ),
    "left-out-twice": Wording("{row} is left out twice.", "{row} が2回除かれています。", "once", "1回"),
    "left-out-and-used": Wording(
        "{row} is left out and used.",
        "{row} は除かれているのに使われています。",
        "one of the two",
        "どちらか一方",
    ),
    "cannot-be-left-out": Wording(
        "{row} is a {kind}: it cannot be left out.",
        "{row} は {kind} の行です。除くことはできません。",
        "a statement that tells it",
        "その内容を伝える文",
    ),
    "out-of-balance": Wording(
        "Benefits and harms are out of balance (0.67-1.5) for: {conditions}.",
        "良い点と害の量がつり合っていません(0.67から1.5): {conditions}",
        "a balance_note that says why",
        "理由を書いた balance_note",
    ),
    "slot-filled-twice": Wording(
        "'{other}' already fills this slot for {reader}.",
        "この項目は、{reader}についてはもう「{other}」が埋めています。",
        "one line a slot and condition",
        "1つの項目とお困りごとに1行",
    ),
    "the-rest": Wording("the rest", "そのほか"),
    "slot-for": Wording("{slot} ({condition})", "{slot}({condition})"),
    "for-all": Wording("all", "すべて"),
    "slots-empty": Wording(
        "The first layer says nothing on: {missing}.",
        "短い説明に、書かれていない項目があります: {missing}",
        "a plain line for each slot",
        "項目ごとに短い説明を1行",
    ),
}
