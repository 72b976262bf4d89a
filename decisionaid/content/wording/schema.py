"""Wordings about single values: the errors of pydantic by their own types, and those of the models."""

from decisionaid.content.wording.table import Wording

_NUMBER = Wording(
    "A whole number is needed, found {found}.",
    "整数が必要ですが、{found}があります。",
    "a whole number",
    "整数",
)
_ANY_NUMBER = Wording(
    "A number is needed, found {found}.", "数が必要ですが、{found}があります。", "a number", "数"
)
_KEYS = Wording(
    "Keys with values are needed, found {found}.",
    "キーと値が必要ですが、{found}があります。",
    "key: value",
    "キー: 値",
)
_DATE = Wording(
    "This is not a date: {found}.",
    "日付ではありません: {found}",
    "a date such as 2026-11-22",
    "2026-11-22 のような日付",
)
_BOOL = Wording(
    "true or false is needed, found {found}.",
    "true か false が必要ですが、{found}があります。",
    "true or false",
    "true または false",
)

SCHEMA: dict[str, Wording] = {
    # What was found in the place of something else
    "found-nothing": Wording("nothing", "空欄"),
    "found-keys": Wording("keys with values", "キーと値"),
    "found-list": Wording("a list", "リスト"),
    # Types of pydantic
    "missing": Wording("The key '{key}' is missing.", "キー「{key}」がありません。", "add it", "書き加える"),
    "extra_forbidden": Wording(
        "This key is not known here.", "ここでは使えないキーです。", "{keys}", "{keys}"
    ),
    "string_type": Wording(
        "Text is needed here, found {found}.",
        "文字が必要ですが、{found}があります。",
        "text; put quotes around yes, no, true and numbers",
        "文字。yes、no、true と数には引用符をつける",
    ),
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "float_type": _ANY_NUMBER,
    "float_parsing": _ANY_NUMBER,
    "finite_number": _ANY_NUMBER,
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "tuple_type": Wording(
        "A list is needed, found {found}.",
        "リストが必要ですが、{found}があります。",
        "a list: [a, b] or lines that start with '- '",
        "リスト: [a, b]、または「- 」で始まる行",
    ),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_type": _DATE,
    "literal_error": Wording(
        "'{found}' is not one of the words used here.",
        "「{found}」は、ここで使う語ではありません。",
        "{expected}",
        "{expected}",
    ),
    "string_pattern_mismatch": Wording(
        "'{found}' does not have the form of an id.",
        "「{found}」は、IDの形ではありません。",
        "the pattern {pattern}",
        "次の形: {pattern}",
    ),
    "string_too_short": Wording(
        "The text is empty.", "文が空です。", "at least {min_length} character", "{min_length}字以上"
    ),
    "string_too_long": Wording(
        "The text is too long.", "文が長すぎます。", "at most {max_length} characters", "{max_length}字まで"
    ),
    "too_short": Wording(
        "The list is too short.", "リストが短すぎます。", "at least {min_length}", "{min_length}個以上"
    ),
    "too_long": Wording(
        "The list is too long.", "リストが長すぎます。", "at most {max_length}", "{max_length}個まで"
    ),
    "greater_than": Wording(
        "{found} is too small.", "{found}は小さすぎます。", "a number above {gt}", "{gt}より大きい数"
    ),
    "greater_than_equal": Wording(
        "{found} is too small.", "{found}は小さすぎます。", "{ge} or more", "{ge}以上"
    ),
    "less_than_equal": Wording(
        "{found} is too large.", "{found}は大きすぎます。", "{le} or less", "{le}以下"
    ),
    "other": Wording("{problem}.", "この値は使えません({problem})。", "another value", "ほかの値"),
    # What the models of the domain ask for
    "give-exactly-one-of": Wording(
        "give exactly one of: a list of choices, all_of, below, at_least, or a predicate's name.",
        "次のうち1つだけを書いてください: 選択肢のリスト、all_of、below、at_least、述語の名前",
        "[a, b], {{all_of: [[a], [b]]}} or {{below: 18}}",
        "[a, b]、{{all_of: [[a], [b]]}}、または {{below: 18}}",
    ),
    "an-alternative-needs-a-part": Wording(
        "an alternative needs at least one part.",
        "条件の組には、条件が1つ以上必要です。",
        "question: [choice]",
        "質問: [選択肢]",
    ),
    "only-predicate-takes-a-name": Wording(
        "only the key 'predicate' takes a plain name; a question takes a list or a bound.",
        "名前だけを書けるのはキー「predicate」だけです。質問にはリストか限度を書いてください。",
        "predicate: name, or question: [choice]",
        "predicate: 名前、または 質問: [選択肢]",
    ),
    "a-stated-fact-needs-text-and-rows": Wording(
        "a stated fact needs text and rows.",
        "記事に書いてある事実には、文と行が必要です。",
        "rows: [...] and text: {{ja:, en:}}, or state: not-stated",
        "rows: [...] と text: {{ja:, en:}}、または state: not-stated",
    ),
    "needs-two-choices": Wording(
        "a question of kind 'one' or 'many' needs at least two choices.",
        "種類が one か many の質問には、選択肢が2つ以上必要です。",
        "choices: with two or more",
        "choices: に2つ以上",
    ),
    "choices-belong-elsewhere": Wording(
        "choices belong to questions of kind 'one' or 'many'.",
        "選択肢を書けるのは、種類が one か many の質問だけです。",
        "kind: one, kind: many, or no choices",
        "kind: one、kind: many、または選択肢なし",
    ),
    "needs-minimum-and-maximum": Wording(
        "a question of kind 'number' needs minimum and maximum.",
        "種類が number の質問には、最小と最大が必要です。",
        "minimum: 0 and maximum: 120",
        "minimum: 0 と maximum: 120",
    ),
    "minimum-above-maximum": Wording(
        "minimum is above maximum.",
        "最小が最大より大きくなっています。",
        "a minimum below the maximum",
        "最大より小さい最小",
    ),
    "choices-share-an-id": Wording(
        "two choices share an id, or one is not-sure.",
        "2つの選択肢のIDが同じか、IDが not-sure の選択肢があります。",
        "each id once, not-sure is added",
        "IDはそれぞれ1回。not-sure は自動で加わります",
    ),
    "a-question-needs-a-source": Wording(
        "a question needs rows or sources that say why it is asked.",
        "質問には、なぜ聞くかを示す行か資料が必要です。",
        "rows: [...]",
        "rows: [...]",
    ),
    "a-question-to-ask-needs-a-source": Wording(
        "a question to ask needs rows or conflicts that it comes from.",
        "聞く質問には、もとになる行か食い違いが必要です。",
        "rows: [...]",
        "rows: [...]",
    ),
    "safety-is-never-skipped": Wording(
        "a page with safety items is never skipped or postponed.",
        "安全の項目があるページは、飛ばすことも後回しにすることもできません。",
        "neither skip_when nor postpone_when",
        "skip_when も postpone_when も書かない",
    ),
    "level-does-not-go-with-flag": Wording(
        "level '{level}' does not go with flag '{flag}'.",
        "強さ「{level}」は、印「{flag}」とは組み合わせられません。",
        "{levels}",
        "{levels}",
    ),
    "a-rule-of-the-articles-names-rows": Wording(
        "a rule of the articles names rows.",
        "記事の規則には行を書き、資料は書きません。",
        "rows, an id that is not I-..",
        "rows、I-.. ではないID",
    ),
    "an-independent-rule-names-sources": Wording(
        "a rule of independent sources names sources.",
        "独立した情報の規則には資料を書き、行は書きません。",
        "sources, an id I-..",
        "sources、I-.. というID",
    ),
    "more-events-than-people": Wording(
        "more events than people.",
        "結果があった人の数が、群の人数より多くなっています。",
        "events up to total",
        "total までの events",
    ),
    "people-do-not-give-this-percent": Wording(
        "events of total do not give this percent.",
        "人数からは、この%になりません。",
        "a percent within 1 of it",
        "差が1以内の%",
    ),
    "0-people-goes-with-not-studied": Wording(
        "0 people and not-studied go together.",
        "0人と not-studied は、いつも一緒に使います。",
        "both or neither",
        "両方、またはどちらも書かない",
    ),
    "this-cell-needs-sources": Wording(
        "this cell needs sources.", "この欄には資料が必要です。", "ids of sources", "資料のID"
    ),
    "not-studied-has-no-estimates": Wording(
        "what was not studied has no estimates.",
        "研究されていないことに、試験の数字はありません。",
        "measured or no-difference",
        "measured または no-difference",
    ),
    "how-far-was-looked-is-for-not-studied": Wording(
        "only a cell that is not studied says how far was looked.",
        "どこまで調べたかを書くのは、研究されていない欄だけです。",
        "not-studied",
        "not-studied",
    ),
    "right-names-no-reply": Wording(
        "'right' names no reply, or two replies share an id.",
        "「right」にあたる答えがないか、2つの答えのIDが同じです。",
        "each id once",
        "IDはそれぞれ1回",
    ),
    "a-check-of-knowledge-needs-rows-or-sources": Wording(
        "a check of knowledge needs rows or sources.",
        "分かったことの確かめには、行か資料が必要です。",
        "ids of them",
        "そのID",
    ),
    "a-line-needs-rows-or-sources": Wording(
        "a line needs rows or sources.",
        "短い説明には、行か資料が必要です。",
        "rows, sources, or by_definition: true",
        "rows、sources、または by_definition: true",
    ),
    "low-above-high": Wording(
        "low is above high.",
        "low が high より大きくなっています。",
        "the smaller amount as low",
        "小さいほうを low に",
    ),
}
