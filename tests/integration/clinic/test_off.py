"""Without clinic mode nothing that a patient gets knows of a clinic, whatever is in the database."""

import re
from datetime import date

import pytest

from decisionaid.clinic.live import LiveClinic, live_clinic
from decisionaid.clinic.models import ClinicVersion
from decisionaid.pdf.service import get_pdf_service
from decisionaid.summary.documents import pdf_stylesheet, write_html, write_json
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.submission import Submission
from tests.answers import as_tuples, complete, give_cookie
from tests.clinics import publish_clinic
from tests.vignettes import read_vignette

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/summary/",
    "/summary/print/",
    "/costs/",
    "/talk/",
    "/privacy/",
    "/contact/",
    "/method/",
    "/q/age/",
]
TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def answers(live_aid):
    return complete(live_aid, read_vignette("v03")["answers"])


@pytest.fixture
def patient(client, answers):
    give_cookie(client, answers)
    return client


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return TOKENS.sub(b"", response.content)


def printed(release, answers):
    page = page_for(release, Submission("self", as_tuples(answers)), language="ja", as_of=date(2026, 11, 25))
    return get_pdf_service().render(write_html(page, extent="main"), stylesheet=pdf_stylesheet()), write_json(
        page
    )


def test_pages_and_pdf_are_the_same_bytes_with_and_without_a_published_clinic(
    patient, release, answers, settings
):
    before = {path: read(patient, path) for path in PAGES}
    pdf = printed(release, answers)

    settings.CLINIC_NAME = "みどり皮ふ科"
    publish_clinic()

    assert ClinicVersion.objects.count() == 1
    assert {path: read(patient, path) for path in PAGES} == before
    assert printed(release, answers) == pdf

    # The same comparison does tell the difference once the mode is on.
    settings.CLINIC_MODE = True
    changed = [path for path in PAGES if read(patient, path) != before[path]]
    assert changed == PAGES
    assert printed(release, answers) != pdf


def test_logo_is_not_served(client, settings):
    clinic = publish_clinic()

    assert client.get(f"/clinic/logo-{'a' * 64}.png").status_code == 404
    assert live_clinic.find() is None
    settings.CLINIC_MODE = True
    assert live_clinic.find() == clinic


def test_nobody_looks_into_the_database(settings):
    holder = LiveClinic(lambda number: pytest.fail("looked"))

    assert holder.find() is None
    assert holder._thread is None


def test_holder_reads_once_and_goes_on_with_what_it_has(settings):
    settings.CLINIC_MODE = True
    seen = []

    def look(number):
        seen.append(number)
        if len(seen) > 1:
            raise OSError("away")
        return clinic

    clinic = publish_clinic()
    holder = LiveClinic(look)
    holder.refresh()
    holder.refresh()

    assert seen == [None, 1]
    assert holder._held == clinic
