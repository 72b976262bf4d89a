"""For whom somebody answers changes the words, in both languages."""

import pytest

from decisionaid.domain.base import Text
from decisionaid.web.wording import for_person
from tests.answers import ECZEMA, complete, give_cookie
from tests.pages import get_page


@pytest.mark.parametrize(
    ("who", "language", "words"),
    [
        ("self", "ja", "年齢は何歳ですか。"),
        ("child", "ja", "お子さんの年齢は何歳ですか。"),
        ("other", "ja", "その方の年齢は何歳ですか。"),
        ("self", "en", "How old are you?"),
        ("child", "en", "How old is your child?"),
        ("other", "en", "How old is the person you care for?"),
    ],
)
def test_question_names_the_person(client, who, language, words):
    give_cookie(client, {**ECZEMA, "urgent-signs": ["none"]}, who=who)
    client.post("/language/", {"language": language})

    page = get_page(client, "/q/age/", language=language, has_neutral_title=True)

    assert page.heading == words
    assert page.one("label", **{"for": "age"}).text == words


@pytest.mark.parametrize("who", ["self", "child", "other"])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_page_shows_a_placeholder(client, live_aid, who, language):
    answers = complete(live_aid, {"conditions": [item.id for item in live_aid.conditions]})
    give_cookie(client, answers, who=who)
    client.post("/language/", {"language": language})

    for step in live_aid.steps:
        page = get_page(client, f"/q/{step.id}/", language=language, has_neutral_title=True)
        assert "{" not in page.text


def test_wording_without_another_form_stays():
    text = Text(ja="質問", en="question")

    assert for_person(text, None, who="child", language="en") == "question"


def test_wording_that_begins_with_the_person_begins_with_a_capital():
    text = Text(ja="{person}は", en="{person} is")

    assert for_person(text, text, who="child", language="en") == "Your child is"
