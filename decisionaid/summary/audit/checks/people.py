"""What no code can show, and what a treatment aid does not have."""

from decisionaid.summary.audit.model import Check, does_not_apply, needs_people

NO_TEST = does_not_apply(
    "検査を選ぶ手引きではないので、当てはまりません。", "Does not apply: this aid is about no test."
)
_NOT_DONE = {
    "QL12": ("患者への聞き取りはまだしていません。", "Patients have not been asked yet."),
    "QL13": ("医療者への聞き取りはまだしていません。", "Professionals have not been asked yet."),
    "QL14": ("患者による確認はまだありません。", "No patient has reviewed it yet."),
    "QL15": ("医療者による確認はまだありません。", "No professional has reviewed it yet."),
    "QL16": ("患者との試用はまだありません。", "It has not been tried with patients yet."),
    "QL17": ("診察での試用はまだありません。", "It has not been tried in practice yet."),
    "QL22": ("まだ研究されていません。", "Not studied yet."),
    "QL23": ("まだ研究されていません。", "Not studied yet."),
    "N4": (
        "分かりやすさと言葉づかいは、読み手に確かめる必要があります。",
        "Readers have to judge whether it is clear and kind.",
    ),
    "N6": ("患者や医療者はまだ加わっていません。", "No patients or professionals have taken part yet."),
    "N12": ("そのような集まりと承認はまだありません。", "There has been no such group and no sign-off yet."),
    "N13": ("使う施設で確かめる必要があります。", "This has to be made sure where it is used."),
    "J10": (
        "プログラムでは確かめていますが、画面読み上げを毎日使う人とはまだ試していません。",
        "Programs check it, but it was not tried with people who use a screen reader every day.",
    ),
}
NEEDS_PEOPLE: dict[str, Check] = {code: needs_people(*words) for code, words in _NOT_DONE.items()}
"""The checks of what only people can show, by code of the criterion."""
