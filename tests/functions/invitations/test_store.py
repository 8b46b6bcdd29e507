"""Moves as writes, on the fake and on a stand-in of the cloud's table."""

from collections.abc import Iterator

import pytest

from functions import keys
from functions.invitation import Invitation, state_of
from functions.invitations.rules import moved
from functions.invitations.store import Change, make
from functions.ledger import Event
from functions.refusals import Refusal
from functions.reminder import due_at
from functions.round_items import invitation_item, invitation_of, round_item
from functions.table import Put, Table
from tests.functions.fakes import NOW, FakeTable
from tests.functions.invitations.invites import ROUND, a_made_round, an_invitation
from tests.functions.moto import dynamo_table

EVENT = Event(id="01M88VFZ00EVENT00000000001", kind="invitation.interested", actor="A", at=NOW, request="R")


@pytest.fixture(params=["fake", "moto"])
def table(request: pytest.FixtureRequest) -> Iterator[Table]:
    """A table with one round of one invitation."""
    if request.param == "fake":
        yield filled(FakeTable())
    else:
        with dynamo_table() as real:
            yield filled(real)


def filled(table: Table) -> Table:
    """Put a round and its invitation into a table."""
    invitation = an_invitation()
    table.write(Put(item=round_item(a_made_round())))
    table.write(Put(item=invitation_item(invitation, due_at(invitation))))
    return table


def kept(table: Table) -> Invitation:
    """Return the invitation as it is kept."""
    where = keys.invitation(ROUND, "lantern-bay")
    return invitation_of(table.read(where)[where])


def test_a_move_is_kept_with_its_counts(table: Table) -> None:
    before = kept(table)
    after = moved("interest", before, NOW, note="Yes")

    make(table, [Change(action="interest", before=before, after=after)], EVENT)

    where, tally = keys.round_(ROUND), keys.tally("provider", "lantern-bay", "2026-Q4")
    found = table.read(where, tally, keys.sends("B"))
    assert kept(table) == after
    assert (found[where]["left"], found[where]["unsettled"]) == (2, 1)
    assert (found[tally]["answered"], found[tally]["h_0"]) == (1, 1)
    assert found[keys.sends("B")][f"done_{ROUND}"] == 1


def test_of_two_moves_from_one_state_the_second_is_told_the_first(table: Table) -> None:
    before = kept(table)
    make(table, [Change(action="withdraw", before=before, after=moved("withdraw", before, NOW))], EVENT)
    late = Change(action="interest", before=before, after=moved("interest", before, NOW))

    with pytest.raises(Refusal) as caught:
        make(table, [late], Event(id="01M88VFZ00EVENT00000000002", kind="k", actor="A", at=NOW, request="R"))

    assert (caught.value.code, caught.value.field) == ("invitation.withdrawn", "lantern-bay")
    assert state_of(kept(table), NOW) == "withdrawn"


def test_who_answered_is_due_no_more_and_who_was_chosen_is_reminded_to_report(table: Table) -> None:
    before = kept(table)
    interested = moved("interest", before, NOW)
    make(table, [Change(action="interest", before=before, after=interested)], EVENT)
    where = keys.invitation(ROUND, "lantern-bay")
    answered = table.read(where)[where]

    chosen = Change(action="choose", before=interested, after=moved("choose", interested, NOW))
    make(table, [chosen], Event(id="01M88VFZ00EVENT00000000002", kind="k", actor="A", at=NOW, request="R"))

    assert "gsi2pk" not in answered
    assert table.read(where)[where]["gsi2sk"] == f"2026-12-09T08:00:00.000Z#{ROUND}#lantern-bay"
