"""Documents as items beside their brand."""

from typing import Final

from functions import keys
from functions.codec import decode, encode, instant
from functions.document import Document
from functions.invitations.documents.rules import MOST
from functions.ledger import Event, entry
from functions.refusals import Refusal
from functions.round_items import due
from functions.table import NEW, Above, Absent, Below, Conflict, Is, Item, Present, Put, Question, Table, Update

_PLACE: Final = ("gsi2pk", "gsi2sk")


def item_of(document: Document) -> Item:
    """Return a document's item, due when its file is to be deleted."""
    where = keys.document(document.brand, document.id)
    return {**encode(document), **due(document.deleted_on, document.id), "pk": where.pk, "sk": where.sk}


def documents_of(table: Table, brand_id: str) -> tuple[Document, ...]:
    """Return a brand's documents that are not deleted, the newest first."""
    pk = keys.organisation("brand", brand_id).pk
    found = table.list(Question(pk=pk, prefix=keys.DOCUMENTS, newest_first=True))
    documents = (decode(Document, item) for item in found.items)
    return tuple(each for each in documents if not each.deleted_at)


def announce(table: Table, document: Document, event: Event, counted: Item | None) -> None:
    """Keep what is announced, and count it.

    Args:
        table: The table.
        document: What is announced.
        event: The line of the ledger.
        counted: The brand's counter as it was read; None before its first document.

    Raises:
        Refusal: The brand has as many documents as it may, something else stands under the id, or the brand announced
            its first two at once.
    """
    where = keys.document(document.brand, document.id)
    try:
        table.write_all([
            Put(item=item_of(document), when=NEW),
            entry(where.pk, event),
            _one_more(document.brand, counted),
        ])  # fmt: skip
    except Conflict as conflict:
        if 0 in conflict.failed:
            raise Refusal("document.exists") from None
        if counted:
            raise Refusal("document.too_many") from None
        raise Refusal("edge.busy", retry_after=1) from None


def _one_more(brand_id: str, counted: Item | None) -> Put | Update:
    """Return the write that counts a document, which fails where there are as many as may be."""
    where = keys.documents(brand_id)
    if counted is None:
        return Put(item={"pk": where.pk, "sk": where.sk, "count": 1}, when=NEW)
    return Update(key=where, add={"count": 1}, when=(Below(name="count", value=MOST),))


def one_less(brand_id: str) -> Update:
    """Return the write that makes room for another document."""
    return Update(key=keys.documents(brand_id), add={"count": -1}, when=(Above(name="count", value=0),))


def checked(table: Table, document: Document, event: Event) -> None:
    """Write down that a file is what was announced; a repeat changes nothing."""
    where = keys.document(document.brand, document.id)
    update = Update(
        key=where,
        set={"checked_at": instant(event.at)},
        when=(Is(name="sha256", value=document.sha256), Absent(name="checked_at"), Absent(name="deleted_at")),
    )
    try:
        table.write_all([update, entry(where.pk, event)])
    except Conflict as conflict:
        standing = conflict.items[0]
        if standing is None or "checked_at" not in standing:
            raise Refusal("document.unknown") from None


def delete(table: Table, document: Document, event: Event) -> None:
    """Write down that a document is gone; one that went with a round stays.

    Raises:
        Refusal: It went with a round, or is gone.
    """
    where = keys.document(document.brand, document.id)
    update = Update(
        key=where,
        set={"deleted_at": instant(event.at)},
        remove=_PLACE,
        when=(Present(name="pk"), Absent(name="used_at"), Absent(name="deleted_at")),
    )
    try:
        table.write_all([update, entry(where.pk, event), one_less(document.brand)])
    except Conflict as conflict:
        standing = conflict.items[0]
        raise Refusal("document.in_use" if standing and "used_at" in standing else "document.unknown") from None
