"""The page for Prometheus: who sees it, what it counts, and what never stands in it."""

import pytest
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from decisionaid.config import metrics
from decisionaid.pdf.errors import PdfBusy, PdfError
from decisionaid.pdf.outcomes import telling_outcome
from decisionaid.releases.live import LiveReleaseHolder
from tests.answers import ECZEMA, give_cookie
from tests.integration.test_settings import KEYS, read_setting
from tests.published import publish

TOKEN = "a-token-of-the-tests"
ELSEWHERE = "203.0.113.9"


@pytest.fixture
def visitor(settings):
    """A client of the site with the page on."""
    settings.METRICS, settings.METRICS_TOKEN, settings.METRICS_ADDRESSES = True, TOKEN, []
    return Client(REMOTE_ADDR=ELSEWHERE, raise_request_exception=False)


@pytest.fixture
def counting(monkeypatch):
    """As `begin_counting` sets it up at the start, for this test alone."""
    monkeypatch.setattr("decisionaid.pdf.outcomes._watchers", [])
    monkeypatch.setattr(metrics.live_release, "_watchers", [])
    metrics.begin_counting()


def read_numbers():
    families = text_string_to_metric_families(metrics.write_metrics().decode())
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }


def ask(client, token=TOKEN):
    return client.get("/metrics", headers={"Authorization": f"Bearer {token}"})


def test_without_the_setting_there_is_no_such_page(client):
    assert client.get("/metrics").status_code == 404


def test_token_opens_the_page(visitor):
    response = ask(visitor)

    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in response["Cache-Control"]
    assert b"# TYPE decisionaid_requests_total counter" in response.content


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer é"]
)
def test_without_the_token_nothing_is_told(visitor, said):
    response = visitor.get("/metrics", headers={"Authorization": said})

    assert response.status_code == 403
    assert b"decisionaid_requests" not in response.content


@pytest.mark.parametrize(
    ("address", "status"), [("192.0.2.7", 200), ("192.0.3.7", 403), ("2001:db8::1", 200), ("", 403)]
)
def test_named_addresses_open_the_page(visitor, settings, address, status):
    settings.METRICS_TOKEN, settings.METRICS_ADDRESSES = "", ["192.0.2.0/24", "2001:db8::/32"]

    assert visitor.get("/metrics", REMOTE_ADDR=address).status_code == status


def test_empty_token_is_no_token(visitor, settings):
    settings.METRICS_TOKEN, settings.METRICS_ADDRESSES = "", ["192.0.2.7"]

    assert ask(visitor, token="").status_code == 403


def test_answers_are_counted_by_route_and_class(visitor, monkeypatch):
    before = read_numbers()

    for path in ("/healthz", "/healthz", "/no-such-page/", "/another/"):
        visitor.get(path)

    after = read_numbers()
    grown = {key: value - before.get(key, 0) for key, value in after.items() if value != before.get(key, 0)}
    assert grown["decisionaid_requests_total", "2xx", "healthz"] == 2
    assert grown["decisionaid_requests_total", "4xx", "none"] == 2
    assert grown["decisionaid_request_seconds_count", "healthz"] == 2
    assert grown["decisionaid_request_seconds_bucket", "+Inf", "healthz"] == 2


@pytest.mark.django_db
def test_nothing_of_a_visitor_stands_in_it(visitor, release):
    publish(release)
    give_cookie(visitor, ECZEMA)
    visitor.get("/summary/?q=a-secret-answer")
    visitor.get("/staff/account/invitation/a-secret-token/")
    visitor.post("/shared/", {"code": "a-secret-code"})
    visitor.get("/a-secret-path/")

    told = ask(visitor).content.decode()

    assert 'route="invitation"' in told
    assert "secret" not in told
    assert ELSEWHERE not in told


@pytest.mark.parametrize(
    ("error", "outcome"), [(None, "made"), (PdfBusy("busy"), "busy"), (PdfError("failed"), "failed")]
)
def test_pdfs_are_counted_by_what_became_of_them(counting, error, outcome):
    before = read_numbers()

    try:
        with telling_outcome():
            if error:
                raise error
    except PdfError:
        pass

    after = read_numbers()
    assert {key for key in after if after[key] != before[key]} == {("decisionaid_pdfs_total", outcome)}


def test_service_counts_what_it_is_asked_for(counting):
    from decisionaid.pdf.service import PdfService

    before = read_numbers()["decisionaid_pdfs_total", "failed"]

    with pytest.raises(PdfError):
        PdfService().render("\ud800", stylesheet="")

    assert read_numbers()["decisionaid_pdfs_total", "failed"] == before + 1


def test_who_is_turned_away_at_once_counts_as_busy(counting):
    from decisionaid.pdf.service import PdfService

    service = PdfService(workers=1, max_waiting=0)
    before = read_numbers()
    service.check_room()
    with service._turn_in_queue(), pytest.raises(PdfBusy):
        service.check_room()

    after = read_numbers()
    assert {key for key in after if after[key] != before[key]} == {("decisionaid_pdfs_total", "busy")}


def test_release_that_becomes_live_is_told(release):
    from dataclasses import replace

    holder = LiveReleaseHolder(lambda number: replace(release, number=41))
    holder.watch(metrics._note_release)

    holder.refresh()

    assert read_numbers()["decisionaid_live_release",] == 41


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("METRICS_TOKEN", "short", "at least 16 characters"),
        ("METRICS_ADDRESSES", "prometheus.example.jp", "no address, no network"),
        ("METRICS_ADDRESSES", "unix", "no address, no network"),
        ("METRICS_ADDRESSES", "0.0.0.0/0", "trusts everybody"),
    ],
)
def test_settings_that_would_not_protect_it_stop_the_server(name, value, message):
    assert message in read_setting("METRICS", **KEYS, **{name: value}).stderr


def test_page_is_off_by_default_and_on_by_either_setting():
    settings = [{}, {"METRICS_TOKEN": TOKEN}, {"METRICS_ADDRESSES": "10.0.0.0/8"}]

    assert [read_setting("METRICS", **KEYS, **each).stdout.strip() for each in settings] == [
        "False", "True", "True",
    ]  # fmt: skip
