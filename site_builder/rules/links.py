"""Rules on links."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from site_builder.document import Where
from site_builder.model.provenance import Tree
from site_builder.rules.frame import PROSE, Fault, Subject, mapping, once, rule, sequence

_END_OF_HOST: Final = re.compile(r"[/?#\\]")
_NUMBER: Final = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_PLAIN: Final = re.compile(r"https?://((?:[a-z0-9-]+\.)+(?:com|org|net|cn|hk|tw|uk|co|de|fr|jp|kr))(?:/|\Z)", re.ASCII)
_IN_PROSE: Final = re.compile(r"https?://[^\s()<>\[\]\"'，。；：、）》”]*")
CHARACTERS: Final = re.compile(r"[\s<>\"{}|\\^`，。；：、（）《》“”‘’！？…—]")
_PDF: Final = re.compile(r"\.pdf(?:[?#]|\Z)", re.IGNORECASE)
PRIVATE: Final = (
    ".local", ".internal", ".localhost", ".localdomain", ".lan", ".home.arpa", ".invalid", ".onion",
    ".nip.io", ".sslip.io", ".localtest.me", ".lvh.me",
)  # fmt: skip


class Link(NamedTuple):
    """A link with its place and its host, which is empty where it has none."""

    where: Where
    offset: int | None
    text: str
    host: str

    def fault(self, *values: tuple[str, str]) -> Fault:
        """Return a fault at its place."""
        return Fault(where=self.where, offset=self.offset, values=values)


@once
def links(subject: Subject) -> tuple[Link, ...]:
    """Return every link of a provider, a table of sources or a text."""
    return tuple(_links(subject))


def _links(subject: Subject) -> Iterator[Link]:
    if subject.kind in PROSE:
        for match in _IN_PROSE.finditer(subject.text):
            yield Link((), match.start(), match[0], host_of(match[0]))
        return
    tree = subject.tree
    sources = tree if subject.kind == "sources" else mapping(tree.get("sources"))
    for key, source in sources.items():
        yield from _text((key,) if subject.kind == "sources" else ("sources", key), mapping(source), "url")
    company = mapping(tree.get("company"))
    for field in ("website", "contact"):
        yield from _text(("company", field), mapping(company.get(field)), "value")
    yield from _text(("introduction",), mapping(tree.get("introduction")), "url")
    for index, store in enumerate(sequence(mapping(tree.get("offer")).get("stores"))):
        yield from _text(("offer", "stores", index), mapping(store), "url")


def _text(where: Where, node: dict[str, Tree], key: str) -> Iterator[Link]:
    value = node.get(key)
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield Link((*where, key), None, value, host_of(value))


def host_of(link: str) -> str:
    """Return the host of a link in small letters, without a dot at its end; nothing where it has none."""
    plain = _PLAIN.match(link)
    if plain:
        return plain[1]
    try:
        return (urlsplit(link).hostname or "").removesuffix(".")
    except ValueError:
        return ""


@rule("link-credentials", "provider", "sources", *PROSE)
def links_with_credentials(subject: Subject) -> Iterator[Fault]:
    """Yield links that carry a user name or password, or hide their host behind one."""
    for link in links(subject):
        if "@" in link.text and "@" in _END_OF_HOST.split(link.text.split("://", 1)[1], maxsplit=1)[0]:
            yield link.fault(("text", link.text))


@rule("link-private", "provider", "sources", *PROSE)
def links_to_private_hosts(subject: Subject) -> Iterator[Fault]:
    """Yield links to a host without a domain, to a domain of a private network, or to a bare address."""
    for link in links(subject):
        if _PLAIN.match(link.text):
            continue
        host = unicodedata.normalize("NFKC", link.host)
        if "." not in host or host.endswith(PRIVATE) or _is_address(host) or not _has_port(link.text):
            yield link.fault(("text", host or link.text))


def _has_port(link: str) -> bool:
    """Whether a port, where a link names one, is one that exists."""
    try:
        return urlsplit(link).port != 0
    except ValueError:
        return False


def _is_address(host: str) -> bool:
    """Whether a browser reads it as an address: it has colons, or its last part is a number."""
    return ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]) is not None


@rule("link-character", "provider", "sources")
def links_hold_only_what_links_hold(subject: Subject) -> Iterator[Fault]:
    """Yield links with full-width punctuation, quotation marks or other characters that belong to the text around them."""
    for link in links(subject):
        found = CHARACTERS.search(link.text)
        if found and not found[0].isspace() and "@" not in link.text:
            yield link.fault(("text", found[0]), ("link", link.text))


@rule("introduction-size", "provider", severity="warning")
def documents_say_their_size(subject: Subject) -> Iterator[Fault]:
    """Yield the company introduction in PDF whose size is not stated."""
    introduction = mapping(subject.tree.get("introduction"))
    link = introduction.get("url")
    if isinstance(link, str) and "size_kb" not in introduction and _PDF.search(link):
        yield Fault(where=("introduction", "url"), values=(("text", link),))


@rule("demo-host", "provider")
def demo_providers_live_on_example_hosts(subject: Subject) -> Iterator[Fault]:
    """Yield links of a fictional provider that lead to a real host."""
    for link in links(subject) if subject.is_demo else ():
        if not link.host.endswith(".example"):
            yield link.fault(("text", link.text))


@rule("demo-in-directory", "provider")
def fictional_entries_stay_out_of_the_directory(subject: Subject) -> Iterator[Fault]:
    """Yield an entry among the real ones that is marked fictional by its id or its hosts."""
    if subject.is_demo:
        return
    if subject.stem.startswith("demo-"):
        yield Fault(values=(("text", subject.stem),))
    for link in links(subject):
        if link.host.endswith(".example"):
            yield link.fault(("text", link.text))
