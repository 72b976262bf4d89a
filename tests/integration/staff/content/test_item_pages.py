"""The list of pieces, and the pages that change one: without JavaScript, as a browser would send them."""

import re

import pytest
from django.urls import reverse

from decisionaid.content.items import KINDS, SINGLE_KINDS
from decisionaid.releases.models import ContentItem, ReleaseEvent, SignOff
from tests.content_staff import change, change_wool, get_item
from tests.forms import fields_of
from tests.pages import check_page, read_page

pytestmark = pytest.mark.django_db
LIST = "admin:releases_contentitem_changelist"


def address(page, item=None):
    return reverse(f"admin:releases_contentitem_{page}", args=[item.pk] if item else [])


def open_form(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return fields_of(response.content.decode())


def send(client, url, fields, do="save", **changes):
    return client.post(url, {**fields, "do": do, **changes})


def keys_listed(client, **filters):
    return [item.key for item in client.get(reverse(LIST), filters).context["cl"].result_list]


class TestList:
    @pytest.mark.parametrize(
        ("filters", "keys"),
        [
            pytest.param({"kind": "attributes"}, ["warmth", "washing"], id="kind"),
            pytest.param({"option": "grey-socks", "kind": "conflicts"}, ["C-01"], id="option"),
            pytest.param({"option": "grey-socks", "kind": "options"}, ["grey-socks"], id="the option itself"),
            pytest.param({"clinician": "yes"}, ["urgent-signs"], id="to be confirmed"),
            pytest.param({"review": "overdue"}, [], id="nothing overdue"),
            pytest.param({"changed": "yes"}, [], id="nothing changed"),
            pytest.param({"q": "K-01"}, ["K-01", "Q-01"], id="id"),
            pytest.param({"q": "hair of SHEEP"}, ["wool"], id="English"),
            pytest.param({"q": "羊の毛"}, ["wool"], id="Japanese"),
            pytest.param({"q": "Ｋ－０１", "kind": "rules"}, ["K-01"], id="full width"),
        ],
    )
    def test_filters_and_search(self, first, log_in, filters, keys):
        assert keys_listed(log_in("editor"), **filters) == keys

    def test_what_changed_since_the_live_release(self, first, log_in, people):
        change_wool(people["editor"])

        assert keys_listed(log_in("editor"), changed="yes") == ["wool"]
        assert "wool" not in keys_listed(log_in("editor"), changed="no")

    def test_reviews_that_are_due(self, first, log_in, people, time_machine):
        time_machine.move_to("2027-02-15")

        assert keys_listed(log_in("editor"), review="overdue") == ["about", "shop-note"]

    def test_easy_japanese_is_found_by_sign_and_by_reading(self, first, log_in, people):
        words = {"ja": "毛です", "en": "Hair", "easy": "{毛糸|けいと}です"}
        change("glossary", "wool", by=people["editor"], meaning=words)

        for term in ("けいと", "毛糸です"):
            assert keys_listed(log_in("editor"), q=term) == ["wool"]

    @pytest.mark.parametrize(("language", "words"), [("ja", "言葉の説明"), ("en", "Words explained")])
    def test_it_speaks_both_languages(self, first, log_in, settings, language, words):
        client = log_in("editor")
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

        assert words in client.get(reverse(LIST)).content.decode()


class TestEveryKind:
    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "exemptions"])
    def test_saving_without_a_change_writes_nothing(self, first, log_in, kind):
        client = log_in("editor")
        events = ReleaseEvent.objects.count()
        items = ContentItem.objects.filter(kind=kind)
        if kind in ("outcomes", "estimates", "evidence", "disagreements"):
            assert (
                not items.exists()
            )  # the small content has none: tests/unit/staff goes over the shipped ones

        for item in items:
            url = address("change", item)
            assert send(client, url, open_form(client, url)).status_code == 302
            again = ContentItem.objects.get(pk=item.pk)
            assert (again.body, again.version) == (item.body, item.version)
        assert ReleaseEvent.objects.count() == events

    @pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SINGLE_KINDS])
    def test_each_kind_has_a_form_for_a_new_piece(self, first, log_in, kind):
        client = log_in("editor")
        url = f"{address('add')}?kind={kind}"

        response = send(client, url, open_form(client, url))

        assert response.status_code == 422
        assert "item-errors" in response.content.decode()

    @pytest.mark.parametrize("kind", ["about", "costs", "nonsense", ""])
    def test_other_kinds_are_offered_instead(self, first, log_in, kind):
        response = log_in("editor").get(f"{address('add')}?kind={kind}")

        assert "?kind=rules" in response.content.decode()

    @pytest.mark.parametrize("kind", ["conflicts", "rules", "statements", "sources", "left_out"])
    def test_a_copy_under_another_id_is_created_and_deleted(self, first, log_in, kind):
        client = log_in("editor")
        item = ContentItem.objects.filter(kind=kind).first()
        new = {"conflicts": "C-77", "rules": "K-77", "left_out": "A0-04"}.get(kind, "a-new-one")
        fields = {**open_form(client, address("change", item)), "row" if kind == "left_out" else "id": new}

        response = send(client, f"{address('add')}?kind={kind}", fields, after="", comment="as an example")

        added = get_item(kind, new)
        assert response["Location"] == address("change", added)
        assert ReleaseEvent.objects.first().comment == "as an example"
        response = client.post(address("delete", added), {"version": "1"})
        assert response["Location"] == reverse(LIST)
        assert not ContentItem.objects.filter(pk=added.pk).exists()


class TestChanging:
    def test_a_text_is_changed(self, first, log_in, people):
        client, item = log_in("editor"), get_item("glossary", "wool")
        url = address("change", item)

        response = send(
            client, url, open_form(client, url), **{"meaning.en": "Soft hair", "comment": "clearer"}
        )

        assert response["Location"] == url
        item.refresh_from_db()
        event = ReleaseEvent.objects.first()
        assert (item.body["meaning"]["en"], item.version, item.updated_by) == (
            "Soft hair",
            2,
            people["editor"],
        )
        assert (event.comment, event.by) == ("clearer", people["editor"])

    def test_a_mistake_is_told_at_its_field_and_nothing_is_saved(self, first, log_in):
        client, item = log_in("editor"), get_item("glossary", "wool")
        url = address("change", item)

        response = send(client, url, open_form(client, url), **{"meaning.en": "", "term.en": "Fleece"})

        page = response.content.decode()
        assert response.status_code == 422
        assert '<a href="#f-meaning-en">' in page
        assert fields_of(page)["term.en"] == "Fleece"
        assert get_item("glossary", "wool").version == 1

    def test_buttons_add_and_take_out_rows_and_save_nothing(self, first, log_in):
        client, item = log_in("editor"), get_item("conflicts", "C-01")
        url = address("change", item)

        more = send(client, url, open_form(client, url), do="add:sides")
        fields = fields_of(more.content.decode())
        assert (more.status_code, fields["sides.#"], fields["version"]) == (200, "3", "1")
        filled = {**fields, "sides.2.rows.0": "A0-03", "sides.2.text.ja": "黒", "sides.2.text.en": "Black"}
        less = send(client, url, filled, do="remove:sides.0")
        assert get_item("conflicts", "C-01").version == 1

        assert send(client, url, fields_of(less.content.decode())).status_code == 302
        sides = get_item("conflicts", "C-01").body["sides"]
        assert [side["text"]["en"] for side in sides] == ["White", "Black"]

    def test_two_who_edit_at_once_lose_nothing(self, first, log_in, people):
        client, item = log_in("editor"), get_item("glossary", "wool")
        url = address("change", item)
        fields = open_form(client, url)
        change_wool(people["reviewer"], "Their words")

        response = send(client, url, fields, **{"meaning.en": "My words"})

        page = response.content.decode()
        assert response.status_code == 409
        assert "Riku" in page
        assert "Their words" in page
        assert fields_of(page)["meaning.en"] == "My words"
        assert get_item("glossary", "wool").body["meaning"]["en"] == "Their words"
        assert send(client, url, fields_of(page)).status_code == 302
        assert get_item("glossary", "wool").body["meaning"]["en"] == "My words"

    def test_a_mark_cannot_be_unticked(self, first, log_in):
        client, item = log_in("editor"), get_item("questions", "urgent-signs")
        url = address("change", item)
        fields = open_form(client, url)
        del fields["choices.0.urgent.needs_clinician"]

        response = send(client, url, fields)

        assert response.status_code == 422
        assert get_item("questions", "urgent-signs").version == 1

    @pytest.mark.parametrize("missing", ["end", "sides.#", "version"])
    def test_a_form_that_did_not_come_whole_is_refused(self, first, log_in, missing):
        client, item = log_in("editor"), get_item("conflicts", "C-01")
        fields = open_form(client, address("change", item))
        del fields[missing]

        assert send(client, address("change", item), fields).status_code == 400
        assert get_item("conflicts", "C-01").version == 1

    def test_who_may_only_read_sees_no_button(self, first, log_in):
        page = log_in("reviewer").get(address("change", get_item("glossary", "wool"))).content.decode()

        assert 'value="save"' not in page
        assert '<fieldset class="item-locked" disabled>' in page

    def test_markup_in_a_text_stays_text(self, first, log_in, people):
        change_wool(people["editor"], "<script>alert(1)</script>")
        client, item = log_in("editor"), get_item("glossary", "wool")

        for page in ("change", "history"):
            assert "<script>alert" not in client.get(address(page, item)).content.decode()

    def test_a_form_as_large_as_an_option_is_taken_and_a_larger_one_is_not(self, first, log_in):
        client, item = log_in("editor"), get_item("glossary", "wool")
        fields = open_form(client, address("change", item))

        assert send(client, address("change", item), fields, **{"comment": "x" * 200_000}).status_code == 302
        assert (
            send(client, address("change", item), fields, **{"comment": "x" * 5_000_000}).status_code == 413
        )


class TestDeleting:
    def test_a_piece_that_others_rest_on_stays_and_they_are_listed(self, first, log_in):
        item = get_item("rules", "K-01")

        response = log_in("editor").post(address("delete", item), {"version": "1"})

        assert response.status_code == 409
        assert "questions_to_ask/Q-01" in response.content.decode()
        assert ContentItem.objects.filter(pk=item.pk).exists()

    @pytest.mark.parametrize(("version", "status"), [("2", 409), ("", 400), ("x", 400)])
    def test_only_what_was_seen_is_deleted(self, first, log_in, version, status):
        item = get_item("left_out", "A0-05")

        assert log_in("editor").post(address("delete", item), {"version": version}).status_code == status
        assert ContentItem.objects.filter(pk=item.pk).exists()


class TestSigningOff:
    def sign(self, client, **changes):
        url = address("sign_off", get_item("questions", "urgent-signs"))
        return client.post(url, {**open_form(client, url), **changes})

    def test_a_clinician_signs_with_name_and_date(self, first, log_in, people):
        response = self.sign(log_in("clinician"), clinician="Dr Chie Mori", review_due_on="2099-01-01")

        signed = SignOff.objects.get()
        assert response.status_code == 302
        assert (signed.clinician, str(signed.review_due_on), signed.by) == (
            "Dr Chie Mori",
            "2099-01-01",
            people["clinician"],
        )
        assert not get_item("questions", "urgent-signs").needs_clinician

    @pytest.mark.parametrize(
        "changes",
        [{"clinician": ""}, {"review_due_on": "soon"}, {"review_due_on": "2001-01-01"}, {"version": "9"}],
    )
    def test_what_is_missing_or_wrong_is_refused(self, first, log_in, changes):
        assert self.sign(log_in("clinician"), **changes).status_code == 422
        assert not SignOff.objects.exists()

    def test_a_form_without_a_version_is_refused(self, first, log_in):
        assert self.sign(log_in("clinician"), version="").status_code == 400

    def test_the_history_tells_who_signed_and_that_the_text_changed_since(self, first, log_in, people):
        self.sign(log_in("clinician"), clinician="Dr Chie Mori", review_due_on="2099-01-01")
        change("questions", "urgent-signs", by=people["editor"], short={"ja": "急ぎ", "en": "Hurry"})

        page = (
            log_in("editor").get(address("history", get_item("questions", "urgent-signs"))).content.decode()
        )

        assert "Dr Chie Mori" in page
        assert re.search(r"\(.*2099-01-01.*\) <b>", page)


@pytest.mark.parametrize("name", ["add", "checks", "import", "preview", "change", "delete", "history"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_page_is_well_formed_and_labelled(first, log_in, people, settings, name, language):
    item = change_wool(people["editor"])
    client = log_in("editor")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    response = client.get(address(name, item if name in ("change", "delete", "history") else None))

    # Django's own button that folds the menu names itself by aria-label.
    button = rb'<button class="sticky toggle-nav-sidebar".*?</button>'
    response.content = re.sub(button, b"", response.content, flags=re.DOTALL)
    check_page(read_page(response), language=language)
