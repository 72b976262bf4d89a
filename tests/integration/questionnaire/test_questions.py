from tests.pages import get_page


def test_all_questions_can_be_read_first(client, live_aid):
    page = get_page(client, "/questions/")

    for step in live_aid.steps:
        assert step.title.ja in page.text
    for question in live_aid.questions:
        assert question.label.ja in page.text
        assert question.why.ja in page.text
        assert all(choice.label.ja in page.text for choice in question.choices)


def test_all_questions_say_for_which_concern_they_are(client, live_aid):
    client.post("/language/", {"language": "en"})

    page = get_page(client, "/questions/", language="en")

    assert "Only asked for: Atopic dermatitis (eczema)" in page.text
    assert "A number from 0 to 120" in page.text
    assert "This can be left empty." in page.text


def test_all_questions_need_no_cookie_and_give_none(client):
    get_page(client, "/questions/")

    assert "answers" not in client.cookies
