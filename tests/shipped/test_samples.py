"""The shipped sample answer sets fit the shipped content, and differ from each other in what they lead to."""

from decisionaid.content.effects import effects, read_samples
from decisionaid.engine.answers import read_answers
from decisionaid.engine.compiled import compile_aid
from decisionaid.releases.history import samples_file
from tests.shipped.real_content import evaluate_real, real_aid, real_compiled

SAMPLES = read_samples(samples_file())


def test_every_sample_answers_questions_of_the_content():
    assert len({sample.id for sample in SAMPLES}) == len(SAMPLES) == 15
    for sample in SAMPLES:
        assert set(read_answers(real_aid(), sample.answers)) == set(sample.answers), sample.id


def test_every_sample_leads_to_other_findings():
    assert len({evaluate_real(dict(sample.answers)).findings for sample in SAMPLES}) == len(SAMPLES)


def test_samples_meet_rules_of_every_flag_and_option():
    findings = [finding for sample in SAMPLES for finding in evaluate_real(dict(sample.answers)).findings]

    assert {finding.flag for finding in findings} == {"exclusion", "caution", "ask", "fit"}
    # No rule is about starting nothing new.
    assert {finding.option for finding in findings} == {
        option for rule in real_aid().rules for option in rule.options
    }


def test_a_changed_age_of_a_rule_changes_the_findings_of_the_young_sample():
    rules = tuple(rule for rule in real_aid().rules if rule.id != "N-01")
    changed = real_aid().model_copy(update={"rules": rules})

    found = effects(real_compiled(), compile_aid(changed), SAMPLES)

    assert [told.rule for effect in found for told in effect.went] == ["N-01"] * len(found)
    assert found
