"""Documents on a stand-in of the cloud's table."""

from dataclasses import replace

import pytest

from functions import keys
from functions.codec import instant
from functions.document import Document
from functions.invitations.documents.rules import MOST
from functions.invitations.documents.store import announce, checked, delete, documents_of
from functions.ledger import Event
from functions.refusals import Refusal
from functions.table import Item, Update
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table

DOCUMENT = Document(
    id="D", brand="B", name="a.pdf", kind="brand-intro", type="application/pdf", size=5, sha256="0" * 64, made_at=NOW
)


COUNTED: Item = {"count": 1}


def event(number: int) -> Event:
    """Return a line of the ledger."""
    return Event(id=f"01M88VFZ00EVENT0000000000{number}", kind="k", actor="A", at=NOW, request="R")


def test_a_document_is_announced_checked_and_deleted_once() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1), None)
        checked(table, DOCUMENT, event(2))
        checked(table, DOCUMENT, event(3))
        (kept,) = documents_of(table, "B")

        delete(table, kept, event(4))
        with pytest.raises(Refusal, match=r"document\.unknown"):
            delete(table, kept, event(5))

        assert (kept.checked_at, documents_of(table, "B")) == (NOW, ())


def test_a_document_stands_once_and_stays_while_a_round_has_it() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1), None)
        table.write(Update(key=keys.document("B", "D"), set={"used_at": instant(NOW)}))

        with pytest.raises(Refusal, match=r"document\.exists"):
            announce(table, DOCUMENT, event(2), COUNTED)
        with pytest.raises(Refusal, match=r"document\.in_use"):
            delete(table, DOCUMENT, event(3))


def test_what_was_never_announced_is_not_checked() -> None:
    with dynamo_table() as table, pytest.raises(Refusal, match=r"document\.unknown"):
        checked(table, DOCUMENT, event(1))


def test_of_two_first_documents_at_once_one_comes_again() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1), None)
        other = replace(DOCUMENT, id="E")

        with pytest.raises(Refusal, match=r"edge\.busy"):
            announce(table, other, event(2), None)
        announce(table, other, event(2), COUNTED)

        assert len(documents_of(table, "B")) == 2


def test_what_was_read_before_the_limit_was_reached_does_not_pass_it() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1), None)
        table.write(Update(key=keys.documents("B"), set={"count": MOST}))

        with pytest.raises(Refusal, match=r"document\.too_many"):
            announce(table, replace(DOCUMENT, id="E"), event(2), COUNTED)
