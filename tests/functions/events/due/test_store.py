"""What is due on a stand-in of the cloud's table."""

from datetime import timedelta

from functions import keys
from functions.events.due.store import due_items, forget, is_reported, lapse
from functions.ledger import Event
from functions.round_items import invitation_item, invitation_of
from functions.table import Put, Update
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import ROUND, an_invitation
from tests.functions.moto import dynamo_table

END = NOW + timedelta(days=10)
EVENT = Event(id="01M88VFZ00EVENT00000000001", kind="invitation.lapsed", actor="system", at=END, request="schedule")


def test_what_is_due_comes_when_its_time_has_come_and_is_done_once() -> None:
    with dynamo_table() as table:
        invitation = an_invitation()
        table.write(Put(item=invitation_item(invitation, END)))

        early, (item,) = due_items(table, END - timedelta(milliseconds=1)), due_items(table, END)
        done = lapse(table, item, invitation, EVENT), lapse(table, item, invitation, EVENT)

        where, tally = keys.invitation(ROUND, "lantern-bay"), keys.tally("provider", "lantern-bay", "2026-Q4")
        found = table.read(where, tally)
        assert (early, done, due_items(table, END)) == ([], (True, False), [])
        assert invitation_of(found[where]).lapsed_at == END
        assert (found[tally]["lapsed"], str(found[where]["gsi1sk"])[:6]) == (1, "INV#C#")


def test_an_answer_that_came_between_is_not_counted_as_none() -> None:
    with dynamo_table() as table:
        invitation = an_invitation()
        item = invitation_item(invitation, END)
        table.write(Put(item=item))
        table.write(Update(key=keys.invitation(ROUND, "lantern-bay"), set={"interested_at": "x"}))

        assert not lapse(table, item, invitation, EVENT)
        assert forget(table, item)
        assert due_items(table, END) == []


def test_a_cooperation_is_reported_once_it_has_a_record() -> None:
    with dynamo_table() as table:
        invitation = an_invitation()
        before = is_reported(table, invitation)
        where = keys.cooperation(invitation.cooperation)
        table.write(Put(item={"pk": where.pk, "sk": where.sk}))

        assert (before, is_reported(table, invitation)) == (False, True)
