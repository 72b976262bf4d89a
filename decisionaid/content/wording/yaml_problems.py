"""What the YAML library says of a text that it cannot read, told in Japanese too.

The English is the library's own; a problem that is not listed here is told in English in both languages.
"""

from decisionaid.content.wording.table import Wording

YAML_PROBLEMS: dict[str, Wording] = {
    "yaml-no-colon": Wording("could not find expected ':'", "「:」が見つかりません"),
    "yaml-bad-start": Wording(
        "found character that cannot start any token", "ここから始められない文字があります"
    ),
    "yaml-value-not-here": Wording(
        "mapping values are not allowed in this context", "ここには「キー: 値」を書けません"
    ),
    "yaml-key-not-here": Wording("mapping keys are not allowed in this context", "ここにはキーを書けません"),
    "yaml-entry-not-here": Wording(
        "block sequence entries are not allowed in this context", "ここには「- 」の行を書けません"
    ),
    "yaml-early-end": Wording("found unexpected end of stream", "途中でファイルが終わっています"),
    "yaml-no-end-of-quotes": Wording(
        "found unexpected document indicator", "引用符の中に文書の区切りがあります"
    ),
    "yaml-bad-escape": Wording("found unknown escape character", "「\\」のあとに使えない文字があります"),
    "yaml-tab": Wording(
        "found a tab character where an indentation space is expected", "字下げにタブが使われています"
    ),
    "yaml-tab-breaks-indent": Wording(
        "found a tab character that violates indentation", "字下げにタブが使われています"
    ),
    "yaml-no-name": Wording(
        "did not find expected alphabetic or numeric character", "英字か数字が必要なところにありません"
    ),
    "yaml-no-key": Wording(
        "did not find expected key", "キーが必要なところにありません。字下げを見てください"
    ),
    "yaml-no-dash": Wording(
        "did not find expected '-' indicator",
        "「- 」が必要なところにありません。字下げを見てください",
    ),
    "yaml-open-bracket": Wording("did not find expected ',' or ']'", "「,」か「]」がありません"),
    "yaml-open-brace": Wording("did not find expected ',' or '}}'", "「,」か「}}」がありません"),
    "yaml-no-content": Wording("did not find expected node content", "値があるはずのところにありません"),
    "yaml-no-start": Wording("did not find expected <document start>", "文書の始まりではないものがあります"),
    "yaml-no-tag": Wording("found undefined tag handle", "知らないタグがあります"),
    "yaml-control": Wording(
        "unacceptable character {sign}: control characters are not allowed",
        "目に見えない制御文字 {sign} があります",
    ),
}
