"""Structure and types: what validation against the model says, as our own codes."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from site_builder.document import Where
from site_builder.model.localized import LANGUAGES, Localized
from site_builder.model.provider import NAME_TAGS
from site_builder.rules.frame import nearest

_SHAPES: Final = {
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "mapping",
    "dict_type": "mapping",
    "dataclass_type": "both-languages",
}
_CODES: Final = {
    "int_parsing": "number-format",
    "int_type": "number-format",
    "int_from_float": "number-format",
    "decimal_parsing": "number-format",
    "greater_than_equal": "number-range",
    "less_than_equal": "number-range",
    "bool_parsing": "bool-format",
    "bool_type": "bool-format",
    "literal_error": "choice-unknown",
    "string_pattern_mismatch": "text-format",
    "string_too_short": "text-empty",
    "string_too_long": "text-long",
    "too_short": "list-empty",
    "too_long": "list-long",
    "extra_forbidden": "key-unknown",
    "unexpected_keyword_argument": "key-unknown",
}
STRUCTURE_CODES: Final = frozenset(_CODES.values()) | {
    "date-format", "date-impossible", "key-missing", "language-missing", "link-format", "money-format", "shape",
    "source-missing", "value",
}  # fmt: skip
_TAGS: Final = frozenset({*NAME_TAGS, "[key]"})
Finding = tuple[str, Where, tuple[tuple[str, str], ...]]


def findings(model: type[BaseModel], error: ValidationError) -> Iterator[Finding]:
    """Yield code, place and values of every fault that validation found, in the order of the file's model.

    A list whose items all have faults is called too short as well, which it is not.
    """
    details = error.errors(include_url=False)
    around = {detail["loc"][:end] for detail in details for end in range(len(detail["loc"]))}
    for detail in details:
        if detail["type"] != "too_short" or detail["loc"] not in around:
            yield _finding(model, detail)


def _finding(model: type[BaseModel], detail: ErrorDetails) -> Finding:
    where = tuple(step for step in detail["loc"] if step not in _TAGS)
    kind = detail["type"]
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    name = str(where[-1]) if where else ""
    if kind in {"missing", "missing_keyword_only_argument", "missing_argument"}:
        code = "language-missing" if name in LANGUAGES and where[:-1] != ("names",) else "key-missing"
        return "source-missing" if name == "source" else code, where, (("name", name),)
    code = _CODES.get(kind, kind)
    text = detail["input"] if isinstance(detail["input"], str) else ""
    if code == "key-unknown":
        return code, where, (("name", name), ("nearest", nearest(name, _keys(model, where[:-1]))))
    if code == "choice-unknown":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        return code, where, (("text", text), ("choices", choices), ("nearest", nearest(text, choices.split(", "))))
    if kind in _SHAPES:
        return "shape", where, (("expected", _SHAPES[kind]),)
    if code not in STRUCTURE_CODES:
        return "value", where, (("reason", detail["msg"]),)
    limit = next((context[key] for key in ("ge", "le", "max_length", "pattern") if key in context), "")
    return code, where, tuple(({"text": text, "limit": limit} | context).items())


def _keys(model: type[BaseModel], where: Where) -> tuple[str, ...]:
    """Return the keys that the record at this place of the model knows."""
    here: Any = model  # Any: the walk goes through annotations, which have no common type
    for step in where:
        here = _inner(here, step)
    candidates = _flat(here)
    names = [name for kind in candidates for name in getattr(kind, "model_fields", ())]
    extra = ("en", "zh") if Localized in candidates else ("source",) if names else ()
    return (*names, *extra)


def _inner(annotation: Any, step: str | int) -> Any:  # noqa: ANN401 # annotations have no common type
    for kind in _flat(annotation):
        fields = getattr(kind, "model_fields", None)
        if isinstance(step, str) and fields and step in fields:
            return fields[step].annotation
        if get_origin(kind) in {tuple, dict}:
            return get_args(kind)[0 if get_origin(kind) is tuple else 1]
    return None


def _flat(annotation: Any) -> list[Any]:  # noqa: ANN401 # annotations have no common type
    origin = get_origin(annotation)
    if origin is Annotated:
        return _flat(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [kind for member in get_args(annotation) for kind in _flat(member)]
    return [annotation]
