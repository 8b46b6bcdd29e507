"""What a run needs and is slow to make, kept in `.cache/bench` until the code that makes it changes."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import orjson

from site_builder.index import Index
from site_builder.model.localized import LANGUAGES
from site_builder.search.files import search_files
from tests.bench.generate import ROOT
from tests.bench.search import pagefind
from tests.bench.search.directory import generated, library
from tests.bench.search.documents import documents
from tests.builders import a_column, an_edition
from tests.search.directory import corpus

GENERATED: Final = "generated"
CORPUS: Final = "corpus"
_KEPT: Final = ROOT / ".cache/bench/search"
_FOLDERS: Final = ("site_builder", "tests/search", "content/guides")
_OWN: Final = ("kept.py", "directory.py", "documents.py", "pagefind.py", "pagefind.mjs", "../generate.py")
_FILES: Final = ("content/taxonomy.yaml", "content/glossary.yaml", "tests/peers/package-lock.json")
_ENDINGS: Final = frozenset({".py", ".yaml", ".md", ".txt"})


def prepared(providers: int, packages: Path) -> Path:
    """Return a folder with the generated providers and the corpus, each as our index, as documents and for Pagefind.

    Args:
        providers: How many are generated.
        packages: Where Pagefind is installed.
    """
    folder = _KEPT / f"{providers}-{_fingerprint()}"
    if not folder.exists():
        for old in _KEPT.glob(f"{providers}-*"):
            shutil.rmtree(old)
        unfinished = _KEPT / f"{providers}-unfinished"
        _write(generated(providers), unfinished / GENERATED, packages, ("zh",))
        _write(corpus(), unfinished / CORPUS, packages, ("en", "zh"))
        unfinished.rename(folder)
    return folder


def _write(index: Index, folder: Path, packages: Path, languages: tuple[str, ...]) -> None:
    for name, part in search_files(index, library(), map(an_edition, LANGUAGES), a_column(index)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(part)
    path = folder / "documents.json"
    path.write_bytes(orjson.dumps(list(documents(index, library().taxonomy))))
    pagefind.index(path, folder / "pagefind", languages, packages)


def _fingerprint() -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in _inputs())).hexdigest()[:12]


def _inputs() -> Iterator[Path]:
    for name in _FOLDERS:
        yield from sorted(path for path in (ROOT / name).rglob("*") if path.suffix in _ENDINGS)
    yield from (Path(__file__).parent / name for name in _OWN)
    yield from (ROOT / name for name in _FILES)
