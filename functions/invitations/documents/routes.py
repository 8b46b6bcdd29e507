"""A brand's documents, and the way of an invited provider to those of its round."""

from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.document import Document
from functions.files import FORM_LIFE, LINK_LIFE
from functions.invitations.access import invited
from functions.invitations.documents import rules, store
from functions.invitations.documents.forms import (
    Announce,
    DocumentReply,
    Documents,
    Linked,
    Nothing,
    Uploading,
    document,
)
from functions.invitations.download import Download, download_put
from functions.invitations.opportunities.forms import may_read
from functions.ledger import entry
from functions.limits import UPLOADS, spend
from functions.refusals import Refusal
from functions.security import Caller, Visit, inside
from functions.services import Services
from functions.texts import ProviderId, Ulid

router: Final = APIRouter(responses=PROBLEMS)


@router.post("/api/documents/{brand_id}", status_code=201)
async def announce(request: Request, brand_id: Ulid, form: Announce) -> Uploading:
    """Announce a file, and get the form by which it is uploaded."""
    services, visit = opened(request)
    where, counter = keys.document(brand_id, form.id), keys.documents(brand_id)
    caller = inside(services, visit, "brand", brand_id, (where, counter)).caller
    rules.require_announced(form.name, form.type, form.size)
    if form.kind not in services.directory.codes("document_kinds"):
        raise Refusal("round.code_unknown", field="kind")
    made = Document(brand=brand_id, made_at=caller.now, **form.model_dump())
    if where in caller.found:
        _require_same(decode(Document, caller.found[where]), made)
    else:
        spend(services.table, UPLOADS, caller.account.id, caller.now)
        line = event(services, caller, "document.announced", made.id)
        store.announce(services.table, made, line, caller.found.get(counter))
    found = services.files.form(made.file, made.type, made.size)
    return Uploading(id=made.id, url=found.url, fields=found.fields, expires_at=caller.now + FORM_LIFE)


def _require_same(found: Document, made: Document) -> None:
    """Refuse another file under an id that stands, or one that has come and was checked."""
    names = ("name", "kind", "type", "size", "sha256")
    if found.checked_at or found.deleted_at or any(getattr(found, name) != getattr(made, name) for name in names):
        raise Refusal("document.exists")


@router.post("/api/documents/{brand_id}/{document_id}/complete")
async def complete(request: Request, brand_id: Ulid, document_id: Ulid, form: Nothing) -> DocumentReply:
    """Say that a file has come: it is read and compared with what was announced, and only then goes with rounds."""
    del form
    services, visit = opened(request)
    caller, found = _own(services, visit, brand_id, document_id)
    if found.checked_at is None:
        came = services.files.came(found.file)
        if came is None:
            raise Refusal("document.not_there")
        if not rules.is_announced(found, came.body) or not services.files.keep(found.file, came.tag):
            raise Refusal("document.differs")
        store.checked(services.table, found, event(services, caller, "document.checked", document_id))
    return document(_as_checked(found, caller))


def _as_checked(found: Document, caller: Caller) -> Document:
    """Return a document as it is after its check."""
    return found if found.checked_at else replace(found, checked_at=caller.now)


def _own(services: Services, visit: Visit, brand_id: str, document_id: str) -> tuple[Caller, Document]:
    """Return one of a brand's people, and one of its documents that is not deleted."""
    where = keys.document(brand_id, document_id)
    caller = inside(services, visit, "brand", brand_id, (where,)).caller
    found = decode(Document, caller.found[where]) if where in caller.found else None
    if found is None or found.deleted_at:
        raise Refusal("document.unknown")
    return caller, found


@router.get("/api/documents/{brand_id}")
async def list_documents(request: Request, brand_id: Ulid) -> Documents:
    """List a brand's documents, the newest first."""
    services, visit = opened(request)
    inside(services, visit, "brand", brand_id)
    return Documents(lines=tuple(map(document, store.documents_of(services.table, brand_id))))


@router.post("/api/documents/{brand_id}/{document_id}/link")
async def link(request: Request, brand_id: Ulid, document_id: Ulid, form: Nothing) -> Linked:
    """Return a link to an own document."""
    del form
    services, visit = opened(request)
    caller, found = _own(services, visit, brand_id, document_id)
    if found.checked_at is None:
        raise Refusal("document.unknown")
    url = services.files.link(found.file, found.name, found.type)
    return Linked(url=url, expires_at=caller.now + LINK_LIFE)


@router.delete("/api/documents/{brand_id}/{document_id}", status_code=204)
async def delete(request: Request, brand_id: Ulid, document_id: Ulid) -> None:
    """Delete a document that went with no round."""
    services, visit = opened(request)
    caller, found = _own(services, visit, brand_id, document_id)
    store.delete(services.table, found, event(services, caller, "document.deleted", document_id))
    services.files.delete(found.file)


@router.post("/api/opportunities/{provider_id}/{round_id}/documents/{document_id}/link")
async def take(request: Request, provider_id: ProviderId, round_id: Ulid, document_id: Ulid, form: Nothing) -> Linked:
    """Return a link to a document of a round; the brand sees who took it."""
    del form
    services, visit = opened(request)
    guest = invited(services, visit, (provider_id, round_id))
    caller = guest.caller
    attached = next((each for each in guest.made.documents if each.id == document_id), None)
    if attached is None or not may_read(guest.invitation, caller.now):
        raise Refusal("document.unknown")
    taken = Download(
        id=services.new_id(),
        provider=provider_id,
        document=document_id,
        name=attached.name,
        account=caller.account.id,
        at=caller.now,
    )
    put = download_put(round_id, taken)
    line = event(services, caller, "document.taken", provider_id, details={"document": document_id})
    services.table.write_all([put, entry(put.key.pk, line)])
    url = services.files.link(f"{guest.made.brand}/{document_id}", attached.name, attached.type)
    return Linked(url=url, expires_at=caller.now + LINK_LIFE)
