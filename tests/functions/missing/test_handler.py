"""The answer for an address that has no file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.missing.handler import answer, pages
from infra.edge import missing_pages


@given(st.from_regex(r"/(?:(?:en|zh|enx|x)(?:/[a-z0-9._-]{0,5}){0,3})?", fullmatch=True))
def test_the_pages_are_those_of_the_edges_table(path: str) -> None:
    assert pages(path) == tuple(page.removeprefix("/") for page in missing_pages(path))


@pytest.mark.parametrize(
    ("path", "body"),
    [("/zh/providers/nobody.html", "zh"), ("/en/nothing.html", "en"), ("/nothing.json", "both"), ("/", "both")],
)
def test_the_page_of_the_language_is_answered_as_missing(path: str, body: str) -> None:
    stored = {"en/404.html": "en", "zh/404.html": "zh", "404.html": "both"}

    found = answer(path, stored.get)

    assert (found["statusCode"], found["body"]) == (404, body)


def test_the_bilingual_page_stands_in_for_one_that_is_not_there() -> None:
    found = answer("/zh/x", {"404.html": "both"}.get)

    assert found["body"] == "both"


def test_without_any_page_it_is_one_plain_line_that_nobody_keeps() -> None:
    found = answer("/zh/x", {}.get)

    assert found == {
        "statusCode": 404,
        "headers": {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"},
        "body": "Not found\n",
    }
