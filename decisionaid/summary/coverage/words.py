"""The words of the coverage page: kinds of rows, what uses them, and why one is left out."""

from decisionaid.domain.base import Text

ROW_KINDS: dict[str, Text] = {
    "definition": Text(ja="言葉の説明", en="Definition"),
    "mechanism": Text(ja="体の仕組みの話", en="How it may work"),
    "evidence": Text(ja="効果や研究の話", en="Effect or research"),
    "suitability": Text(ja="対象とされる人", en="Who it is said to suit"),
    "contraindication": Text(ja="受けられない人", en="Who cannot have it"),
    "caution": Text(ja="注意", en="Caution"),
    "risk": Text(ja="危険", en="Risk"),
    "side-effect": Text(ja="副作用", en="Side effect"),
    "cost": Text(ja="費用", en="Cost"),
    "schedule": Text(ja="回数と間隔", en="Number and timing"),
    "legal-status": Text(ja="法律上の扱い", en="Legal status"),
    "insurance": Text(ja="保険と救済制度", en="Insurance and relief"),
    "process": Text(ja="受けるまでの流れ", en="Steps to have it"),
    "quality-control": Text(ja="品質の管理", en="Quality control"),
    "question-to-ask": Text(ja="聞いておくこと", en="Question to ask"),
    "unknown/limitation": Text(ja="分かっていないこと、限り", en="Unknown, or a limit"),
    "testimonial": Text(ja="体験談", en="Testimonial"),
    "promotional": Text(ja="宣伝の言葉", en="Promotion"),
    "gap": Text(ja="書かれていないこと", en="Gap"),
}
USES: dict[str, Text] = {
    "statements": Text(ja="文", en="Statements"),
    "rules": Text(ja="規則", en="Rules"),
    "options": Text(ja="選択肢の説明", en="Facts about options"),
    "plain": Text(ja="選択肢の短い説明", en="Options in short"),
    "conflicts": Text(ja="記事どうしの食い違い", en="Conflicts between articles"),
    "disagreements": Text(ja="記事と別の資料の食い違い", en="Disagreements with independent sources"),
    "costs": Text(ja="費用", en="Costs"),
    "questions": Text(ja="質問票の質問", en="Questions of the form"),
    "questions_to_ask": Text(ja="医師などに聞く質問", en="Questions to ask"),
    "conditions": Text(ja="お困りごとの説明", en="Concerns"),
    "glossary": Text(ja="言葉の説明", en="Glossary"),
    "not_included": Text(ja="載せなかったもの", en="Not included"),
    "knowledge_checks": Text(ja="理解の確かめ", en="Checks of knowledge"),
}
REASONS: dict[str, Text] = {
    "testimonial": Text(
        ja="体験談なので載せません。一人の話からは、ほかの人に効くか、害があるかは分かりません。",
        en="Left out as a testimonial: one person's story cannot show whether others benefit or are harmed.",
    ),
    "promotional": Text(
        ja="宣伝の言葉なので載せません。確かめられる中身がありません。",
        en="Left out as promotion: it holds nothing that can be checked.",
    ),
    "duplicate": Text(
        ja="同じ記事のほかの行と重なるので、くり返しません。",
        en="Left out as a duplicate: other lines of the same article say the same.",
    ),
    "research-only": Text(
        ja="研究の進み方だけの話で、今決めることには関わらないので載せません。",
        en="Left out as research only: it does not bear on the decision now.",
    ),
}
