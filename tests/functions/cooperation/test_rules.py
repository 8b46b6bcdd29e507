"""What may happen to a cooperation record: every action in every state, by either side."""

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.cooperation import rules
from functions.cooperation.rules import MOVES, Action
from functions.cooperation_record import CooperationRecord, Evaluation, Facts, State, state_of
from functions.refusals import Refusal
from tests.functions.cooperation.scene import a_record
from tests.functions.fakes import NOW

STATES: Final[dict[State, CooperationRecord]] = {
    "claimed": a_record(),
    "corrected": a_record(by="brand", corrected_at=NOW),
    "confirmed": a_record(confirmed_at=NOW),
    "disputed": a_record(disputed_at=NOW),
    "rejected": a_record(disputed_at=NOW, settled_at=NOW, decision="reject"),
    "ended": a_record(confirmed_at=NOW, ended_at=NOW, ended_on="2026-11-01"),
}
FACTS: Final = Facts(platform="jd", store="Other", since="2026-08")
DO: Final[dict[Action, Any]] = {
    "confirm": lambda record, side: rules.confirmed(record, side, NOW),
    "correct": lambda record, side: rules.corrected(record, side, FACTS, NOW),
    "dispute": lambda record, side: rules.disputed(record, side, "Never.", NOW),
    "settle": lambda record, _side: rules.settled(record, "confirm", "Proved.", NOW),
    "end": lambda record, side: rules.ended(record, side, "2026-11-01", NOW),
    "authorise": lambda record, _side: rules.require("authorise", record, "brand") or record,
    "evaluate": lambda record, _side: rules.require_period(record, "2026-Q4", NOW) or record,
}
THEN: Final[dict[Action, State | None]] = {
    "confirm": "confirmed", "correct": "corrected", "dispute": "disputed", "settle": "confirmed", "end": "ended", "evaluate": None, "authorise": None,
}  # fmt: skip
CELLS: Final = [(action, state) for action in MOVES for state in STATES]


def mover(action: Action, record: CooperationRecord) -> str:
    """Return a side that may do it: the one that did not write the facts."""
    del action
    return rules.other(record.by)


@pytest.mark.parametrize(("action", "state"), [cell for cell in CELLS if cell[1] in MOVES[cell[0]].when])
def test_an_allowed_move_leads_where_it_should(action: Action, state: State) -> None:
    record = STATES[state]

    after = DO[action](record, mover(action, record))

    assert state_of(after) == (THEN[action] or state)


@pytest.mark.parametrize(("action", "state"), [cell for cell in CELLS if cell[1] not in MOVES[cell[0]].when])
def test_every_other_move_is_refused_with_the_true_state(action: Action, state: State) -> None:
    with pytest.raises(Refusal) as caught:
        DO[action](STATES[state], mover(action, STATES[state]))

    assert caught.value.code == f"cooperation.{state}"


@pytest.mark.parametrize("action", ["confirm", "dispute"])
@pytest.mark.parametrize("state", ["claimed", "corrected"])
def test_nobody_confirms_or_disputes_his_own_facts(action: Action, state: State) -> None:
    record = STATES[state]

    with pytest.raises(Refusal) as caught:
        DO[action](record, record.by)

    assert caught.value.code == "cooperation.own"


@given(st.lists(st.tuples(st.sampled_from(list(DO)), st.sampled_from(["brand", "provider"])), max_size=12))
def test_whatever_both_do_nothing_is_confirmed_by_one_side_alone(moves: list[tuple[Action, str]]) -> None:
    record, hands = a_record(), {"provider"}
    for action, side in moves:
        try:
            after = DO[action](record, side)
        except Refusal:
            continue
        hands = {side} if action == "correct" else hands | ({"operator"} if action == "settle" else {side})
        assert after.v >= record.v
        record = after

    assert state_of(record) not in {"confirmed", "ended"} or len(hands) > 1


@pytest.mark.parametrize("day", ["2026-06-30", "2026-12-01"])
def test_a_cooperation_ends_after_it_began_and_not_in_the_future(day: str) -> None:
    with pytest.raises(Refusal) as caught:
        rules.ended(STATES["confirmed"], "brand", day, NOW)

    assert caught.value.code == "cooperation.day"


@pytest.mark.parametrize(("period", "record"), [
    ("2026-Q2", STATES["confirmed"]),
    ("2027-Q1", STATES["confirmed"]),
    ("2026-Q4", a_record(confirmed_at=NOW, ended_at=NOW, ended_on="2026-09-30")),
])  # fmt: skip
def test_only_a_quarter_in_which_it_ran_is_evaluated(period: str, record: CooperationRecord) -> None:
    with pytest.raises(Refusal) as caught:
        rules.require_period(record, period, NOW)

    assert caught.value.code == "evaluation.period"


def test_an_evaluation_has_one_reply() -> None:
    evaluation = Evaluation(period="2026-Q4", delivery=1, service=2, communication=3, result=4, comment="", at=NOW)

    replied = rules.replied(evaluation, "Thank you.", NOW)

    assert (replied.reply, replied.replied_at) == ("Thank you.", NOW)
    with pytest.raises(Refusal, match=r"evaluation\.replied"):
        rules.replied(replied, "Again.", NOW)


def test_an_older_version_is_refused() -> None:
    with pytest.raises(Refusal, match=r"cooperation\.changed"):
        rules.require_version(a_record(v=3), 2)


def test_each_side_speaks_for_itself_about_the_public() -> None:
    record = rules.shown(STATES["confirmed"], "brand", is_shown=True)

    assert (record.brand_shows, record.provider_shows) == (True, False)
    assert rules.shown(record, "provider", is_shown=True).is_public
