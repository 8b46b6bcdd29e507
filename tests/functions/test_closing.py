"""The steps of closing a quarter."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from functions.closing import MOST_TOLD, Closing, Differing, closed, finished, gone_on, previewed, published, stopped
from functions.refusals import Refusal

NOW = datetime(2026, 10, 12, 2, tzinfo=UTC)
OPEN = Closing(quarter="2026-Q3", method="v1")
WRONG = (Differing(provider="p", quarter="2026-Q3", kept={"won": 1}, made={}),)
PREVIEWING = previewed(OPEN, NOW)
PREVIEWED = finished(PREVIEWING, NOW)
CLOSING = closed(PREVIEWED, NOW, "2026-10-12")
CLOSED = finished(CLOSING, NOW)
STATES = {
    "open": OPEN,
    "previewing": PREVIEWING,
    "previewed": PREVIEWED,
    "closing": CLOSING,
    "closed": CLOSED,
    "published": published(CLOSED, NOW),
    "stopped": stopped(PREVIEWING, WRONG),
}


def test_the_state_follows_from_what_happened() -> None:
    assert {name: each.state for name, each in STATES.items()} == {name: name for name in STATES}


@pytest.mark.parametrize(
    ("step", "allowed"),
    [
        (lambda each: previewed(each, NOW), {"open", "previewed", "stopped"}),
        (lambda each: closed(each, NOW, "2026-10-12"), {"previewed"}),
        (lambda each: published(each, NOW), {"closed"}),
    ],
)
@pytest.mark.parametrize("state", sorted(STATES))
def test_a_step_is_allowed_from_its_states_only(
    step: Callable[[Closing], Closing], allowed: set[str], state: str
) -> None:
    refused = ""

    try:
        step(STATES[state])
    except Refusal as refusal:
        refused = refusal.code

    assert refused == ("" if state in allowed else f"quarter.{state}")


def test_a_closing_that_stopped_goes_on_from_where_it_was_and_is_not_previewed_again() -> None:
    halted = stopped(gone_on(CLOSING, cursor="p-3", done=3, stars={"h_7": 3}, late=1), WRONG)

    after = closed(halted, NOW, "2026-10-13")

    assert (after.state, after.cursor, after.done, after.closed_on) == ("closing", "p-3", 3, "2026-10-12")
    with pytest.raises(Refusal, match=r"quarter\.closing"):
        previewed(halted, NOW)


def test_counts_are_added_and_a_report_is_bounded() -> None:
    once = gone_on(PREVIEWING, cursor="p-1", done=2, stars={"h_7": 1, "lack_few": 1}, late=1)

    twice = gone_on(once, cursor="p-3", done=2, stars={"h_7": 2}, late=0)

    assert (twice.cursor, twice.done, twice.late) == ("p-3", 4, 1)
    assert (twice.stars, twice.v) == ({"h_7": 3, "lack_few": 1}, PREVIEWING.v + 2)
    assert len(stopped(PREVIEWING, WRONG * 50).differing) == MOST_TOLD
