from tests.answers import ECZEMA, give_cookie, read_answers_of
from tests.pages import get_page


def test_switch_comes_back_to_the_same_page_with_the_answers(client):
    give_cookie(client, {**ECZEMA, "urgent-signs": ["none"], "age": 35})
    page = get_page(client, "/q/age/?change=1")

    form = page.one("form", action="/language/")
    button = page.one("button", name="language", value="en")
    following = page.one("input", name="next")["value"]
    response = client.post(form["action"], {"language": button["value"], "next": following})

    assert response["Location"] == "/q/age/?change=1"
    english = get_page(client, response["Location"], language="en")
    assert english.heading == "How old are you?"
    assert english.picked == {"age": ["35"]}
    assert read_answers_of(client)["age"] == 35


def test_switch_names_each_language_in_itself(client):
    page = get_page(client, "/")

    named = [(button["value"], button["lang"], button.text) for button in page.all("button", name="language")]
    assert named == [("ja-easy", "ja", "やさしい日本語"), ("en", "en", "English")]
    assert page.one("span", lang="ja").text == "日本語"
    assert page.one("span", lang="ja")["aria-current"] == "true"
