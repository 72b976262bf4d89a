"""Wordings about the words of a text: its language, what pushes, numbers, length, easy Japanese."""

from decisionaid.content.wording.table import Wording

WORDS: dict[str, Wording] = {
    "japanese-in-english": Wording(
        "The English wording holds Japanese.", "英語の文に日本語が入っています。", "English", "英語"
    ),
    "no-japanese": Wording(
        "The Japanese wording holds no Japanese.", "日本語の文に日本語がありません。", "Japanese", "日本語"
    ),
    "languages-are-the-same": Wording(
        "English and Japanese are the same.", "英語と日本語が同じです。", "two languages", "2つの言語"
    ),
    "not-explained": Wording(
        "'{word}' is not explained.",
        "「{word}」の説明がありません。",
        "an explanation in brackets, or a term of the glossary",
        "かっこの中の説明、または言葉の説明の項目",
    ),
    "pushes": Wording(
        "'{word}' pushes the reader.",
        "「{word}」は、読む人の気持ちを動かす言葉です。",
        "a plain word, or the source's word in quotation marks",
        "普通の言葉、または引用符に入れた資料の言葉",
    ),
    "idle-exemption": Wording(
        "No check '{check}' finds '{words}' in {piece}.",
        "検査「{check}」は、{piece} に「{words}」を見つけません。",
        "exemptions that are needed",
        "必要な例外だけ",
    ),
    # Chances
    "ratio": Wording(
        "'{words}' tells a ratio.",
        "「{words}」は比で伝えています。",
        "how many of 100 with and without",
        "ある場合とない場合の、100人のうちの人数",
    ),
    "without-its-people": Wording(
        "'{words}' stands without its people.",
        "「{words}」のそばに人数がありません。",
        "{needed}",
        "{needed}",
    ),
    "people-and-time": Wording(
        "how many people were followed for how long, beside it", "何人をどのくらいの間みたかを、そばに書く"
    ),
    "people-or-not-stated": Wording(
        "how many people, or that the number is not stated, beside it",
        "何人か、または人数が書かれていないことを、そばに書く",
    ),
    "without-highest-rate": Wording(
        "'{words}' stands without the highest rate that is still possible.",
        "「{words}」のそばに、ありうる最も高い割合がありません。",
        "up to how many % it may happen (3 of the number of people), beside it",
        "最大で何%に起こりうるか(人数分の3)を、そばに書く",
    ),
    "chance-without-number": Wording(
        "'{words}' stands without a number.",
        "「{words}」に数がついていません。",
        "a number in the same sentence, or the source's word in quotation marks",
        "同じ文の中の数、または引用符に入れた資料の言葉",
    ),
    # Japanese and English
    "languages-differ": Wording(
        "Japanese and English differ: {told}.",
        "日本語と英語が違います。{told}",
        "the same in both languages",
        "両方の言語で同じ内容",
    ),
    "only-in-japanese": Wording("{number} stands in Japanese only", "{number} は日本語だけにあります"),
    "only-in-english": Wording("{number} stands in English only", "{number} は英語だけにあります"),
    "numbers-of-unit": Wording(
        "numbers of {unit}: {ja} and {en}", "単位 {unit} の数: 日本語は{ja}、英語は{en}"
    ),
    "no-match-in-english": Wording(
        "'{words}' has no match in English", "「{words}」にあたる言葉が英語にありません"
    ),
    "no-match-in-japanese": Wording(
        "'{words}' has no match in Japanese", "「{words}」にあたる言葉が日本語にありません"
    ),
    "no-numbers": Wording("none", "なし"),
    # Length and signs
    "text-too-long": Wording(
        "The text has {count} characters.", "文が{count}字あります。", "up to {limit}", "{limit}字まで"
    ),
    "heading-too-long": Wording(
        "The heading has {count} characters.", "見出しが{count}字あります。", "up to {limit}", "{limit}字まで"
    ),
    "sentence-too-long": Wording(
        "'{start}...' has {count} characters.",
        "「{start}…」は{count}字あります。",
        "sentences of up to {limit}",
        "1文は{limit}字まで",
    ),
    "full-width": Wording(
        "'{words}' is full-width.",
        "「{words}」は全角です。",
        "half-width digits and letters",
        "半角の数字と英字",
    ),
    "hard-to-compare": Wording(
        "'{words}' is hard to compare.",
        "「{words}」は比べにくい書き方です。",
        "% or people of 100",
        "%、または100人のうちの人数",
    ),
    # Easy Japanese
    "furigana-outside-easy": Wording(
        "Furigana stand in easy wordings only.",
        "ふりがなを使えるのは、やさしい日本語の文だけです。",
        "easy: '{{漢字|かんじ}}'",
        "easy: '{{漢字|かんじ}}'",
    ),
    "brace-outside": Wording(
        "A brace or bar stands outside '{{漢字|かんじ}}'.",
        "波かっこか縦棒が「{{漢字|かんじ}}」の外にあります。",
        "{{漢字|かんじ}}, nothing inside it in braces",
        "{{漢字|かんじ}}。中に波かっこは入れない",
    ),
    "no-reading": Wording(
        "'{reading}' is no reading.",
        "「{reading}」は読み方ではありません。",
        "hiragana or katakana",
        "ひらがなかカタカナ",
    ),
    "no-furigana": Wording(
        "'{kanji}' has no furigana.",
        "「{kanji}」にふりがながありません。",
        "every kanji as {{漢字|かんじ}}",
        "どの漢字も {{漢字|かんじ}} の形で",
    ),
    "double-negation": Wording(
        "'{words}' is a double negation.",
        "「{words}」は二重の否定です。",
        "one negation, or none",
        "否定は1つまで",
    ),
    "too-many-kanji": Wording(
        "'{start}...' has {count} kanji.",
        "「{start}…」には漢字が{count}字あります。",
        "up to {limit} kanji a sentence",
        "1文に漢字は{limit}字まで",
    ),
    "other-numbers": Wording(
        "The numbers are {easy}.", "数は{easy}です。", "those of ja: {ja}", "ja と同じ数: {ja}"
    ),
}
