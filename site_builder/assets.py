"""Static files: style sheets joined, everything else copied under a name that carries its hash."""

import base64
import hashlib
import re
from collections.abc import Mapping
from itertools import chain
from os import fspath
from pathlib import Path
from typing import Final, NamedTuple

from site_builder.compiled import kept
from site_builder.modules import joined, served_modules

SHEETS: Final = {
    "public": ("", "text", "read"),
    "list": ("", "list"),
    "home": ("", "text", "list"),
    "tool": ("", "text", "list", "tool"),
    "desk": ("", "text", "list", "tool", "desk"),
}
_FIRST: Final = ("site.css", "tokens.css", "reset.css", "base.css", "layout.css")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE: Final = re.compile(r"\s*\n\s*")
_AROUND: Final = re.compile(r"\s+(?=[{};])|(?<=[{};:])\s+")
_IMPORT: Final = re.compile(rb'(from *|import *|import\()"\./([^"/]+\.js)"')


class Assets(NamedTuple):
    """What the pages need of the static files.

    Attributes:
        styles: The style sheets by name, each joined from the folders that `SHEETS` names, as they stand in the pages.
        style_hashes: Their sources for the content security policy, `sha256-…`.
        addresses: Address of each file by its name under `static/`.
        files: Content by path in the site.
    """

    styles: Mapping[str, str]
    style_hashes: tuple[str, ...]
    addresses: Mapping[str, str]
    files: Mapping[str, bytes]


def kept_assets(static: Path, compiled: Path) -> Assets:
    """Return what `gather_assets` returns, as it is kept in a folder of compiled templates."""
    return Assets._make(kept(compiled, ".assets", lambda: tuple(gather_assets(static))))


def gather_assets(static: Path) -> Assets:
    """Read the static folder.

    Modules import each other by plain names; what is served is without comments and imports by fingerprinted names. Files
    whose name begins with a dot are left out.

    Raises:
        KeyError: A module imports one that does not exist.
        ValueError: Two modules that are served as one declare the same name.
    """
    addresses: dict[str, str] = {}
    files: dict[str, bytes] = {}
    modules = {path.name: path.read_text("utf-8") for path in sorted((static / "js").glob("*.js"), key=fspath)}
    for path in sorted(static.rglob("*"), key=fspath):
        name = path.relative_to(static).as_posix()
        if path.is_file() and path.suffix not in {".css", ".js"} and not path.name.startswith("."):
            _place(name, path.read_bytes(), addresses, files)
    together = served_modules(modules)
    for name in modules:
        _place_module(name, together, modules, addresses, files)
    joined_of = {folder: join_styles(static / "css" / folder) for folder in {*chain.from_iterable(SHEETS.values())}}
    styles = {name: "".join(joined_of[folder] for folder in folders) for name, folders in SHEETS.items()}
    return Assets(
        styles=styles,
        style_hashes=tuple(sorted(map(_hash_source, styles.values()))),
        addresses=addresses,
        files=files,
    )


def _hash_source(style: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _place(name: str, content: bytes, addresses: dict[str, str], files: dict[str, bytes]) -> str:
    stem, _, ending = name.rpartition(".")
    fingerprint = hashlib.sha256(content).hexdigest()[:10]
    path = f"static/{stem}.{fingerprint}.{ending}"
    addresses[name] = "/" + path
    files[path] = content
    return path


def _place_module(
    name: str,
    together: Mapping[str, tuple[str, ...]],
    modules: Mapping[str, str],
    addresses: dict[str, str],
    files: dict[str, bytes],
) -> str:
    """Place the file that a module is served in after those that it imports; a circle of them raises RecursionError."""
    known = addresses.get(f"js/{name}")
    if known:
        return known

    def rename(match: re.Match[bytes]) -> bytes:
        target = _place_module(match[2].decode(), together, modules, addresses, files)
        return match[1] + b'"./' + target.rpartition("/")[2].encode() + b'"'

    names = together[name]
    content = _IMPORT.sub(rename, joined(names, modules))
    _place(f"js/{names[0]}", content, addresses, files)
    for other in names:
        addresses[f"js/{other}"] = addresses[f"js/{names[0]}"]
    return addresses[f"js/{name}"]


def join_styles(folder: Path) -> str:
    """Return the style sheets as one, layers first, without comments and line ends."""
    names = sorted(path.name for path in folder.glob("*.css"))
    order = [name for name in _FIRST if name in names] + [name for name in names if name not in _FIRST]
    text = "".join(_COMMENT.sub("", (folder / name).read_text("utf-8")) for name in order)
    return _AROUND.sub("", _SPACE.sub(" ", text)).strip()
