"""Rules on the folder of the content: what lies there is read by something, under a name that every system can tell apart."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from site_builder.model.problem import Problem
from site_builder.rules.frame import nearest

_SLUG: Final = r"[^/]+"
_KNOWN: Final = re.compile(
    r"content/(?:README\.md|(?:taxonomy|program|glossary|owners)\.yaml|(?:demo/)?providers/[^/]+\.(?:yaml|svg)|demo/published\.json"
    rf"|guides/(?:sources\.yaml|{_SLUG}/(?:en\.md|zh\.md|guide\.yaml))|pages/{_SLUG}/(?:en\.md|zh\.md|page\.yaml)"
    r"|schema/[^/]+\.schema\.json|method/[^/]+\.yaml|campaigns/[^/]+\.yaml)"
)
_FOLDERS: Final = re.compile(
    rf"content(?:/(?:providers|demo|demo/providers|schema|method|campaigns|guides(?:/{_SLUG})?|pages(?:/{_SLUG})?))?"
)
_NAME: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", re.ASCII)
_LEFT_BY_SYSTEMS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_ENDINGS: Final = {
    ".yml": ".yaml",
    ".yaml.txt": ".yaml",
    ".yaml.yaml": ".yaml",
    ".markdown": ".md",
    ".md.txt": ".md",
    ".svg.txt": ".svg",
}


class Found(NamedTuple):
    """Something in the folder."""

    path: str
    is_folder: bool
    is_link: bool
    is_plain: bool


class FolderRule(NamedTuple):
    """A rule over all names of the folder."""

    code: str
    find: Callable[[list[Found]], Iterator[tuple[str, dict[str, str]]]]


FOLDER_RULES: Final[list[FolderRule]] = []
_Find = Callable[[list[Found]], Iterator[tuple[str, dict[str, str]]]]


def _rule(code: str) -> Callable[[_Find], _Find]:
    def register(find: _Find) -> _Find:
        FOLDER_RULES.append(FolderRule(code=code, find=find))
        return find

    return register


def survey(root: Path) -> list[Found]:
    """Return what lies in the content folder, in order; links are told, not followed."""
    return sorted(_walk(root, "content"))


def _walk(root: Path, folder: str) -> Iterator[Found]:
    for entry in _listed(root, folder):
        item = _found(folder, entry)
        yield item
        if item.is_folder:
            yield from _walk(root, item.path)


def _listed(root: Path, folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        entries = os.scandir(root / folder)
    except OSError:
        return
    with entries:
        yield from (entry for entry in entries if entry.name not in _LEFT_BY_SYSTEMS)


def _found(folder: str, entry: os.DirEntry[str]) -> Found:
    is_link, is_folder = entry.is_symlink(), entry.is_dir(follow_symlinks=False)
    return Found(f"{folder}/{entry.name}", is_folder, is_link, is_link or is_folder or _is_plain(entry))


def _near(root: Path, paths: Collection[str]) -> Iterator[Found]:
    """Yield some files, and what some systems take for one of them; nothing else is looked at."""
    plain = {_plain(path) for path in paths}
    for folder in {path.rpartition("/")[0] for path in paths}:
        for entry in _listed(root, folder):
            if _plain(f"{folder}/{entry.name}") in plain:
                yield _found(folder, entry)


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False) or stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode)


def check_folder(root: Path, only: Collection[str] | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the names of the content folder, or of some of its files."""
    found = survey(root) if only is None else sorted(_near(root, only))
    return tuple(
        Problem(path=path, line=1, column=1, code=rule.code, severity="error", values=tuple(values.items()))
        for rule in FOLDER_RULES
        for path, values in rule.find(found)
    )


@_rule("file-link")
def links_to_other_files(found: list[Found]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield symbolic links, and what is neither file nor folder: content is what the repository holds."""
    for item in found:
        if item.is_link or not item.is_plain:
            yield item.path, {}


@_rule("file-unused")
def files_that_nothing_reads(found: list[Found]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield files that no part of the site reads, with the name that was probably meant."""
    for item in found:
        folder = item.path.rpartition("/")[0]
        if not item.is_folder and not item.is_link and _is_unused(item.path) and _FOLDERS.fullmatch(folder):
            yield item.path, {"text": item.path.rpartition("/")[2], "nearest": _meant(item.path)}


def _is_unused(path: str) -> bool:
    return not _KNOWN.fullmatch(path)


def _meant(path: str) -> str:
    folder, _, name = path.rpartition("/")
    for ending, right in _ENDINGS.items():
        if name.lower().endswith(ending):
            return name[: -len(ending)] + right
    if name != name.lower() and _KNOWN.fullmatch(f"{folder}/{name.lower()}"):
        return name.lower()
    if folder.startswith(("content/guides/", "content/pages/")):
        return nearest(name, ("en.md", "zh.md", "guide.yaml" if folder.startswith("content/guides") else "page.yaml"))
    return ""


@_rule("folder-unknown")
def folders_that_nothing_reads(found: list[Found]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield folders that the content does not have, with the nearest one that it has."""
    for item in found:
        parent = item.path.rpartition("/")[0]
        if item.is_folder and not _FOLDERS.fullmatch(item.path) and _FOLDERS.fullmatch(parent):
            name = item.path.rpartition("/")[2]
            yield (
                item.path,
                {"text": name, "nearest": nearest(name, ("providers", "guides", "pages", "demo", "schema"))},
            )


@_rule("file-name")
def names_that_are_no_addresses(found: list[Found]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield names with capitals, spaces and other characters that have no place in an address; an entry's id has its own rule."""
    paths = {item.path for item in found}
    for item in found:
        folder, _, name = item.path.rpartition("/")
        lower = item.path.lower()
        if lower != item.path and lower in paths:
            continue  # `file-name-clash` names it
        is_entry = folder.endswith("/providers") and name.endswith(".yaml")
        is_read = _FOLDERS.fullmatch(item.path) if item.is_folder else _KNOWN.fullmatch(item.path)
        if is_read and not is_entry and item.path != "content/README.md" and not _NAME.fullmatch(name):
            yield item.path, {"text": name}


@_rule("file-name-clash")
def names_that_some_systems_take_for_one(found: list[Found]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield names that differ from another one of their folder in capitals or Unicode form only."""
    first: dict[str, str] = {}
    for item in found:
        plain = _plain(item.path)
        if plain in first:
            yield item.path, {"text": first[plain].rpartition("/")[2]}
        else:
            first[plain] = item.path


def _plain(path: str) -> str:
    """Return what paths have in common that some systems take for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
