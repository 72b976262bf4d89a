"""Zip files of content: what is written, and every way in which one is refused."""

import io
import stat
import struct
import zipfile

import pytest

from decisionaid.content import archive
from decisionaid.content.archive import read_archive, write_archive
from decisionaid.content.mistakes import ContentError
from tests.unit.small_aid import TEXTS


def pack(*entries, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return buffer.getvalue()


def refusal(data):
    with pytest.raises(ContentError) as error:
        read_archive(data)
    return str(error.value)


def test_what_is_written_is_read_back():
    assert read_archive(write_archive(TEXTS, schema="{}")) == TEXTS


def test_the_same_files_give_the_same_bytes():
    backwards = dict(reversed(TEXTS.items()))

    assert write_archive(TEXTS, schema="{}") == write_archive(backwards, schema="{}")


def test_the_schema_lies_where_the_first_lines_look_for_it():
    names = zipfile.ZipFile(io.BytesIO(write_archive({"rules/a.yaml": "x"}, schema="{}"))).namelist()

    assert names == ["content.schema.json", "content/rules/a.yaml"]


def test_a_folder_without_the_outer_folder_is_read_too():
    assert read_archive(pack(("rules/a.yaml", "x: 1"), ("b.yml", "y: 1"))) == {
        "rules/a.yaml": "x: 1",
        "b.yml": "y: 1",
    }


@pytest.mark.parametrize(
    "name",
    [
        "../a.yaml",
        "a/../../b.yaml",
        "/etc/a.yaml",
        "a//b.yaml",
        "./a.yaml",
        "c:/a.yaml",
        "a\\b.yaml",
        "a\nb.yaml",
    ]
    + ["a" * 220 + ".yaml"],
)
def test_a_name_that_leads_out_is_refused(name):
    assert "leads out of the folder" in refusal(pack((name, "x: 1")))


def test_an_empty_name_is_refused():
    # What follows a null character is no part of a name.
    data = pack(("Xbc.yaml", "x: 1")).replace(b"Xbc.yaml", b"\0bc.yaml")

    assert "leads out of the folder" in refusal(data)


@pytest.mark.parametrize("name", ["a.txt", "a.yaml.exe", "a", "content.schema.json.yaml/x"])
def test_a_file_that_is_no_yaml_is_refused(name):
    assert "no YAML file" in refusal(pack((name, "x")))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_device_is_refused(kind):
    entry = zipfile.ZipInfo("a.yaml")
    entry.external_attr = (kind | 0o777) << 16

    assert "a link or a device" in refusal(pack((entry, "/etc/passwd")))


def test_a_file_that_unpacks_to_too_much_is_refused_whatever_its_header_says():
    data = pack(("a.yaml", b" " * 5_000_000))
    lying = data.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))

    assert "too large" in refusal(data)
    assert "zip file" in refusal(lying) or "too large" in refusal(lying)


def test_many_files_that_unpack_to_too_much_together_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 1000)

    assert "too large together" in refusal(pack(*((f"{n}.yaml", " " * 400) for n in range(3))))


def test_too_many_files_are_refused():
    assert "at most 400" in refusal(pack(*((f"{n}.yaml", "") for n in range(401))))


def test_a_zip_file_that_is_too_large_is_not_opened():
    assert "too large" in refusal(b"x" * 3_000_001)


def test_names_that_differ_in_case_alone_are_refused():
    assert "there twice" in refusal(pack(("a.yaml", ""), ("A.yaml", "")))


def test_a_file_that_is_not_utf_8_is_refused():
    message = refusal(pack(("a.yaml", "羊毛".encode("shift_jis")), ("b.yaml", b"\xff\xfe")))

    assert message.count("not UTF-8") == 2


def test_a_locked_file_is_refused():
    data = bytearray(pack(("a.yaml", "x: 1")))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert "password" in refusal(bytes(data))


def test_another_way_of_packing_is_refused():
    assert "way of packing" in refusal(pack(("a.yaml", "x: 1"), method=zipfile.ZIP_LZMA))


def test_an_empty_zip_file_is_refused():
    assert "holds no YAML file" in refusal(pack())


GOOD = write_archive(TEXTS, schema="{}")


@pytest.mark.parametrize(
    "data",
    [b"", b"not a zip", GOOD[:-30], GOOD[:200] + b"\x00" * 300 + GOOD[500:]],
    ids=["empty", "text", "end missing", "hole"],
)
def test_what_cannot_be_read_is_refused(data):
    assert "zip file" in refusal(data)


def test_no_single_wrong_byte_raises_anything_else():
    for place in range(0, len(GOOD), 7):
        broken = bytearray(GOOD)
        broken[place] ^= 0xFF
        try:
            read_archive(bytes(broken))
        except ContentError:
            continue
