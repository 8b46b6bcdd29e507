"""The queue and the ledger on a stand-in of the cloud's table."""

from functions import keys
from functions.invitations.desk.store import ledger, queue
from functions.ledger import Event, entry
from functions.round_items import round_item
from functions.table import Put
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round
from tests.functions.moto import dynamo_table

ID = "01M88VFZ00EVENT0000000000{}"


def test_only_rounds_that_wait_stand_in_the_queue() -> None:
    with dynamo_table() as table:
        waits = a_made_round(sent_at=None)
        table.write(Put(item=round_item(waits)))
        table.write(Put(item=round_item(a_made_round(id="01M88VFZ00R0VND00000000009"))))

        assert queue(table, "") == ((waits,), None)
        assert queue(table, f"2026-11-25T08:00:00.000Z#{waits.id}") == ((), None)


def test_the_ledger_of_a_record_is_its_own() -> None:
    with dynamo_table() as table:
        events = [Event(id=ID.format(number), kind="k", actor="A", at=NOW, request="R") for number in range(2)]
        table.write_all([entry(keys.round_("R1").pk, each) for each in events])
        table.write(entry(keys.cooperation("R1").pk, events[0]))
        table.write(entry(keys.account("R1").pk, events[1]))

        assert ledger(table, "round", "R1", "")[0] == (events[1], events[0])
        assert ledger(table, "cooperation", "R1", "")[0] == (events[0],)
        assert ledger(table, "person", "R1", ID.format(1))[0] == ()
