"""The engine in the browser finds what the corpus's queries expect, and agrees with what the builder says in Python."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from string import ascii_lowercase, digits
from typing import Any, Final

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from infra.local.site import Site
from site_builder.assets import gather_assets
from site_builder.model.directory import Entry
from site_builder.model.localized import LANGUAGES
from site_builder.order import rank, turn
from site_builder.search.coding import code_bits, code_column, code_gaps, code_lines, code_sorted
from site_builder.search.parts import main_part
from site_builder.search.rows import id_from
from tests.browser.conftest import Served
from tests.builders import ROOT, TODAY, a_taxonomy, an_entry, by_name
from tests.clients import live
from tests.search.directory import corpus, files_of
from tests.search.truth import Query, firms, queries

FACETS: Final = ("platforms", "services", "categories", "markets", "languages")
DEEP: Final = ("names", "texts", "pinyin", "variants")
STARS: Final = {"4": 8, "3": 6, "2": 4}
FIRMS: Final = firms()
KINDS: Final = sorted({query.kind for query in queries()})
# A batch costs a way to the browser, so few are made, each of many cases, and a batch that fails is not made smaller.
BATCH: Final = settings(
    deadline=None,
    derandomize=True,
    max_examples=4,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
IDS: Final = st.lists(st.text(ascii_lowercase + digits, min_size=1, max_size=15), min_size=1, max_size=4).map("-".join)
NAMES: Final = st.text(st.characters(exclude_categories=["Cs"])) | st.text("Aa Zz'’&-.éÉİß山海09 ", max_size=30)
LINE: Final = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12) | st.text(
    "ab𠮷𠀀山", max_size=5
)

OPEN: Final = """async ([addresses, language, deep]) => {
  const [{Engine}, {Index}, {Deep}] = await Promise.all(["engine", "index", "deep"].map((name) => import(addresses[name])));
  const read = async (name) => (await fetch(`/data/search/${name}.json`)).json();
  const index = new Index(await read("main"));
  index.addLabels(language, (await read(`labels-${language}`)).labels);
  const engine = new Engine(index, language);
  const lines = await read("lines");
  for (const [name, facet] of Object.entries(lines.facets)) index.addFacet(name, facet);
  index.addLabels(language, lines.labels[language]);
  engine.takeFacets();
  const more = new Deep(engine.finder);
  for (const name of [`labels-${language === "zh" ? "en" : "zh"}`, ...deep]) more.add(name, await read(name));
  globalThis.lab = {engine, index, deep: more};
}"""
SEARCH: Final = """(texts) => texts.map((text) => ({
  ids: Array.from(lab.engine.search({text, choices: new Map(), order: "recommended"}).rows, (row) => lab.index.id(row)),
  words: lab.deep.texts.wordsFor(lab.deep.fold(text)).map(({id}) => id),
}))"""
CHOOSE: Final = """(asks) => asks.map((choices) => {
  const ask = {text: "", choices: new Map(Object.entries(choices).map(([name, codes]) => [name, new Set(codes)])), order: "recommended"};
  const {rows, counts} = lab.engine.search(ask);
  const all = Object.fromEntries([...counts].map(([name, values]) => [name, Object.fromEntries(values)]));
  return {ids: Array.from(rows, (row) => lab.index.id(row)), counts: all};
})"""


@pytest.fixture(scope="module")
def addresses() -> dict[str, str]:
    """Where each module is, by its name without the ending."""
    found = gather_assets(ROOT / "templates/static").addresses
    return {name[3:-3]: address for name, address in found.items() if name.endswith(".js")}


@pytest.fixture(scope="module")
def corpus_site(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site with the search of the corpus, under production's headers."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("static", "en", "zh", "data", ".release.json"):
        (folder / name).symlink_to(served.folder / name)
    (folder / "data").unlink()
    for name, content in files_of(corpus()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    with live(Site(folder)) as address:
        yield address


@pytest.fixture(scope="module")
def lab(browser: Browser, corpus_site: str) -> Iterator[Page]:
    """A page of the site, on which modules can be tried."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{corpus_site}/en/method")
    yield page
    context.close()


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest, lab: Page, addresses: dict[str, str]) -> list[tuple[Query, Any]]:
    """Every query of a language with what the engine finds."""
    asked = [query for query in queries() if request.param in query.languages]
    lab.evaluate(OPEN, [addresses, request.param, DEEP])
    answers = lab.evaluate(SEARCH, [query.text for query in asked])
    return list(zip(asked, answers, strict=True))


def of_kind(found: Sequence[tuple[Query, Any]], kind: str) -> Iterator[tuple[Query, set[str]]]:
    """Yield the queries of a class with the ids that are found."""
    return ((query, set(answer["ids"])) for query, answer in found if query.kind == kind)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "typo"])
def test_a_query_without_a_typo_finds_everyone_that_it_should(found: list[tuple[Query, Any]], kind: str) -> None:
    missed = {query.text: set(query.expected) - ids for query, ids in of_kind(found, kind)}

    assert {text: ids for text, ids in missed.items() if ids} == {}
    assert missed


def test_of_what_typos_mean_at_least_95_in_100_are_found(found: list[tuple[Query, Any]]) -> None:
    typos = list(of_kind(found, "typo"))

    hits = sum(len(ids & set(query.expected)) for query, ids in typos)

    assert hits >= 0.95 * sum(len(query.expected) for query, _ in typos) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_of_what_is_found_at_least_95_in_100_should_be(found: list[tuple[Query, Any]], kind: str) -> None:
    answers = list(of_kind(found, kind))

    hits = sum(len(ids & set(query.expected)) for query, ids in answers)

    assert hits >= 0.95 * sum(len(ids) for _, ids in answers)


def test_what_should_come_first_comes_first(found: list[tuple[Query, Any]]) -> None:
    wrong = {
        query.text: answer["ids"][: len(query.first)]
        for query, answer in found
        if query.first and tuple(answer["ids"][: len(query.first)]) != query.first
    }

    assert wrong == {}


def test_words_of_the_glossary_that_a_query_names_are_shown_before_others(found: list[tuple[Query, Any]]) -> None:
    asked = [(query, answer["words"][: len(query.glossary)]) for query, answer in found if query.glossary]

    assert {query.text: words for query, words in asked if set(words) != set(query.glossary)} == {}
    assert asked


def test_no_provider_is_found_twice(found: list[tuple[Query, Any]]) -> None:
    assert {query.text for query, answer in found if len(set(answer["ids"])) != len(answer["ids"])} == set()


# Facets


def codes_of(facet: str) -> dict[str, set[str]]:
    """Return the values of a facet, each with the ids of those who have it."""
    if facet == "stars":
        halves = {entry.card.id: entry.half_stars for entry in corpus().entries.values()}
        levels = {code: {name for name, half in halves.items() if half >= least} for code, least in STARS.items()}
        return {**levels, "unstated": {name for name, half in halves.items() if half < 0}}
    lists = {firm.id: _values(getattr(firm, facet)) for firm in FIRMS}
    sets = {
        code: {name for name, codes in lists.items() if code in codes} for codes in lists.values() for code in codes
    }
    return {**sets, "unstated": {name for name, codes in lists.items() if not codes}}


def _values(value: Any) -> tuple[str, ...]:  # noqa: ANN401 # one code, several, or none
    return value if isinstance(value, tuple) else (value,) if value else ()


SETS: Final = {name: codes_of(name) for name in FACETS} | {"places": codes_of("place"), "types": codes_of("types"), "stars": codes_of("stars")}  # fmt: skip
CHOICES: Final = st.dictionaries(
    st.sampled_from(sorted(SETS)), st.sets(st.integers(0, 7), min_size=1, max_size=3), max_size=3
).map(lambda chosen: {name: sorted({sorted(SETS[name])[place % len(SETS[name])] for place in places}) for name, places in chosen.items()})  # fmt: skip


def fitting(choices: Mapping[str, Sequence[str]], but: str = "") -> set[str]:
    """Return the ids of those who have a chosen value of each facet, one facet left out."""
    sets = [set().union(*(SETS[name][code] for code in codes)) for name, codes in choices.items() if name != but]
    return set.intersection({firm.id for firm in FIRMS}, *sets)


@BATCH
@given(asks=st.lists(CHOICES, min_size=25, max_size=25))
def test_values_of_a_facet_are_alternatives_facets_narrow_and_each_is_counted_without_its_own_choice(
    lab: Page, addresses: dict[str, str], asks: list[dict[str, list[str]]]
) -> None:
    lab.evaluate(OPEN, [addresses, "en", []])

    answers = lab.evaluate(CHOOSE, asks)

    assert [set(answer["ids"]) for answer in answers] == [fitting(ask) for ask in asks]
    counted = [{name: {code: count for code, count in answer["counts"][name].items() if count} for name in SETS} for answer in answers]  # fmt: skip
    assert counted == [
        {name: {code: count for code, ids in values.items() if (count := len(ids & fitting(ask, name)))} for name, values in SETS.items()}
        for ask in asks
    ]  # fmt: skip


# What both languages of the program say


def plain(value: object) -> Any:  # noqa: ANN401 # JSON
    """Return a part of the index as the browser gets it."""
    return json.loads(orjson.dumps(value))


@BATCH
@given(cases=st.lists(st.tuples(IDS, st.dates()), min_size=60, max_size=120))
def test_a_turn_is_the_same_in_the_builder_and_in_the_browser(
    lab: Page, addresses: dict[str, str], cases: list[tuple[str, Any]]
) -> None:
    expected = [turn(name, day) for name, day in cases]

    script = "async ([order, cases]) => { const {turnOf} = await import(order); return cases.map(([id, day]) => turnOf(id, day)); }"
    turns = lab.evaluate(script, [addresses["order"], [(name, day.isoformat()) for name, day in cases]])

    assert turns == expected


@BATCH
@given(names=st.lists(NAMES, min_size=60, max_size=120))
def test_the_id_that_a_name_suggests_is_the_same_in_the_builder_and_in_the_browser(
    lab: Page, addresses: dict[str, str], names: list[str]
) -> None:
    ids = lab.evaluate("async ([index, names]) => names.map((await import(index)).idFrom)", [addresses["index"], names])

    assert ids == [id_from(name) for name in names]


ENTRIES: Final = st.lists(
    st.builds(
        an_entry,
        stars=st.sampled_from([None, None, 0, 0.5, 4.5, 5]),
        id=IDS,
        name_en=st.none() | st.sampled_from(["Amber", "amber", "Birch", "Ämber"]),
        name_zh=st.none() | st.sampled_from(["灯湾", "山海", "雲山"]),
        strength=st.sampled_from([0, 5, 9, 10, 24, 995, 30_000]),
        listed_on=st.sampled_from(["2026-01-01", "2026-11-22"]),
        confirmed_on=st.sampled_from(["2025-01-01", "2025-05-22", "2025-05-23", "2026-11-22"]),
    ),
    max_size=60,
    unique_by=lambda entry: entry.card.id,
)


@BATCH
@given(
    lists=st.lists(ENTRIES, min_size=4, max_size=8), day=st.just(TODAY) | st.dates(date(2024, 1, 1), date(2030, 1, 1))
)
def test_the_recommended_order_is_the_same_in_the_builder_and_in_the_browser(
    lab: Page,
    addresses: dict[str, str],
    lists: list[list[Entry]],
    day: Any,  # noqa: ANN401 # a date
) -> None:
    parts = [plain(main_part(by_name(entries), a_taxonomy(), day.isoformat())) for entries in lists]

    script = "async ([address, parts]) => { const {Index} = await import(address); return parts.map((part) => { const index = new Index(part); return Array.from(index.order, (row) => index.id(row)); }); }"
    orders = lab.evaluate(script, [addresses["index"], parts])

    ranked = [sorted(entries, key=lambda entry: rank(entry, day)) for entries in lists]
    assert orders == [[entry.card.id for entry in entries] for entries in ranked]


COLUMNS: Final = st.lists(st.sampled_from(range(3000)) | st.sampled_from(["", "山", "2026-11-22"]), max_size=80)


@BATCH
@given(columns=st.lists(COLUMNS, min_size=10, max_size=20))
def test_a_column_survives_the_way_to_the_browser(
    lab: Page, addresses: dict[str, str], columns: list[list[int | str]]
) -> None:
    sent = [code_column(column).as_json() for column in columns]

    script = "async ([coding, sent]) => { const {placesOf} = await import(coding); return sent.map(([column, count]) => Array.from(placesOf(column, count), (place) => column.values[place])); }"
    got = lab.evaluate(script, [addresses["coding"], [[column, len(columns[at])] for at, column in enumerate(sent)]])

    assert got == columns


@BATCH
@given(texts=st.lists(st.lists(LINE, min_size=1, max_size=30), min_size=10, max_size=20))
def test_lines_survive_the_way_to_the_browser(lab: Page, addresses: dict[str, str], texts: list[list[str]]) -> None:
    sent = [[dict(zip(("alphabet", "text"), code_lines(lines), strict=True)), code_sorted(lines)] for lines in texts]

    script = "async ([coding, sent]) => { const {linesOf, sortedLinesOf} = await import(coding); return sent.map(([lines, sorted]) => [linesOf(lines), sortedLinesOf(sorted)].map((one) => one.text.split('\\n'))); }"
    got = lab.evaluate(script, [addresses["coding"], sent])

    assert got == [[lines, lines] for lines in texts]


@BATCH
@given(cases=st.lists(st.tuples(st.integers(1, 200), st.lists(st.sets(st.integers(0, 199)), max_size=4)), min_size=10, max_size=20))  # fmt: skip
def test_sets_of_rows_survive_the_way_to_the_browser(
    lab: Page, addresses: dict[str, str], cases: list[tuple[int, list[set[int]]]]
) -> None:
    kept = [(count, [sorted(row for row in rows if row < count) for rows in sets]) for count, sets in cases]
    sent = [[count, code_bits(bits(count, rows) for rows in sets), [code_gaps(rows) for rows in sets]] for count, sets in kept]  # fmt: skip

    script = """async ([coding, bits, sent]) => {
      const [{setsOf, numbersOf}, {eachRow}] = [await import(coding), await import(bits)];
      const fromSet = (set) => { const rows = []; eachRow(set, (row) => rows.push(row)); return rows; };
      const fromGaps = (text) => { let row = -1; return Array.from(numbersOf(text), (gap) => (row += gap + 1)); };
      return sent.map(([count, coded, gaps]) => [setsOf(coded, count).map(fromSet), gaps.map(fromGaps)]);
    }"""
    got = lab.evaluate(script, [addresses["coding"], addresses["bits"], sent])

    assert got == [[sets, sets] for _, sets in kept]


def bits(count: int, rows: Sequence[int]) -> bytearray:
    """Return rows as the builder sets them, the lowest bit first."""
    found = bytearray((count + 7) // 8)
    for row in rows:
        found[row >> 3] |= 1 << (row & 7)
    return found


def test_sets_in_base64_are_bytes_one_after_another() -> None:
    assert code_bits([bytearray(b"\x01"), bytearray(b"\x80")]) == b64encode(b"\x01\x80").decode()
