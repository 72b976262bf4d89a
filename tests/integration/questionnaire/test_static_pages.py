import pytest

from tests.pages import get_page

PAGES = ["/privacy/", "/accessibility/", "/contact/", "/method/", "/erased/", "/answers-gone/"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "path", ["/privacy/", "/accessibility/", "/contact/", "/method/", "/erased/", "/answers-gone/"]
)
def test_static_page_is_whole_in_both_languages(client, path, language):
    client.post("/language/", {"language": language})

    get_page(client, path, language=language)


def test_method_names_every_source_and_the_release(client, live_aid, release):
    page = get_page(client, "/method/")

    assert release.label in page.text
    assert live_aid.about.update_policy.ja in page.text
    for source in live_aid.sources:
        assert source.title.ja in page.text
        assert source.interest.ja in page.text


@pytest.mark.parametrize("language", ["ja", "en"])
def test_method_gives_the_reason_for_every_option_whose_texts_are_not_of_like_length(
    client, live_aid, language
):
    client.post("/language/", {"language": language})
    page = get_page(client, "/method/", language=language)

    unlike = [option for option in live_aid.options if option.balance_note]
    assert unlike
    for option in unlike:
        assert option.label.in_language(language) in page.text
        assert option.balance_note.in_language(language) in page.text


@pytest.mark.parametrize("path", ["/privacy/", "/method/", "/contact/", "/accessibility/"])
def test_every_page_links_to_the_static_pages(client, path):
    assert get_page(client, "/").all("a", href=path)
