"""Who is featured follows from scores and categories, and from nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.featured import Candidate, Place, Ranking, boards, featured, last_revisions
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.published import QuarterScore
from tests.builders import a_card, a_lack, a_method, a_quarter, a_standing

METHODS = {"v1": a_method()}
candidates = st.lists(
    st.builds(Candidate, st.sampled_from("abcdefgh"), st.just(("beauty",)), st.integers(0, 5)),
    unique_by=lambda one: one[0],
)


def entry(provider_id: str, *scores: QuarterScore, **fields: object) -> Entry:
    """Return an entry with assessments."""
    return Entry(a_card(id=provider_id, **fields), a_standing(assessments=scores))


def test_the_best_scores_of_a_category_are_featured_with_the_number_assessed() -> None:
    some = [Candidate(name, ("beauty", "food"), total) for name, total in (("a", 1), ("b", 3), ("c", 2))]

    found = featured([*some, Candidate("d", ("food",), 9)], 2)

    assert found == {
        "beauty": Ranking((Place(1, "b"), Place(2, "c")), 3),
        "food": Ranking((Place(1, "d"), Place(2, "b")), 4),
    }


def test_equal_scores_share_a_rank_and_none_of_them_is_left_out() -> None:
    some = [Candidate(name, ("beauty",), total) for name, total in (("a", 5), ("b", 7), ("c", 5), ("d", 4))]

    assert featured(some, 2)["beauty"].places == (Place(1, "b"), Place(2, "a"), Place(2, "c"))


@settings(max_examples=100)
@given(candidates, st.randoms(use_true_random=False))
def test_the_order_in_which_providers_are_known_changes_no_place(some: list[Candidate], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a Random of hypothesis

    assert featured(shuffled, 3) == featured(some, 3)


def test_the_ranking_has_no_payment_input() -> None:
    names = set(Card._fields) - {"id", "categories", "removed_on"}
    values = {name: getattr(a_card(), name) for name in names}
    others = {name: value * 2 if isinstance(value, (str, tuple, int)) else "x" for name, value in values.items()}
    plain, rich = a_quarter(4), a_quarter(3, n=999, late=9)

    one = boards([entry("a", plain), entry("b", rich)], METHODS)[0].rankings
    other = boards([entry("a", plain), entry("b", rich, **others)], METHODS)[0].rankings

    assert Candidate._fields == ("provider", "categories", "total")
    assert one == other


def test_every_quarter_has_its_places_by_the_last_revision() -> None:
    corrected = a_quarter(1, revision=2), a_quarter(5), a_quarter(5, quarter="2026-Q2")

    found = boards([entry("a", *corrected), entry("b", a_quarter(4))], METHODS)

    assert [board.quarter for board in found] == ["2026-Q3", "2026-Q2"]
    assert found[0].rankings["beauty"] == Ranking((Place(1, "b"), Place(2, "a")), 2)
    assert found[0].scores["a"].revision == 2


def test_whoever_lacks_data_has_no_place() -> None:
    found = boards([entry("a", a_lack()), entry("b", a_quarter(0))], METHODS)

    assert found[0].rankings["beauty"] == Ranking((Place(1, "b"),), 1)


def test_of_every_quarter_the_last_revision_holds() -> None:
    standing = a_standing(assessments=(a_quarter(1, revision=2), a_quarter(5)))

    assert last_revisions(standing) == {"2026-Q3": a_quarter(1, revision=2)}
    assert last_revisions(None) == {}
