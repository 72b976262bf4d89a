"""A number of thousands of digits where a form has one: told or ignored, never a failure."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisionaid.content.archive import write_archive
from tests.content_staff import get_item
from tests.forms import fields_of
from tests.unit.small_aid import TEXTS

pytestmark = pytest.mark.django_db
ODD = [pytest.param("9" * 5000, id="endless"), pytest.param("9" * 25, id="long"), pytest.param("²", id="odd")]


@pytest.fixture
def editor(first, log_in):
    client = log_in("editor")
    client.raise_request_exception = False
    return client


def form_of(client, url):
    return fields_of(client.get(url).content.decode())


@pytest.mark.parametrize("number", ODD)
def test_of_the_draft_at_an_import(editor, number):
    archive = SimpleUploadedFile("a.zip", write_archive(TEXTS, schema="{}"))
    form = {"archive": archive, "do": "import", "revision": number}

    assert editor.post(reverse("admin:releases_contentitem_import"), form).status_code == 409


@pytest.mark.parametrize("number", ODD)
@pytest.mark.parametrize("is_count", [False, True])
def test_in_the_form_of_a_piece(editor, number, is_count):
    url = reverse("admin:releases_contentitem_change", args=[get_item("options", "grey-socks").pk])
    fields = form_of(editor, url)
    names = [name for name in fields if name.endswith("#")]
    assert names
    changed = {names[0]: number} if is_count else {"version": number}

    assert editor.post(url, {**fields, "do": "save", **changed}).status_code == 400


@pytest.mark.parametrize("number", ODD)
@pytest.mark.parametrize("button", ["remove:parts.{}", "up:parts.{}", "add:parts.{}.facts"])
def test_in_a_button_of_a_list(editor, number, button):
    url = reverse("admin:releases_contentitem_change", args=[get_item("options", "grey-socks").pk])

    response = editor.post(url, {**form_of(editor, url), "do": button.format(number)})

    assert response.status_code == 200


@pytest.mark.parametrize("number", ODD)
def test_of_the_piece_to_stand_after(editor, number):
    url = reverse("admin:releases_contentitem_add", args=[]) + "?kind=glossary"
    form = form_of(editor, url)

    assert editor.post(url, {**form, "do": "save", "after": number}).status_code < 500
