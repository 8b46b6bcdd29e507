"""What there is to build, told from names, sizes and times; standard library only, so that a build without changes ends at once."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, NamedTuple

from site_builder import urls
from site_builder.state import Stamp, State, load
from site_builder.write import files_in, folder_time, names_in

PROVIDERS: Final = "content/providers"
DEMO: Final = "content/demo/providers"
DEMO_PUBLISHED: Final = "content/demo/published.json"
_SHANGHAI: Final = timezone(timedelta(hours=8))
_CODE: Final = Path(__file__).parent
_TICK: Final = 50_000_000  # nanoseconds; the clock of a file system is coarser than that of the machine
_OWN_FOLDERS: Final = frozenset({"en/providers", "zh/providers", "data/providers"})


class Options(NamedTuple):
    """What a build is told."""

    today: date
    root: Path = Path()
    out: Path = Path("build/site")
    cache: Path = Path(".cache/build")
    base_url: str = ""
    published: Path | None = None
    with_demo: bool = False
    jobs: int = os.cpu_count() or 1


class ProviderFile(NamedTuple):
    """One provider's file: where it is, and what tells that it changed (time, size, inode)."""

    id: str
    path: str
    is_demo: bool
    stamp: Stamp


def provider_files(root: Path, *, with_demo: bool, is_stamped: bool = True) -> list[ProviderFile]:
    """Return the providers' files in the order of their ids; of two with one id the real one comes first.

    Whoever asks for no change takes them without stamps, which are zeros then.
    """
    stamp = _stamp_of if is_stamped else _no_stamp
    found = [*_files(root, PROVIDERS, stamp, is_demo=False)]
    if with_demo:
        found += _files(root, DEMO, stamp, is_demo=True)
    return sorted(found, key=itemgetter(0))  # a stable sort: the real ones were found first


def _files(
    root: Path, folder: str, stamp: Callable[[os.DirEntry[str]], Stamp], *, is_demo: bool
) -> Iterator[ProviderFile]:
    try:
        entries = os.scandir(root / folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.name.endswith(".yaml"):
                yield ProviderFile(entry.name[:-5], f"{folder}/{entry.name}", is_demo, stamp(entry))


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    """Return what tells that a file changed; zeros for a link that leads nowhere, which its reading will report."""
    try:
        status = entry.stat()
    except FileNotFoundError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def _no_stamp(_entry: os.DirEntry[str]) -> Stamp:
    return 0, 0, 0


def logo_files(root: Path, *, with_demo: bool) -> dict[str, str]:
    """Return the path of each provider's logo by its id."""
    folders = (PROVIDERS, DEMO) if with_demo else (PROVIDERS,)
    return {name[:-4]: f"{folder}/{name}" for folder in folders for name in _logos(root / folder)}


def _logos(folder: Path) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".svg"))  # noqa: PTH208 # it lists every provider
    except FileNotFoundError:
        return []


def today(now: datetime | None = None) -> date:
    """Return the day in Shanghai, at a moment that knows its zone or at this one."""
    return (now or datetime.now(UTC)).astimezone(_SHANGHAI).date()


class Seen(NamedTuple):
    """What a build sees at first.

    Attributes:
        files: The providers' files.
        templates: Fingerprint of what templates are compiled from.
        fingerprint: Of everything but the providers' files and what the functions published.
        last: The last build, if it was one with these fingerprints into this folder.
    """

    files: list[ProviderFile]
    templates: str
    fingerprint: str
    last: State | None


def look(options: Options) -> Seen:
    """Look at what there is."""
    templates = templates_fingerprint(options)
    now = fingerprint(options, templates)
    last = load(options.cache)
    is_same = last and last.out == str(options.out.resolve()) and last.fingerprint == now
    files = provider_files(options.root, with_demo=options.with_demo)
    return Seen(files, templates, now, last if is_same else None)


def nothing_to_do(options: Options, seen: Seen) -> bool:
    """Whether the last build still holds."""
    return seen.last is not None and options.out.is_dir() and is_fresh(options, seen.files, seen.last)


def published_path(options: Options) -> Path | None:
    """Return the file that the functions published, or that of the fictional providers; None where there is none."""
    demo = options.root / DEMO_PUBLISHED
    return options.published or (demo if options.with_demo and demo.is_file() else None)


def published_stamp(options: Options) -> Stamp:
    """Return what tells that the published file changed; zeros where there is none."""
    path = published_path(options)
    try:
        status = path.stat() if path else None
    except FileNotFoundError:
        status = None
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else (0, 0, 0)


def is_fresh(options: Options, files: Sequence[ProviderFile], last: State) -> bool:
    """Whether nothing is to be done: neither a provider's file nor what the functions published changed since the last build and no file of the site is missing."""
    known = last.providers
    if len(known) != len(files) or last.published != published_stamp(options):
        return False
    for file in files:
        entry = known.get(file.id)
        if entry is None or entry[0] != file.path or entry[1] != file.stamp:
            return False
    missing, has_more = _compared(options.out, last)
    return not missing and not has_more


def missing_files(out: Path, last: State) -> frozenset[str]:
    """Return the files of the site that the last build made and that are no more."""
    return frozenset(_compared(out, last)[0])


def _compared(out: Path, last: State) -> tuple[set[str], bool]:
    """Return which files of the site are missing, and whether there are some that no build made.

    A folder that has its time of change has its files; the others are looked at.
    """
    if not last.folders:
        found, expected = files_in(out), {*last.others, *_own(last)}
        return expected - found, bool(found - expected)
    changed = {folder for folder, time in last.folders.items() if not time or time != folder_time(out, folder)}
    if not changed:
        return set(), False
    names = chain(last.others, _own(last)) if changed & _OWN_FOLDERS else last.others
    expected = {name for name in names if name.rpartition("/")[0] in changed}
    found = {name for folder in changed for name in names_in(out, folder)}
    return expected - found, bool(found - expected - last.folders.keys())


def folders_of(others: Iterable[str]) -> frozenset[str]:
    """Return every folder of the site whose files that belong to no provider are these."""
    folders = {name.rpartition("/")[0] for name in others} | _OWN_FOLDERS
    inner = [folder.split("/") for folder in folders]
    return frozenset(folders).union("/".join(parts[:end]) for parts in inner for end in range(len(parts)))


def folder_times(out: Path, folders: Iterable[str], now: int) -> dict[str, int]:
    """Return the time of change of folders of the site, in nanoseconds; 0 where it is too near to tell a later change.

    Args:
        out: The site.
        folders: Their paths in it.
        now: The time, in nanoseconds.
    """
    times = {folder: folder_time(out, folder) for folder in folders}
    return {folder: time if time < now - _TICK else 0 for folder, time in times.items()}


def _own(last: State) -> Iterator[str]:
    return (name for provider_id in last.providers for name in own_files(provider_id))


def own_files(provider_id: str) -> tuple[str, ...]:
    """Return the files that a provider has for itself."""
    return (
        urls.file_of(urls.provider("en", provider_id)),
        urls.file_of(urls.provider("zh", provider_id)),
        urls.file_of(urls.provider_data(provider_id)),
        urls.file_of(urls.provider_file(provider_id)),
    )


def fingerprint(options: Options, templates: str = "") -> str:
    """Return what tells whether anything but the providers' files and what the functions published changed since a build.

    Args:
        options: What the build is told.
        templates: Their fingerprint, where it is known already.
    """
    root = options.root
    told = (root, options.today, options.published, templates or templates_fingerprint(options))
    digest = hashlib.sha256(repr(told).encode())
    for name in ("guides", "method", "pages", "schema"):
        _stamp_all(digest, root / "content" / name)
    single = [root / "content" / name for name in ("taxonomy.yaml", "glossary.yaml")]
    single += [root / path for path in logo_files(root, with_demo=options.with_demo).values()]
    for path in single:
        _stamp(digest, str(path), str(path))
    return digest.hexdigest()


def templates_fingerprint(options: Options) -> str:
    """Return what tells whether templates are compiled to the same code: texts, providers and the day are not in it.

    It is the same for two roots with the same templates, sentences, static files and rules of the programme.
    """
    digest = hashlib.sha256(repr((options.base_url, options.with_demo)).encode())
    for folder in (_CODE, options.root / "templates"):
        _stamp_all(digest, folder)
    with suppress(FileNotFoundError):
        digest.update((options.root / "content/program.yaml").read_bytes())
    return digest.hexdigest()


def _stamp_all(digest: Any, folder: Path) -> None:  # noqa: ANN401 # hashlib's type is private
    start = len(str(folder))
    for base, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            _stamp(digest, f"{base}/{name}", f"{base[start:]}/{name}")


def _stamp(digest: Any, path: str, name: str) -> None:  # noqa: ANN401 # as above
    try:
        status = os.stat(path)  # noqa: PTH116 # a path object a file costs a tenth of looking
    except FileNotFoundError:
        return
    digest.update(f"{name}\0{status.st_mtime_ns}\0{status.st_size}\n".encode())
