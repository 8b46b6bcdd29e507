"""How a fact inherits its source: file, then section, then the fact itself.

The short forms of the content (`founded: 2007`, `platforms: [tmall, jd]`) become the long ones of the model; what is
malformed passes through untouched, so that validation can name it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from site_builder.model.provider import Company, Fact, Facts, Names, Offer, Provider, Terms

Tree: TypeAlias = str | list["Tree"] | dict[str, "Tree"]
_Shape: TypeAlias = Callable[[Tree, Tree | None], Tree]


def _with_source(fact: dict[str, Tree], source: Tree | None) -> Tree:
    return fact if source is None or "source" in fact else {**fact, "source": source}


def _single(raw: Tree, source: Tree | None) -> Tree:
    return _with_source(raw if isinstance(raw, dict) and "value" in raw else {"value": raw}, source)


def _group(raw: Tree, source: Tree | None) -> Tree:
    if isinstance(raw, dict) and "value" in raw and "values" not in raw:
        raw = {"values": [raw["value"]], **{key: item for key, item in raw.items() if key != "value"}}
    return _with_source(raw if isinstance(raw, dict) and "values" in raw else {"values": [raw]}, source)


def _record(raw: Tree, source: Tree | None) -> Tree:
    return _with_source(raw, source) if isinstance(raw, dict) else raw


def _each(shape: _Shape) -> _Shape:
    def spread_list(raw: Tree, source: Tree | None) -> Tree:
        return [shape(item, source) for item in raw] if isinstance(raw, list) else [shape(raw, source)]

    return spread_list


def _shapes(section: type[BaseModel]) -> Iterator[tuple[str, _Shape]]:
    for name, field in section.model_fields.items():
        inner = field.annotation
        many = get_origin(inner) is tuple
        kinds = get_args(inner)
        kind = kinds[0] if kinds else inner
        if not (isinstance(kind, type) and "source" in getattr(kind, "model_fields", {})):
            continue
        shape = _single if issubclass(kind, Fact) else _group if issubclass(kind, Facts) else _record
        yield name, _each(shape) if many else shape


_SECTIONS: Final[Mapping[str, Mapping[str, _Shape]]] = {
    "names": dict(_shapes(Names)),
    "company": dict(_shapes(Company)),
    "offer": dict(_shapes(Offer)),
    "terms": dict(_shapes(Terms)),
}
_TOP: Final[Mapping[str, _Shape]] = dict(_shapes(Provider))


def spread(tree: dict[str, Tree]) -> dict[str, Tree]:
    """Return a provider's tree in the long form, every fact with the source that it inherits."""
    default = tree.get("source")
    spread_tree = {key: item for key, item in tree.items() if key != "source"}
    for section, shapes in _SECTIONS.items():
        raw = spread_tree.get(section)
        if isinstance(raw, dict):
            spread_tree[section] = _spread_section(raw, shapes, raw.get("source", default))
    for field, shape in _TOP.items():
        if field in spread_tree:
            spread_tree[field] = shape(spread_tree[field], default)
    return spread_tree


def _spread_section(raw: dict[str, Tree], shapes: Mapping[str, _Shape], source: Tree | None) -> Tree:
    return {key: shapes[key](item, source) if key in shapes else item for key, item in raw.items() if key != "source"}
