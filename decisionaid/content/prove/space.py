"""A product space as sets of bits: one bit for each combination of the answers to some questions.

A set of combinations is one whole number, so that a rule is judged for all of them at once with
"and", "or" and "not", and two answer sets that differ in one question are compared by a shift.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations
from math import prod

from decisionaid.content.wording import Said, say

Bits = int
"""A set of combinations; bit number n stands for combination n."""

MOST_COMBINATIONS = 200_000_000


class TooLarge(Exception):
    """There is too much to go through: lists of too many choices, or a rule that joins too many questions."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


class Space:
    """All combinations of one digit for each place; digit 0 is "not answered"."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self.sizes = tuple(sizes)
        self.size = prod(self.sizes)
        if self.size > MOST_COMBINATIONS:
            raise TooLarge(
                say("too-many-combinations", count=f"{self.size:,}", limit=f"{MOST_COMBINATIONS:,}")
            )
        self.strides = tuple(prod(self.sizes[:place]) for place in range(len(self.sizes)))
        self.full: Bits = (1 << self.size) - 1
        self._masks: dict[tuple[int, int], Bits] = {}

    def having(self, place: int, digit: int) -> Bits:
        """Give the combinations with this digit at this place."""
        key = (place, digit)
        if key not in self._masks:
            stride, period = self.strides[place], self.strides[place] * self.sizes[place]
            block = ((1 << stride) - 1) << (stride * digit)
            self._masks[key] = _repeated(block, period, self.size // period)
        return self._masks[key]

    def having_any(self, place: int, digits: Iterable[int]) -> Bits:
        """Give the combinations with one of these digits at this place."""
        bits = 0
        for digit in digits:
            bits |= self.having(place, digit)
        return bits

    def moved(self, bits: Bits, place: int, source: int, target: int) -> Bits:
        """Give the combinations that come out when digit `source` at `place` becomes `target`."""
        shift = (target - source) * self.strides[place]
        chosen = bits & self.having(place, source)
        return chosen << shift if shift >= 0 else chosen >> -shift

    def digits(self, number: int) -> tuple[int, ...]:
        """Give the digits of one combination."""
        return tuple(number // stride % size for stride, size in zip(self.strides, self.sizes, strict=True))

    def fewest_answers(self, bits: Bits) -> Iterator[int]:
        """Give those combinations of a non-empty set in which the fewest places are answered."""
        places = range(len(self.sizes))
        for answered in places:
            found = 0
            for chosen in combinations(places, answered):
                found |= self._only(bits, chosen)
            if found:
                return numbers_in(found)
        return numbers_in(bits)

    def _only(self, bits: Bits, answered: tuple[int, ...]) -> Bits:
        for place in range(len(self.sizes)):
            if not bits:
                break
            if place not in answered:
                bits &= self.having(place, 0)
        return bits


def numbers_in(bits: Bits) -> Iterator[int]:
    """Give the numbers of the combinations in a set, in order."""
    for index, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            yield from (index * 8 + bit for bit in range(8) if byte >> bit & 1)


def _repeated(block: Bits, period: int, times: int) -> Bits:
    """Give a block of bits `times` times, one every `period` bits."""
    whole, done = block, 1
    while done < times:
        step = min(done, times - done)
        part = whole if step == done else whole & ((1 << (period * step)) - 1)
        whole |= part << (period * done)
        done += step
    return whole
