"""Rules on evidence: a kind of source is claimed only where it can be seen that it is one."""

from collections.abc import Iterator
from typing import Final

from site_builder.document import Where
from site_builder.model.provenance import Tree
from site_builder.rules.frame import Fault, Subject, mapping, rule
from site_builder.rules.hosts import is_at
from site_builder.rules.links import host_of

_STRENGTH: Final = {"self-stated": 0, "press": 1, "filing": 2, "official": 2}
_OF_OTHERS: Final = frozenset({"press", "official"})


@rule("kind-raised", "provider")
def facts_are_no_stronger_than_their_source(subject: Subject) -> Iterator[Fault]:
    """Yield a fact that claims a stronger kind of evidence than the source that it names has."""
    sources = mapping(subject.tree.get("sources"))
    for where, fact in _facts(subject):
        kind, of_source = str(fact["kind"]), str(mapping(sources.get(str(fact.get("source")))).get("kind"))
        if _STRENGTH.get(kind, 0) > _STRENGTH.get(of_source, len(_STRENGTH)):
            yield Fault(where=(*where, "kind"), values=(("text", kind), ("source", of_source)))


def _facts(subject: Subject) -> Iterator[tuple[Where, dict[str, Tree]]]:
    """Yield what carries a kind of its own outside the table of sources."""
    if subject.text.count("kind:") > len(mapping(subject.tree.get("sources"))):
        yield from _walk(subject.tree, ())


def _walk(tree: Tree, where: Where) -> Iterator[tuple[Where, dict[str, Tree]]]:
    for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(item, str) or (key == "sources" and not where):
            continue
        if isinstance(item, dict) and "kind" in item:
            yield (*where, key), item
        yield from _walk(item, (*where, key))


@rule("source-unlinked", "provider", severity="warning")
def official_sources_can_be_opened(subject: Subject) -> Iterator[Fault]:
    """Yield a source called official without a link: nobody can see whose page it is."""
    for key, item in mapping(subject.tree.get("sources")).items() if "official" in subject.text else ():
        source = mapping(item)
        if source.get("kind") == "official" and "url" not in source:
            yield Fault(where=("sources", key, "kind"))


@rule("source-own", "provider", severity="warning")
def what_a_firm_says_is_called_self_stated(subject: Subject) -> Iterator[Fault]:
    """Yield a source called press or official that lies at the firm's own domain."""
    website = mapping(mapping(subject.tree.get("company")).get("website")).get("value")
    own = host_of(website).removeprefix("www.") if isinstance(website, str) else ""
    for key, item in mapping(subject.tree.get("sources")).items() if own else ():
        source = mapping(item)
        link, kind = source.get("url"), str(source.get("kind"))
        if kind in _OF_OTHERS and isinstance(link, str) and own in link.lower() and is_at(host_of(link), own):
            yield Fault(where=("sources", key, "kind"), values=(("text", kind), ("host", own)))
