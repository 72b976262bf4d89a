"""Wordings about files: zip files, YAML, and what a folder holds."""

from decisionaid.content.wording.table import Wording

FILES: dict[str, Wording] = {
    # Zip files
    "zip-not-chosen": Wording("Choose a zip file.", "zipファイルを選んでください。"),
    "zip-too-large": Wording(
        "The zip file is too large.",
        "zipファイルが大きすぎます。",
        "at most {limit} bytes",
        "{limit}バイトまで",
    ),
    "zip-broken": Wording(
        "This is not a zip file that can be read.",
        "zipファイルとして読めません。",
        "a zip file of YAML files",
        "YAMLファイルを入れたzipファイル",
    ),
    "zip-too-many-files": Wording(
        "There are {count} files.", "ファイルが{count}個あります。", "at most {limit}", "{limit}個まで"
    ),
    "zip-name-twice": Wording(
        "This name is there twice.",
        "同じ名前のファイルが2つあります。",
        "each name once",
        "名前はそれぞれ1回",
    ),
    "zip-empty": Wording(
        "The zip file holds no YAML file.",
        "zipファイルの中にYAMLファイルがありません。",
        "files ending in .yaml",
        "名前が .yaml で終わるファイル",
    ),
    "zip-too-large-together": Wording(
        "The files are too large together.",
        "ファイルを合わせると大きすぎます。",
        "{limit} bytes",
        "合わせて{limit}バイトまで",
    ),
    "zip-name-leads-out": Wording(
        "This name leads out of the folder.",
        "フォルダの外を指す名前です。",
        "names such as rules/cautions.yaml",
        "rules/cautions.yaml のような名前",
    ),
    "zip-no-yaml": Wording(
        "This is no YAML file.",
        "YAMLファイルではありません。",
        "names ending in .yaml",
        ".yaml で終わる名前",
    ),
    "zip-no-plain-file": Wording(
        "This is a link or a device, not a file.",
        "ファイルではなく、リンクか装置です。",
        "plain files",
        "普通のファイル",
    ),
    "zip-locked": Wording(
        "This file is locked with a password.",
        "パスワードがかかったファイルです。",
        "files without a password",
        "パスワードのないファイル",
    ),
    "zip-packing": Wording(
        "This way of packing is not read here.",
        "この圧縮の方法は、ここでは読めません。",
        "stored or deflated",
        "stored または deflated",
    ),
    # One file
    "file-too-large": Wording(
        "The file is too large.",
        "ファイルが大きすぎます。",
        "at most {limit} bytes; split it",
        "{limit}バイトまで。分けてください",
    ),
    "not-utf-8": Wording(
        "This is not UTF-8 text.",
        "UTF-8の文字ではありません。",
        "files saved as UTF-8",
        "UTF-8で保存したファイル",
    ),
    "not-yaml": Wording(
        "This is not valid YAML: {problem}.",
        "YAMLとして読めません({problem})。",
        "plain YAML, two spaces a level",
        "普通のYAML。字下げは1段につき空白2つ",
    ),
    "second-document": Wording(
        "A second document begins here.",
        "ここから2つ目の文書が始まっています。",
        "one document a file",
        "1つのファイルに文書は1つ",
    ),
    "nested-too-deep": Wording(
        "The content is nested too deep.", "入れ子が深すぎます。", "at most {limit} levels", "{limit}段まで"
    ),
    "too-many-values": Wording(
        "There are too many values.",
        "値が多すぎます。",
        "at most {limit} in a file",
        "1つのファイルに{limit}個まで",
    ),
    "anchor": Wording(
        "Anchors (&) and aliases (*) are not used here.",
        "アンカー(&)とエイリアス(*)は、ここでは使いません。",
        "write it out",
        "そのまま書く",
    ),
    "tag": Wording(
        "A tag (!) is not used here.",
        "タグ(!)は、ここでは使いません。",
        "plain values without tags",
        "タグのない普通の値",
    ),
    "key-twice": Wording(
        "The key '{key}' is already given on line {line}.",
        "キー「{key}」は、{line}行目にもうあります。",
        "each key once",
        "キーはそれぞれ1回",
    ),
    "key-not-plain": Wording(
        "A key must be a plain word.",
        "キーは普通の語で書いてください。",
        "letters, digits and hyphens",
        "英字、数字、ハイフン",
    ),
    # What a folder holds
    "no-folder": Wording(
        "There is no such folder.",
        "このフォルダはありません。",
        "a folder of YAML files",
        "YAMLファイルのフォルダ",
    ),
    "empty-folder": Wording(
        "The folder holds no YAML file.",
        "フォルダの中にYAMLファイルがありません。",
        "files ending in .yaml",
        "名前が .yaml で終わるファイル",
    ),
    "kind-missing": Wording(
        "There is no '{kind}'.", "{kind}がありません。", "a file with {kind}:", "{kind}を書いたファイル"
    ),
    "kind-twice": Wording("'{kind}' is given twice.", "{kind}が2つあります。", "once", "1つ"),
    "no-keys": Wording(
        "The file holds no keys.",
        "ファイルにキーがありません。",
        "one or more of: {kinds}",
        "次のどれか: {kinds}",
    ),
    "unknown-kind": Wording(
        "'{kind}' is no kind of content.", "「{kind}」という内容の種類はありません。", "{kinds}", "{kinds}"
    ),
    "list-needed": Wording(
        "A list is needed.", "リストで書いてください。", "lines that start with '- '", "「- 」で始まる行"
    ),
    "piece-twice": Wording("'{key}' is there twice.", "「{key}」が2つあります。", "each once", "それぞれ1つ"),
}
