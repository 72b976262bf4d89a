"""One round scale for bars that are looked at together."""


def round_up(most: int) -> int:
    """Give the smallest of 1, 2, 5, 10, 20, 50, ... that is not below `most`."""
    step = 1
    while True:
        for digit in (1, 2, 5):
            if digit * step >= most:
                return digit * step
        step *= 10


def length_on(scale: int, value: int, *, full: int, least: int) -> int:
    """Give the length of a bar; one that is not 0 is at least `least`, so that it can be seen."""
    return 0 if value == 0 else max(least, (value * full + scale // 2) // scale)
