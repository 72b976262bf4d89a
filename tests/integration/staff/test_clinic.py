"""The clinic's data in the panel: one person writes, another approves, what is published never changes."""

import io
import re
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from decisionaid.audit.models import AuditEvent
from decisionaid.clinic import actions
from decisionaid.clinic.facts import Wording
from decisionaid.clinic.live import live_clinic
from decisionaid.clinic.models import ClinicDraft, ClinicLogo, ClinicVersion
from decisionaid.clinic.selectors import get_draft, read_facts, read_version
from decisionaid.releases.models.frozen import FrozenRow
from decisionaid.sharing.models import SharedSummary
from tests.clinics import FACTS, OFFER, PROFILE, both, publish_clinic, write_draft
from tests.forms import fields_of
from tests.pages import read_page
from tests.shared import share
from tests.staff import log_in, make_person

pytestmark = pytest.mark.django_db
HOME = "/staff/clinic/"


class People(dict):
    """Clients that are logged in, each made when it is asked for first: an account takes time."""

    roles = {"both": ("administrator", "reviewer")}

    def __missing__(self, name):
        person = make_person(*self.roles.get(name, (name,)))
        client = self[name] = log_in(Client(), person)
        client.person = person
        return client


@pytest.fixture
def people(live_aid):
    return People()


def send(client, path, *, revision=None, **data):
    number = get_draft().revision if revision is None else revision
    return client.post(f"{HOME}{path}", {"revision": number, **data})


def typed(part):
    data = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Wording):
            data |= {f"{name}_ja": value.ja, f"{name}_en": value.en}
        elif value is not None:
            data[name] = value
    return data


def write_by_forms(client):
    assert send(client, "profile/", **typed(PROFILE)).status_code == 302
    assert send(client, "prices/add/", **typed(OFFER)).status_code == 302


def propose_draft(people):
    write_draft(people["administrator"].person)
    assert send(people["administrator"], "propose/").status_code == 302


def events():
    return [
        (event.action, event.outcome)
        for event in AuditEvent.objects.filter(action__startswith="clinic.").order_by("pk")
    ]


def test_one_writes_another_approves_and_each_step_is_in_the_audit_list(people):
    write_by_forms(people["administrator"])
    facts = read_facts(get_draft().facts)
    assert facts.profile == PROFILE
    assert facts.offers == (OFFER.model_copy(update={"id": facts.offers[0].id}),)

    assert send(people["administrator"], "propose/").status_code == 302
    assert send(people["reviewer"], "approve/").status_code == 302

    version = ClinicVersion.objects.get()
    assert read_facts(version.facts) == facts
    assert (version.proposed_by, version.approved_by) == (
        people["administrator"].person,
        people["reviewer"].person,
    )
    assert events() == [
        ("clinic.profile_changed", "done"),
        ("clinic.price_added", "done"),
        ("clinic.proposed", "done"),
        ("clinic.published", "done"),
    ]


def test_clinician_may_approve_too(people):
    propose_draft(people)

    assert send(people["clinician"], "approve/").status_code == 302
    assert ClinicVersion.objects.count() == 1


@pytest.mark.parametrize("hand", ["proposed", "wrote the profile", "wrote a price", "changed the logo"])
def test_who_had_a_hand_in_it_cannot_approve(people, hand):
    own, other = people["both"], people["administrator"]
    write_draft(other.person)
    if hand == "wrote the profile":
        send(own, "profile/", **typed(PROFILE))
    if hand == "wrote a price":
        send(own, "prices/offer-1/", **typed(OFFER))
    if hand == "changed the logo":
        send(own, "logo/")
    send(own if hand == "proposed" else other, "propose/")

    response = send(own, "approve/")

    assert response.status_code == 403
    assert not ClinicVersion.objects.exists()
    assert events()[-1] == ("clinic.published", "refused")
    assert "approve/" not in own.get(HOME).content.decode()
    assert send(people["reviewer"], "approve/").status_code == 302


def test_no_path_past_the_panel_lets_one_person_do_both(people):
    write_draft(people["both"].person)
    actions.propose(revision=get_draft().revision, by=people["both"].person, now=timezone.now())

    with pytest.raises(actions.SamePerson):
        actions.approve(revision=get_draft().revision, by=people["both"].person, now=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        ClinicVersion.objects.create(
            number=1,
            facts={},
            content_hash="x",
            published_at=timezone.now(),
            proposed_by=people["both"].person,
            approved_by=people["both"].person,
        )


def test_incomplete_data_are_refused_with_everything_at_once(people):
    client = people["administrator"]
    send(client, "prices/add/", option="supernatant", name_ja="点滴")

    response = send(client, "propose/")

    page = read_page(response)
    assert response.status_code == 422
    assert get_draft().status == ClinicDraft.Status.DRAFT
    told = [e.text for e in page.all("li") if e.text.endswith(("(J1)。", "(J3)。", "(J4)。", "(own)。"))]
    # Once in the refusal, once under what is missing.
    assert len(told) == 2 * len(set(told))
    for words in (
        "主なリスクと副作用",
        "入手の経路",
        "国内の承認品",
        "海外の安全性の情報",
        "日本での承認",
        "責任者",
    ):
        assert any(words in line for line in told), words


def test_approving_checks_again(people):
    propose_draft(people)
    facts = read_facts(get_draft().facts)
    bad = facts.model_copy(update={"offers": (OFFER.model_copy(update={"risks": Wording()}),)})
    ClinicDraft.objects.update(facts=bad.model_dump(mode="json"))

    assert send(people["reviewer"], "approve/").status_code == 422
    assert not ClinicVersion.objects.exists()


def test_letters_that_no_font_has_are_refused_before_patients_have_them(people):
    write_draft(
        people["administrator"].person, profile=PROFILE.model_copy(update={"hours": both("\U000f0000", "x")})
    )

    response = send(people["administrator"], "propose/")

    assert response.status_code == 409
    assert "\U000f0000" in read_page(response).text
    assert get_draft().status == ClinicDraft.Status.DRAFT


@pytest.mark.parametrize(
    ("path", "who"), [("approve/", "reviewer"), ("send-back/", "reviewer"), ("withdraw/", "administrator")]
)
def test_wrong_state_is_refused(people, path, who):
    write_draft(people["administrator"].person)

    assert send(people[who], path, reason="x").status_code == 409
    assert not ClinicVersion.objects.exists()


def test_what_is_in_review_or_published_cannot_be_proposed_again(people):
    propose_draft(people)
    assert send(people["administrator"], "propose/").status_code == 409

    send(people["reviewer"], "approve/")
    assert send(people["administrator"], "propose/").status_code == 409


def test_a_change_takes_it_out_of_review(people):
    propose_draft(people)
    seen = get_draft().revision

    send(people["administrator"], "profile/", **typed(PROFILE))

    assert get_draft().status == ClinicDraft.Status.DRAFT
    send(people["administrator"], "propose/")
    # Whoever still has the page of before in front of them approves nothing else.
    assert send(people["reviewer"], "approve/", revision=seen).status_code == 409
    assert not ClinicVersion.objects.exists()


@pytest.mark.parametrize("revision", [0, "", "x", "-1", "²", "9" * 30])
def test_nobody_overwrites_what_they_have_not_seen(people, revision):
    client = people["administrator"]
    write_draft(client.person)
    before = get_draft().facts

    for path in ("profile/", "prices/add/", "prices/offer-1/", "logo/"):
        part = PROFILE if path == "profile/" else OFFER
        data = {**typed(part), "name_ja": "x"}
        assert send(client, path, revision=revision, **data).status_code == 422, path

    assert get_draft().facts == before


def test_sent_back_with_a_reason(people):
    propose_draft(people)

    assert send(people["reviewer"], "send-back/", reason="").status_code == 422
    assert send(people["reviewer"], "send-back/", reason="価格が古い").status_code == 302

    assert get_draft().status == ClinicDraft.Status.DRAFT
    assert AuditEvent.objects.get(action="clinic.sent_back").note == "価格が古い"


def test_prices_are_taken_off_at_once_by_one_person(people):
    publish_clinic()

    assert send(people["administrator"], "withdraw/").status_code == 302

    newest = ClinicVersion.objects.first()
    assert (newest.number, newest.facts["offers"], newest.is_withdrawal) == (2, [], True)
    assert newest.facts["profile"] == ClinicVersion.objects.get(number=1).facts["profile"]
    assert send(people["administrator"], "withdraw/").status_code == 409


def test_published_version_and_logo_never_change(people):
    publish_clinic()
    version = ClinicVersion.objects.get()
    for change in (version.save, version.delete, ClinicVersion.objects.all().delete):
        with pytest.raises(FrozenRow):
            change()
    with pytest.raises(FrozenRow):
        ClinicVersion.objects.update(number=2)
    ClinicLogo.objects.create(sha256="a" * 64, png=b"x", width=1, height=1, added_at=timezone.now())
    for statement in (
        "DELETE FROM clinic_clinicversion",
        "UPDATE clinic_clinicversion SET content_hash = 'x'",
        "DELETE FROM clinic_cliniclogo",
        "UPDATE clinic_cliniclogo SET width = 7",
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(statement)


BAD_OFFERS = {
    "price_low": ["-1", "1.5", "x", "100000001"],
    "price_high": ["1"],
    "sessions_low": ["0", "367"],
    "sessions_high": ["1"],
    "total_high": ["1"],
    "checked_on": ["2999-01-01", "yesterday"],
    "option": ["", "no-such-option"],
    "insurance": ["maybe"],
    "approval": ["approved", "x"],
    "relief": ["x"],
    "risks_ja": ["あ" * 601, "a\0b"],
}


@pytest.mark.parametrize("field", BAD_OFFERS)
def test_mistake_is_told_at_its_field_and_nothing_is_kept(people, field):
    for value in BAD_OFFERS[field]:
        response = send(people["administrator"], "prices/add/", **{**typed(OFFER), field: value})

        assert response.status_code == 422, value
        assert not read_facts(get_draft().facts).offers
        control = read_page(response).by_id(f"id_{field}")
        assert control["aria-invalid"] == "true"


def test_web_address_is_no_script(people):
    data = {**typed(PROFILE), "web": "javascript:alert(1)"}

    assert send(people["administrator"], "profile/", **data).status_code == 422


def test_form_saved_unchanged_changes_nothing(people):
    client = people["administrator"]
    write_draft(client.person)

    for path in ("profile/", "prices/offer-1/"):
        sent = fields_of(client.get(f"{HOME}{path}").content.decode())
        assert client.post(f"{HOME}{path}", sent).status_code == 302

    assert read_facts(get_draft().facts) == FACTS
    assert get_draft().revision == 4


def test_price_is_deleted(people):
    write_draft(people["administrator"].person)

    assert send(people["administrator"], "prices/offer-1/delete/", revision=0).status_code == 409
    assert send(people["administrator"], "prices/offer-1/delete/").status_code == 302
    assert read_facts(get_draft().facts).offers == ()
    assert send(people["administrator"], "prices/offer-1/delete/").status_code == 404


def upload(client, data, name="logo.png"):
    file = SimpleUploadedFile(name, data, content_type="image/png")
    return client.post(f"{HOME}logo/", {"revision": get_draft().revision, "logo": file})


def png():
    buffer = io.BytesIO()
    Image.new("RGB", (30, 30), (1, 2, 3)).save(buffer, "PNG")
    return buffer.getvalue()


def test_logo_is_kept_shown_and_taken_out(people):
    client = people["administrator"]
    assert client.get(f"{HOME}logo/picture/").status_code == 404

    assert upload(client, png()).status_code == 302
    shown = client.get(f"{HOME}logo/picture/")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert upload(client, png()).status_code == 302
    assert ClinicLogo.objects.count() == 1

    send(client, "logo/")
    assert read_facts(get_draft().facts).profile.logo == ""


@pytest.mark.parametrize(
    "data",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"x" * 600_000],
    ids=["svg", "gif", "large"],
)
def test_hostile_logo_is_refused_with_words(people, data):
    response = upload(people["administrator"], data, name="x.svg")

    assert response.status_code == 422
    assert not ClinicLogo.objects.exists()
    assert read_page(response).all("ul", **{"class": "errorlist"})


# path, method, and who may; everything else about roles is in test_roles.py.
PLACES = {
    "": ("get", {"administrator", "reviewer", "clinician", "both"}),
    "logo/picture/": ("get", {"administrator", "reviewer", "clinician", "both"}),
    "profile/": ("get", {"administrator", "both"}),
    "prices/add/": ("get", {"administrator", "both"}),
    "prices/offer-1/": ("get", {"administrator", "both"}),
    "logo/": ("get", {"administrator", "both"}),
    "propose/": ("post", {"administrator", "both"}),
    "withdraw/": ("post", {"administrator", "both"}),
    "approve/": ("post", {"reviewer", "clinician", "both"}),
    "send-back/": ("post", {"reviewer", "clinician", "both"}),
    "prices/offer-1/delete/": ("post", {"administrator", "both"}),
}


def ask(client, path, *, method=""):
    # With a revision that never was: whoever may comes as far as the refusal of that.
    return getattr(client, method or PLACES[path][0])(f"{HOME}{path}", {"revision": "0", "reason": "x"})


@pytest.mark.parametrize("name", ["administrator", "reviewer", "clinician", "both", "reception", "editor"])
def test_who_may_and_who_may_not(people, name):
    write_draft(make_person("administrator"))

    found = {path: ask(people[name], path).status_code for path in PLACES}

    assert {path for path, status in found.items() if status != 403} == {
        path for path, (_, who) in PLACES.items() if name in who
    }
    assert set(found.values()) <= {200, 403, 404, 409, 422}
    refused = AuditEvent.objects.filter(action="page.refused").count()
    assert refused == list(found.values()).count(403)


def test_what_changes_something_needs_a_post(people):
    write_draft(make_person("administrator"))
    writes = [path for path, (method, _) in PLACES.items() if method == "post"]

    assert {ask(people["both"], path, method="get").status_code for path in writes} == {405}


def test_nobody_without_login_or_second_factor(people):
    write_draft(people["administrator"].person)
    half = log_in(Client(), make_person("administrator", "reviewer"), second_factor=False)

    for path in PLACES:
        for client in (Client(), half):
            assert ask(client, path)["Location"].startswith("/staff/account/login/?next="), path


def test_start_page_of_the_panel_says_what_waits(people):
    assert "審査中" not in people["reviewer"].get("/staff/").content.decode()
    propose_draft(people)

    assert "医療機関の情報と価格" in people["reviewer"].get("/staff/").content.decode()
    assert "審査中" in people["reviewer"].get("/staff/").content.decode()
    assert "医療機関の情報と価格" not in people["reception"].get("/staff/").content.decode()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_page_shows_what_changes(people, language, settings):
    publish_clinic()
    client = people["reviewer"]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    changed = OFFER.model_copy(update={"price_low": 32_000})
    actions.save_offer(
        offer=changed, revision=get_draft().revision, by=people["administrator"].person, now=timezone.now()
    )

    page = read_page(client.get(HOME))

    marked = [e.text for e in page.all("th") if re.search(r"\((変わりました|変更|changed)\)", e.text)]
    assert len(marked) == 1
    assert "32,000" in page.text


def test_shared_summary_opens_with_the_clinic_version_it_was_made_with(patient, staff):
    publish_clinic()
    own = patient.post("/summary/pdf/", {"note": ""}).content
    code = share(patient)
    assert SharedSummary.objects.get().clinic_version_id == 1
    version = publish_second()
    live_clinic.pin(read_version(version))

    client = staff("reception")
    address = client.post("/staff/shared/", {"code": code})["Location"]

    assert client.post(f"{address}pdf/").content == own
    assert patient.post("/summary/pdf/", {"note": ""}).content != own


def publish_second():
    writer, other = make_person("administrator"), make_person("reviewer")
    changed = OFFER.model_copy(update={"price_low": 33_000})
    actions.save_offer(offer=changed, revision=get_draft().revision, by=writer, now=timezone.now())
    actions.propose(revision=get_draft().revision, by=writer, now=timezone.now())
    return actions.approve(revision=get_draft().revision, by=other, now=timezone.now())


def test_consent_names_the_published_clinic(patient):
    profile = PROFILE.model_copy(update={"name": both("あおば皮ふ科", "Aoba Skin Clinic")})
    publish_clinic(profile=profile, offers=())

    text = read_page(patient.get("/share/")).text

    assert "あおば皮ふ科" in text
    assert "みどり皮ふ科" not in text


def test_too_many_offers_are_refused(people):
    many = tuple(OFFER.model_copy(update={"id": f"offer-{number}"}) for number in range(20))
    write_draft(people["administrator"].person, offers=many)

    with suppress(actions.Refused):
        write_draft(people["administrator"].person, offers=(OFFER.model_copy(update={"id": "offer-21"}),))

    assert len(read_facts(get_draft().facts).offers) == 20
