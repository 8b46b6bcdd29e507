"""The brief, and its address form both ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.brief import Brief, Chosen, Reading, query_of, read_brief
from tests.builders import a_taxonomy, fault_of
from tests.fits import briefs


def read(query: str) -> Reading:
    """Read an address by the real closed lists."""
    return read_brief(query, a_taxonomy())


def test_an_address_names_must_haves_and_nice_to_haves_in_the_order_of_the_lists() -> None:
    brief = Brief(
        categories=Chosen(must=("beauty",)),
        platforms=Chosen(must=("tmall", "jd"), nice=("douyin",)),
        origin="EU",
        languages=("zh", "en"),
        budget="1m-3m",
        start="2027-03",
    )

    query = query_of(brief)

    assert query == "categories=beauty&platforms=tmall,jd&nice-platforms=douyin&origin=EU&languages=zh,en&budget=1m-3m&start=2027-03"  # fmt: skip
    assert read(query) == (brief, ())


def test_an_empty_brief_has_an_empty_address() -> None:
    assert query_of(Brief()) == ""
    assert read("") == (Brief(), ())


@settings(max_examples=100)
@given(briefs())
def test_a_brief_comes_back_from_its_address(brief: Brief) -> None:
    assert read(query_of(brief)) == (brief, ())


@settings(max_examples=150)
@given(st.text() | st.text(alphabet="categoriesniplfmu=-&,%+ 20", max_size=200))
def test_every_address_gives_a_brief(query: str) -> None:
    brief = read(query).brief

    assert read(query_of(brief)) == (brief, ())


@pytest.mark.parametrize(
    ("query", "address", "unknown"),
    [
        ("platforms=jd,tmall,jd", "platforms=tmall,jd", ()),
        ("platforms=jd&platforms=tmall", "platforms=tmall,jd", ()),
        ("platforms=%20tmall+,,", "platforms=tmall", ()),
        ("platforms=tmall&nice-platforms=tmall,jd", "platforms=tmall&nice-platforms=jd", ()),
        ("platforms=tmal&origin=Atlantis", "", ("tmal", "Atlantis")),
        ("origin=eu,EU,JP", "origin=EU", ("eu",)),
        ("start=2027-13,2027-03", "start=2027-03", ("2027-13",)),
        ("start=\u0662027-03", "", ("\u0662027-03",)),
        ("utm_source=mail&size=under-10", "size=under-10", ()),
        ("platforms=a,b,c,d,e,f,a", "", ("a", "b", "c", "d", "e")),
        ("platforms=%ZZ%FF", "", ("%ZZ\ufffd",)),
    ],
)
def test_what_an_address_holds_besides_is_left_out_and_named(
    query: str, address: str, unknown: tuple[str, ...]
) -> None:
    found = read(query)

    assert (query_of(found.brief), found.unknown) == (address, unknown)


@pytest.mark.parametrize(
    "fields",
    [
        {"platforms": {"must": ["tmall"], "nice": ["tmall"]}},
        {"platforms": {"must": ["tmall", "tmall"]}},
        {"start": "2027-00"},
        {"origin": "no code"},
        {"colour": "red"},
    ],
)
def test_a_brief_that_contradicts_itself_is_refused(fields: dict[str, object]) -> None:
    assert fault_of(Brief, fields)


def test_another_form_may_add_to_a_brief() -> None:
    class Longer(Brief):
        goal: str

    longer = Longer(goal="Open a store", platforms=Chosen(must=("tmall",)))

    assert query_of(longer) == "platforms=tmall"
