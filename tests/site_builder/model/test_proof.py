"""How well values are proved: as cards carry it, and as it is told on a day."""

from datetime import date

import pytest

from site_builder.model.directory import card_of
from site_builder.model.proof import BOTH_SIDES, Proof, age_before, confirmed, proofs_of, written
from tests.builders import TODAY, a_provider, a_standing, source_fields
from tests.fits import an_entry_with, proofs

NEVER = age_before(date.min)
OFFER = {
    "platforms": [{"values": ["tmall", "jd"], "source": "s2"}, "douyin"],
    "services": ["store-operation"],
    "categories": [{"values": ["beauty"], "source": "s2", "kind": "self-stated"}],
    "languages": ["zh"],
}
SOURCES = {
    "s1": source_fields(read="2026-11-20"),
    "s2": source_fields(kind="official", dated="2026-10", read="2026-11-20"),
}


def test_a_card_carries_runs_of_values_with_the_same_proof() -> None:
    provider = a_provider(offer=OFFER, terms={"minimum_budget": "1m-3m"}, sources=SOURCES)

    assert written(provider) == "s2026-11-20|s2026-10|2o2026-10,s2026-11-20||s2026-11-20|s2026-11-20"
    assert card_of("lantern-bay", provider, is_demo=False, today=TODAY).proofs == written(provider)


def test_a_provider_without_offer_carries_none() -> None:
    assert written(a_provider(offer={})) == "|||||"


def test_every_value_has_its_proof() -> None:
    card = card_of("lantern-bay", a_provider(offer=OFFER, sources=SOURCES), is_demo=False, today=TODAY)

    found = proofs_of(card, None, NEVER)

    assert found["platforms"] == {
        "tmall": (Proof("official", is_old=False),),
        "jd": (Proof("official", is_old=False),),
        "douyin": (Proof("self-stated", is_old=False),),
    }
    assert found["categories"] == {"beauty": (Proof("self-stated", is_old=False),)}
    assert found["markets"] == {}


@pytest.mark.parametrize(
    ("dated", "is_old", "reason"),
    [
        ("2023-11-22", False, "the day itself"),
        ("2023-11-21", True, "the day before"),
        ("2023-11", False, "a month counts to its last day"),
        ("2023-10", True, "the month before"),
        ("2023", False, "a year counts to its last day"),
        ("2022", True, "the year before"),
    ],
)
def test_a_fact_is_old_from_the_day_on_which_its_page_says_so(dated: str, is_old: bool, reason: str) -> None:  # noqa: FBT001 # a row of the table
    found = proofs(an_entry_with(platforms=f"tmall p{dated}"))

    assert found["platforms"]["tmall"][0].is_old == is_old, reason


def test_a_confirmed_cooperation_proves_its_platform_and_its_services() -> None:
    cooperation = {"store": "A", "platform": "tmall", "services": ("seo", "training"), "since": "2019-03"}
    standing = a_standing(cooperations=(cooperation,))
    entry = an_entry_with(platforms="tmall s2019", services="seo p2026")._replace(standing=standing)

    found = proofs(entry)

    assert found["platforms"]["tmall"] == (Proof("self-stated", is_old=True), BOTH_SIDES)
    assert found["services"]["seo"] == (Proof("press", is_old=False), BOTH_SIDES)
    assert found["services"]["training"] == (BOTH_SIDES,)


def test_without_published_cooperations_nothing_is_confirmed() -> None:
    assert list(confirmed(None)) == []
    assert list(confirmed(a_standing())) == []
