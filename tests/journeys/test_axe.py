"""axe finds nothing on any page or state: both languages, phone and desktop, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.states import STATES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WIDTHS = (375, 1280)
SCHEMES = ("light", "dark")


def violations(page):
    # The best practices too, not only WCAG; the rule on targets is off unless asked for.
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(visit, state, language):
    visit.speak(language)
    state.show(visit)

    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 812})
        for scheme in SCHEMES:
            visit.page.emulate_media(color_scheme=scheme)
            assert violations(visit.page) == [], (width, scheme)


@pytest.mark.parametrize("state", [state for state in STATES if not state.then], ids=lambda state: state.name)
def test_axe_finds_nothing_while_no_script_of_the_site_runs(visit, state):
    # axe itself needs timers, which a browser with JavaScript switched off does not run.
    visit.page.route("**/*.js", lambda route: route.abort())
    state.show(visit)

    assert violations(visit.page) == []


def test_axe_would_find_something(visit):
    visit.open("/")
    visit.page.eval_on_selector("main h1", "heading => { heading.outerHTML = '<img src=\"data:,\">'; }")

    assert {"image-alt", "page-has-heading-one"} <= {rule for rule, *_ in violations(visit.page)}
