"""The ledger's rules read from its own conditions: a second evaluator that shares nothing with `engine`.

`rules.csv` was transcribed once from the ledger (T1, T2) and is frozen; conditions are the ledger's own text
with the ledger's own codes. DESIGN.md 4 gives the semantics.
"""

import ast
import csv
from pathlib import Path
from typing import Any, NamedTuple

Known = dict[str, Any]
"""Ledger field to value; a field that is missing is unknown."""

CONDITIONS = {
    "atopic-dermatitis": ["AD"],
    "nerve-pain": ["PAIN"],
    "joint-muscle-pain": ["PAIN", "JNT"],
    "pain-unknown-kind": ["PAIN"],
    "skin-appearance": ["AES"],
    "hair-thinning": ["HAIR"],
    "fatigue": ["FAT"],
    "sleep": ["SLP"],
    "kidney": ["KID"],
    "other": ["OTHER"],
}
TREATMENTS = {
    "moisturiser": "moist",
    "topical-steroid": "steroid",
    "tacrolimus-or-other-ointment": "tacro",
    "antihistamine": "antihist",
    "biologic-injection": "bio",
    "jak-tablet": "jak",
    "ciclosporin": "ciclo",
    "oral-steroid": "oral_steroid",
    "other-immunosuppressant": "other_immuno",
    "painkiller": "analgesic",
    "other-medicine": "other_drug",
    "none": "none",
}
GOALS = {
    "less-steroid": "less_steroid",
    "zero-steroid-with-doctor": "zero_steroid",
    "stop-steroid-by-myself": "stop_self",
    "cure-in-one-go": "one_time",
    "fast-effect": "fast",
    "change-constitution": "constitution",
    "less-itch": "itch",
    "better-sleep": "sleep",
    "appearance": "look",
    "less-pain": "pain",
    "more-energy": "energy",
    "kidney-function": "kidney",
    "worried-about-side-effects": "worry_se",
    "replace-present-treatment": "replace",
}
YES_NO = {
    "pregnant": "preg",
    "breastfeeding": "bf",
    "planning-pregnancy": "plan_preg",
    "other-allergic-disease": "allergic",
    "drug-allergy": "drug_allergy",
    "past-allergic-reaction": "past_react",
    "autoimmune-disease": "autoimmune",
    "immunosuppressive-treatment": "immuno_self",
    "cancer-treatment": "cancer_now",
    "past-cancer": "cancer_past",
    "other-disease-under-treatment": "other_tx",
    "unwell-now": "unwell",
    "can-pay-privately": "selfpay",
    "wants-to-donate-blood": "donate",
}
YES_NO_OF_AD = {
    "ointment-enough": "topical_ok",
    "long-term-topical-steroid": "steroid_long",
    "has-dermatologist": "derm",
    "can-travel-abroad": "travel",
}
ONE_OF_AD = {
    "severity": ("sev", {"mild": "mild", "moderate": "moderate", "severe": "severe"}),
    "body-area": ("area", {"local": "local", "widespread": "wide"}),
    "injection-history": (
        "bio_hist",
        {
            "never": "never",
            "no-effect": "no_effect",
            "stopped-side-effect": "side_effect",
            "stopped-other-reason": "other",
            "ongoing-weak": "ongoing_weak",
            "ongoing-good": "ongoing_ok",
        },
    ),
}
ONE_OF_PAIN = {
    "painkillers-enough": (
        "analg",
        {"enough": "enough", "not-enough": "not_enough", "not-tried": "not_tried"},
    ),
}
PAINS = {"nerve-pain", "joint-muscle-pain", "pain-unknown-kind"}
KINDS_OF_PAIN = {"nerve-pain": "neuro", "joint-muscle-pain": "joint_muscle"}
PARTS_OF_BASICS = ("ointment-used-correctly", "moisturising-kept-up", "daily-life-reviewed")

# Ledger T9: id, condition, fields made doubtful.
CHECKS = {
    "L-01": ("sev=='mild' and area=='wide' and topical_ok=='no'", ["sev", "area", "topical_ok"]),
    "L-02": ("bio_hist=='never' and has(cur,'bio')", ["bio_hist"]),
    "L-03": (
        "has(cur,'none') and has(cur,['moist','steroid','tacro','antihist','bio','jak','ciclo',"
        "'oral_steroid','other_immuno','analgesic'])",
        ["cur"],
    ),
    "L-04": ("steroid_long=='yes' and has(cur,'none')", ["cur", "steroid_long"]),
    "L-05": ("immuno_self=='no' and has(cur,['ciclo','oral_steroid','other_immuno','jak'])", ["immuno_self"]),
    "L-06": ("ad_years>age", ["age"]),
    "L-07": (
        "basics=='no' and bio_hist in ['no_effect','side_effect','ongoing_weak','ongoing_ok']",
        ["basics", "bio_hist"],
    ),
    "L-08": ("bio_hist in ['ongoing_ok','ongoing_weak'] and not has(cur,'bio')", ["bio_hist"]),
    "L-09": ("other_tx=='no' and (autoimmune=='yes' or cancer_now=='yes')", ["other_tx"]),
    "L-10": ("preg=='yes' and bf=='yes'", []),
}


class LedgerRule(NamedTuple):
    id: str
    options: tuple[str, ...]
    flag: str
    level: str | None
    rows: tuple[str, ...]
    asks: bool
    condition: ast.expr


def _parse(condition: str) -> ast.expr:
    return ast.parse(condition, mode="eval").body


def read_ledger_rules() -> tuple[LedgerRule, ...]:
    with (Path(__file__).parent / "rules.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            LedgerRule(
                row["id"],
                tuple(row["options"].split()),
                row["flag"],
                row["level"] or None,
                tuple(row["rows"].split()),
                row["ask_if_unknown"] == "ask",
                _parse(row["condition"]),
            )
            for row in csv.DictReader(file)
        )


RULES = read_ledger_rules()
PARSED_CHECKS = {name: (_parse(condition), fields) for name, (condition, fields) in CHECKS.items()}


def truth_of(node: ast.expr, known: Known) -> bool | None:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            parts = [truth_of(value, known) for value in values]
            return False if False in parts else None if None in parts else True
        case ast.BoolOp(op=ast.Or(), values=values):
            parts = [truth_of(value, known) for value in values]
            return True if True in parts else None if None in parts else False
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            truth = truth_of(operand, known)
            return None if truth is None else not truth
        case ast.Call(func=ast.Name(id="has"), args=[ast.Name(id=field), listed]):
            wanted = ast.literal_eval(listed)
            chosen = known.get(field)
            return (
                None
                if chosen is None
                else bool(chosen & {wanted} if isinstance(wanted, str) else chosen & set(wanted))
            )
        case ast.Compare(left=ast.Name(id=field), ops=[op], comparators=[right]):
            value = known.get(field)
            other = known.get(right.id) if isinstance(right, ast.Name) else ast.literal_eval(right)
            return None if value is None or other is None else _compare(op, value, other)
    raise AssertionError(ast.dump(node))


def _compare(op: ast.cmpop, value: Any, other: Any) -> bool:
    match op:
        case ast.Eq():
            return value == other
        case ast.In():
            return value in other
        case ast.Lt():
            return value < other
        case ast.Gt():
            return value > other
    raise AssertionError(op)


def in_ledger_words(answers: dict[str, Any]) -> Known:
    """Translate raw answers into ledger fields; not sure, empty and not asked are left out."""
    answers = {
        question: answer
        for question, answer in answers.items()
        if answer not in ("not-sure", [], ["not-sure"])
    }
    chosen = set(answers.get("conditions", []))
    fields: Known = _concern(chosen)
    fields |= {field: _yes_or_no(answers.get(question)) for question, field in YES_NO.items()}
    fields["age"] = answers.get("age")
    fields["cur"] = _codes(answers.get("current-treatments"), TREATMENTS)
    fields["goals"] = _codes(answers.get("goals"), GOALS)
    if "atopic-dermatitis" in chosen:
        fields |= {field: _yes_or_no(answers.get(question)) for question, field in YES_NO_OF_AD.items()}
        fields |= {field: codes.get(answers.get(question)) for question, (field, codes) in ONE_OF_AD.items()}
        fields["ad_years"] = answers.get("years-with-eczema")
        fields["basics"] = _basics([answers.get(part) for part in PARTS_OF_BASICS])
    if chosen & PAINS:
        fields |= {
            field: codes.get(answers.get(question)) for question, (field, codes) in ONE_OF_PAIN.items()
        }
    return {field: value for field, value in fields.items() if value is not None}


def _concern(chosen: set[str]) -> Known:
    kinds = [kind for pain, kind in KINDS_OF_PAIN.items() if pain in chosen]
    return {
        "cond": {code for condition in chosen for code in CONDITIONS[condition]} or None,
        "pain_type": "both" if len(kinds) == 2 else kinds[0] if kinds else None,
    }


def _yes_or_no(answer: str | None) -> str | None:
    return None if answer is None else "yes" if answer == "yes" else "no"


def _codes(chosen: list[str] | None, codes: dict[str, str]) -> set[str] | None:
    return None if chosen is None else {codes[choice] for choice in chosen}


def _basics(parts: list[str | None]) -> str | None:
    if "no" in parts:
        return "no"
    return "yes" if parts == ["yes"] * 3 else None


def options_shown(known: Known) -> set[str]:
    shown = {"no-change", "usual-care", "supernatant"}
    if "AD" in known.get("cond", ()):
        shown |= {"biologic-injection", "jak-tablet", "stem-cell-infusion-abroad"}
    if "PAIN" in known.get("cond", ()):
        shown |= {"usual-pain-care"}
    return shown


def judge(rule: LedgerRule, given: Known, sure: Known) -> tuple[str, str | None] | None:
    readings = (truth_of(rule.condition, given), truth_of(rule.condition, sure))
    if rule.flag != "fit" and True in readings:
        return rule.flag, None
    if rule.flag == "fit" and readings[1] is True:
        return "fit", None
    if rule.flag == "fit" and readings[0] is True:
        return "ask", "contradicting-answers"
    return ("ask", "not-answered") if rule.asks and None in readings else None


def evaluate_ledger(answers: dict[str, Any]) -> tuple[set[tuple[Any, ...]], list[str]]:
    """Give findings as (option, rule, flag, level, reason, rows) and the ids of true checks."""
    given = in_ledger_words(answers)
    checks = [name for name, (condition, _) in PARSED_CHECKS.items() if truth_of(condition, given) is True]
    doubtful = {field for name in checks for field in PARSED_CHECKS[name][1]}
    sure = {field: value for field, value in given.items() if field not in doubtful}
    shown = options_shown(given)
    found = set()
    for rule in RULES:
        if (judged := judge(rule, given, sure)) is not None:
            flag, reason = judged
            found |= {
                (option, rule.id, flag, rule.level, reason, rule.rows) for option in set(rule.options) & shown
            }
    return found, checks
