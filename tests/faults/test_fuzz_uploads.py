"""Odd zip files sent to the panel's import page by an editor: read, or refused in words, and not kept."""

import io
import stat
import tempfile
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from decisionaid.content.archive import MAX_ARCHIVE_BYTES, MAX_FILES, write_archive
from decisionaid.releases.draft_rows import draft_pieces
from decisionaid.releases.models import Draft, ReleaseEvent
from tests.content_staff import EDITOR, make_person, publish_small_content
from tests.faults.amounts import Memory, amount, dice
from tests.faults.odd_values import ODD, mutated, odd_text
from tests.faults.test_fuzz_content import worse
from tests.pages import read_page
from tests.staff import give_second_factor, log_in
from tests.unit.small_aid import TEXTS

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

ANSWERS = {"read": 200, "imported": 302, "not valid": 400, "changed meanwhile": 409, "refused": 422}
NAMES_OUT = (
    "../up.yaml",
    "/etc/up.yaml",
    "a/../../up.yaml",
    "C:\\up.yaml",
    "a\\..\\up.yaml",
    "./up.yaml",
    "a//b.yaml",
)
KINDS = (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFDIR, stat.S_IFSOCK)
# A lone surrogate cannot be sent.
SENT = [text for text in ODD if text != "\ud800"]
ENCODINGS = ("utf-16", "utf-32", "shift_jis", "euc_jp", "utf-7", "utf-8-sig", "cp037")


@pytest.fixture
def editor(client, db, tmp_path):
    publish_small_content(tmp_path / "content")
    client.raise_request_exception = False
    return log_in(client, give_second_factor(make_person("eiko", EDITOR)))


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """The folder for temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def zip_of(*entries, packing=zipfile.ZIP_DEFLATED):
    """Pack pairs of a name (or an entry) and content, whatever they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def entry_of(name, kind):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


def bomb(chance):
    """A file that unpacks to far more, or many that do so together, or a zip file in a zip file."""
    match chance.randrange(4):
        case 0:
            return zip_of(("a.yaml", bytes(chance.choice((1, 8, 40)) * 1_000_000)))
        case 1:
            return zip_of(*((f"{number}.yaml", b"a: 1\n" * 90_000) for number in range(40)))
        case 2:
            return zip_of(*((f"{number}.yaml", b"") for number in range(MAX_FILES + 1)))
    return zip_of(("a.yaml", zip_of(("b.yaml", bytes(3_000_000)))))


def as_bytes(texts=TEXTS):
    return [(name, text.encode()) for name, text in texts.items()]


def with_odd_name(chance):
    name = "".join(
        letter for letter in odd_text(chance)[:300] if letter > "\x1f" and not "\ud800" <= letter <= "\udfff"
    )
    return zip_of(*as_bytes(), (f"o{name}.yaml", b"a: 1"))


def with_odd_encoding(chance):
    name, encoding = chance.choice(sorted(TEXTS)), chance.choice(ENCODINGS)
    rest = [(each, text) for each, text in as_bytes() if each != name]
    return zip_of(*rest, (name, TEXTS[name].encode(encoding, "replace")))


def with_odd_text(chance):
    return zip_of(*as_bytes(), ("odd.yaml", chance.choice((*ODD, "眠い")).encode("utf-8", "replace")))


def with_one_worse(chance):
    name = chance.choice(sorted(TEXTS))
    return write_archive({**TEXTS, name: worse(TEXTS[name], chance)}, schema="{}")


def sound(chance):
    return write_archive(TEXTS, schema="{}")


MAKERS = (
    sound,
    sound,
    sound,
    bomb,
    with_odd_name,
    with_odd_encoding,
    with_odd_text,
    with_one_worse,
    lambda chance: mutated(write_archive(TEXTS, schema="{}"), chance),
    lambda chance: zip_of(*as_bytes(), (chance.choice(NAMES_OUT), b"a: 1")),
    lambda chance: zip_of(*as_bytes(), (entry_of("link.yaml", chance.choice(KINDS)), b"../../../etc/passwd")),
    lambda chance: zip_of(*as_bytes(), packing=chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))),
    lambda chance: zip_of(*as_bytes(), (min(TEXTS).upper(), b"a: 1")),
    lambda chance: chance.choice((b"", b"PK", b"PK\x05\x06" + bytes(18), bytes(MAX_ARCHIVE_BYTES + 1))),
)


def form_of(data, revision, chance):
    """Fill in the form, now and then as no browser does."""
    name = chance.choice(
        ("content.zip", "content.zip", "../../up.zip", "x" * 5000, "a\x00.zip", "眠.yaml", " ")
    )
    kind = chance.choice(("application/zip", "text/html", "", "x" * 300))
    form = {
        "archive": SimpleUploadedFile(name, data, kind),
        "do": chance.choice(("import", "import", "look", "")),
        "revision": revision if chance.random() < 0.8 else chance.choice(("٣", *SENT)),
    }
    if chance.random() < 0.05:
        form["archive"] = chance.choice(SENT)
    return form


def state():
    """What must be as it was after whatever was not imported."""
    draft = Draft.objects.get()
    return draft.revision, sorted(map(repr, draft_pieces())), ReleaseEvent.objects.count()


def test_an_odd_zip_file_is_read_or_refused_in_words(editor, temporary, failures):
    total = amount(300, 6_000)
    chance = dice("uploads")
    memory = Memory(total, allowed=60)
    address = reverse("admin:releases_contentitem_import")
    counts = dict.fromkeys(ANSWERS, 0)
    names = {status: name for name, status in ANSWERS.items()}
    before = state()
    for number in range(total):
        form = form_of(chance.choice(MAKERS)(chance), before[0], chance)
        response = editor.post(address, form)
        told = (number, response.status_code, form["do"], str(form["revision"])[:20])
        assert response.status_code in names, told
        counts[names[response.status_code]] += 1
        if response.status_code in (409, 422):
            alerts = [each for each in read_page(response).all("div", role="alert") if each.text]
            assert alerts, told
        if response.status_code == 302:
            before = state()
        else:
            assert state() == before, told
        memory.look(number)
    print(f"{total} zip files by way of the panel: {counts}; {memory.told()}")
    assert failures == []
    assert list(temporary.rglob("*")) == []
    assert min(counts["refused"], counts["read"], counts["imported"], counts["changed meanwhile"]) > 0
    assert not memory.grows(), memory.told()
