"""Mutated content files and zip files: every one is read, or refused with its mistakes; nothing else."""

import pytest

from decisionaid.content.archive import read_archive, write_archive
from decisionaid.content.load import load_texts, read_folder, read_part
from decisionaid.content.mistakes import ContentError
from decisionaid.content.pieces import pieces_of
from decisionaid.releases.selectors import content_folder
from tests.faults.amounts import Memory, amount, dice
from tests.faults.odd_values import ODD, mutated
from tests.unit.small_aid import TEXTS

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

SCRAPS = [
    "\n",
    "  ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "&a ",
    "*a",
    "!!python/object:os.system ",
    "<<: ",
    "? ",
    "|",
    ">",
    "---\n",
    "...\n",
    "%YAML 9.9\n",
    "\t",
    "#",
    "'",
    '"',
    "null",
    "[" * 60,
    "{a: " * 60,
    "- " * 60,
    "\u2028",
    "\ufeff",
    *ODD[:12],
    "\\ud800",
    "\\x00",
    "!!binary ",
    "\x00",
    "\x85",
]


def worse(text, chance):
    """Change a text by bytes, by scraps of YAML, or by whole lines."""
    kind = chance.randrange(3)
    if kind == 0:
        return mutated(text.encode(), chance).decode("utf-8", "replace")
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(lines))
        if kind == 1:
            column = chance.randrange(len(lines[place]) + 1)
            lines[place] = lines[place][:column] + chance.choice(SCRAPS) + lines[place][column:]
        else:
            lines[place] = chance.choice((lines[chance.randrange(len(lines))], lines[place] * 2, ""))
    return "\n".join(lines)


def test_every_mutated_file_is_read_or_refused():
    total = amount(800, 20_000)
    chance = dice("content")
    real = {name: text for name, text in read_folder(content_folder()).items() if len(text) < 6_000}
    memory = Memory(total, allowed=60)
    read = 0
    for number in range(total):
        if number % 4 == 0:
            name = chance.choice(sorted(real))
            read_part({name: worse(real[name], chance)})
        else:
            name = chance.choice(sorted(TEXTS))
            try:
                load_texts({**TEXTS, name: worse(TEXTS[name], chance)})
                read += 1
            except ContentError as error:
                assert error.mistakes
        memory.look(number)
    print(f"{total} mutated files, {read} still sound; {memory.told()}")
    assert 0 < read < total
    assert not memory.grows(), memory.told()


def test_every_mutated_zip_file_is_read_or_refused():
    total = amount(800, 20_000)
    chance = dice("zip")
    whole = write_archive(TEXTS, schema="{}")
    memory = Memory(total, allowed=60)
    read = 0
    for number in range(total):
        name = chance.choice(sorted(TEXTS))
        data = (
            mutated(whole, chance)
            if number % 2
            else write_archive({name: worse(TEXTS[name], chance)}, schema="{}")
        )
        try:
            pieces_of(read_archive(data))
            read += 1
        except ContentError as error:
            assert error.mistakes
        memory.look(number)
    print(f"{total} mutated zip files, {read} still sound; {memory.told()}")
    assert read < total
    assert not memory.grows(), memory.told()
