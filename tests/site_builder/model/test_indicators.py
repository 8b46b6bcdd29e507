"""How tallies and imported figures become values."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model.assessment import Value
from site_builder.model.indicators import values_of
from tests.builders import a_method

METHOD = a_method().method
NAMES = ("answered", "lapsed", "cut", "won", "lost", "started", "ev_n", "ev_result", "h_1", "h_30", "complaints")
events = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(NAMES)), max_size=60)


def value(code: str, *tallies: Mapping[str, int], imported: Sequence[Mapping[str, Value]] = ()) -> Value | None:
    """Return the value of an indicator."""
    return values_of(tallies, imported, METHOD).get(code)


def test_a_share_is_a_sum_divided_by_a_sum() -> None:
    assert value("won", {"won": 1, "lost": 2}) == Value(3333, 3)
    assert value("answered", {"answered": 4, "lapsed": 1, "cut": 1}) == Value(6667, 6)


def test_a_mean_grade_is_rounded_once() -> None:
    assert value("result", {"ev_n": 3, "ev_result": 13}) == Value(43_333, 3)


def test_without_an_observation_there_is_no_value() -> None:
    assert value("won", {"started": 3}) is None
    assert value("reply-hours", {"answered": 3}) is None
    assert value("consumer") is None


def test_what_is_counted_is_known_to_be_none() -> None:
    assert value("complaints", {}) == Value(0, 0)
    assert value("started", {"started": 2}, {"started": 1}) == Value(30_000, 3)


def test_a_window_looks_back_as_far_as_its_indicator_says() -> None:
    quarters = [{"answered": 1}, {"lapsed": 1}, {"lapsed": 7}, {"lapsed": 7}]
    years = [{}, {}, {}, {"won": 1}, {"lost": 9}]

    assert value("answered", *quarters) == Value(5000, 2)
    assert value("won", *years) == Value(10_000, 1)


def test_the_median_is_the_lower_one_of_all_quarters_of_the_window() -> None:
    assert value("reply-hours", {"h_2": 1, "h_9": 1}, {"h_30": 1, "h_31": 1}) == Value(90_000, 4)
    assert value("reply-hours", {"h_2": 1, "h_10": 2}) == Value(100_000, 3)


def test_figures_of_two_quarters_are_averaged_and_those_that_lack_are_not_counted() -> None:
    both = [{"goods": Value(600_000, 2)}, {"goods": Value(700_001, 3)}]

    assert value("goods", imported=both) == Value(650_001, 3)
    assert value("goods", imported=[{}, {"goods": Value(700_001, 3)}]) == Value(700_001, 3)
    assert value("consumer", imported=[{}, {"consumer": Value(48_000, 2)}]) is None


def test_imported_counts_are_added_up_over_the_year() -> None:
    given_ = [{"incidents": Value(10_000, 1)}, {}, {}, {"incidents": Value(20_000, 2)}]

    assert value("incidents", imported=given_) == Value(30_000, 3)


@settings(max_examples=150)
@given(events, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(happened: list[tuple[int, str]], random: object) -> None:
    shuffled = list(happened)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a Random of hypothesis

    assert values_of(tallies(shuffled), (), METHOD) == values_of(tallies(happened), (), METHOD)


def tallies(happened: Sequence[tuple[int, str]]) -> list[dict[str, int]]:
    """Return the tallies of four quarters in which these events happened."""
    counted: list[dict[str, int]] = [{}, {}, {}, {}]
    for quarter, name in happened:
        counted[quarter][name] = counted[quarter].get(name, 0) + 1
    return counted
