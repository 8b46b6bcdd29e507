"""Files for machines: data that validates, sitemaps, feeds, the search description, the functions' snapshot."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from functions.directory import read_snapshot
from site_builder import outputs, urls
from site_builder.index import EVERYONE, Index
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.published import Response
from tests.builders import (
    ROOT,
    TODAY,
    a_card,
    a_column,
    a_library,
    a_program,
    a_provider,
    a_standing,
    a_taxonomy,
    an_edition,
    an_entry,
    an_index,
)
from tests.site_builder.reading import parse

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
HOST = "https://hezuo.example"
Row = dict[str, Any]  # Any: JSON


def schema(name: str) -> Draft202012Validator:
    """Return the validator of public data."""
    text = (ROOT / f"content/schema/data-{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


def faults(validator: Draft202012Validator, data: object) -> list[str]:
    """Return what is wrong with data."""
    return [error.message for error in validator.iter_errors(data)]


# Data


def test_every_providers_data_is_what_its_schema_says(real_site: Path) -> None:
    validator = schema("provider")
    files = sorted((real_site / "data/providers").glob("*.json"))

    found = {path.name: faults(validator, json.loads(path.read_bytes())) for path in files}

    assert {name: messages for name, messages in found.items() if messages} == {}
    assert len(files) > 50


def test_the_file_of_an_entry_is_published_as_it_is_and_of_a_removed_one_only_that_it_was(real_site: Path) -> None:
    removed = (real_site / "data/providers/demo-amber-causeway.yaml").read_text("utf-8")

    assert (real_site / "data/providers/baozun.yaml").read_bytes() == (
        ROOT / "content/providers/baozun.yaml"
    ).read_bytes()
    assert removed.startswith("removed: {on: ")
    assert removed.count("\n") == 1


def test_the_data_of_the_directory_is_what_its_schema_says(real_site: Path) -> None:
    data = json.loads((real_site / "data/providers.json").read_bytes())

    assert faults(schema("providers"), data) == []
    assert [row for row in data["providers"] if list(row) != data["columns"]] == []


def test_the_schemas_stand_beside_the_data(real_site: Path) -> None:
    for_one, for_all = (real_site / urls.file_of(address) for address in (urls.PROVIDER_SCHEMA, urls.PROVIDERS_SCHEMA))

    assert for_one.read_bytes() == (ROOT / "content/schema/data-provider.schema.json").read_bytes()
    assert for_all.read_bytes() == (ROOT / "content/schema/data-providers.schema.json").read_bytes()


def test_a_providers_data_holds_every_fact_with_its_source_and_phrase() -> None:
    provider = a_provider(company={"founded": {"value": 2014, "seen": "since 2014", "kind": "press"}})

    data = json.loads(outputs.provider_json(an_entry(), provider, a_program().limits))

    assert (data["id"], data["is_demo"], data["standing"]) == ("lantern-bay", False, None)
    assert data["company"]["founded"] == {"source": "s1", "seen": "since 2014", "kind": "press", "value": 2014}
    assert data["sources"]["s1"]["read"] == "2026-11-22"
    assert "team" not in data["company"]


@pytest.mark.parametrize(("invited", "is_shown"), [(4, False), (5, True)])
def test_figures_of_replies_below_the_limit_stay_out_of_the_data(invited: int, *, is_shown: bool) -> None:
    entry = Entry(a_card(), a_standing(4, response=Response(invited=invited, answered=2), accepting=True))

    standing = json.loads(outputs.provider_json(entry, a_provider(), a_program().limits))["standing"]

    assert ("response" in standing) == is_shown
    assert (standing["accepting"], standing["assessments"][0]["half_stars"]) == (True, 8)


def a_directory(*entries: Entry) -> dict[str, bytes]:
    """Return the data of a directory of these entries."""
    index = Index(entries, TODAY)
    return dict(outputs.tables(a_program(), index.lists[EVERYONE], a_column(index, outputs.ROWS)))


def json_rows(files: dict[str, bytes]) -> list[Row]:
    """Return the rows of the JSON."""
    rows: list[Row] = json.loads(files["data/providers.json"])["providers"]
    return rows


def csv_rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    """Return the rows of the CSV, as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(files["data/providers.csv"].decode("utf-8-sig"), newline="")))


def test_removed_providers_have_no_row() -> None:
    files = a_directory(an_entry(), an_entry(id="gone", removed_on="2026-11-22", removal_reason="closed"))

    assert [row["id"] for row in json_rows(files)] == ["lantern-bay"]


def test_a_row_shows_the_stars_of_the_last_quarter_or_none() -> None:
    first, second = json_rows(a_directory(an_entry(stars=4.5, id="a"), an_entry(id="b")))

    assert (first["stars"], first["quarter"], first["score"], first["n"]) == (4.5, "2026-Q3", "90.00", 12)
    assert (second["stars"], second["quarter"], second["score"], second["n"]) == (None, None, None, None)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(first: str) -> None:
    row = csv_rows(a_directory(an_entry(name_en=first + "1+1", tickers=(first + "A", "=B"))))[0]

    assert row["name_en"] == f"'{first}1+1"
    assert row["tickers"] == f"'{first}A|=B"


def test_a_cell_that_is_not_run_stays_as_it_is() -> None:
    row = csv_rows(a_directory(an_entry(name_en='A "quoted", =named\nfirm', accepting=False, founded=None)))[0]

    assert row["name_en"] == 'A "quoted", =named\nfirm'
    assert (row["accepting"], row["is_demo"], row["founded"]) == ("false", "false", "")


def as_cell(value: Any) -> str:  # noqa: ANN401 # JSON
    """Return what a cell of the CSV holds for a value of the JSON."""
    text = "|".join(value) if isinstance(value, list) else json.dumps(value) if isinstance(value, bool) else value
    return "" if text is None else re.sub(r"^([=+\-@\t\r])", r"'\1", str(text))


TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
FORMULA = st.builds(str.__add__, st.sampled_from(("=", "+", "-", "@", "\t", "\r", "")), TEXT)


@settings(max_examples=100)
@given(
    FORMULA, st.none() | FORMULA, st.lists(FORMULA, max_size=3).map(tuple), st.none() | st.booleans(),
    st.none() | st.integers(1900, 2026),
)  # fmt: skip
def test_the_csv_has_the_rows_of_the_json_and_no_cell_that_runs(
    name: str,
    legal: str | None,
    tickers: tuple[str, ...],
    accepting: bool | None,  # noqa: FBT001 # drawn by the property
    founded: int | None,
) -> None:
    entry = an_entry(name_en=name, legal=legal, tickers=tickers, accepting=accepting, founded=founded)

    files = a_directory(entry)

    assert csv_rows(files) == [{column: as_cell(value) for column, value in row.items()} for row in json_rows(files)]
    assert [cell for cell in csv_rows(files)[0].values() if cell[:1] in tuple("=+-@\t\r")] == []


def test_the_csv_of_the_real_directory_has_the_rows_of_its_json(real_site: Path) -> None:
    files = {name: (real_site / name).read_bytes() for name in ("data/providers.json", "data/providers.csv")}

    assert csv_rows(files) == [{column: as_cell(value) for column, value in row.items()} for row in json_rows(files)]


def test_the_names_of_all_codes_of_the_data_stand_beside_it(real_site: Path) -> None:
    lists = json.loads((real_site / urls.file_of(urls.TAXONOMY)).read_bytes())
    rows = json_rows({"data/providers.json": (real_site / "data/providers.json").read_bytes()})
    known = {name: {term["code"] for term in terms} for name, terms in lists.items() if name != "format"}

    used = {name: {code for row in rows for code in row[name]} for name in urls.FACETS}

    assert [name for name in urls.FACETS if not used[name] <= known[name]] == []
    assert {row["place"] for row in rows if row["place"]} <= known["places"]


# Snapshot


def test_the_snapshot_is_the_typed_model_and_nothing_is_lost_on_the_way(real_site: Path) -> None:
    path = real_site / urls.file_of(urls.SNAPSHOT)

    snapshot = read_snapshot(path)

    assert snapshot.model_dump(mode="json") == json.loads(path.read_bytes())
    assert [name for name, codes in snapshot.codes.items() if codes != tuple(a_taxonomy().terms(name))] == []


def test_the_snapshot_knows_removed_and_fictional_providers_as_such(real_site: Path) -> None:
    providers = {provider.id: provider for provider in read_snapshot(real_site / urls.file_of(urls.SNAPSHOT)).providers}

    assert providers["demo-amber-causeway"].removed
    assert [provider.id for provider in providers.values() if provider.is_demo != provider.id.startswith("demo-")] == []
    assert list(providers) == sorted(providers)
    assert len(providers) == len(list((real_site / "data/providers").glob("*.json")))


def release(**fields: object) -> str:
    """Return the release of the snapshot of one provider."""
    index = an_index(lantern_bay=a_provider(**fields))
    rows = a_column(index, outputs.ROWS)("snapshot", index.entries)
    made: str = json.loads(outputs.snapshot(a_program(), a_library(), rows))["release"]
    return made


def test_the_release_changes_with_what_the_functions_know_and_with_nothing_else() -> None:
    assert release() == release(summary={"en": "Another.", "zh": "另一个。"})
    assert release() != release(offer={"platforms": ["jd"]})
    assert release() != release(removed={"on": "2026-11-22", "reason": "closed"})


# Search description, robots, speculation


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_can_offer_the_search_of_the_directory(language: Language) -> None:
    description = parse(outputs.opensearch(an_edition(language)))

    url = description.find(f"{SEARCH}Url")
    assert description.tag == f"{SEARCH}OpenSearchDescription"
    assert len(description.findtext(f"{SEARCH}ShortName", "")) in range(1, 17)
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": f"{HOST}/{language}/providers?q={{searchTerms}}"}


def fixed(base_url: str = HOST) -> dict[str, bytes]:
    """Return what depends on the programme alone."""
    return dict(outputs.static_files(a_program(base_url=base_url), {"/data/x.schema.json": b"{}"}))


@pytest.mark.parametrize("base_url", [HOST, f"{HOST}/"])
def test_robots_may_read_everything_but_the_interface_and_find_the_sitemap(base_url: str) -> None:
    lines = fixed(base_url)["robots.txt"].decode().splitlines()

    assert lines == ["User-agent: *", "Allow: /", "Disallow: /api/", f"Sitemap: {HOST}/sitemap.xml"]


def test_pages_that_do_something_are_not_fetched_ahead() -> None:
    conditions = json.loads(fixed()["speculation.json"])["prefetch"][0]["where"]["and"]

    assert conditions == [{"href_matches": "/*"}, {"not": {"href_matches": "/*\\?*"}}]


def test_the_schemas_are_copied_as_they_are() -> None:
    assert fixed()["data/x.schema.json"] == b"{}"


def test_the_data_of_a_removed_entry_says_that_it_is_removed() -> None:
    provider = a_provider(removed={"on": "2026-11-22", "reason": "on-request"})
    entry = Entry(card_of("lantern-bay", provider, is_demo=False, today=TODAY), None)

    data = json.loads(outputs.provider_json(entry, provider, a_program().limits))

    assert data["removed"] == {"on": "2026-11-22", "reason": "on-request"}


def columns(files: dict[str, bytes]) -> Sequence[str]:
    """Return the columns that the JSON names."""
    names: Sequence[str] = json.loads(files["data/providers.json"])["columns"]
    return names


def test_the_csv_begins_with_the_columns_and_is_marked_as_utf_8_for_spreadsheets() -> None:
    files = a_directory(an_entry())

    head = files["data/providers.csv"].split(b"\r\n")[0]

    assert head == b"\xef\xbb\xbf" + ",".join(columns(files)).encode()
