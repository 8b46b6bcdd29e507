"""JSON Schemas: for editors of the content, and for readers of the public data; both from the models."""

from typing import Any, Final, Literal

from pydantic import BaseModel

from site_builder.gather import SourceTable
from site_builder.model.base import Code, Record
from site_builder.model.fit import FitRule
from site_builder.model.guide import Glossary, GuideHead, TextHead
from site_builder.model.method import ScoreMethod
from site_builder.model.owners import Owners
from site_builder.model.program import Program
from site_builder.model.provider import Provider
from site_builder.model.published import QuarterScore
from site_builder.model.taxonomy import Taxonomy

Schema = dict[str, Any]  # Any: JSON
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SECTIONS: Final = ("Names", "Company", "Offer", "Terms")


class ReleasedScore(QuarterScore):
    """A score with the provider that it is of."""

    provider: Code


class ScoreRelease(Record):
    """The file of a quarter: every revision of every score, by provider, the last revision first."""

    format: Literal[1]
    quarter: str
    scores: tuple[ReleasedScore, ...]


def content_schemas() -> dict[str, Schema]:
    """Return the schema of each kind of content file, and of the public data, by its file name."""
    plain: dict[str, type[BaseModel]] = {
        "taxonomy": Taxonomy,
        "owners": Owners,
        "program": Program,
        "glossary": Glossary,
        "fit": FitRule,
        "method": ScoreMethod,
        "sources": SourceTable,
        "guide": GuideHead,
        "page": TextHead,
    }
    schemas = {name: {"$schema": DIALECT, **model.model_json_schema()} for name, model in plain.items()}
    files = {"provider": provider_source_schema(), **schemas}
    public = {"data-provider": _provider_data_schema(), "data-providers": _providers_data_schema(), **_scores()}
    return {f"{name}.schema.json": schema for name, schema in (files | public).items()}


def provider_source_schema() -> Schema:
    """Return the schema of a provider's file: facts in the short or the long form, sources inherited."""
    schema = Provider.model_json_schema()
    definitions: dict[str, Schema] = schema["$defs"]
    for name, definition in list(definitions.items()):
        properties = definition.get("properties", {})
        if "source" in properties:
            definition["required"] = [key for key in definition.get("required", []) if key != "source"]
            if "value" in properties:
                definitions[name] = {"anyOf": [properties["value"], definition]}
            elif "values" in properties:
                definitions[name] = {"anyOf": [properties["values"]["items"], definition]}
        if name in _SECTIONS:
            properties["source"] = {"type": "string", "description": "Default source of this section."}
    schema["properties"]["source"] = {"type": "string", "description": "Default source of this file."}
    return {"$schema": DIALECT, **schema}


def _provider_data_schema() -> Schema:
    schema = Provider.model_json_schema(mode="serialization")
    extra: Schema = {"id": {"type": "string"}, "is_demo": {"type": "boolean"}, "standing": {}}
    schema["properties"] = {**extra, **schema["properties"]}
    whole = [key for key in schema["required"] if key != "listed_on"]
    schema["required"] = ["id", "is_demo", "standing", "listed_on"]
    schema["anyOf"] = [{"required": ["removed"]}, {"required": whole}]
    return {"$schema": DIALECT, **schema}


def _scores() -> dict[str, Schema]:
    return {"data-scores": {"$schema": DIALECT, **ScoreRelease.model_json_schema()}}


def _providers_data_schema() -> Schema:
    row = {"type": "object", "required": ["id", "facts", "sources", "listed_on"]}
    properties: Schema = {
        "format": {"const": 1},
        "base_url": {"type": "string"},
        "columns": {"type": "array", "items": {"type": "string"}},
        "providers": {"type": "array", "items": row},
    }
    return {"$schema": DIALECT, "type": "object", "required": list(properties), "properties": properties}
