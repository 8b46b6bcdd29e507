"""What changed in an entry, fact by fact: the difference of two trees, not of two texts."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from site_builder.document import Where
from site_builder.model.provenance import Tree, spread
from site_builder.rules.frame import mapping, sequence

Kind = Literal["added", "removed", "changed", "rewritten"]
CODED: Final = {
    "headquarters": "places", "offices": "places", "platforms": "platforms", "services": "services", "categories": "categories",
    "markets": "markets", "languages": "languages", "modes": "cooperation_modes", "fees": "fee_models", "types": "provider_types",
    "minimum_budget": "budget_bands", "certifications": "tiers", "removed": "removal_reasons", "stores": "platforms",
}  # fmt: skip
_SECTIONS: Final = ("names", "company", "offer", "terms")
_PLAIN: Final = ("listed_on", "changed_on", "summary", "introduction", "removed")
_EVIDENCE: Final = ("seen", "note", "kind", "source")
PERSON: Final = frozenset({"names", "website", "certifications", "removed"})


class Item(NamedTuple):
    """One value of an entry.

    Attributes:
        field: Its name, such as `headquarters`.
        where: Its place in the tree in the long form.
        value: What it says.
        fact: Everything that is said about it: source, words seen, note, kind.
        is_fact: It rests on a source.
    """

    field: str
    where: Where
    value: Tree
    fact: Mapping[str, Tree]
    is_fact: bool = True


class Change(NamedTuple):
    """One value that is new, gone or another one; of a `rewritten` one only what is said about it differs."""

    kind: Kind
    field: str
    before: Item | None = None
    after: Item | None = None


def changes(before: Tree | None, after: Tree | None) -> tuple[Change, ...]:
    """Return what differs between two trees of an entry, in the order of the later one; what is gone comes last."""
    old, new = _items(before), _items(after)
    found = [change for key, item in new.items() if (change := _change(old.get(key), item))]
    gone = [Change(kind="removed", field=item.field, before=item) for key, item in old.items() if key not in new]
    return (*found, *gone)


def _change(before: Item | None, after: Item) -> Change | None:
    if before is None:
        return Change(kind="added", field=after.field, after=after)
    if before.value != after.value:
        return Change(kind="changed", field=after.field, before=before, after=after)
    if _about(before) != _about(after):
        return Change(kind="rewritten", field=after.field, before=before, after=after)
    return None


def _about(item: Item) -> list[Tree | None]:
    return [item.fact.get(name) for name in _EVIDENCE]


def _items(tree: Tree | None) -> dict[tuple[str, ...], Item]:
    fields = spread(tree) if isinstance(tree, dict) else {}
    return dict(_walk(fields))


def _walk(tree: dict[str, Tree]) -> Iterator[tuple[tuple[str, ...], Item]]:
    """Yield every value with the key by which it is found again."""
    for field in _PLAIN:
        if field in tree:
            yield (field,), Item(field, (field,), tree[field], {}, is_fact=False)
    for index, code in enumerate(sequence(tree.get("types"))):
        yield ("types", str(code)), Item("types", ("types", index), code, {}, is_fact=False)
    for section in _SECTIONS:
        for field, fact in mapping(tree.get(section)).items():
            yield from _field(section, field, fact)
    for index, item in enumerate(sequence(tree.get("case_studies"))):
        study = mapping(item)
        title = study.get("title", "")
        yield ("case_studies", _key(title)), Item("case_studies", ("case_studies", index), title, study)
    for key, source in mapping(tree.get("sources")).items():
        yield ("sources", key), Item("sources", ("sources", key), source, {}, is_fact=False)


def _field(section: str, field: str, fact: Tree) -> Iterator[tuple[tuple[str, ...], Item]]:
    if isinstance(fact, dict) and "value" in fact:
        yield (section, field), Item(field, (section, field, "value"), fact["value"], fact)
        return
    for index, raw in enumerate(sequence(fact)):
        group = mapping(raw)
        where: Where = (section, field, index)
        if "values" in group:
            for position, value in enumerate(sequence(group["values"])):
                yield (section, field, _key(value)), Item(field, (*where, "values", position), value, group)
        elif field == "stores":
            yield (
                (section, field, _key(group.get("name")), _key(group.get("platform"))),
                Item(field, where, _without_proof(group), group),
            )
        elif field == "certifications":
            yield (
                (section, field, _key(group.get("level")), _key(group.get("since"))),
                Item(field, where, _without_proof(group), group),
            )
        else:
            yield (
                (section, field, _key(group.get("value"))),
                Item(field, (*where, "value"), group.get("value", ""), group),
            )


def _without_proof(group: Mapping[str, Tree]) -> Tree:
    return {key: item for key, item in group.items() if key not in _EVIDENCE}


def _key(value: Tree | None) -> str:
    return str(value.get("en", value)) if isinstance(value, dict) else str(value)
