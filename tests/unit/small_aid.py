"""A tiny made-up decision aid about socks, as YAML texts, and rules and checks made short for tests."""

import json
import re
from functools import cache
from typing import Any

import pytest

from decisionaid.content.load import load_texts
from decisionaid.content.mistakes import ContentError, Mistake
from decisionaid.content.wording import tell
from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.finding import Evaluation, Finding
from decisionaid.domain.rule import ConsistencyCheck, Rule
from decisionaid.engine.answers import read_answers
from decisionaid.engine.compiled import compile_aid
from decisionaid.engine.evaluate import evaluate

ABOUT = """\
about:
  title: {ja: 靴下の資料, en: About socks}
  decision: {ja: どの靴下にするか, en: Which socks to wear}
  audience: {ja: 足が冷える人, en: People with cold feet}
  made_by: {ja: 編み物の会, en: The knitting club}
  funding: {ja: 会費, en: Members' fees}
  interests: {ja: ありません, en: None}
  update_policy: {ja: 毎年, en: Every year}
  content_on: 2026-01-31
  review_due_on: 2027-01-31
conditions:
  - id: cold-feet
    label: {ja: 足の冷え, en: Cold feet}
  - id: itchy-feet
    label: {ja: 足のかゆみ, en: Itchy feet}
attributes:
  - id: warmth
    label: {ja: あたたかさ, en: Warmth}
  - id: washing
    label: {ja: 洗い方, en: Washing}
glossary:
  - id: wool
    term: {ja: 羊毛, en: Wool}
    meaning: {ja: 羊の毛です, en: The hair of sheep}
    rows: [A0-01]
not_included:
  - id: S-99
    label: {ja: 絹の靴下, en: Silk socks}
    why: {ja: 店にありません, en: Not in the shop}
    rows: [A0-01]
"""

SOURCES = """\
sources:
  - id: shop-note
    kind: article
    number: "000"
    title: {ja: 店の紙, en: The shop's note}
    publisher: {ja: 靴下の店, en: The sock shop}
    interest: {ja: 靴下を売ります, en: It sells socks}
    sells_treatment: "yes"
    checked_on: 2026-01-02
    review_due_on: 2027-01-02
rows:
  - {id: A0-01, sources: [shop-note], lines: "1-2", locator: 素材, kind: definition, evidence: none}
  - {id: A0-02, sources: [shop-note], lines: "3", locator: 素材, kind: caution, evidence: none}
  - {id: A0-03, sources: [shop-note], lines: "4", locator: 素材, kind: suitability, evidence: none}
  - {id: A0-04, sources: [shop-note], lines: "5", locator: 宣伝, kind: promotional, evidence: none}
  - {id: A0-05, sources: [shop-note], lines: "6", locator: 声, kind: testimonial, evidence: none}
  - {id: G-01, sources: [shop-note], kind: gap}
statements:
  - {id: st-1, rows: [A0-01], text: {ja: 羊毛です, en: It is wool}}
  - {id: st-2, rows: [A0-02], text: {ja: ちくちくします, en: It can itch}}
  - {id: st-3, rows: [A0-03], text: {ja: あたたかいです, en: It is warm}}
  - id: st-4
    rows: [A0-04]
    text: {ja: 「世界一」と書かれています, en: It says “best in the world”}
    caveat: {ja: 数字はありません, en: No number is given}
  - {id: st-5, rows: [G-01], text: {ja: 値段は書かれていません, en: The price is not stated}}
left_out:
  - {row: A0-05, reason: testimonial}
"""

QUESTIONS = """\
questions:
  - id: conditions
    kind: many
    label: {ja: お困りごと, en: Concerns}
    short: {ja: お困りごと, en: Concerns}
    why: {ja: 靴下が変わります, en: Socks differ}
    rows: [A0-01]
    choices:
      - {id: cold-feet, label: {ja: 足の冷え, en: Cold feet}}
      - {id: itchy-feet, label: {ja: 足のかゆみ, en: Itchy feet}}
  - id: age
    kind: number
    label: {ja: 年齢, en: Age}
    short: {ja: 年齢, en: Age}
    why: {ja: 大きさです, en: For the size}
    rows: [A0-01]
    minimum: 0
    maximum: 120
  - id: wool-allergy
    kind: yes-no
    label: {ja: 羊毛アレルギー, en: Wool allergy}
    short: {ja: 羊毛, en: Wool}
    why: {ja: 羊毛だからです, en: It is wool}
    rows: [A0-02]
  - id: has-dog
    kind: yes-no
    not_applicable: true
    label: {ja: 犬がいますか, en: Is there a dog}
    short: {ja: 犬, en: Dog}
    why: {ja: 犬がかみます, en: Dogs chew}
    rows: [A0-02]
  - id: foot-size
    kind: one
    label: {ja: 足の大きさ, en: Foot size}
    short: {ja: 大きさ, en: Size}
    why: {ja: 大きさです, en: For the size}
    rows: [A0-01]
    choices:
      - {id: small, label: {ja: 小, en: Small}}
      - {id: medium, label: {ja: 中, en: Medium}}
      - {id: large, label: {ja: 大, en: Large}}
  - id: wardrobe
    kind: many
    label: {ja: 今の靴下, en: Socks now}
    short: {ja: 今の靴下, en: Socks now}
    why: {ja: 重ねるからです, en: For layers}
    rows: [A0-01]
    choices:
      - {id: cotton, label: {ja: 綿, en: Cotton}}
      - {id: nylon, label: {ja: ナイロン, en: Nylon}}
      - {id: none, label: {ja: なし, en: None}}
  - id: itch-place
    kind: one
    conditions: [itchy-feet]
    label: {ja: かゆいところ, en: Where it itches}
    short: {ja: かゆいところ, en: Where}
    why: {ja: 場所によります, en: It depends}
    rows: [A0-02]
    choices:
      - {id: toe, label: {ja: 指, en: Toe}}
      - {id: heel, label: {ja: かかと, en: Heel}}
  - id: itch-score
    kind: number
    conditions: [itchy-feet]
    display_only: true
    optional: true
    label: {ja: かゆさの数字, en: Itch score}
    short: {ja: かゆさ, en: Itch}
    why: {ja: 見せるためです, en: To show it}
    rows: [A0-02]
    minimum: 0
    maximum: 10
  - id: urgent-signs
    kind: many
    label: {ja: 急ぐ症状, en: Urgent signs}
    short: {ja: 急ぐ症状, en: Urgent}
    why: {ja: 急ぐからです, en: To be quick}
    sources: [shop-note]
    choices:
      - id: blue-toe
        label: {ja: 青い指, en: Blue toe}
        urgent: {level: emergency, action: {ja: 医師へ, en: See a doctor}, sources: [shop-note]}
      - id: lost-toe
        label: {ja: 指がない, en: Lost toe}
        urgent: {level: same-day, action: {ja: 医師へ, en: See a doctor}, sources: [shop-note]}
      - {id: none, label: {ja: なし, en: None}}
steps:
  - {id: concern, title: {ja: お困りごと, en: Concern}, questions: [conditions]}
  - {id: urgent, title: {ja: 急ぐ, en: Urgent}, questions: [urgent-signs]}
  - {id: age, title: {ja: 年齢, en: Age}, questions: [age]}
  - {id: safety, title: {ja: 安全, en: Safety}, questions: [wool-allergy, has-dog], safety: true}
  - id: size
    title: {ja: 大きさ, en: Size}
    questions: [foot-size]
    skip_when:
      - age: {below: 3}
  - id: itch
    title: {ja: かゆみ, en: Itch}
    questions: [itch-place, itch-score]
    postpone_when:
      - wool-allergy: ["no"]
  - {id: wardrobe, title: {ja: 今の靴下, en: Socks now}, questions: [wardrobe]}
"""

RULES = """\
rules:
  - id: K-01
    options: [wool-socks]
    flag: exclusion
    level: may-be-declined
    rows: [A0-02]
    ask_if_unknown: true
    when:
      - wool-allergy: ["yes"]
    topic: {ja: 羊毛, en: Wool}
    text: {ja: 羊毛がだめな人, en: People who cannot wear wool}
  - id: S-01
    options: [wool-socks, grey-socks]
    flag: fit
    level: target
    rows: [A0-03]
    ask_if_unknown: true
    when:
      - conditions: [cold-feet]
        foot-size: [medium, large]
    topic: {ja: 大きさ, en: Size}
    text: {ja: 大きい足, en: Big feet}
checks:
  - id: L-01
    when:
      - age: {below: 6}
        foot-size: [large]
    doubtful: [foot-size]
    text: {ja: 大きすぎます, en: Too large}
    question: {ja: 本当ですか, en: Is it so}
conflicts:
  - id: C-01
    topic: {ja: 色, en: Colour}
    options: [grey-socks]
    sides:
      - {rows: [A0-01], text: {ja: 灰色, en: Grey}}
      - {rows: [A0-02], text: {ja: 白, en: White}}
    neutral: {ja: 二つの記述があります, en: There are two statements}
questions_to_ask:
  - id: Q-01
    ask: clinic
    options: [wool-socks]
    rows: [A0-02]
    conflicts: [C-01]
    rules: [K-01]
    text: {ja: 羊毛ですか, en: Is it wool}
"""

OPTIONS = """\
options:
  - id: no-change
    label: {ja: はだし, en: Bare feet}
    description: {ja: 何もはきません, en: Nothing is worn}
    group: no-change
    status: {ja: いつもどおり, en: As usual}
    parts:
      - id: P-1
        label: {ja: はだし, en: Bare feet}
        facts:
          - {attribute: warmth, state: does-not-apply}
          - {attribute: washing, state: not-stated}
  - id: wool-socks
    label: {ja: 羊毛の靴下, en: Wool socks}
    description: {ja: 羊毛の靴下です, en: Socks of wool}
    group: approved
    status: {ja: 売られています, en: On sale}
    rows: [A0-01]
    parts:
      - id: P-2
        label: {ja: 羊毛, en: Wool}
        facts:
          - {attribute: warmth, rows: [A0-03], text: {ja: あたたかい, en: Warm}, conditions: [cold-feet]}
          - {attribute: warmth, state: not-stated, conditions: [itchy-feet]}
          - {attribute: washing, rows: [A0-02], text: {ja: 手洗い, en: By hand}}
  - id: foot-cream
    label: {ja: 足のクリーム, en: Foot cream}
    description: {ja: 塗ります, en: It is put on}
    group: approved
    status: {ja: 売られています, en: On sale}
    conditions: [itchy-feet]
    parts:
      - id: P-3
        label: {ja: クリーム, en: Cream}
        facts:
          - {attribute: warmth, state: not-stated}
          - {attribute: washing, state: does-not-apply}
  - id: grey-socks
    label: {ja: 灰色の靴下, en: Grey socks}
    description: {ja: 灰色です, en: They are grey}
    group: unapproved
    status: {ja: 売られていません, en: Not on sale}
    parts:
      - id: P-4
        label: {ja: 長い, en: Long}
        conditions: [cold-feet]
        facts:
          - {attribute: warmth, rows: [A0-03], text: {ja: あたたかい, en: Warm}}
          - {attribute: washing, state: not-stated}
      - id: P-5
        label: {ja: 短い, en: Short}
        facts:
          - {attribute: warmth, state: not-stated}
          - {attribute: washing, state: not-stated}
"""

COSTS = """\
costs:
  stated:
    - {id: socks, options: [wool-socks], rows: [A0-01], text: {ja: 高い, en: Dear}}
  monthly:
    - {option: wool-socks, low: 100, high: 200, rows: [A0-01]}
  schedules:
    - option: grey-socks
      start_interval_weeks: 2
      late_interval_months: [2, 3]
      start_visits: [2, 13]
      monthly_visits: [3]
      rows: [A0-01]
  sets:
    - option: grey-socks
      infusions_per_set: 3
      days_between: 7
      stay_days: [3, 5]
      repeat_percent: [30, 40]
      hours_each: [1, 2]
      rows: [A0-01]
  missing:
    - {id: price, options: [grey-socks], text: {ja: 値段, en: Price}, rows: [G-01], questions: [Q-01]}
"""

TEXTS = {
    "about.yaml": ABOUT,
    "costs.yaml": COSTS,
    "options/all.yaml": OPTIONS,
    "questions.yaml": QUESTIONS,
    "rules.yaml": RULES,
    "sources.yaml": SOURCES,
}

Changes = dict[str, list[tuple[str, str]]]


def texts_with(changes: Changes) -> dict[str, str]:
    """Give the texts with some places changed; a place that is not there once is a mistake of the test."""
    texts = dict(TEXTS)
    for name, pairs in changes.items():
        for old, new in pairs:
            assert texts[name].count(old) == 1, f"{name}: {old!r} stands there {texts[name].count(old)} times"
            texts[name] = texts[name].replace(old, new)
    return texts


def mistakes_of(texts: dict[str, str]) -> tuple[Mistake, ...]:
    """Load texts that are refused; each mistake must have a file, a place and something that is allowed."""
    with pytest.raises(ContentError) as caught:
        load_texts(texts)
    for mistake in caught.value.mistakes:
        assert mistake.file
        assert mistake.line >= 1, mistake
        assert mistake.column >= 1, mistake
        assert mistake.message
        assert mistake.allowed, mistake
        assert mistake.code, mistake
        assert re.search("[ぁ-ヿ一-鿿]", tell(mistake.message, "ja")), mistake
    return caught.value.mistakes


@cache
def small_aid() -> DecisionAid:
    return load_texts(TEXTS)


def make_rule(rule_id: str, flag: str, when: list[dict[str, Any]], **more: Any) -> Rule:
    data = {
        "id": rule_id,
        "options": ["wool-socks"],
        "flag": flag,
        "rows": ["A0-02"],
        "ask_if_unknown": True,
        "when": when,
        "topic": {"ja": "靴下", "en": "Socks"},
        "text": {"ja": "靴下", "en": "Socks"},
    }
    return Rule.model_validate_json(json.dumps({**data, **more}))


def make_check(check_id: str, when: list[dict[str, Any]], doubtful: list[str]) -> ConsistencyCheck:
    text = {"ja": "靴下", "en": "Socks"}
    data = {"id": check_id, "when": when, "doubtful": doubtful, "text": text, "question": text}
    return ConsistencyCheck.model_validate_json(json.dumps(data))


def make_aid(*rules: Rule, checks: tuple[ConsistencyCheck, ...] = ()) -> DecisionAid:
    return small_aid().model_copy(update={"rules": rules, "checks": checks})


def evaluate_rules(
    answers: dict[str, Any], *rules: Rule, checks: tuple[ConsistencyCheck, ...] = ()
) -> Evaluation:
    """Evaluate the small aid with these rules in place of its own."""
    aid = make_aid(*rules, checks=checks)
    return evaluate(compile_aid(aid), read_answers(aid, answers))


def find_only(evaluation: Evaluation) -> Finding | None:
    """Give the only finding, or None; more than one is a mistake of the test."""
    assert len(evaluation.findings) <= 1
    return evaluation.findings[0] if evaluation.findings else None
