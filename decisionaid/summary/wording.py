"""The fixed words of the summary: what each flag, level and reason means. Never a verdict."""

from decisionaid.domain.base import Text

FLAGS: dict[str, Text] = {
    "exclusion": Text(
        ja="受けられない、または断られることがあると書かれていること",
        en="Written as a reason not to be accepted, or to be declined",
    ),
    "caution": Text(ja="注意が必要と書かれていること", en="Written as something to be careful about"),
    "ask": Text(ja="確かめること、聞くこと", en="To check and to ask"),
    "fit": Text(
        ja="記事の書き手が、対象や背景として挙げていること",
        en="What the article's writer names as a reason for it",
    ),
}
FLAGS_SHORT: dict[str, Text] = {
    "exclusion": Text(ja="除外", en="Exclusion"),
    "caution": Text(ja="注意", en="Caution"),
    "ask": Text(ja="確認", en="To ask"),
    "fit": Text(ja="書き手の挙げる対象", en="Named by the writer"),
}
FLAG_HELP: dict[str, Text] = {
    "fit": Text(
        ja="これは書き手の言葉です。あなたに合うという意味ではありません。",
        en="These are the writer's words. They do not mean that it fits you.",
    ),
}
LEVELS: dict[str, Text] = {
    "not-accepted": Text(ja="受け付けないと書かれています", en="The article says: not accepted"),
    "not-suited": Text(ja="向かないと書かれています", en="The article says: not suited"),
    "cannot-be-met": Text(ja="手順の条件を満たせません", en="A condition of the process cannot be met"),
    "may-be-declined": Text(
        ja="断られることがあります。医師が決めます", en="May be declined. A doctor decides"
    ),
    "explicit": Text(ja="記事の一覧に書かれています", en="Stands in the article's list"),
    "wish": Text(
        ja="体の状態ではなく、希望として書かれています", en="Written as a wish, not as a state of health"
    ),
    "target": Text(ja="対象として書かれています", en="Written as the target group"),
    "background": Text(ja="背景として書かれているだけです", en="Written only as background"),
    "strong": Text(ja="記事がはっきり注意しています", en="The article warns of this clearly"),
    "evidence": Text(ja="研究で調べられた範囲についての注意です", en="A limit of what was studied"),
    "label": Text(ja="添付文書などで、使わないとされています", en="Labels or guidance say not to use it"),
    "label-caution": Text(
        ja="添付文書などで、注意が必要とされています", en="Labels or guidance call for care"
    ),
    "carry-over": Text(
        ja="記事003には書かれていません。記事002の項目から作った質問です",
        en="Article 003 is silent. This question comes from an item of article 002",
    ),
}
REASONS: dict[str, Text] = {
    "not-answered": Text(
        ja="答えがない、「わからない」、または食い違うため、確かめることとして示します。",
        en="An answer is missing, “not sure” or in doubt, so this is shown as something to check.",
    ),
    "contradicting-answers": Text(
        ja="答えに食い違いがあるので、確かめることとして示します。",
        en="Some answers do not go together, so this is shown as something to check.",
    ),
}
NO_EXCLUSION_OR_CAUTION = Text(
    ja="今の答えで当てはまると分かった、除外や注意の項目はありません。安全という意味ではありません。",
    en="With these answers, no listed exclusion or caution was found to match. "
    "This does not mean that it is safe.",
)
NO_RULES = Text(
    ja="この選択肢には、除外や注意の項目が載っていません。これは安全という意味ではありません。",
    en="No exclusion or caution is listed for this option. This does not mean that it is safe.",
)
SELLS: dict[str, Text] = {
    "yes": Text(ja="書き手はこの治療を売る側です。", en="The writer sells this treatment."),
    "presumed": Text(
        ja="書き手はこの治療を売る側と推定されます。", en="The writer presumably sells this treatment."
    ),
    "no": Text(ja="書き手はこの治療を売っていません。", en="The writer does not sell this treatment."),
}
NOT_STATED = Text(ja="記事には書かれていません", en="Not stated in the articles")
DOES_NOT_APPLY = Text(ja="当てはまりません", en="Does not apply")
YES = Text(ja="はい", en="Yes")
NO = Text(ja="いいえ", en="No")
NOT_SURE = Text(ja="わからない", en="Not sure")
NOT_APPLICABLE = Text(ja="当てはまらない", en="Does not apply to me")
NOT_ANSWERED = Text(ja="未回答", en="Not answered")
ASK_WHOM: dict[str, Text] = {
    "clinic": Text(
        ja="上清液や細胞の点滴を行う医療機関に", en="For the clinic that offers supernatant or cells"
    ),
    "dermatologist": Text(ja="皮膚科の医師に", en="For the dermatologist"),
    "doctor": Text(ja="主治医に", en="For your own doctor"),
}
WHO: dict[str, Text] = {
    "self": Text(ja="本人が答えました。", en="Answered by the person."),
    "child": Text(ja="子どものために、家族が答えました。", en="Answered for a child."),
    "other": Text(
        ja="本人のために、身近な人が答えました。", en="Answered for someone by a person close to them."
    ),
}
ORDER = Text(
    ja="並べる順番はいつも同じです。今のまま、承認された治療、未承認のものの順で、勧める順ではありません。",
    en="The order is always the same: no change, approved, unapproved. It is not an order of preference.",
)
CERTAINTY: dict[str, Text] = {
    "high": Text(ja="確かさ: 高い", en="Certainty: high"),
    "moderate": Text(ja="確かさ: 中くらい", en="Certainty: moderate"),
    "low": Text(ja="確かさ: 低い", en="Certainty: low"),
    "very_low": Text(ja="確かさ: とても低い", en="Certainty: very low"),
    "not_graded": Text(ja="確かさ: まだ評価されていません", en="Certainty: not graded yet"),
}
STATES: dict[str, Text] = {
    "measured": Text(ja="比べて調べられています", en="Measured in a comparison"),
    "no-difference": Text(ja="調べられましたが、差は示されていません", en="Studied, no difference shown"),
    "not-studied": Text(
        ja="この手引きの調べでは、人で比べた研究は見つかりませんでした",
        en="No controlled study in people was found in our search",
    ),
    "does-not-apply": Text(ja="当てはまりません", en="Does not apply"),
}
NOT_STUDIED: dict[str, Text] = {
    "found-none": STATES["not-studied"],
    "figures-not-read": Text(
        ja="研究はありますが、この手引きはその数字をまだ読んでいません",
        en="There are studies, but this guide has not read their figures yet",
    ),
    "not-searched": Text(
        ja="これを比べた研究を、この手引きはまだ探していません",
        en="This guide has not searched for studies that compare this yet",
    ),
}
MATTERS: dict[str, Text] = {
    "trial": Text(ja="登録された試験", en="Registered trial"),
    "figures": Text(ja="この手引きがまだ読んでいない数字", en="Figures this guide has not read yet"),
    "inquiry": Text(ja="まだ終わっていない調べ", en="Inquiry that is not finished"),
    "rule": Text(ja="これから変わりうる決まりや値段", en="Rule or price that may change"),
}
NOTHING_LISTED = Text(
    ja="ここに挙げるものはありません。すべて分かっているという意味ではありません。",
    en="Nothing is listed here. This does not mean that everything is known.",
)
EVIDENCE_SEARCHED = Text(
    ja="記事とは別の資料は、アトピー性皮膚炎と慢性の痛みだけを調べました。記事の内容と分けて示します。",
    en="Independent sources were searched for atopic dermatitis and chronic pain only. They stand apart.",
)
EVIDENCE_NOT_SEARCHED = Text(
    ja="このお困りごとでは、記事とは別の資料を調べていません。示すのは記事の内容と限りだけです。",
    en="Independent sources were not searched for this concern. Only the articles' side is shown.",
)
GAP_SOURCE = Text(ja="どの記事にも書かれていないこと", en="Stated in no article")
SLOTS: dict[str, Text] = {
    "status": Text(ja="承認と保険", en="Approval and insurance", easy="{承認|しょうにん}と {保険|ほけん}"),
    "what": Text(ja="どんなものか", en="What it is", easy="どんな ものか"),
    "studied": Text(ja="だれで調べたか", en="Who it was studied in", easy="だれで {調|しら}べたか"),
    "effect": Text(ja="効果", en="Effect", easy="{効果|こうか}"),
    "harms": Text(ja="害", en="Harms", easy="{害|がい}"),
    "cost": Text(ja="費用", en="Cost", easy="お{金|かね}"),
    "unknown": Text(ja="分かっていないこと", en="What is not known", easy="わかって いない こと"),
}
