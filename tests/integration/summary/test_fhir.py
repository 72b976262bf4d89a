"""The answers as FHIR R4: sound in themselves, and for the validator of npm."""

import json
import subprocess
from datetime import date

import pytest

from decisionaid.engine.answers import read_answers
from decisionaid.summary.fhir import write_fhir
from tests.answers import complete
from tests.node_packages import install
from tests.vignettes import OWN_CASES, VIGNETTES, read_vignette

AS_OF = date(2026, 11, 23)


def write(release, raw, *, who="self", language="ja"):
    answers = read_answers(release.aid, raw)
    return write_fhir(release=release, answers=answers, who=who, language=language, as_of=AS_OF)


def read(release, raw, **options):
    return json.loads(write(release, raw, **options))


def items_in(resource):
    for item in resource.get("item", []):
        yield item
        yield from items_in(item)


@pytest.fixture(scope="module")
def questionnaire(release):
    return read(release, {})["contained"][0]


def test_every_link_id_stands_once(questionnaire):
    ids = [item["linkId"] for item in items_in(questionnaire)]

    assert sorted(set(ids)) == sorted(ids)


def test_every_question_is_an_item_with_its_own_id(release, questionnaire):
    ids = {item["linkId"] for item in items_in(questionnaire)}

    assert {question.id for question in release.aid.questions} <= ids


def test_every_condition_names_an_item_before_it_and_an_answer_it_has(questionnaire):
    seen = {}
    for item in items_in(questionnaire):
        for condition in item.get("enableWhen", []):
            target = seen[condition["question"]]
            if "answerCoding" in condition:
                options = [option["valueCoding"]["code"] for option in target["answerOption"]]
                assert condition["answerCoding"]["code"] in options
            else:
                assert target["type"] == "integer"
        seen[item["linkId"]] = item
    assert sum(len(item.get("enableWhen", [])) for item in seen.values()) > 10


def test_more_than_one_condition_says_how_they_go_together(questionnaire):
    for item in items_in(questionnaire):
        assert ("enableBehavior" in item) == (len(item.get("enableWhen", [])) > 1)


def test_questions_of_a_concern_are_asked_for_that_concern_only(release, questionnaire):
    items = {item["linkId"]: item for item in items_in(questionnaire)}

    for question in release.aid.questions:
        named = {c["answerCoding"]["code"] for c in items[question.id].get("enableWhen", [])}
        assert named == set(question.conditions or ())


def test_every_question_can_be_answered_with_not_sure(questionnaire):
    items = {item["linkId"]: item for item in items_in(questionnaire) if item["type"] != "group"}

    for link, item in items.items():
        with_options = items[f"{link}.not-sure"] if item["type"] == "integer" else item
        assert "not-sure" in [option["valueCoding"]["code"] for option in with_options["answerOption"]]


@pytest.mark.parametrize("name", [*VIGNETTES, *OWN_CASES])
def test_every_answer_is_one_that_the_questionnaire_offers(release, name):
    response = read(release, read_vignette(name)["answers"])
    offered = {item["linkId"]: item for item in items_in(response["contained"][0])}

    answered = [item for item in items_in(response) if "answer" in item]
    assert answered
    for item in answered:
        asked = offered[item["linkId"]]
        for answer in item["answer"]:
            if asked["type"] == "integer":
                assert isinstance(answer["valueInteger"], int)
            else:
                assert answer in asked["answerOption"]
        assert len(item["answer"]) == 1 or asked["repeats"]


def test_every_answer_given_is_in_the_response(release):
    raw = complete(release.aid, read_vignette("v07")["answers"])

    response = read(release, raw)

    found = {
        item["linkId"].removesuffix(".not-sure"): [
            answer.get("valueInteger", answer.get("valueCoding", {}).get("code")) for answer in item["answer"]
        ]
        for item in items_in(response)
        if "answer" in item
    }
    assert found == {name: value if isinstance(value, list) else [value] for name, value in raw.items()}
    assert response["status"] == "completed"


def test_unfinished_answers_are_in_progress_and_no_answers_have_no_items(release):
    response = read(release, {})

    assert response["status"] == "in-progress"
    assert "item" not in response


def test_a_number_not_known_is_the_coded_answer_beside_it(release):
    items = {item["linkId"]: item for item in items_in(read(release, {"age": "not-sure"}))}

    assert items["age.not-sure"]["answer"][0]["valueCoding"]["code"] == "not-sure"
    assert "age" not in items


def test_texts_are_in_the_language_and_for_the_person_asked_for(release):
    english = read(release, {}, language="en", who="child")["contained"][0]

    ages = [item["text"] for item in items_in(english) if item["linkId"] == "age"]
    assert ages == ["How old is your child?"]


def test_no_person_is_named(release):
    response = read(release, read_vignette("v07")["answers"])

    assert not {"subject", "author", "source", "identifier"} & response.keys()


def test_same_answers_give_the_same_bytes(release):
    raw = read_vignette("v07")["answers"]

    assert write(release, raw) == write(release, dict(reversed(raw.items())))
    assert b'"authored": "2026-11-23"' in write(release, raw)


CHECK = """
const {Fhir} = require(process.argv[1]);
const told = JSON.parse(require('fs').readFileSync(0)).map(
  (resource) => new Fhir().validate(resource, {errorOnUnexpected: true}));
console.log(JSON.stringify(told));
"""


def validate(resources):
    package = install("fhir", "4.12.0")
    done = subprocess.run(
        ["node", "-e", CHECK, str(package)], input=json.dumps(resources), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en"])
def test_validator_finds_no_error(release, language):
    whole = [read(release, read_vignette(name)["answers"], language=language) for name in VIGNETTES]
    responses = [{key: part for key, part in item.items() if key != "contained"} for item in whole]

    told = validate([*whole, *responses, whole[0]["contained"][0]])

    assert [m for result in told for m in result["messages"] if m["severity"] != "info"] == []
    assert all(result["valid"] for result in told)


@pytest.mark.slow
def test_validator_would_find_an_error(release):
    response = read(release, read_vignette("v07")["answers"])
    response["contained"][0]["item"][0]["type"] = "nosuch"
    response["shoe"] = "blue"

    (result,) = validate([response])

    assert len([m for m in result["messages"] if m["severity"] != "info"]) == 2
