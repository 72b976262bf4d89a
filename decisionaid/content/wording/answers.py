"""Wordings about answers that the content does not know; the codes are those of the engine."""

from decisionaid.content.wording.table import Wording

ANSWERS: dict[str, Wording] = {
    "answer-not-an-object": Wording(
        "An answer set is an object of question id to answer.",
        "答えは、質問のIDと答えの組で書いてください。",
    ),
    "answer-unknown-question": Wording(
        "{field}: there is no question with this id. Allowed: {allowed}",
        "{field}: このIDの質問はありません。使えるもの: {allowed}",
    ),
    "answer-unknown-choice": Wording(
        "{field}: this question has no such choice. Allowed: {allowed}",
        "{field}: この質問に、その選択肢はありません。使えるもの: {allowed}",
    ),
    "answer-wrong-type": Wording(
        "{field}: this question takes another kind of answer. Allowed: {allowed}",
        "{field}: この質問には、別の形の答えが必要です。使えるもの: {allowed}",
    ),
    "answer-out-of-range": Wording(
        "{field}: the number is out of range. Allowed: {allowed}",
        "{field}: 数が範囲の外です。使えるもの: {allowed}",
    ),
    "answer-not-sure-with-others": Wording(
        "{field}: not-sure cannot stand beside other choices. Allowed: {allowed}",
        "{field}: not-sure は、ほかの選択肢と一緒に選べません。使えるもの: {allowed}",
    ),
}
