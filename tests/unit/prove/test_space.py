from itertools import product

import pytest

from decisionaid.content.prove.space import Space, TooLarge, numbers_in

SIZES = (3, 2, 4)


def every_combination():
    return [tuple(reversed(digits)) for digits in product(*(range(size) for size in reversed(SIZES)))]


def test_numbers_and_digits_go_together():
    space = Space(SIZES)

    assert space.size == 24
    assert [space.digits(number) for number in range(24)] == every_combination()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_having_gives_just_the_combinations_with_a_digit(place):
    space = Space(SIZES)

    for digit in range(SIZES[place]):
        wanted = [number for number, digits in enumerate(every_combination()) if digits[place] == digit]
        assert list(numbers_in(space.having(place, digit))) == wanted


@pytest.mark.parametrize(("source", "target"), [(0, 3), (3, 0), (1, 2), (2, 2)])
def test_moved_changes_one_digit_and_nothing_else(source, target):
    space = Space(SIZES)

    moved = space.moved(space.having(0, 1), 2, source, target)

    assert [space.digits(number) for number in numbers_in(moved)] == [(1, 0, target), (1, 1, target)]


def test_fewest_answers_are_those_with_most_places_unanswered():
    space = Space(SIZES)
    wanted = {(2, 1, 0), (0, 1, 3), (1, 1, 1)}
    bits = sum(1 << number for number in range(24) if space.digits(number) in wanted)

    assert {space.digits(number) for number in space.fewest_answers(bits)} == {(2, 1, 0), (0, 1, 3)}


def test_a_space_too_large_to_go_through_is_refused_with_its_size():
    with pytest.raises(TooLarge, match="1,000,000,000 combinations"):
        Space([10] * 9)
