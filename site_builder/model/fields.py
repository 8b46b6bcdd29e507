"""The fields of an entry as a form asks for them and as a file has them: told from the model, never listed beside it."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.model.localized import Localized
from site_builder.model.provider import (
    CaseStudy,
    Certification,
    Company,
    Fact,
    Facts,
    Introduction,
    Names,
    Offer,
    Provider,
    Removal,
    Store,
    Terms,
)
from site_builder.model.source import Source

Kind = Literal["text", "both", "any", "code", "flag", "number", "link", "day"]
Many = Literal["one", "each", "records"]
LISTS: Final[Mapping[str, str]] = {
    "types": "provider_types", "headquarters": "places", "offices": "places", "platforms": "platforms", "services": "services",
    "categories": "categories", "markets": "markets", "languages": "languages", "platform": "platforms", "level": "tiers",
    "modes": "cooperation_modes", "fees": "fee_models", "minimum_budget": "budget_bands", "reason": "removal_reasons",
}  # fmt: skip
SECTIONS: Final[Mapping[str, type[BaseModel]]] = {"names": Names, "company": Company, "offer": Offer, "terms": Terms}
_EVIDENCE: Final = ("source", "seen", "note", "kind")


class Field(NamedTuple):
    """One question of the form.

    Attributes:
        where: Section and key in the file; the section is empty for a key of the entry itself.
        kind: What its answer is; `any` is a name in one language or in both.
        many: Whether it has one answer, several values, or several records.
        is_fact: Its values rest on sources.
        is_needed: No entry goes without it.
        parts: Of records, their own fields.
        least: Smallest number.
        most: Largest number.
        pattern: What the whole text must look like; empty where the model does not say.
    """

    section: str
    name: str
    kind: Kind
    many: Many = "one"
    is_fact: bool = True
    is_needed: bool = False
    parts: tuple["Field", ...] = ()
    least: int | None = None
    most: int | None = None
    pattern: str = ""

    @property
    def list(self) -> str:
        """The closed list that its codes are taken from; nothing where there is none."""
        return LISTS.get(self.name, "") if self.kind == "code" else ""


@cache
def fields() -> tuple[Field, ...]:
    """Return the fields in the order of the model."""
    return tuple(_fields())


def _fields() -> Iterator[Field]:
    yield Field("", "types", "code", "each", is_fact=False, is_needed=True)
    yield Field("", "summary", "both", is_fact=False, is_needed=True)
    for section, model in SECTIONS.items():
        for name, info in model.model_fields.items():
            yield _field(section, name, info.annotation)
    yield Field("", "case_studies", "text", "records", parts=tuple(_parts(CaseStudy)))
    for section, record in (("introduction", Introduction), ("removed", Removal)):
        yield from (
            part._replace(section=section, is_fact=False, is_needed=False)
            for part in _parts(record)
            if part.name != "on"
        )


def _field(section: str, name: str, annotation: Any) -> Field:  # noqa: ANN401 # annotations have no common type
    kinds = _flat(annotation)
    model = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
    if model in {Store, Certification}:
        return Field(section, name, "text", "records", parts=tuple(_parts(model)))
    is_many = any(get_origin(kind) is tuple for kind in kinds) or issubclass(model, Facts)
    if issubclass(model, Fact):
        kind = _kind(name, model.model_fields["value"].annotation)
        field = Field(section, name, kind, "records" if _is_list(annotation) else "one", parts=_value(kind, annotation))
        return _limited(field, model.model_fields["value"])
    field = Field(
        section, name, _kind(name, get_args(model.model_fields["values"].annotation)[0]), "each" if is_many else "one"
    )
    return _limited(field, model.model_fields["values"])


def _limited(field: Field, info: FieldInfo) -> Field:
    """Return a field with what the model says of numbers and texts; codes have their lists."""
    limits = {
        name: limit
        for constraint in _constraints(info)
        for name in ("ge", "le", "pattern")
        if (limit := getattr(constraint, name, None)) is not None
    }
    pattern = limits.get("pattern", "") if field.kind == "text" else ""
    return field._replace(least=limits.get("ge"), most=limits.get("le"), pattern=pattern)


def _constraints(part: Any) -> Iterator[Any]:  # noqa: ANN401 # annotations and what stands in them have no common type
    """Yield what an annotation says of its values, from the outside to the inside."""
    if isinstance(part, FieldInfo):
        yield from part.metadata
        yield from _constraints(part.annotation)
    elif get_origin(part) in {Annotated, Union, UnionType, tuple}:
        for member in get_args(part):
            yield from _constraints(member)
    else:
        yield part


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 # as above
    return get_origin(annotation) is tuple


def _value(kind: Kind, annotation: Any) -> tuple[Field, ...]:  # noqa: ANN401 # as above
    return (Field("", "value", kind, is_needed=True),) if _is_list(annotation) else ()


def _parts(model: type[BaseModel]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        if name not in _EVIDENCE:
            yield _limited(Field("", name, _kind(name, info.annotation), is_needed=info.is_required()), info)


def _kind(name: str, annotation: Any) -> Kind:  # noqa: ANN401 # as above
    kinds = _flat(annotation)
    if name in LISTS:
        return "code"
    if Localized in kinds:
        return "any" if str in kinds else "both"
    if int in kinds:
        return "number"
    if bool in kinds:
        return "flag"
    if name in {"since", "until"}:
        return "day"
    return "link" if name in {"website", "contact", "url"} else "text"


def _flat(annotation: Any) -> list[Any]:  # noqa: ANN401 # as above
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flat(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [kind for member in get_args(annotation) for kind in _flat(member)]
    if origin is tuple:
        return [annotation, *_flat(get_args(annotation)[0])]
    return [annotation]


def _order() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "", ("source", *Provider.model_fields)
    for section, model in SECTIONS.items():
        yield section, ("source", *model.model_fields)
    yield "offer.stores", tuple(name for name in (*_without_evidence(Store), *_EVIDENCE))
    yield "offer.certifications", (*_without_evidence(Certification), *_EVIDENCE)
    yield "sources.*", tuple(Source.model_fields)


def _without_evidence(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _EVIDENCE)


ORDER: Final[Mapping[str, tuple[str, ...]]] = dict(_order())
