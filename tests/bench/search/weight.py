"""How many bytes a search costs, compressed as the CDN does."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import brotli
from rjsmin import jsmin

from site_builder.assets import gather_assets
from site_builder.modules import joined
from tests.bench.generate import ROOT
from tests.peers.served import QUALITY

_STATIC: Final = ROOT / "templates/static"
_MODULES: Final = _STATIC / "js"
_FIRST: Final = ("index.js", "engine.js")
_LATER: Final = ("deep.js", "relax.js")
_READING: Final = ("index.js", "pinyin.js")
_PAGE: Final = Path(__file__).with_name("page")
_IMPORT: Final = re.compile(r'from "\./([^"]+)"')
_FIRST_PARTS: Final = ("main", "labels-en")
LIBRARIES: Final = {
    "minisearch": "minisearch/dist/es/index.js",
    "flexsearch": "flexsearch/dist/flexsearch.bundle.module.min.mjs",
}


def ours_first(folder: Path) -> int:
    """Return the bytes before our first result, the page's own scripts apart: engine, names and facets."""
    return _scripts(_FIRST) + sum(map(size_of, (folder / f"data/search/{name}.json" for name in _FIRST_PARTS)))


def ours_whole(folder: Path) -> int:
    """Return the bytes of everything that our search reads."""
    return _scripts(_FIRST + _LATER) + _parts(folder)


def library(name: str, packages: Path, folder: Path) -> int:
    """Return the bytes of a library, which must have everything at once.

    It is given the parts of our index, which are smaller than documents, with what reads them; and its own configuration.
    """
    scripts = [packages / LIBRARIES[name], _PAGE / f"{name}.js", _PAGE / "documents.js"]
    return sum(len(_packed(jsmin(path.read_bytes()))) for path in scripts) + _reading() + _parts(folder)


def size_of(path: Path) -> int:
    """Return the bytes of a file as it is sent; what is compressed already stays."""
    content = path.read_bytes()
    return len(_packed(content)) if path.suffix in {".js", ".json"} else len(content)


def _parts(folder: Path) -> int:
    return sum(map(size_of, (folder / "data/search").iterdir()))


def _scripts(names: Iterable[str]) -> int:
    assets = gather_assets(_STATIC)
    files = {assets.addresses[f"js/{name}"].lstrip("/") for name in _closure(names)}
    return sum(len(_packed(assets.files[file])) for file in files)


def _reading() -> int:
    """Return the bytes of what reads our index, by itself."""
    modules = {path.name: path.read_text("utf-8") for path in _MODULES.glob("*.js")}
    return len(_packed(joined(sorted(_closure(_READING)), modules)))


def _closure(names: Iterable[str]) -> set[str]:
    """Return modules and all that they import."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _imports(name)
    return found


def _imports(name: str) -> Iterator[str]:
    return (match[1] for match in _IMPORT.finditer((_MODULES / name).read_text("utf-8")))


def _packed(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=QUALITY)
    return packed
