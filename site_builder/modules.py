"""The browser's modules as they are served: small, some joined into one file, under names that carry their hash.

Modules are written one subject each. Those that are always needed together are served as one file, which compresses
better and comes in one answer; a module keeps all its exports there, so that whoever imports it need not know.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rjsmin import jsmin

JOINED: Final = (
    ("engine.js", "bits.js", "coding.js", "field.js", "finder.js", "fold.js", "index.js", "lines.js", "order.js"),
    ("deep.js", "close.js", "pinyin.js", "query.js", "texts.js"),
    ("header.js", "ids.js", "tally.js"),
    ("ranked.js", "place.js", "proofs.js", "ranking.js", "sums.js"),
)  # fmt: skip
"""Modules that are served as one file, which has the name of the first: what finds and counts, what finds more, what every header needs, what ranks by fit."""

_IMPORT: Final = re.compile(r'^import (?:\{ ([^}]*) \} from )?"\./([^"/]+\.js)";\n', re.MULTILINE)
_DECLARED: Final = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|class|const|let) (\w+|\{[^}]*\}|\[[^\]]*\])", re.MULTILINE
)
_NAME: Final = re.compile(r"\w+(?=\s*[],}]|$)")


def served_modules(modules: Mapping[str, str], groups: Iterable[Iterable[str]] = JOINED) -> dict[str, tuple[str, ...]]:
    """Return for each module those that are served in one file with it, the one that names the file first.

    Args:
        modules: Source by name, `engine.js`.
        groups: Modules that are served as one, where they are there.
    """
    files: dict[str, tuple[str, ...]] = {name: (name,) for name in modules}
    for group in groups:
        names = tuple(name for name in group if name in modules)
        files |= dict.fromkeys(names, names)
    return files


def joined(names: Iterable[str], modules: Mapping[str, str]) -> bytes:
    """Return modules as one, each after those that it imports, without comments; it imports what none of them is.

    Raises:
        ValueError: Two of them declare the same name, which one file cannot.
    """
    given = tuple(names)
    if len(given) == 1:
        return _small(modules[given[0]])
    order = list(_in_order(given, modules))
    _require_distinct(order, modules)
    outside: dict[str, set[str]] = {}
    for name in order:
        for found in _IMPORT.finditer(modules[name]):
            if found[2] not in order:
                outside.setdefault(found[2], set()).update(found[1].split(", ") if found[1] else ())
    imports = "".join(_import(target, wanted) for target, wanted in outside.items())
    bodies = "\n".join(_IMPORT.sub("", modules[name]) for name in order)
    return _small(imports + bodies)


def _small(text: str) -> bytes:
    small: bytes = jsmin(text.encode())
    return small


def _in_order(names: tuple[str, ...], modules: Mapping[str, str]) -> Iterator[str]:
    """Yield modules, each after those among them that it imports."""
    done: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name in done:
            return
        done.add(name)
        for found in _IMPORT.finditer(modules[name]):
            if found[2] in names:
                yield from visit(found[2])
        yield name

    for name in names:
        yield from visit(name)


def _require_distinct(names: Iterable[str], modules: Mapping[str, str]) -> None:
    """Raise ValueError where a name would have two owners."""
    owners: dict[str, str] = {}
    for module in names:
        for name, owner in _known(module, modules[module]):
            other = owners.setdefault(name, owner)
            if other != owner:
                msg = f"{other} and {owner} are served as one file and both declare {name}: rename one"
                raise ValueError(msg)


def _known(module: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a module knows at its top, each with the module that declares it."""
    for names in _DECLARED.findall(text):
        for name in _NAME.findall(names):
            yield name, module
    for found in _IMPORT.finditer(text):
        for name in found[1].split(", ") if found[1] else ():
            yield name, found[2]


def _import(target: str, names: Iterable[str]) -> str:
    """Return the statement that imports names of a module."""
    wanted = ", ".join(sorted(names))
    return f'import {{ {wanted} }} from "./{target}";\n' if wanted else f'import "./{target}";\n'
