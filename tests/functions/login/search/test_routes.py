"""Operators find people, brands and providers."""

import pytest

from tests.functions.people import BRAND, PROVIDER, Cast


def found(cast: Cast, text: str) -> list[tuple[str, str]]:
    """Return who is found, by kind and number."""
    answer = cast.browsers["operator"].post("/api/search", text=text)
    assert answer.status == 200, answer.raw
    return [(line["kind"], line["id"]) for line in answer.body["lines"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (BRAND, [("brand", BRAND)]),
        ("bran", [("brand", BRAND)]),
        (PROVIDER, [("provider", PROVIDER)]),
        ("灯湾", [("provider", PROVIDER), ("provider", "hosted"), ("provider", "dusk-pontoon")]),
        ("nobody@brand.com", []),
        ("a" * 40, []),
    ],
)
def test_everybody_is_found_by_number_and_by_name_once(cast: Cast, text: str, wanted: list[tuple[str, str]]) -> None:
    assert sorted(set(found(cast, text)) & set(wanted)) == sorted(wanted)
    assert len(found(cast, text)) == len(set(found(cast, text)))


def test_a_person_is_found_by_the_whole_mailbox_and_by_number_and_by_no_part_of_it(cast: Cast) -> None:
    person = ("person", cast.accounts["brand owner"])

    assert found(cast, "ANA@brand.com") == found(cast, person[1]) == [person]
    assert found(cast, "ana@brand") == found(cast, "ana") == []


def test_a_suspended_brand_says_so(cast: Cast) -> None:
    operator = cast.browsers["operator"]
    operator.send("PUT", f"/api/suspensions/brand/{BRAND}", {"reason": "Asked for."})

    *_, line = operator.post("/api/search", text=BRAND).body["lines"]

    assert (line["suspended"], line["detail"]) == (True, "https://brand.com")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ana@brand.com", ["BatchGetItem", "GetItem"]),
        ("Aurora", ["BatchGetItem", "Query"]),
        ("极光", ["BatchGetItem", "Query", "Query"]),
    ],
)
def test_a_search_takes_few_calls(cast: Cast, text: str, wanted: list[str]) -> None:
    operator = cast.browsers["operator"]

    answer, calls = cast.stage.calls_of(lambda: operator.post("/api/search", text=text))

    assert (answer.status, calls) == (200, wanted)
