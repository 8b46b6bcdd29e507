"""A round's transaction on a stand-in of the cloud's table."""

import pytest

from functions import keys
from functions.invitations.rounds.rules import Sends, with_round
from functions.invitations.rounds.store import Dispatch, invitations_of, rounds_of, send, sends_of
from functions.ledger import Event
from functions.refusals import Refusal
from functions.table import Table
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import ROUND, a_made_round, an_invitation
from tests.functions.moto import dynamo_table


def dispatch(number: int, **fields: object) -> Dispatch:
    """Return what goes with a round of one invitation."""
    event = Event(id=f"01M88VFZ00EVENT0000000000{number}", kind="round.sent", actor="A", at=NOW, request="R")
    return Dispatch(event=event, invitations=[an_invitation()], **fields)  # type: ignore[arg-type] # fields of any type


def made_on(table: Table) -> None:
    """Send a round."""
    made = a_made_round()
    send(table, made, (Sends(), with_round(Sends(), made)), dispatch(1))


def test_a_round_is_kept_with_all_that_belongs_to_it() -> None:
    with dynamo_table() as table:
        made_on(table)

        (listed,), rest = rounds_of(table, "B", "")
        sends = sends_of(table.read(keys.sends("B"))[keys.sends("B")])

        assert (listed, rest) == (a_made_round(), None)
        assert invitations_of(table, ROUND) == (an_invitation(),)
        assert (sends.v, [each.round for each in sends.rounds], set(sends.to)) == (
            1,
            [ROUND],
            {"dusk-pontoon", "lantern-bay"},
        )


def test_the_same_round_twice_is_the_one_that_stands() -> None:
    with dynamo_table() as table:
        made_on(table)
        other = a_made_round(title="Another title")

        standing = send(table, other, (Sends(), with_round(Sends(), other)), dispatch(2))

        assert standing.title == "Skin care"


def test_a_round_that_rests_on_old_counts_comes_again() -> None:
    with dynamo_table() as table:
        made_on(table)
        other = a_made_round(id="01M88VFZ00R0VND00000000002")

        with pytest.raises(Refusal) as caught:
            send(table, other, (Sends(), with_round(Sends(), other)), dispatch(2))

        assert caught.value.code == "edge.busy"


def test_a_document_that_was_not_checked_stops_the_round() -> None:
    with dynamo_table() as table:
        made = a_made_round()

        with pytest.raises(Refusal) as caught:
            send(table, made, (Sends(), with_round(Sends(), made)), dispatch(1, documents=[keys.document("B", "D")]))

        assert caught.value.code == "round.document_unknown"
        assert table.read(keys.round_(ROUND)) == {}
