"""A folder as an archive: only what runs, and the same bytes from the same files."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o100644 << 16
_UNIX: Final = 3
_SERVICE: Final = re.compile(r"^boto(?:core|3)/data/([^/]+)/")
_UNUSED: Final = re.compile(
    r"(?:^|/)(?:bin|tests?|examples|__pycache__)/"  # programs, tests, and compiled code of another machine
    r"|\.(?:pyi|pyx|pxd|c|h|typed)$"
    r"|\.dist-info/(?!METADATA$|entry_points\.txt$)"  # what a program may ask about a package stays
    r"|^boto3/data/"  # the older interface of the cloud's library
    r"|^botocore/data/.*/examples-1\.json$"
)


def trim(folder: Path, services: Iterable[str]) -> None:
    """Take away what never runs.

    Args:
        folder: Installed packages.
        services: The services of the cloud that are spoken to; the descriptions of all others go.
    """
    kept = frozenset(services)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        service = _SERVICE.match(name)
        if path.is_file() and (_UNUSED.search(name) or (service and service[1] not in kept)):
            path.unlink()


def zipped(folder: Path) -> bytes:
    """Return the archive of a folder."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return zipped_files({name: path.read_bytes() for name, path in files.items()})


def zipped_files(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of files by their names: names in order, one date, nobody's rights."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.external_attr, entry.create_system = _MODE, _UNIX
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def copy(source: Path, target: Path, pattern: str) -> None:
    """Copy the files of a folder that fit a pattern, with their places."""
    for path in source.rglob(pattern):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
