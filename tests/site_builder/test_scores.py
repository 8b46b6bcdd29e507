"""The quarterly releases."""

import csv
import hashlib
import io
import json
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it has no types

from site_builder.featured import boards
from site_builder.model.assessment import Correction
from site_builder.model.directory import Entry
from site_builder.model.localized import Localized
from site_builder.schema import content_schemas
from site_builder.scores import indicator_codes, score_files, score_row
from tests.builders import a_card, a_method, a_standing, an_assessed, facts

METHODS = {"v1": a_method()}
CORRECTION = Correction("won", Localized(en="=Counted\ntwice.", zh="重复计入。"))
ENTRIES = [
    Entry(a_card(id="a"), a_standing(assessments=(an_assessed(facts("a")), an_assessed(facts("a", "2026-Q2"))))),
    Entry(a_card(id="b"), None),
    Entry(
        a_card(id="c"),
        a_standing(
            assessments=(
                an_assessed(facts("c", won=(5000, 10)), revision=2, correction=CORRECTION),
                an_assessed(facts("c", incidents=(0, 0))),
            )
        ),
    ),
]


def files(entries: list[Entry]) -> dict[str, bytes]:
    """Return the files of the releases by their names."""
    rows = [score_row(indicator_codes(METHODS), entry) for entry in entries]
    found = score_files(rows, METHODS, boards(entries, METHODS), entries)
    return {name.removeprefix("data/").removeprefix("scores/"): content for name, content in found}


def read(name: str) -> Any:  # noqa: ANN401 # JSON
    """Return a file as JSON."""
    return json.loads(files(ENTRIES)[name])


def test_a_release_has_every_revision_of_its_quarter_as_it_is_published() -> None:
    scores = read("2026-Q3.json")["scores"]

    assert [(score["provider"], score["revision"]) for score in scores] == [("a", 1), ("c", 2), ("c", 1)]
    assert scores[0] == {"provider": "a", **an_assessed(facts("a")).model_dump(mode="json")}
    assert len(read("2026-Q2.json")["scores"]) == 1


def test_a_release_is_what_its_schema_says() -> None:
    schema = content_schemas()["data-scores.schema.json"]

    jsonschema.Draft202012Validator(schema).validate(read("2026-Q3.json"))


def test_a_table_has_the_same_values_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(files(ENTRIES)["2026-Q3.csv"].decode("utf-8-sig"))))

    assert [(row["provider"], row["revision"], row["won_value"], row["won_n"]) for row in rows] == [
        ("a", "1", "2500", "10"),
        ("c", "2", "5000", "10"),
        ("c", "1", "2500", "10"),
    ]
    assert (rows[1]["corrected"], rows[1]["reason_en"]) == ("won", "'=Counted twice.")


def test_checksums_are_those_of_the_files() -> None:
    found = files(ENTRIES)
    sums = dict(reversed(line.split("  ")) for line in found["sha256sums.txt"].decode().splitlines())  # type: ignore[misc] # two parts

    assert sums == {name: hashlib.sha256(found[name]).hexdigest() for name in sums}
    assert read("index.json")["files"] == {
        name: {"bytes": len(found[name]), "sha256": total} for name, total in sums.items()
    }
    assert set(sums) == {"2026-Q3.json", "2026-Q3.csv", "2026-Q2.json", "2026-Q2.csv", "changelog.json"}


def test_what_was_published_and_corrected_is_told_the_newest_first() -> None:
    changes = read("changelog.json")["changes"]

    assert [(change["what"], change["quarter"], change.get("provider")) for change in changes] == [
        ("published", "2026-Q3", None),
        ("corrected", "2026-Q3", "c"),
        ("published", "2026-Q2", None),
    ]
    assert changes[1]["reason"] == {"en": "=Counted\ntwice.", "zh": "重复计入。"}


def test_the_method_stands_beside_with_its_names() -> None:
    method = read("method.json")["methods"]["v1"]

    assert method["indicators"][0]["name"] == {"en": "Chosen", "zh": "中选比例"}
    assert method["bands"] == list(a_method().bands)


def test_without_a_score_there_is_an_empty_index() -> None:
    found = files([Entry(a_card(), None)])

    assert json.loads(found["index.json"])["quarters"] == []
    assert set(found) == {"method.json", "index.json", "changelog.json", "sha256sums.txt"}
