"""Documents on a stand-in of the cloud's table."""

import pytest

from functions import keys
from functions.codec import instant
from functions.document import Document
from functions.invitations.documents.store import announce, checked, delete, documents_of
from functions.ledger import Event
from functions.refusals import Refusal
from functions.table import Update
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table

DOCUMENT = Document(
    id="D", brand="B", name="a.pdf", kind="brand-intro", type="application/pdf", size=5, sha256="0" * 64, made_at=NOW
)


def event(number: int) -> Event:
    """Return a line of the ledger."""
    return Event(id=f"01M88VFZ00EVENT0000000000{number}", kind="k", actor="A", at=NOW, request="R")


def test_a_document_is_announced_checked_and_deleted_once() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1))
        checked(table, DOCUMENT, event(2))
        checked(table, DOCUMENT, event(3))
        (kept,) = documents_of(table, "B")

        delete(table, kept, event(4))
        with pytest.raises(Refusal, match=r"document\.unknown"):
            delete(table, kept, event(5))

        assert (kept.checked_at, documents_of(table, "B")) == (NOW, ())


def test_a_document_stands_once_and_stays_while_a_round_has_it() -> None:
    with dynamo_table() as table:
        announce(table, DOCUMENT, event(1))
        table.write(Update(key=keys.document("B", "D"), set={"used_at": instant(NOW)}))

        with pytest.raises(Refusal, match=r"document\.exists"):
            announce(table, DOCUMENT, event(2))
        with pytest.raises(Refusal, match=r"document\.in_use"):
            delete(table, DOCUMENT, event(3))


def test_what_was_never_announced_is_not_checked() -> None:
    with dynamo_table() as table, pytest.raises(Refusal, match=r"document\.unknown"):
        checked(table, DOCUMENT, event(1))
