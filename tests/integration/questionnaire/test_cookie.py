import random
import zlib
from http.cookies import SimpleCookie

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.http import HttpResponse
from django.test import RequestFactory

from decisionaid.domain.question import NOT_SURE
from decisionaid.web import cookie
from decisionaid.web.cookie import CookieProblem, seal, set_cookie, unseal
from decisionaid.web.submission import Submission, read_submission, write_submission

DATA = {"v": 1, "who": "self", "answers": {"age": 35}}
NOW = "2026-11-23 09:00:00+09:00"


def request_with(response):
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in response.cookies.items()}
    return request


def problem_of(token):
    with pytest.raises(CookieProblem) as caught:
        unseal(token)
    return caught.value.problem


def test_what_was_sealed_comes_back():
    assert unseal(seal(DATA)) == DATA


def test_sealed_text_shows_nothing():
    assert b"age" not in seal(DATA).encode()


@pytest.mark.parametrize(("minutes", "is_readable"), [(60, True), (61, False)])
def test_it_can_be_read_for_60_minutes(minutes, is_readable):
    with time_machine.travel(NOW, tick=False) as clock:
        token = seal(DATA)
        clock.shift(minutes * 60)

        assert unseal(token) == DATA if is_readable else problem_of(token) == "expired"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda token: token[:-5] + "AAAAA", id="forged"),
        pytest.param(lambda token: token[: len(token) // 2], id="cut off"),
        pytest.param(lambda token: "", id="empty"),
        pytest.param(lambda token: "日本語", id="not ASCII"),
        pytest.param(lambda token: token + "A" * 5000, id="too long"),
        pytest.param(lambda token: Fernet(Fernet.generate_key()).encrypt(b"{}").decode(), id="another key"),
    ],
)
def test_spoilt_text_is_unreadable(spoil):
    assert problem_of(spoil(seal(DATA))) == "unreadable"


def test_old_key_still_reads_after_a_new_one_came(settings):
    token = seal(DATA)

    settings.DATA_KEYS = [Fernet.generate_key().decode(), *settings.DATA_KEYS]

    assert unseal(token) == DATA


def test_first_key_encrypts(settings):
    new = Fernet.generate_key().decode()
    settings.DATA_KEYS = [new, *settings.DATA_KEYS]

    assert Fernet(new).decrypt(seal(DATA))


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(zlib.compress(b" " * 1_000_000, 9), id="bomb"),
        pytest.param(zlib.compress(b"[" * 30_000, 9), id="nested deeper than can be read"),
        pytest.param(zlib.compress(b"{}")[:-4], id="cut off inside"),
        pytest.param(zlib.compress(b"{"), id="no JSON"),
        pytest.param(b"plain", id="not packed"),
    ],
)
def test_genuine_text_with_odd_content_is_unreadable(packed):
    assert problem_of(cookie._fernet().encrypt(packed).decode()) == "unreadable"


def answer_everything(aid, pick):
    answers = {}
    for question in aid.questions:
        if question.kind == "many":
            answers[question.id] = tuple(choice.id for choice in question.choices)
        elif question.kind == "number":
            answers[question.id] = pick([question.maximum, NOT_SURE])
        else:
            answers[question.id] = pick(question.choice_ids)
    return answers


def test_fullest_answers_fit_into_the_cookie(live_aid):
    chance = random.Random(7)  # noqa: S311 (no secret)
    sizes = []
    for _ in range(50):
        response = HttpResponse()
        answers = answer_everything(live_aid, chance.choice)
        preferences = {f"value-number-{n}": chance.choice(["very", "somewhat"]) for n in range(12)}
        questions = tuple(question.id for question in live_aid.questions_to_ask)
        write_submission(response, Submission("other", answers, preferences, questions))
        sizes.append(len(response.cookies["answers"].OutputString()))

    assert max(sizes) < 3500


def test_cookie_is_for_this_site_only_and_no_script_sees_it():
    response = HttpResponse()

    write_submission(response, Submission("self", {}))

    morsel = response.cookies["answers"]
    assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Strict", "/")
    assert (morsel["secure"], morsel["max-age"], morsel["expires"], morsel["domain"]) == ("", "", "", "")


def test_cookie_over_https_is_secure(settings):
    settings.HTTPS, settings.ANSWERS_COOKIE_NAME = True, "__Host-answers"
    response = HttpResponse()

    write_submission(response, Submission("self", {}))

    assert isinstance(response.cookies, SimpleCookie)
    assert response.cookies["__Host-answers"]["secure"] is True


def test_what_was_chosen_besides_the_answers_comes_back(live_aid):
    chosen = Submission("self", {}, preferences={"less-itch": "very"}, questions=("Q-01", "Q-07"))
    response = HttpResponse()

    write_submission(response, chosen)

    assert read_submission(request_with(response), live_aid) == chosen


@pytest.mark.parametrize("rest", [{"values": ["less-itch"]}, {"questions": "Q-01"}, {"values": None}])
def test_what_is_not_of_the_right_form_is_left_out(live_aid, rest):
    response = HttpResponse()
    set_cookie(response, {"v": 1, "who": "self", "answers": {}, **rest})

    assert read_submission(request_with(response), live_aid) == Submission("self", {})
