"""Sending a round, exactly once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request

from functions import keys, tally
from functions.app import PROBLEMS
from functions.codec import decode, instant
from functions.context import event, opened
from functions.document import Document
from functions.invitation import Attached, Round, RoundState, round_state
from functions.invitations import mails
from functions.invitations.access import Sender, sending
from functions.invitations.brief import require_known
from functions.invitations.responses.forms import response
from functions.invitations.rounds import rules, store
from functions.invitations.rounds.addressees import entries_of, organisations_of, places_of
from functions.invitations.rounds.forms import Send
from functions.invitations.rounds.store import Dispatch
from functions.organisation import Organisation, full_name
from functions.refusals import Refusal
from functions.round_items import round_of
from functions.services import Entry, Services
from functions.table import Item, Key
from functions.texts import Reply, Ulid
from site_builder.model.round_mail import RoundHeld

router: Final = APIRouter(responses=PROBLEMS)


class Made(Reply):
    """A round that stands."""

    id: str
    state: RoundState
    invited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posted:
    """A round that somebody sends, with what was read for it."""

    made: Round
    form: Send
    sender: Sender
    providers: list[Organisation]


@router.post("/api/rounds/{brand_id}", status_code=201)
async def send(request: Request, brand_id: Ulid, form: Send) -> Made:
    """Send a round, exactly once however often it is asked for; an unchecked brand's waits for an operator."""
    services, visit = opened(request)
    where, documents = keys.round_(form.id), [keys.document(brand_id, each) for each in form.documents]
    tallies = tally.where("brand", brand_id, services.clock())
    wanted = dict.fromkeys((where, *places_of(brand_id, form.providers), *documents, *tallies))
    sender = sending(services, visit, brand_id, wanted)
    digest = rules.digest_of(form.model_dump_json())
    if where in sender.caller.found:
        return _made(rules.same(round_of(sender.caller.found[where]), brand_id, digest), sender)
    posted = _posted(services, sender, form, digest)
    found, now = sender.caller.found, sender.caller.now
    sends = store.sends_of(found.get(keys.sends(brand_id)))
    left = rules.left(sends, found.get(keys.sends(brand_id), {}), services.directory.bounds, now)
    rules.require_left(left, len(form.providers))
    dispatch = _held(services, posted) if posted.made.sent_at is None else _out(services, posted)
    stands = store.send(services.table, posted.made, (sends, rules.with_round(sends, posted.made)), dispatch)
    return _made(rules.same(stands, brand_id, digest), sender)


def _made(stands: Round, sender: Sender) -> Made:
    return Made(id=stands.id, state=round_state(stands, sender.caller.now), invited=len(stands.providers))


def _posted(services: Services, sender: Sender, form: Send, digest: str) -> _Posted:
    """Return a round that may go out; of an unchecked brand one that waits.

    Raises:
        Refusal: Something in the form cannot be.
    """
    caller, brand = sender.caller, sender.brand
    now = caller.now
    entries = entries_of(services, form.providers)
    if len(entries) > services.directory.bounds.round_most:
        raise Refusal("round.too_many_open", field="providers")
    require_known(form.brief, services.directory)
    rules.require_deadlines(form.questions_by, form.reply_by, now)
    attached = tuple(_attached(caller.found, brand.id, number, each) for number, each in enumerate(form.documents))
    if form.blind:
        rules.require_blind(form.brief, brand, (each.name for each in attached))
    providers = _reachable(entries, organisations_of(caller.found, form.providers))
    made = Round(
        id=form.id,
        brand=brand.id,
        brand_name=brand.name,
        title=form.brief.title,
        brief=form.brief.model_dump_json(),
        providers=form.providers,
        blind=form.blind,
        language=form.language,
        documents=attached,
        digest=digest,
        made_at=now,
        questions_by=form.questions_by,
        reply_by=form.reply_by,
        by_operator=sender.by_operator,
    )
    waits = brand.checked == "unchecked" and not sender.by_operator
    whole = made if waits else rules.sent(made, now, form.providers)
    return _Posted(made=whole, form=form, sender=sender, providers=providers)


def _reachable(entries: Sequence[Entry], providers: Sequence[Organisation | None]) -> list[Organisation]:
    for number, (entry, provider) in enumerate(zip(entries, providers, strict=True)):
        if rules.unreachable(entry, provider):
            raise Refusal("round.unreachable", field=f"providers.{number}")
    return [provider for provider in providers if provider]


def _attached(found: Mapping[Key, Item], brand_id: str, number: int, document_id: str) -> Attached:
    """Return a document that may go out: the brand's own, and checked.

    Raises:
        Refusal: There is no such document.
    """
    item = found.get(keys.document(brand_id, document_id))
    document = decode(Document, item) if item else None
    if document is None or document.checked_at is None or document.deleted_at:
        raise Refusal("round.document_unknown", field=f"documents.{number}")
    return Attached(
        id=document.id,
        name=document.name,
        kind=document.kind,
        type=document.type,
        size=document.size,
        sha256=document.sha256,
    )


def _held(services: Services, posted: _Posted) -> Dispatch:
    """Return what goes with a round that waits: a word to the operators."""
    made, caller = posted.made, posted.sender.caller
    told = RoundHeld(brand=full_name(made.brand_name), brief=made.title, link="/desk")
    return Dispatch(
        event=event(services, caller, "round.held", details=_details(made)),
        mails=[mails.to_operators(services, told, caller.now)],
        documents=[keys.document(made.brand, each.id) for each in made.documents],
    )


def _out(services: Services, posted: _Posted) -> Dispatch:
    """Return what goes with a round that is sent."""
    made, sender = posted.made, posted.sender
    caller = sender.caller
    return Dispatch(
        event=event(services, caller, "round.sent", details=_details(made)),
        invitations=[
            rules.invitation_of(made, posted.form.brief, each, services.new_id(), caller.now)
            for each in posted.providers
        ],
        mails=mails.invitations(services, made, posted.providers, _said(services, sender), caller.now),
        documents=[keys.document(made.brand, each.id) for each in made.documents],
    )


def _said(services: Services, sender: Sender) -> dict[str, str]:
    """Return what the mails say of the sender: who acts on the brand's behalf, and how the brand answers."""
    found, now = sender.caller.found, sender.caller.now
    tallies = [found[key] for key in tally.where("brand", sender.brand.id, now) if key in found]
    answers = response(tally.figures(tallies), services.directory.bounds.rate_from)
    return {"operator": sender.operator, **mails.answers_told(answers)}


def _details(made: Round) -> dict[str, str]:
    """Return what the ledger keeps of a round: enough to tell every state that follows."""
    return {"providers": " ".join(made.providers), "reply_by": instant(made.reply_by)}
