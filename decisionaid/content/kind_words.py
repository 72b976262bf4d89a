"""The words for the kinds of content, in the order they are told."""

from decisionaid.domain.base import Text

KINDS: dict[str, Text] = {
    "rules": Text(ja="規則", en="Rules"),
    "checks": Text(ja="答えの食い違いの調べ", en="Checks of answers that do not go together"),
    "questions": Text(ja="質問", en="Questions"),
    "steps": Text(ja="質問のページ", en="Pages of questions"),
    "conditions": Text(ja="お困りごと", en="Concerns"),
    "options": Text(ja="選択肢", en="Options"),
    "plain": Text(ja="選択肢の短い説明", en="Options in short"),
    "preferences": Text(ja="大切なこと", en="What may matter"),
    "prompts": Text(ja="話し合いの手がかり", en="Prompts for the talk"),
    "knowledge_checks": Text(ja="分かったことの確かめ", en="Checks of knowledge"),
    "statements": Text(ja="記事の内容の文", en="Statements on the articles"),
    "evidence": Text(ja="別の資料の欄", en="Cells of independent evidence"),
    "estimates": Text(ja="試験の数字", en="Numbers from trials"),
    "disagreements": Text(ja="記事と別の資料の食い違い", en="Disagreements with independent sources"),
    "open_matters": Text(ja="このページを変えうること", en="Matters that would change the page"),
    "conflicts": Text(ja="記事どうしの食い違い", en="Conflicts between articles"),
    "questions_to_ask": Text(ja="医師などに聞く質問", en="Questions to ask"),
    "costs": Text(ja="費用", en="Costs"),
    "not_included": Text(ja="載せなかったもの", en="Not included"),
    "glossary": Text(ja="言葉の説明", en="Words explained"),
    "sources": Text(ja="資料", en="Sources"),
    "rows": Text(ja="記事の行", en="Rows of the articles"),
    "left_out": Text(ja="使わなかった記事の行", en="Rows left out"),
    "attributes": Text(ja="比べる表の行", en="Rows of the table"),
    "outcomes": Text(ja="比べる結果", en="Outcomes"),
    "about": Text(ja="この手引きについて", en="About this aid"),
    "exemptions": Text(ja="言葉の調べの例外", en="Exemptions from checks of words"),
}
