"""How an address becomes a file and which headers go with it: `edge.yaml`, read and applied.

Pure functions of an address: no server, no disk of the site. The local server calls them; the CDN's function is
rendered from the same table.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict

_STYLE_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")
_MOVED = range(300, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """The address has a file: its path in the built folder, with a leading slash."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """The address is spelt otherwise: the right spelling, with the query it came with."""

    location: str
    status: int = 301


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Nothing is ever served at such an address: it is answered like one that is not there."""


def _portable(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that Python and the CDN's JavaScript read alike.

    Raises:
        ValueError: It has a lookbehind or a named group.
    """
    if re.search(r"\(\?(?:<|P)", pattern.pattern):
        msg = f"the CDN cannot read {pattern.pattern}"
        raise ValueError(msg)
    return pattern


Pattern = Annotated[re.Pattern[str], AfterValidator(_portable)]
Rules = tuple[tuple[Pattern, str], ...]


class _Headers(BaseModel):
    """Header values by name: on every answer, on pages, on other files, and where the site is served by HTTPS."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    all: dict[str, str]
    page: dict[str, str]
    other: dict[str, str]
    https: dict[str, str]


class Table(BaseModel):
    """What `edge.yaml` says; the comments are there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    served: Pattern
    hidden: Pattern
    redirects: Rules
    files: Rules
    missing: Rules
    types: Rules
    caches: Rules
    headers: _Headers


@cache
def table() -> Table:
    """Return the one table of the edge, read once."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return Table.model_validate(yaml.safe_load(text))


def resolve(path: str, query: str = "") -> File | Redirect | Refused:
    """Say what stands at an address.

    Args:
        path: As it was sent, percent signs and all; without the query.
        query: As it was sent, without its question mark.

    Returns:
        The file (which may not exist), the better spelling of the address, or that it is never served.
    """
    rules = table()
    if not rules.served.fullmatch(path):
        return Refused()
    canonical = _rewritten(path, rules.redirects)
    if canonical != path:
        return Redirect(location=f"{canonical}?{query}" if query else canonical)
    if rules.hidden.fullmatch(path):
        return Refused()
    return File(path=_rewritten(path, rules.files))


def missing_pages(path: str) -> tuple[str, ...]:
    """Return the pages that may answer an address that is not there, the best first."""
    return tuple(_substituted(path, rule) for rule in table().missing if rule[0].fullmatch(path))


def headers(path: str, status: int, styles: Iterable[str], *, https: bool = False, uploads: str = "") -> dict[str, str]:
    """Return the headers of an answer, in production and on this machine alike.

    Args:
        path: The file that is sent, as `resolve` names it; for a redirect, its location.
        status: The answer's status.
        styles: The hashes of the inlined style sheets that a page may carry: see `allowed_styles`.
        https: Whether the site is served by HTTPS.
        uploads: Origin to which pages upload documents; empty where there is none.

    Raises:
        ValueError: A style hash is not one.
    """
    rules = table()
    chosen = dict(rules.headers.all)
    if https:
        chosen |= rules.headers.https
    chosen["Cache-Control"] = _first(rules.caches, path)
    if status in _MOVED:
        return chosen | rules.headers.other
    kind = _first(rules.types, path)
    chosen["Content-Type"] = kind
    if not kind.startswith("text/html"):
        return chosen | rules.headers.other
    sources, target = _style_sources(styles), f" {uploads}" if uploads else ""
    return chosen | {
        name: value.replace("{styles}", sources).replace(" {uploads}", target)
        for name, value in rules.headers.page.items()
    }


def allowed_styles(current: Iterable[str], previous: Iterable[str]) -> tuple[str, ...]:
    """Return the style hashes of this release and of the one before, each once: pages in a cache outlive a release."""
    return tuple(dict.fromkeys((*current, *previous)))


def _style_sources(styles: Iterable[str]) -> str:
    """Return the source list of `style-src`: the hashes in quotes, or 'none'."""
    hashes = tuple(styles)
    for style in hashes:
        if not _STYLE_HASH.fullmatch(style):
            msg = f"not the hash of a style sheet: {style!r}"
            raise ValueError(msg)
    return " ".join(f"'{style}'" for style in hashes) or "'none'"


def _rewritten(text: str, rules: Rules) -> str:
    """Apply every rule, in order."""
    for rule in rules:
        text = _substituted(text, rule)
    return text


def _substituted(text: str, rule: tuple[re.Pattern[str], str]) -> str:
    """Apply one rule; `$1` is the first group, as in JavaScript."""
    pattern, replacement = rule
    return pattern.sub(re.sub(r"\$(\d)", r"\\\1", replacement), text)


def _first(rules: Rules, path: str) -> str:
    """Return the text of the first rule that fits; the last of a list fits everything."""
    return next(text for pattern, text in rules if pattern.search(path))
