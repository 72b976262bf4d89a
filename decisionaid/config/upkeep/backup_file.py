"""The file of a backup: a zip with the database and a manifest that tells what is in it."""

import hashlib
import json
import os
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
CHUNK = 1 << 20


class BackupError(Exception):
    """The backup could not be made or read; the text says why and what to do."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `key_check` opens with the DATA_KEYS that its answers need."""

    made_at: str
    vendor: str
    migrations: list[str]
    releases: list[dict[str, Any]]
    counts: dict[str, int]
    sha256: str
    bytes: int
    key_check: str
    format: int = FORMAT
    keys: str = "DATA_KEYS are not in this file. Without them nothing that patients shared can be opened."


def write_backup(path: Path, *, database: Path, manifest: Manifest) -> None:
    """Write the file whole or not at all, readable for its owner alone.

    :raises BackupError: if there is such a file already.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
                archive.write(database, DATABASE)
            file.flush()
            os.fsync(file.fileno())
        # Unlike a rename, a link never takes the place of a file that is there.
        os.link(draft, path)
    except FileExistsError as error:
        raise BackupError(f"{path} is there already; a backup never overwrites a file.") from error
    finally:
        draft.unlink(missing_ok=True)


def read_manifest(path: Path) -> Manifest:
    """Read what a backup says about itself.

    :raises BackupError: if it is no backup, or of a newer format.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            data = json.loads(archive.read(MANIFEST))
        manifest = Manifest(**data)
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise BackupError(f"{path} is no backup of this software, or is damaged.") from error
    if manifest.format != FORMAT:
        raise BackupError(f"The backup has format {manifest.format}; this software reads {FORMAT}.")
    return manifest


def unpack_database(path: Path, to: Path, *, manifest: Manifest) -> None:
    """Take the database out and compare it with its manifest.

    :raises BackupError: if it is not what was written.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(DATABASE) as packed, open(to, "wb") as file:
            found = _copy(packed, file)
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise BackupError(f"{path} is damaged: its database cannot be read.") from error
    if found != manifest.sha256:
        raise BackupError(f"{path} is damaged: its database is not the one that was written.")


def sha256_of(path: Path) -> str:
    """Give the digest of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()
