"""Documents as items beside their brand."""

from typing import Final

from functions import keys
from functions.codec import decode, encode, instant
from functions.document import Document
from functions.invitations.documents.rules import MOST
from functions.ledger import Event, entry
from functions.refusals import Refusal
from functions.round_items import due
from functions.table import NEW, Absent, Conflict, Is, Item, Present, Put, Question, Table, Update

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


def announce(table: Table, document: Document, event: Event) -> None:
    """Keep what is announced.

    Raises:
        Refusal: The brand has as many documents as it may, or something else stands under the id.
    """
    if len(documents_of(table, document.brand)) >= MOST:
        raise Refusal("document.too_many")
    where = keys.document(document.brand, document.id)
    try:
        table.write_all([Put(item=item_of(document), when=NEW), entry(where.pk, event)])
    except Conflict:
        raise Refusal("document.exists") from None


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
        table.write_all([update, entry(where.pk, event)])
    except Conflict as conflict:
        standing = conflict.items[0]
        raise Refusal("document.in_use" if standing and "used_at" in standing else "document.unknown") from None
