"""The form builder lforms shows our questionnaire and gives the same answers back."""

import json
import mimetypes
from datetime import date

import pytest

from decisionaid.engine.answers import read_answers
from decisionaid.summary.fhir import write_fhir
from tests.node_packages import unpack
from tests.vignettes import read_vignette

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SITE = "http://127.0.0.1:9/"
# In this order, all as modules: otherwise it never becomes ready.
SCRIPTS = ["assets/lib/zone.min.js", "runtime.js", "polyfills.js", "main.js"]
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>form</title></head>
<body><div id="form"></div>{}</body></html>"""
SHOW = """async ([questionnaire, response]) => {
  const Util = LForms.Util;
  const plain = Util.convertFHIRQuestionnaireToLForms(questionnaire, 'R4');
  const filled = Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', response, plain, 'R4');
  await Util.addFormToPage(filled, 'form');
}"""
GIVE_BACK = "() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')"


@pytest.fixture
def form_page(page):
    folder = unpack("lforms", "40.1.3") / "dist" / "lforms"
    scripts = [f"webcomponent/{name}" for name in SCRIPTS] + ["fhir/R4/lformsFHIR.min.js"]
    html = PAGE.format("".join(f'<script type="module" src="/{name}"></script>' for name in scripts))

    def answer(route):
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if not path:
            return route.fulfill(body=html, content_type="text/html")
        file = folder / path
        if not file.is_file():
            return route.fulfill(status=404)
        return route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(path)[0])

    page.route("**/*", answer)
    page.goto(SITE)
    page.wait_for_function("window.LForms && LForms.Util && LForms.FHIR && LForms.FHIR.R4")
    return page


def answers_in(resource):
    found = {}
    for item in resource.get("item", []):
        if "answer" in item:
            given = (a.get("valueInteger", a.get("valueCoding", {}).get("code")) for a in item["answer"])
            found[item["linkId"]] = sorted(given, key=str)
        found |= answers_in(item)
    return found


@pytest.mark.parametrize("name", ["v07", "v11", "v21"])
def test_form_is_shown_and_gives_the_same_answers_back(release, form_page, name):
    answers = read_answers(release.aid, read_vignette(name)["answers"])
    data = write_fhir(release=release, answers=answers, who="self", language="ja", as_of=date(2026, 11, 23))
    response = json.loads(data)
    (questionnaire,) = response.pop("contained")

    form_page.evaluate(SHOW, [questionnaire, response])
    form_page.get_by_text("年齢は何歳ですか。").first.wait_for()

    assert answers_in(form_page.evaluate(GIVE_BACK)) == answers_in(response)
