"""Rules on links."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from site_builder.document import Where
from site_builder.model.provenance import Tree
from site_builder.rules.frame import Fault, Subject, mapping, rule, sequence

_END_OF_HOST: Final = re.compile(r"[/?#\\]")
_NUMBER: Final = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
_PLAIN: Final = re.compile(r"https?://(?:[a-z0-9-]+\.)+(?:com|org|net|cn|hk|tw|uk|co|io|de|fr|jp|kr)/", re.ASCII)
_MAY_BE_FICTIONAL: Final = re.compile(r"\.example|\\", re.IGNORECASE)
_PRIVATE: Final = (".local", ".internal", ".localhost")


def _links(subject: Subject) -> Iterator[tuple[Where, str]]:
    """Yield every link of a provider or of a table of sources."""
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


def _text(where: Where, node: dict[str, Tree], key: str) -> Iterator[tuple[Where, str]]:
    value = node.get(key)
    if isinstance(value, str) and value.startswith(("http://", "https://")):
        yield (*where, key), value


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removesuffix(".")
    except ValueError:
        return ""


@rule("link-credentials", "provider", "sources")
def links_with_credentials(subject: Subject) -> Iterator[Fault]:
    """Yield links that carry a user name or password, or hide their host behind one."""
    for where, link in _links(subject):
        if "@" in _END_OF_HOST.split(link.split("://", 1)[1], maxsplit=1)[0]:
            yield Fault(where=where, values=(("text", link),))


@rule("link-private", "provider", "sources")
def links_to_private_hosts(subject: Subject) -> Iterator[Fault]:
    """Yield links to a host without a domain, to a domain of a private network, or to a bare address."""
    for where, link in _links(subject):
        if _PLAIN.match(link):
            continue
        host = _host(link)
        if "." not in host or host.endswith(_PRIVATE) or _is_address(host):
            yield Fault(where=where, values=(("text", host or link),))


def _is_address(host: str) -> bool:
    """Whether a browser reads it as an address: it has colons, or its last part is a number."""
    return ":" in host or _NUMBER.fullmatch(host.rpartition(".")[2]) is not None


@rule("demo-host", "provider")
def demo_providers_live_on_example_hosts(subject: Subject) -> Iterator[Fault]:
    """Yield links of a fictional provider that lead to a real host."""
    for where, link in _links(subject) if subject.is_demo else ():
        if not _host(link).endswith(".example"):
            yield Fault(where=where, values=(("text", link),))


@rule("demo-in-directory", "provider")
def fictional_entries_stay_out_of_the_directory(subject: Subject) -> Iterator[Fault]:
    """Yield an entry among the real ones that is marked fictional by its id or its hosts."""
    if subject.is_demo:
        return
    if subject.stem.startswith("demo-"):
        yield Fault(values=(("text", subject.stem),))
    for where, link in _links(subject) if _MAY_BE_FICTIONAL.search(subject.text) else ():
        if _host(link).endswith(".example"):
            yield Fault(where=where, values=(("text", link),))
