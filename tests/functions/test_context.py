"""A request in a room."""

from functions.context import event
from functions.security import Caller, Visit
from tests.functions.fakes import NOW
from tests.functions.stage import Stage
from tests.functions.test_account import a_session, an_account


def test_a_line_of_the_ledger_names_the_account_and_the_request_and_nothing_of_the_person(stage: Stage) -> None:
    visit = Visit(id="R1", method="POST", cookies={}, viewer="203.0.113.7", agent="")
    caller = Caller(visit=visit, account=an_account(), session=a_session(), digest="d", now=NOW, found={})

    line = event(stage.services, caller, "brand.released", "B1", "Because.")

    assert (line.actor, line.request, line.at, line.about, line.reason) == ("a", "R1", NOW, "B1", "Because.")
    assert "a@b.cn" not in str(line)
