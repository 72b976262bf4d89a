"""Values and bytes that no form of the site sends, made from a random generator."""

ODD = [
    "",
    " ",
    "0",
    "-1",
    "00",
    "1e309",
    "NaN",
    "１２",
    "٣",
    "²",
    "9" * 25,
    "9" * 5000,
    "true",
    "null",
    "[]",
    "{}",
    "not-sure",
    "none",
    "\x00",
    "a\x00b",
    "\ud800",
    "\ufeff",
    "\u202eabc",
    "e\u0301" * 40,
    "👩‍⚕️" * 20,
    "眠" * 3000,
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% debug %}",
    "' OR 1=1 --",
    "../../etc/passwd",
    "%00%ff%fe",
    "a\r\nSet-Cookie: x=1",
    "x" * 400,
    "x" * 20_000,
    "https://evil.example/",
    "//evil.example",
    "1;2;3",
    ",".join("1" * 300),
]


def odd_text(dice):
    """Give an odd value, a mix of two, or random characters."""
    kind = dice.randrange(4)
    if kind < 2:
        return dice.choice(ODD)
    if kind == 2:
        return dice.choice(ODD)[:200] + dice.choice(ODD)[:200]
    return "".join(
        chr(dice.choice((dice.randrange(128), dice.randrange(0x3000)))) for _ in range(dice.randrange(40))
    )


def mutated(data, dice):
    """Change some bytes: flip, cut, double, insert, swap."""
    data = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 8))):
        place = dice.randrange(len(data) + 1)
        match dice.randrange(6):
            case 0 if data:
                data[place % len(data)] ^= 1 << dice.randrange(8)
            case 1:
                del data[place:]
            case 2:
                del data[place : place + dice.randrange(1, 50)]
            case 3:
                data[place:place] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9)))
            case 4:
                end = place + dice.randrange(1, 200)
                data[place:place] = data[place:end] * dice.choice((1, 2, 20))
            case 5:
                other = dice.randrange(len(data) + 1)
                data[place : place + 10] = data[other : other + 10]
    return bytes(data)
