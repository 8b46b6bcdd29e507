"""One release: which files it has, and which of them a change touches."""

import pytest

from site_builder import urls
from site_builder.gather import Gatherer
from site_builder.index import EVERYONE, ListKey, Span, Touched
from site_builder.model.card import packed, unpacked
from site_builder.release import Release, is_list
from tests.builders import ROOT, TODAY, a_card, a_library, a_press, a_program, a_standing

CARDS = [a_card(id=f"p{number}", name_en=f"P {number}", categories=("beauty",)) for number in range(5)]


def a_release(**standings: object) -> Release:
    """Return a release of five providers, two on each page of a list."""
    limits = a_program().limits.model_copy(update={"listing_page": 2})
    press = a_press(a_library(program=a_program(limits=limits)))
    return Release(press, Gatherer(ROOT, TODAY), {}, standings, {card.id: packed(card) for card in CARDS})  # type: ignore[arg-type] # standings


def names(release: Release, first: int, last: int | None) -> set[str]:
    """Return the pages that a change of the list of everyone touches."""
    touched = Touched(providers=frozenset(), lists={EVERYONE: Span(first, last)})
    return {name for name, _ in release.touched_lists(touched, everything=False)}


def test_a_packed_card_is_read_back() -> None:
    assert [unpacked(packed(card)) for card in CARDS] == CARDS


def test_every_page_of_every_list_is_among_the_files_of_lists() -> None:
    release = a_release()

    made = {name for name, _ in release.lists()}

    assert made <= release.list_files()
    assert {"en/providers.html", "zh/providers/page/3.html", "en/categories/beauty/3.html"} <= made


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_workers_share_the_lists_and_none_is_made_twice(of: int) -> None:
    release = a_release()

    shares = [name for share in range(of) for name, _ in release.lists(share, of)]

    assert sorted(shares) == sorted(name for name, _ in release.lists())


def test_a_change_in_the_middle_of_a_list_touches_the_pages_between_its_places() -> None:
    assert names(a_release(), 1, 2) == {
        "en/providers.html",
        "en/providers/page/2.html",
        "zh/providers.html",
        "zh/providers/page/2.html",
    }


def test_a_list_that_became_longer_or_shorter_touches_all_lists() -> None:
    release = a_release()

    assert names(release, 4, None) == {name for name, _ in release.lists()}


def test_what_is_published_of_a_provider_stands_beside_its_card() -> None:
    standing = a_standing(4)

    release = a_release(p3=standing)

    assert release.index.entries["p3"].standing == standing
    assert release.index.listed(EVERYONE)[0].card.id == "p3"
    assert release.index.length(ListKey("categories", "beauty")) == 5


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (urls.listing("en", 2), True),
        (urls.facet("zh", "categories", "beauty"), True),
        (urls.facet("en", "markets", "FR", 3), True),
        (urls.provider("en", "page"), False),
        (urls.fixed("en", "categories"), False),
        (urls.guide("en", "deposit"), False),
        (urls.provider_data("x"), False),
    ],
)
def test_pages_of_lists_are_told_by_their_names(address: str, *, is_one: bool) -> None:
    assert is_list(urls.file_of(address)) == is_one
