"""Schemas for editors say what the check says, and stand on disk as they are written."""

import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema  # type: ignore[import-untyped] # it has no types
import orjson
import pytest
import yaml

from site_builder.__main__ import main
from site_builder.model.provider import Provider
from site_builder.outputs import provider_json
from site_builder.schema import content_schemas
from tests.builders import ROOT, a_program, a_provider, a_provider_text, an_entry, source_fields

CONTENT = ROOT / "content"
SCHEMAS = content_schemas()
FILES = [
    *((path, "provider") for path in CONTENT.glob("**/providers/*.yaml")),
    *((path, "guide") for path in CONTENT.glob("guides/*/guide.yaml")),
    *((path, "page") for path in CONTENT.glob("pages/*/page.yaml")),
    (CONTENT / "guides/sources.yaml", "sources"),
    (CONTENT / "method/fit.yaml", "fit"),
    (CONTENT / "method/v1.yaml", "method"),
    *((CONTENT / f"{name}.yaml", name) for name in ("taxonomy", "program", "glossary")),
]
STUDY = {"title": {"en": "A", "zh": "甲"}, "text": {"en": "B", "zh": "乙"}}


class _Core(yaml.CSafeLoader):
    """Reads YAML as editors do: true, false, null and numbers have their type, everything else is text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc] # yaml's own is one of the class


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|", "n"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first))


def faults(name: str, tree: object) -> list[str]:
    """Return what a schema says against a tree."""
    validator = jsonschema.Draft202012Validator(SCHEMAS[f"{name}.schema.json"])
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(tree)]


def read(text: str) -> Any:  # noqa: ANN401 # JSON
    """Read YAML as editors do."""
    return yaml.load(text, _Core)  # noqa: S506 # a safe loader


def entry(**sections: object) -> Any:  # noqa: ANN401 # JSON
    """Return a provider's file as an editor reads it."""
    return read(a_provider_text(**sections))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_on_disk_is_the_one_that_is_written(name: str, tmp_path: Path) -> None:
    main(["schema", "--root", str(tmp_path)])

    assert (CONTENT / "schema" / name).read_bytes() == (tmp_path / "content/schema" / name).read_bytes()


def test_no_schema_on_disk_is_left_over() -> None:
    assert {path.name for path in (CONTENT / "schema").iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize(("path", "name"), FILES, ids=[path.relative_to(CONTENT).as_posix() for path, _ in FILES])
def test_a_real_file_follows_its_schema(path: Path, name: str) -> None:
    assert faults(name, read(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(("path", "name"), FILES, ids=[path.relative_to(CONTENT).as_posix() for path, _ in FILES])
def test_a_file_that_names_its_schema_names_the_right_one(path: Path, name: str) -> None:
    heads = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# yaml-language-server:")]

    named = [(path.parent / line.partition("$schema=")[2]).resolve() for line in heads]

    assert set(named) <= {CONTENT / "schema" / f"{name}.schema.json"}


@pytest.mark.parametrize(
    ("sections", "reason"),
    [
        ({}, "the short forms"),
        ({"offer": {"platforms": ["tmall", {"values": ["jd"], "source": "s1"}]}}, "short and long forms in one list"),
        ({"company": {"source": "s1", "founded": {"value": 2014, "seen": "since 2014"}}}, "the source of a section"),
        ({"offer": {"brands": ["Philips", {"en": "Pop Mart", "zh": "泡泡玛特"}]}}, "brands in one script and in both"),
        (
            {"terms": {"accepting": False}, "case_studies": [STUDY]},
            "a choice, and a case study that inherits its source",
        ),
    ],
)
def test_what_the_check_accepts_the_schema_accepts(sections: dict[str, object], reason: str) -> None:
    assert faults("provider", entry(**sections)) == [], reason


@pytest.mark.parametrize(
    ("sections", "reason"),
    [
        ({"summary": None}, "no summary"),
        ({"summary": {"en": "Provider."}}, "one language"),
        ({"summary": {"en": "Provider.", "zh": ""}}, "an empty language"),
        ({"headquarter": "hangzhou"}, "an unknown section"),
        ({"company": {"headquarter": "hangzhou"}}, "an unknown field"),
        ({"company": {"founded": {"value": 2014, "sorce": "s1"}}}, "an unknown key of a fact"),
        ({"company": {"founded": "since 2014"}}, "words instead of a number"),
        ({"company": {"founded": 999}}, "a number out of range"),
        ({"terms": {"accepting": "yes"}}, "a word instead of a choice"),
        ({"types": []}, "an empty list"),
        ({"types": "operation"}, "a text instead of a list"),
        ({"sources": {"s1": source_fields(kind="blog")}}, "a kind that does not exist"),
        ({"sources": {"s1": source_fields(dated="March")}}, "a date in words"),
        ({"sources": {}}, "no source"),
        ({"offer": {"stores": [{"platform": "tmall"}]}}, "a store without its name"),
    ],
)
def test_what_the_check_refuses_the_schema_refuses(sections: dict[str, object], reason: str) -> None:
    assert faults("provider", entry(**sections)) != [], reason


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("guide", {"order": 0, "audience": "brands", "listed_on": "2026-11-22", "checked": "2026-11-22"}),
        ("guide", {"order": 1, "audience": "all", "listed_on": "2026-11-22", "checked": "2026-11-22"}),
        ("page", {"listed_on": "2026-11-22"}),
        ("glossary", {"terms": [{"id": "tp"}]}),
        ("sources", {"a": {"title": "A"}}),
        ("program", {"name": "Hezuo"}),
        ("taxonomy", {}),
        ("fit", {"version": 1}),
    ],
)
def test_a_wrong_file_of_another_kind_is_refused(name: str, tree: object) -> None:
    assert faults(name, tree) != []


def test_the_public_data_of_a_provider_follows_its_schema() -> None:
    data = provider_json(an_entry(stars=4), a_provider(case_studies=[STUDY]), a_program().limits)

    assert faults("data-provider", orjson.loads(data)) == []


def test_every_field_of_a_provider_stands_in_the_schema_of_the_public_data() -> None:
    properties = SCHEMAS["data-provider.schema.json"]["properties"]

    assert properties.keys() == {"id", "is_demo", "standing", *Provider.model_fields}
