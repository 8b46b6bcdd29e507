"""The operators' desk."""

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request

from functions import keys
from functions.account import Account
from functions.app import PROBLEMS
from functions.codec import decode
from functions.context import event, opened
from functions.login.claims.rules import Claim
from functions.login.desk import rules, store
from functions.login.desk.forms import (
    AskLine,
    AskQueue,
    BrandLine,
    BrandQueue,
    ClaimLine,
    ClaimQueue,
    MailQueue,
    SuspensionKind,
    WithReason,
    mail_line,
)
from functions.login.organisations.store import change
from functions.organisation import Organisation, both, full_name
from functions.outbox import Outgoing, values_of
from functions.refusals import Refusal
from functions.security import Caller, operating
from functions.services import Services
from functions.table import Key
from functions.texts import Digest, MailId, OrganisationId, Ulid
from site_builder.model.mail import BrandReleased, Mail, Restored, Suspended

router: Final = APIRouter(responses=PROBLEMS)
Cursor = Annotated[str, Query(max_length=160)]


@router.get("/api/queues/brands")
async def list_brands(request: Request, after: Cursor = "") -> BrandQueue:
    """List the brands that nobody has vouched for."""
    services, visit = opened(request)
    operating(services, visit)
    items, rest = store.page(services.table, "BRAND", after)
    found = (decode(Organisation, item) for item in items)
    lines = (BrandLine(id=each.id, name=both(each.name), website=each.website, at=each.created_at) for each in found)
    return BrandQueue(lines=tuple(lines), after=rest)


@router.get("/api/queues/claims")
async def list_claims(request: Request, after: Cursor = "") -> ClaimQueue:
    """List the claims of entries that are taken."""
    services, visit = opened(request)
    operating(services, visit)
    items, rest = store.page(services.table, "CLAIM", after)
    return ClaimQueue(lines=tuple(_claim(decode(Claim, item)) for item in items), after=rest)


def _claim(claim: Claim) -> ClaimLine:
    return ClaimLine(
        provider=claim.provider,
        name=both(claim.provider_name),
        account=claim.account,
        claimant=claim.name,
        address=claim.address,
        by=claim.by,
        at=claim.at,
    )


@router.get("/api/queues/asks")
async def list_asks(request: Request, after: Cursor = "") -> AskQueue:
    """List the providers that brands ask for."""
    services, visit = opened(request)
    operating(services, visit)
    items, rest = store.page(services.table, "ASK", after)
    found = (decode(rules.Asked, item) for item in items)
    lines = (
        AskLine(provider=each.provider, name=both(each.name), brands=each.count, last_at=each.last_at) for each in found
    )
    return AskQueue(lines=tuple(lines), after=rest)


@router.get("/api/queues/mails")
async def list_mails(request: Request, after: Cursor = "") -> MailQueue:
    """List the mailboxes that get no more mail, and the mails that nobody got."""
    services, visit = opened(request)
    operating(services, visit)
    items, rest = store.page(services.table, "MAIL", after)
    return MailQueue(lines=tuple(map(mail_line, items)), after=rest)


@router.post("/api/queues/mails/{mailbox}/open", status_code=204)
async def open_mailbox(request: Request, mailbox: Digest, form: WithReason) -> None:
    """Let mails go to a mailbox again."""
    services, visit = opened(request)
    caller = operating(services, visit)
    line = event(services, caller, "mailbox.opened", reason=form.reason)
    store.open_mailbox(services.table, mailbox, line)


@router.post("/api/queues/mails/missed/{mail_id}/close", status_code=204)
async def close_mail(request: Request, mail_id: MailId, form: WithReason) -> None:
    """Take a mail that nobody got out of the queue: somebody has seen to it."""
    services, visit = opened(request)
    caller = operating(services, visit)
    line = event(services, caller, "mail.closed", mail_id, form.reason)
    store.close_mail(services.table, mail_id, line)


@router.post("/api/organisations/brand/{brand_id}/release", status_code=204)
async def release(request: Request, brand_id: Ulid, form: WithReason) -> None:
    """Vouch for a brand whose mailbox says nothing about it."""
    services, visit = opened(request)
    where = keys.organisation("brand", brand_id)
    caller = operating(services, visit, (where,))
    if where not in caller.found:
        raise Refusal("release.unknown")
    before = decode(Organisation, caller.found[where])
    told = BrandReleased(brand=full_name(before.name), link="/desk")
    line = event(services, caller, "brand.released", reason=form.reason)
    change(
        services.table, before, rules.released(before, caller.now), line, _mail(services, caller, told, where, before)
    )


@router.put("/api/suspensions/{kind}/{subject_id}", status_code=204)
async def suspend(request: Request, kind: SuspensionKind, subject_id: OrganisationId, form: WithReason) -> None:
    """Suspend a person, a brand or a provider, at once."""
    services, visit = opened(request)
    where = _where(kind, subject_id)
    caller = operating(services, visit, (where,))
    subject = _subject(caller, where)
    if isinstance(subject, Account) and subject.is_operator:
        raise Refusal("suspension.operator")
    told = Suspended(subject=_name(subject), reason=form.reason)
    line = event(services, caller, f"{_what(kind)}.suspended", reason=form.reason)
    store.suspend(services.table, where, line, _mail(services, caller, told, where, subject))


@router.post("/api/suspensions/{kind}/{subject_id}/end", status_code=204)
async def restore(request: Request, kind: SuspensionKind, subject_id: OrganisationId, form: WithReason) -> None:
    """Restore a person, a brand or a provider."""
    services, visit = opened(request)
    where = _where(kind, subject_id)
    caller = operating(services, visit, (where,))
    subject = _subject(caller, where)
    told = Restored(subject=_name(subject), reason=form.reason, link="/desk")
    line = event(services, caller, f"{_what(kind)}.restored", reason=form.reason)
    store.restore(services.table, where, line, _mail(services, caller, told, where, subject))


def _where(kind: SuspensionKind, subject_id: str) -> Key:
    return keys.account(subject_id) if kind == "person" else keys.organisation(kind, subject_id)


def _what(kind: SuspensionKind) -> str:
    return "person" if kind == "person" else "organisation"


def _subject(caller: Caller, where: Key) -> Account | Organisation:
    """Return who is meant; the operator who asks is read under the same key and found too."""
    if where not in caller.found:
        raise Refusal("suspension.unknown")
    item = caller.found[where]
    return decode(Account, item) if where.pk.startswith("ACC#") else decode(Organisation, item)


def _name(subject: Account | Organisation) -> str:
    return subject.name or subject.address if isinstance(subject, Account) else full_name(subject.name)


def _mail(services: Services, caller: Caller, told: Mail, where: Key, subject: Account | Organisation) -> Outgoing:
    """Return the mail to a person, or to the owners of an organisation."""
    mail = Outgoing(id=services.new_id(), event=told.event, created_at=caller.now, values=values_of(told))
    if isinstance(subject, Account):
        return replace(mail, language=subject.language, to=subject.address)
    return replace(mail, organisation=where.pk, audience="owners")
