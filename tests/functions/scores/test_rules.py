"""What is decided about scores."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from functions.fact import Fact
from functions.refusals import Refusal
from functions.scores import rules
from site_builder.model.assessment import Facts, Value, assess_quarter, published
from site_builder.model.localized import Localized
from tests.functions.fakes import a_methods

METHOD = a_methods()["v1"]
NOW = datetime(2026, 10, 12, 2, tzinfo=UTC)
FIRST = date(2024, 5, 20)
FULL = {each.code: Value((each.nothing + each.full) // 2, 10) for each in METHOD.indicators}
FACT = Fact(id="1", kind="k", at=NOW, record="COOP#u", adds={"ev_n": 1, "ev_result": 4})
REASON = Localized(en="Wrong.", zh="有误。")


def test_a_quarter_is_over_at_midnight_in_beijing() -> None:
    before, after = datetime(2026, 9, 30, 15, 59, tzinfo=UTC), datetime(2026, 9, 30, 16, tzinfo=UTC)

    with pytest.raises(Refusal, match=r"quarter\.not_over"):
        rules.require_over("2026-Q3", before)
    rules.require_over("2026-Q3", after)


def test_a_quarter_before_every_method_is_unknown() -> None:
    assert rules.method_of("2026-Q3", a_methods()) == METHOD
    with pytest.raises(Refusal, match=r"quarter\.unknown"):
        rules.method_of("2001-Q1", a_methods())


@pytest.mark.parametrize(
    ("code", "adds", "is_behind"),
    [
        ("result", {"ev_n": 1, "ev_result": 4}, True),
        ("won", {"lost": 1}, True),
        ("reply-hours", {"answered": 1, "h_7": 1}, True),
        ("answered", {"answered": 1, "h_7": 1}, True),
        ("won", {"answered": 1, "h_7": 1}, False),
        ("attraction", {"ev_n": 1}, False),
    ],
)
def test_the_events_behind_a_value_are_those_that_add_to_it(code: str, adds: dict[str, int], is_behind: bool) -> None:  # noqa: FBT001 # a column of the table
    fact = replace(FACT, adds=adds)

    assert rules.behind(rules.indicator_of(METHOD, code), [fact]) == ((fact,) if is_behind else ())


def test_an_event_is_disputed_once_and_settled_once() -> None:
    disputed = rules.disputed(FACT, "Not ours.", NOW)
    settled = rules.settled(disputed, "strike", "So it is.", NOW)

    assert (settled.reason, settled.verdict, settled.settlement) == ("Not ours.", "strike", "So it is.")
    with pytest.raises(Refusal, match=r"score\.disputed"):
        rules.disputed(disputed, "Again.", NOW)
    with pytest.raises(Refusal, match=r"score\.settled"):
        rules.settled(settled, "stand", "Again.", NOW)
    with pytest.raises(Refusal, match=r"score\.unknown"):
        rules.settled(FACT, "stand", "Why not.", NOW)


def test_a_correction_changes_its_line_and_no_other_one() -> None:
    first = published(assess_quarter(Facts("p", "2026-Q3", FIRST, FULL), METHOD), revision=1, closed_on=FIRST, late=2)
    now = {**FULL, "goods": Value(400_000, 10), "conversion": Value(400_000, 10)}

    second = rules.corrected(
        first, Facts("p", "2026-Q3", None, now), METHOD, rules.indicator_of(METHOD, "goods"), REASON, NOW.date()
    )

    changed = {code for code, value in second["inputs"].items() if first["inputs"][code] != value}
    assert (changed, second["revision"], second["late"]) == ({"goods"}, 2, 2)
    assert second["first_store_on"] == "2024-05-20"
    assert second["total"] < first["total"]
    assert second["correction"] == {"indicator": "goods", "reason": {"en": "Wrong.", "zh": "有误。"}}


def test_a_line_that_has_no_value_any_more_loses_its_weight_and_one_that_is_as_it_was_is_no_correction() -> None:
    first = published(assess_quarter(Facts("p", "2026-Q3", FIRST, FULL), METHOD), revision=1, closed_on=FIRST)
    goods = rules.indicator_of(METHOD, "goods")
    without = {code: value for code, value in FULL.items() if code != "goods"}

    second = rules.corrected(first, Facts("p", "2026-Q3", FIRST, without), METHOD, goods, REASON, NOW.date())

    assert "goods" not in second["inputs"]
    with pytest.raises(Refusal, match=r"score\.unchanged"):
        rules.corrected(first, Facts("p", "2026-Q3", FIRST, FULL), METHOD, goods, REASON, NOW.date())
