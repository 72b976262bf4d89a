"""What the patients of the load meet is counted, and an error is a missed bound."""

import pytest

from benchmarks.__main__ import main
from benchmarks.load import NotSo, Seen, percentile, rows_of, token_of


def test_percentiles_are_those_of_the_numbers():
    numbers = list(range(101))

    assert [percentile(numbers, share) for share in (50, 95, 99)] == [50, 95, 99]


def test_busy_is_told_as_a_share_and_an_error_is_missed():
    seen = Seen(page_ms=[10, 20], pdf_ms=[1000, 2000, 3000], busy_ms=[5], journeys=3)
    seen.errors["NotSo: GET / answers 500"] = 2
    rows = {row.name: row for row in rows_of(seen)}

    assert rows['"busy" among the answers to a wish for a PDF'].value == 25
    assert rows["errors met by 200 patients"].verdict == "MISSED"
    assert "answers 500" in rows["errors met by 200 patients"].note
    assert rows["a PDF, p50"].value == 2000


def test_a_page_without_a_form_is_an_error():
    with pytest.raises(NotSo):
        token_of(b"<h1>Not found</h1>")


def test_load_is_named_among_the_parts(capsys):
    with pytest.raises(SystemExit):
        main(["nothing"])

    assert "load" in capsys.readouterr().err
