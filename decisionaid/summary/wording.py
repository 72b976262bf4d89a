"""The fixed words of the summary: what each flag, level and reason means. Never a verdict."""

from decisionaid.domain.base import Text

FLAGS: dict[str, Text] = {
    "exclusion": Text(
        ja="受けられない、または断られることがあると書かれていること",
        en="Written as a reason not to be accepted, or to be declined",
        easy="{受|う}けられない、または{断|ことわ}られることがあると{書|か}いてあること",
    ),
    "caution": Text(
        ja="注意が必要と書かれていること",
        en="Written as something to be careful about",
        easy="{注意|ちゅうい}が{必要|ひつよう}だと{書|か}いてあること",
    ),
    "ask": Text(ja="確かめること、聞くこと", en="To check and to ask", easy="たしかめること、{聞|き}くこと"),
    "fit": Text(
        ja="記事の書き手が、対象や背景として挙げていること",
        en="What the article's writer names as a reason for it",
        easy="{記事|きじ}を{書|か}いた{人|ひと}が、{対象|たいしょう}や{背景|はいけい}としていること",
    ),
}
FLAGS_SHORT: dict[str, Text] = {
    "exclusion": Text(ja="除外", en="Exclusion", easy="{除外|じょがい}"),
    "caution": Text(ja="注意", en="Caution", easy="{注意|ちゅうい}"),
    "ask": Text(ja="確認", en="To ask", easy="たしかめる"),
    "fit": Text(
        ja="書き手の挙げる対象",
        en="Named by the writer",
        easy="{書|か}いた{人|ひと}が{言|い}う{対象|たいしょう}",
    ),
}
FLAG_HELP: dict[str, Text] = {
    "fit": Text(
        ja="これは書き手の言葉です。あなたに合うという意味ではありません。",
        en="These are the writer's words. They do not mean that it fits you.",
        easy="これは、{書|か}いた{人|ひと}の{言葉|ことば}です。あなたに{合|あ}うという{意味|いみ}ではありません。",
    ),
}
LEVELS: dict[str, Text] = {
    "not-accepted": Text(
        ja="受け付けないと書かれています",
        en="The article says: not accepted",
        easy="{受|う}け{付|つ}けないと{書|か}いてあります",
    ),
    "not-suited": Text(
        ja="向かないと書かれています",
        en="The article says: not suited",
        easy="{向|む}かないと{書|か}いてあります",
    ),
    "cannot-be-met": Text(
        ja="手順の条件を満たせません",
        en="A condition of the process cannot be met",
        easy="{手順|てじゅん}の{条件|じょうけん}に{合|あ}いません",
    ),
    "may-be-declined": Text(
        ja="断られることがあります。医師が決めます",
        en="May be declined. A doctor decides",
        easy="{断|ことわ}られることがあります。{医者|いしゃ}が{決|き}めます",
    ),
    "explicit": Text(
        ja="記事の一覧に書かれています",
        en="Stands in the article's list",
        easy="{記事|きじ}のリストに{書|か}いてあります",
    ),
    "wish": Text(
        ja="体の状態ではなく、希望として書かれています",
        en="Written as a wish, not as a state of health",
        easy="{体|からだ}のことではなく、{希望|きぼう}として{書|か}いてあります",
    ),
    "target": Text(
        ja="対象として書かれています",
        en="Written as the target group",
        easy="{対象|たいしょう}として{書|か}いてあります",
    ),
    "background": Text(
        ja="背景として書かれているだけです",
        en="Written only as background",
        easy="{背景|はいけい}として{書|か}いてあるだけです",
    ),
    "strong": Text(
        ja="記事がはっきり注意しています",
        en="The article warns of this clearly",
        easy="{記事|きじ}がはっきり{注意|ちゅうい}しています",
    ),
    "evidence": Text(
        ja="研究で調べられた範囲についての注意です",
        en="A limit of what was studied",
        easy="{研究|けんきゅう}でどこまで{調|しら}べたかについての{注意|ちゅうい}です",
    ),
    "label": Text(
        ja="添付文書などで、使わないとされています",
        en="Labels or guidance say not to use it",
        easy="{添付文書|てんぷぶんしょ}({薬|くすり}の{説明|せつめい})などに、{使|つか}わないとあります",
    ),
    "label-caution": Text(
        ja="添付文書などで、注意が必要とされています",
        en="Labels or guidance call for care",
        easy="{添付文書|てんぷぶんしょ}({薬|くすり}の{説明|せつめい})などに、{注意|ちゅうい}が{必要|ひつよう}とあります",
    ),
    "carry-over": Text(
        ja="記事003には書かれていません。記事002の項目から作った質問です",
        en="Article 003 is silent. This question comes from an item of article 002",
        easy="{記事|きじ}003には{書|か}いてありません。{記事|きじ}002の{項目|こうもく}から{作|つく}った{質問|しつもん}です",
    ),
}
REASONS: dict[str, Text] = {
    "not-answered": Text(
        ja="答えがない、「わからない」、または食い違うため、確かめることとして示します。",
        en="An answer is missing, “not sure” or in doubt, so this is shown as something to check.",
        easy="たしかめることとして{見|み}せます。{答|こた}えがない、「わからない」、または{合|あ}わないからです。",
    ),
    "contradicting-answers": Text(
        ja="答えに食い違いがあるので、確かめることとして示します。",
        en="Some answers do not go together, so this is shown as something to check.",
        easy="{答|こた}えが{合|あ}わないので、たしかめることとして{見|み}せます。",
    ),
}
NO_EXCLUSION_OR_CAUTION = Text(
    ja="今の答えで当てはまると分かった、除外や注意の項目はありません。安全という意味ではありません。",
    en="With these answers, no listed exclusion or caution was found to match. "
    "This does not mean that it is safe.",
    easy="{当|あ}てはまるとわかった{除外|じょがい}や{注意|ちゅうい}は、ありません。{今|いま}の{答|こた}えでの{結果|けっか}です。{安全|あんぜん}という{意味|いみ}ではありません。",
)
NO_RULES = Text(
    ja="この選択肢には、除外や注意の項目が載っていません。これは安全という意味ではありません。",
    en="No exclusion or caution is listed for this option. This does not mean that it is safe.",
    easy="この{方法|ほうほう}には、{除外|じょがい}や{注意|ちゅうい}の{項目|こうもく}がありません。これは、{安全|あんぜん}という{意味|いみ}ではありません。",
)
SELLS: dict[str, Text] = {
    "yes": Text(
        ja="書き手はこの治療を売る側です。",
        en="The writer sells this treatment.",
        easy="{書|か}いた{人|ひと}は、この{治療|ちりょう}を{売|う}っています。",
    ),
    "presumed": Text(
        ja="書き手はこの治療を売る側と推定されます。",
        en="The writer presumably sells this treatment.",
        easy="{書|か}いた{人|ひと}は、この{治療|ちりょう}を{売|う}っていると{考|かんが}えられます。",
    ),
    "no": Text(
        ja="書き手はこの治療を売っていません。",
        en="The writer does not sell this treatment.",
        easy="{書|か}いた{人|ひと}は、この{治療|ちりょう}を{売|う}っていません。",
    ),
}
NOT_STATED = Text(
    ja="記事には書かれていません",
    en="Not stated in the articles",
    easy="{記事|きじ}には{書|か}いてありません",
)
DOES_NOT_APPLY = Text(ja="当てはまりません", en="Does not apply", easy="{当|あ}てはまりません")
YES = Text(ja="はい", en="Yes", easy="はい")
NO = Text(ja="いいえ", en="No", easy="いいえ")
NOT_SURE = Text(ja="わからない", en="Not sure", easy="わからない")
NOT_APPLICABLE = Text(ja="当てはまらない", en="Does not apply to me", easy="{当|あ}てはまらない")
NOT_ANSWERED = Text(ja="未回答", en="Not answered", easy="{答|こた}えていません")
ASK_WHOM: dict[str, Text] = {
    "clinic": Text(
        ja="上清液や細胞の点滴を行う医療機関に",
        en="For the clinic that offers supernatant or cells",
        easy="{上清液|じょうせいえき}や{細胞|さいぼう}の{点滴|てんてき}をする{病院|びょういん}に",
    ),
    "dermatologist": Text(
        ja="皮膚科の医師に", en="For the dermatologist", easy="{皮膚科|ひふか}の{医者|いしゃ}に"
    ),
    "doctor": Text(ja="主治医に", en="For your own doctor", easy="いつもの{医者|いしゃ}に"),
}
WHO: dict[str, Text] = {
    "self": Text(
        ja="本人が答えました。", en="Answered by the person.", easy="{本人|ほんにん}が{答|こた}えました。"
    ),
    "child": Text(
        ja="子どものために、家族が答えました。",
        en="Answered for a child.",
        easy="{子|こ}どものために、{家族|かぞく}が{答|こた}えました。",
    ),
    "other": Text(
        ja="本人のために、身近な人が答えました。",
        en="Answered for someone by a person close to them.",
        easy="{本人|ほんにん}のために、{近|ちか}くの{人|ひと}が{答|こた}えました。",
    ),
}
ORDER = Text(
    ja="並べる順番はいつも同じです。今のまま、承認された治療、未承認のものの順で、勧める順ではありません。",
    en="The order is always the same: no change, approved, unapproved. It is not an order of preference.",
    easy="{並|なら}べる{順番|じゅんばん}はいつも{同|おな}じです。{今|いま}のまま、{認|みと}められた{治療|ちりょう}、{認|みと}められていないもの、の{順|じゅん}です。すすめる{順|じゅん}ではありません。",
)
CERTAINTY: dict[str, Text] = {
    "high": Text(ja="確かさ: 高い", en="Certainty: high", easy="たしかさ: {高|たか}い"),
    "moderate": Text(ja="確かさ: 中くらい", en="Certainty: moderate", easy="たしかさ: {中|なか}くらい"),
    "low": Text(ja="確かさ: 低い", en="Certainty: low", easy="たしかさ: {低|ひく}い"),
    "very_low": Text(ja="確かさ: とても低い", en="Certainty: very low", easy="たしかさ: とても{低|ひく}い"),
    "not_graded": Text(
        ja="確かさ: まだ評価されていません",
        en="Certainty: not graded yet",
        easy="たしかさ: まだ{調|しら}べていません",
    ),
}
STATES: dict[str, Text] = {
    "measured": Text(
        ja="比べて調べられています", en="Measured in a comparison", easy="くらべて{調|しら}べてあります"
    ),
    "no-difference": Text(
        ja="調べられましたが、差は示されていません",
        en="Studied, no difference shown",
        easy="{調|しら}べましたが、ちがいは{示|しめ}されていません",
    ),
    "not-studied": Text(
        ja="この手引きの調べでは、人で比べた研究は見つかりませんでした",
        en="No controlled study in people was found in our search",
        easy="{人|ひと}でくらべた{研究|けんきゅう}は、このガイドでは{見|み}つかりませんでした",
    ),
    "does-not-apply": Text(ja="当てはまりません", en="Does not apply", easy="{当|あ}てはまりません"),
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
    easy="アトピー{性皮膚炎|せいひふえん}と{長|なが}い{痛|いた}みだけ、ほかの{資料|しりょう}を{調|しら}べました。{記事|きじ}の{内容|ないよう}と{分|わ}けて{見|み}せます。",
)
EVIDENCE_NOT_SEARCHED = Text(
    ja="このお困りごとでは、記事とは別の資料を調べていません。示すのは記事の内容と限りだけです。",
    en="Independent sources were not searched for this concern. Only the articles' side is shown.",
    easy="これについて、ほかの{資料|しりょう}は{調|しら}べていません。{記事|きじ}の{内容|ないよう}と、わからないことだけを{見|み}せます。",
)
GAP_SOURCE = Text(
    ja="どの記事にも書かれていないこと",
    en="Stated in no article",
    easy="どの{記事|きじ}にも{書|か}いていないこと",
)
SLOTS: dict[str, Text] = {
    "status": Text(ja="承認と保険", en="Approval and insurance", easy="{承認|しょうにん}と{保険|ほけん}"),
    "what": Text(ja="どんなものか", en="What it is", easy="どんなものか"),
    "studied": Text(ja="だれで調べたか", en="Who it was studied in", easy="だれで{調|しら}べたか"),
    "effect": Text(ja="効果", en="Effect", easy="{効果|こうか}"),
    "harms": Text(ja="害", en="Harms", easy="{害|がい}"),
    "cost": Text(ja="費用", en="Cost", easy="お{金|かね}"),
    "unknown": Text(ja="分かっていないこと", en="What is not known", easy="わかっていないこと"),
}
