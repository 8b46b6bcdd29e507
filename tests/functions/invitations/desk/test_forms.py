"""What operators may post about rounds, and what is answered."""

import pytest
from pydantic import ValidationError

from functions.invitations.desk.forms import WithReason, ledger_line, waiting
from functions.ledger import Event
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import a_made_round


def test_a_decision_has_a_reason() -> None:
    with pytest.raises(ValidationError):
        WithReason(reason="  ")


def test_a_line_of_the_queue_says_to_whom_it_would_go() -> None:
    assert waiting(a_made_round(sent_at=None)).providers == ("dusk-pontoon", "lantern-bay")


def test_a_line_of_the_ledger_leaves_out_by_which_request_it_came() -> None:
    line = ledger_line(Event(id="E", kind="k", actor="A", at=NOW, request="R", details={"p": "chosen"}))

    assert line.model_dump().keys() == {"id", "kind", "actor", "at", "about", "reason", "details"}
