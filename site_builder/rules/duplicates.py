"""Rules across entries: two that are probably one firm. Names meet in tables of their spellings; pairs are never gone through."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from site_builder.document import Where
from site_builder.model.problem import Severity
from site_builder.model.provenance import Tree
from site_builder.rules.frame import mapping, sequence
from site_builder.rules.links import host_of
from site_builder.search.han import simplify, syllables

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LEGAL_ENGLISH: Final = re.compile(
    r"\b(?:co|company|ltd|limited|inc|llc|llp|gmbh|ag|sa|sas|srl|bv|plc|pte|pty|corp|corporation|kk|group|holdings?)\b\.?"
)
_LEGAL_CHINESE: Final = re.compile("(?:股份|控股)?有限(?:责任)?公司|集团|公司|[（(][^）)]*[）)]")
_PLACES: Final = re.compile(
    "^(?:中国|上海|北京|杭州|广州|深圳|香港|浙江|广东|江苏|南京|苏州|宁波|厦门|成都|天津|重庆|武汉)市?省?"
)
_HAN: Final = re.compile("[\u3400-\u9fff]")
_SHORT: Final = 2
_NEAR_FROM: Final = 6


class Identity(NamedTuple):
    """By what a firm is known: its names, its website, and how they are folded for comparison."""

    id: str
    path: str
    listed_on: str
    names: tuple[tuple[str, str], ...]
    website: str
    is_removed: bool


def identity_of(provider_id: str, path: str, tree: Tree | None) -> Identity:
    """Return by what an entry's firm is known, from its tree in the short form or the long one."""
    fields = mapping(tree)
    names = mapping(fields.get("names"))
    found = [(key, value) for key in ("en", "zh", "legal") if (value := _value(names.get(key)))]
    for group in sequence(names.get("former")):
        values = sequence(group.get("values")) if isinstance(group, dict) else [group]
        found += [("former", value) for value in values if isinstance(value, str)]
    website = _value(mapping(fields.get("company")).get("website"))
    listed = fields.get("listed_on")
    return Identity(
        provider_id, path, listed if isinstance(listed, str) else "", tuple(found), website, "removed" in fields
    )


def _value(node: Tree | None) -> str:
    value = node.get("value") if isinstance(node, dict) else node
    return value if isinstance(value, str) else ""


class Twin(NamedTuple):
    """A fault across entries, told at the entry that came later."""

    path: str
    code: str
    severity: Severity
    where: Where
    values: tuple[tuple[str, str], ...]


def twins(identities: Iterable[Identity], *, with_pinyin: bool = True) -> Iterator[Twin]:
    """Yield entries that share a name or a domain with an earlier one, or nearly do, each pair once.

    Args:
        identities: Of every entry; those that were removed are not compared.
        with_pinyin: Compare how Chinese names are read, for which the readings must be loaded.
    """
    known = sorted((item for item in identities if not item.is_removed), key=lambda item: (item.listed_on, item.id))
    told: set[tuple[str, str]] = set()
    for code, severity, keys in _RULES:
        if code == "name-sounds" and not with_pinyin:
            continue
        yield from _meetings(known, code, severity, keys, told)


_Keys = Callable[[Identity], Iterator[tuple[str, Where, str]]]


def _meetings(
    known: Iterable[Identity], code: str, severity: Severity, keys: _Keys, told: set[tuple[str, str]]
) -> Iterator[Twin]:
    """Yield entries that have a key in common with an earlier one."""
    first: dict[str, tuple[Identity, str]] = {}
    for identity in known:
        for key, where, shown in keys(identity):
            other, name = first.setdefault(key, (identity, shown))
            if other.id != identity.id and (other.id, identity.id) not in told:
                told.add((other.id, identity.id))
                yield Twin(
                    identity.path, code, severity, where, (("text", shown), ("name", name), ("other", other.path))
                )


def _exact(identity: Identity) -> Iterator[tuple[str, Where, str]]:
    for key, name in identity.names:
        core = core_of(name)
        if len(core) >= _SHORT:
            yield core, ("names", key), name


def _near(identity: Identity) -> Iterator[tuple[str, Where, str]]:
    """Yield the spellings of a Latin name with one letter less; what has one in common differs by a letter or an exchange.

    Figures are kept: firms that differ by a number differ on purpose.
    """
    for key, name in identity.names:
        core = core_of(name)
        letters = "".join(character for character in core if not character.isdecimal())
        if len(letters) < _NEAR_FROM or not letters.isascii():
            continue
        digits = core.translate(_LETTERS_OUT)
        for variant in {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}:
            yield f"{digits} {variant}", ("names", key), name


_LETTERS_OUT: Final = {ord(letter): None for letter in "abcdefghijklmnopqrstuvwxyz"}


def _sounds(identity: Identity) -> Iterator[tuple[str, Where, str]]:
    """Yield how a name is read: a Chinese one in pinyin, a Latin one as it stands."""
    for key, name in identity.names:
        core = core_of(name)
        if len(core) > _SHORT and _HAN.search(core):
            yield _pinyin(core), ("names", key), name
        elif len(core) >= _NEAR_FROM and key == "en":
            yield core, ("names", key), name


def _site(identity: Identity) -> Iterator[tuple[str, Where, str]]:
    host = host_of(identity.website)
    if host:
        yield registrable(host), ("company", "website"), host


_RULES: Final[tuple[tuple[str, Severity, _Keys], ...]] = (
    ("name-taken", "error", _exact),
    ("website-taken", "warning", _site),
    ("name-near", "warning", _near),
    ("name-sounds", "warning", _sounds),
)


@lru_cache(maxsize=65536)
def core_of(name: str) -> str:
    """Return what is left of a name without case, width, accents, traditional forms, signs, legal form and place."""
    plain = name.casefold()
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name).casefold()
        plain = "".join(part for part in parts if not unicodedata.combining(part))
    if _HAN.search(plain):
        plain = simplify(plain)
        short = _PLACES.sub("", _LEGAL_CHINESE.sub("", plain))
        plain = short if len(short) >= _SHORT else plain
    short = _LEGAL_ENGLISH.sub(" ", plain)
    return "".join(filter(str.isalnum, short)) or "".join(filter(str.isalnum, plain))


def _pinyin(text: str) -> str:
    return "".join(syllables(text))


def registrable(host: str) -> str:
    """Return the part of a host that somebody registered: `a.co.uk` of `www.a.co.uk`."""
    return _suffixes().privatesuffix(host) or host


@lru_cache(maxsize=1)
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415 # needed for few names, and slow to load

    return PublicSuffixList()
