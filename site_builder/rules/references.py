"""Rules on names that must exist elsewhere: codes of the closed lists, keys of sources, guides."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from site_builder.document import Where
from site_builder.model.provenance import Tree
from site_builder.rules.frame import Fault, Subject, mapping, named, nearest, once, rule, sequence

_SINGLE: Final = (
    ("company", "headquarters", "places"),
    ("terms", "minimum_budget", "budget_bands"),
)
_GROUPED: Final = (
    ("company", "offices", "places"),
    ("offer", "platforms", "platforms"),
    ("offer", "services", "services"),
    ("offer", "categories", "categories"),
    ("offer", "markets", "markets"),
    ("offer", "languages", "languages"),
    ("terms", "modes", "cooperation_modes"),
    ("terms", "fees", "fee_models"),
)
_INSIDE: Final = (("stores", "platform", "platforms"), ("certifications", "level", "tiers"))
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CITATION: Final = re.compile(r"\[@([^\[\]\s]*)\]")
_INNER_LINK: Final = re.compile(r"(?:\]\([ \t]*<?|\]:[ \t]*<?|<)(guide|page|provider):([^()<>\s#]*)")
PAGES: Final = frozenset(
    {"about", "become-a-provider", "categories", "compare", "featured", "fit", "glossary", "guides", "home", "mails", "markets", "method", "new",
     "platforms", "privacy", "propose", "providers", "rules", "services", "shortlist", "terms", "verify"}
)  # fmt: skip


def _codes(subject: Subject) -> Iterator[tuple[Where, Tree, str]]:
    """Yield each coded value of a provider that stands alone: where, code, name of the closed list."""
    tree = subject.tree
    for section, field, terms in _SINGLE:
        fact = mapping(mapping(tree.get(section)).get(field))
        if "value" in fact:
            yield (section, field, "value"), fact["value"], terms
    offer = mapping(tree.get("offer"))
    for field, key, terms in _INSIDE:
        for index, item in enumerate(sequence(offer.get(field))):
            if key in mapping(item):
                yield ("offer", field, index, key), mapping(item)[key], terms
    removed = mapping(tree.get("removed"))
    if "reason" in removed:
        yield ("removed", "reason"), removed["reason"], "removal_reasons"


@once
def _lists(subject: Subject) -> tuple[tuple[Where, list[Tree], str], ...]:
    """Return each list of codes: where, its codes, name of the closed list."""
    tree = subject.tree
    if subject.kind == "fit":
        covers = mapping(tree.get("covers")).items()
        return tuple((("covers", market), sequence(others), "markets") for market, others in covers)
    types: tuple[Where, list[Tree], str] = ("types",), sequence(tree.get("types")), "provider_types"
    groups = (
        ((section, field, index, "values"), sequence(mapping(group).get("values")), terms)
        for section, field, terms in _GROUPED
        for index, group in enumerate(sequence(mapping(tree.get(section)).get(field)))
    )
    return (types, *groups)


def _markets(subject: Subject) -> Iterator[tuple[Where, Tree, str]]:
    """Yield each market of which the rule of fit says what it covers."""
    yield from ((("covers", market), market, "markets") for market in mapping(subject.tree.get("covers")))


@rule("code-unknown", "provider", "fit")
def codes_of_the_closed_lists(subject: Subject) -> Iterator[Fault]:
    """Yield codes that the taxonomy does not have, with the nearest one that it has."""
    taxonomy = subject.world.taxonomy
    if taxonomy is None:
        return
    for where, codes, name in _lists(subject):
        known = taxonomy.terms(name)
        for place, code in enumerate(codes):
            if code.__class__ is str and code not in known:
                yield _unknown((*where, place), str(code), name, known)
    for where, code, name in (_markets if subject.kind == "fit" else _codes)(subject):
        known = taxonomy.terms(name)
        if isinstance(code, str) and code not in known:
            yield _unknown(where, code, name, known)


def _unknown(where: Where, code: str, name: str, known: Mapping[str, object]) -> Fault:
    return Fault(where=where, values=(("text", code), ("list", name), ("nearest", nearest(code, tuple(known)))))


@rule("value-repeated", "provider")
def values_stand_once(subject: Subject) -> Iterator[Fault]:
    """Yield a code that stands twice in one list."""
    seen: dict[Where, set[str]] = {}
    for where, codes, _ in _lists(subject):
        before = seen.setdefault(where[:2], set())
        for place, code in enumerate(codes):
            if not isinstance(code, str):
                continue
            if code in before:
                yield Fault(where=(*where, place), values=(("text", code),))
            before.add(code)


@rule("source-unknown", "provider")
def sources_exist(subject: Subject) -> Iterator[Fault]:
    """Yield facts whose source key is not in the file's table of sources."""
    known = mapping(subject.tree.get("sources"))
    for where, key in named(subject)["source"]:
        if key not in known and where[:1] != ("sources",):
            yield Fault(where=(*where, "source"), values=(("text", key), ("nearest", nearest(key, tuple(known)))))


@rule("source-unused", "provider", severity="warning")
def sources_are_used(subject: Subject) -> Iterator[Fault]:
    """Yield sources that carry no fact."""
    used = {key for where, key in named(subject)["source"] if where[:1] != ("sources",)}
    for key in mapping(subject.tree.get("sources")):
        if key not in used:
            yield Fault(where=("sources", key), values=(("text", key),))


@rule("name-missing", "provider")
def a_name_in_one_script_at_least(subject: Subject) -> Iterator[Fault]:
    """Yield an entry without an English and without a Chinese name."""
    names = subject.tree.get("names")
    if isinstance(names, dict) and not {"en", "zh"} & names.keys():
        yield Fault(where=("names",))


@rule("id-format", "provider")
def ids_are_kebab_case(subject: Subject) -> Iterator[Fault]:
    """Yield a file name that cannot be an id."""
    if not _ID.fullmatch(subject.stem) or len(subject.stem) > 60:  # noqa: PLR2004 # a file name's sane length
        yield Fault(values=(("text", subject.stem),))


@rule("citation-unknown", "guide", "text")
def citations_have_a_source(subject: Subject) -> Iterator[Fault]:
    """Yield citations whose key is not in the guides' table of sources."""
    known = subject.world.guide_sources
    for match in _CITATION.finditer(subject.text):
        if known is not None and match[1] not in known:
            yield Fault(offset=match.start(), values=(("text", match[1]), ("nearest", nearest(match[1], tuple(known)))))


@rule("link-dangling", "guide", "text")
def inner_links_lead_somewhere(subject: Subject) -> Iterator[Fault]:
    """Yield links to a guide, page or provider that does not exist."""
    world = subject.world
    known = {"guide": world.guides, "page": PAGES, "provider": world.providers}
    for match in _INNER_LINK.finditer(subject.text):
        if match[2] not in known[match[1]]:
            values = (("text", f"{match[1]}:{match[2]}"), ("nearest", nearest(match[2], tuple(known[match[1]]))))
            yield Fault(offset=match.start(1), values=values)


@rule("owner-unknown", "owners")
def owners_have_an_entry(subject: Subject) -> Iterator[Fault]:
    """Yield an owner of an entry that does not exist."""
    known = subject.world.providers
    for provider_id in subject.tree:
        if provider_id not in known:
            yield Fault(
                where=(provider_id,), values=(("text", provider_id), ("nearest", nearest(provider_id, tuple(known))))
            )


@rule("owner-repeated", "owners")
def owners_are_different_accounts(subject: Subject) -> Iterator[Fault]:
    """Yield an account that stands twice for one entry: two owners are two people. One may own several entries."""
    for provider_id, owners in subject.tree.items():
        accounts = [mapping(owner).get("account") for owner in sequence(owners)]
        for index, account in enumerate(accounts):
            if isinstance(account, str) and account in accounts[:index]:
                yield Fault(where=(provider_id, index, "account"), values=(("text", account), ("id", provider_id)))
