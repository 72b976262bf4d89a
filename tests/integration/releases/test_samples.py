"""The made-up answer sets, and what a new release changes for them (R27)."""

from decisionaid.content.effects import Sample, read_samples
from decisionaid.content.load import load_texts, read_folder
from decisionaid.domain.base import Text
from decisionaid.engine.answers import read_answers
from decisionaid.releases import samples
from decisionaid.releases.history import release_history, samples_file
from decisionaid.releases.samples import compare_samples, list_samples
from decisionaid.releases.selectors import content_folder, release_from_aid


def changed_release(file, old, new):
    texts = read_folder(content_folder())
    assert old in texts[file]
    return release_from_aid(load_texts({**texts, file: texts[file].replace(old, new, 1)}))


def test_every_sample_can_be_read_and_has_a_name_of_its_own(release):
    found = list_samples()

    assert len(found) == len({sample.id for sample in found}) == len({s.label.ja for s in found}) == 15
    for sample in found:
        assert read_answers(release.aid, sample.answers)


def test_the_panel_and_the_page_of_changes_hold_the_same_samples_against_a_release():
    assert list_samples() == read_samples(samples_file()) == release_history._samples()


def test_the_same_content_changes_nothing(release):
    assert [change for change in compare_samples(release, release) if change.is_any] == []


def test_a_changed_rule_is_told_for_the_samples_it_concerns(release):
    other = changed_release("rules/independent-ad.yaml", "age: {below: 16}", "age: {below: 18}")

    told = [change for change in compare_samples(release, other) if change.is_any]

    assert [change.sample.id for change in told] == ["teenager-severe"]
    assert {(finding.rule, finding.option) for finding in told[0].added} == {("I-02", "usual-care")}
    assert told[0].removed == ()


def test_answers_that_cannot_be_read_any_more_are_told(release, monkeypatch):
    odd = Sample(id="odd", label=Text(ja="例", en="Odd"), answers={"no-such-question": "yes"})
    monkeypatch.setattr(samples, "list_samples", lambda: (odd,))

    (change,) = compare_samples(release, release)

    assert change.is_any
    assert "no-such-question" in change.error
