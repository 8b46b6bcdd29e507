"""The inbox on a stand-in of the cloud's table."""

from datetime import timedelta

from functions.invitations.opportunities.store import inbox
from functions.round_items import invitation_item
from functions.table import Put
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import an_invitation
from tests.functions.moto import dynamo_table

ID = "01M88VFZ00R0VND000000000{:02}"


def test_open_ones_come_by_deadline_and_page_by_page() -> None:
    with dynamo_table() as table:
        made = [
            an_invitation(round=ID.format(number), reply_by=NOW + timedelta(days=30 - number)) for number in range(22)
        ]
        written = [table.write(Put(item=invitation_item(each, each.reply_by))) for each in made]

        first, cursor = inbox(table, "lantern-bay", "O", "")
        rest, end = inbox(table, "lantern-bay", "O", cursor or "")

        assert len(written) == 22
        assert [each.round for each in (*first, *rest)] == [ID.format(number) for number in reversed(range(22))]
        assert (len(first), end) == (20, None)


def test_a_shelf_holds_its_own_only() -> None:
    with dynamo_table() as table:
        open_ = an_invitation()
        declined = an_invitation(round=ID.format(2), declined_at=NOW)
        table.write_all([Put(item=invitation_item(each, NOW)) for each in (open_, declined)])

        assert inbox(table, "lantern-bay", "O", "")[0] == (open_,)
        assert inbox(table, "lantern-bay", "C", "")[0] == (declined,)
        assert inbox(table, "dusk-pontoon", "O", "")[0] == ()
