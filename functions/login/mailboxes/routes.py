"""Where a provider's invitations go, and whether it takes any."""

from typing import Final

from fastapi import APIRouter, Request

from functions import keys
from functions.addresses import mailbox_digest
from functions.app import PROBLEMS
from functions.context import event, opened
from functions.ledger import Event
from functions.limits import MAILS_CAUSED, spend
from functions.login.organisations import rules, store
from functions.login.organisations.forms import Accepting, Confirm, Confirmed, Named, NameMailbox
from functions.organisation import Box, both, full_name
from functions.outbox import Outgoing, values_of
from functions.refusals import Refusal
from functions.security import Insider, inside
from functions.services import Services
from functions.texts import Digest, ProviderId
from functions.tokens import RANDOM_BYTES, derived_token, digest, written
from site_builder.model.mail import MailboxConfirm

router: Final = APIRouter(responses=PROBLEMS)


@router.put("/api/organisations/provider/{provider_id}/accepting", status_code=204)
async def accept(request: Request, provider_id: ProviderId, form: Accepting) -> None:
    """Say whether invitations are taken now."""
    services, visit = opened(request)
    insider = inside(services, visit, "provider", provider_id)
    kind = "provider.accepting" if form.accepting else "provider.not_accepting"
    turned = event(services, insider.caller, kind)
    store.accept(services.table, insider.organisation, turned, accepting=form.accepting)


@router.post("/api/organisations/provider/{provider_id}/mailboxes", status_code=202)
async def name(request: Request, provider_id: ProviderId, form: NameMailbox) -> Named:
    """Name a mailbox for invitations; its holder is asked, unless it is the person's own."""
    services, visit = opened(request)
    insider = inside(services, visit, "provider", provider_id, as_owner=True)
    caller, nonce = insider.caller, written(services.randomness(RANDOM_BYTES))
    is_own = form.email == caller.account.address
    box = _box(services, insider, form, nonce, is_own=is_own)
    after = rules.with_mailbox(insider.organisation, box, caller.now)
    named = event(services, caller, "mailbox.named", box.id)
    if is_own:
        store.change(services.table, insider.organisation, after, named)
    else:
        spend(services.table, MAILS_CAUSED, caller.account.id, caller.now)
        store.change(services.table, insider.organisation, after, named, _mail(services, insider, box, nonce))
    return Named(id=box.id, is_confirmed=is_own)


def _box(services: Services, insider: Insider, form: NameMailbox, nonce: str, *, is_own: bool) -> Box:
    now = insider.caller.now
    token = None if is_own else digest(derived_token(services.settings.key, MailboxConfirm.event, nonce))
    return Box(
        id=mailbox_digest(form.email),
        address=form.email,
        language=form.lang,
        confirmed_at=now if is_own else None,
        token=token,
        expires_at=None if is_own else now + rules.CONFIRM_LIFE,
    )


def _mail(services: Services, insider: Insider, box: Box, nonce: str) -> Outgoing:
    """Return the mail to the holder; its token is made from the nonce when it is sent."""
    provider = insider.organisation
    told = MailboxConfirm(provider=full_name(provider.name), link=f"/confirm#p={provider.id}&t=")
    return Outgoing(
        id=services.new_id(),
        event=told.event,
        created_at=insider.caller.now,
        values=values_of(told),
        language=box.language,
        to=box.address,
        organisation=keys.organisation("provider", provider.id).pk,
        nonce=nonce,
        expires_at=box.expires_at,
    )


@router.delete("/api/organisations/provider/{provider_id}/mailboxes/{mailbox}", status_code=204)
async def remove(request: Request, provider_id: ProviderId, mailbox: Digest) -> None:
    """Send invitations to a mailbox no longer."""
    services, visit = opened(request)
    insider = inside(services, visit, "provider", provider_id, as_owner=True)
    after = rules.without_mailbox(insider.organisation, mailbox)
    removed = event(services, insider.caller, "mailbox.removed", mailbox)
    store.change(services.table, insider.organisation, after, removed)


@router.post("/api/mailboxes/confirm")
async def confirm(request: Request, form: Confirm) -> Confirmed:
    """Let the holder of a mailbox agree, by the mail that came to it; nobody needs an account for that."""
    services, visit = opened(request)
    before = store.find(services.table, "provider", form.provider)
    if before is None:
        raise Refusal("mailbox.unknown")
    now = services.clock()
    after = rules.confirmed(before, form.token, now)
    agreed = Event(id=services.new_id(), kind="mailbox.confirmed", actor="mailbox", at=now, request=visit.id)
    store.change(services.table, before, after, agreed)
    return Confirmed(name=both(after.name))
