"""A round before it is sent: who can be reached, what speaks against it, how each answers, and the mail."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final, Literal

from fastapi import APIRouter, Request

from functions import keys, tally
from functions.app import PROBLEMS
from functions.beijing import written
from functions.context import opened
from functions.invitations.access import Sender, sending
from functions.invitations.responses.forms import Response, response
from functions.invitations.rounds import rules, store
from functions.invitations.rounds.addressees import entries_of, organisations_of, places_of
from functions.invitations.rounds.forms import Preview
from functions.invitations.rounds.rules import Sends, Warning_, Why
from functions.organisation import Organisation, both, full_name
from functions.services import Entry, Services
from functions.table import Item
from functions.texts import Reply, Ulid
from site_builder.model.localized import Language

router: Final = APIRouter(responses=PROBLEMS)


class MailsTo(Reply):
    """How many mailboxes get a mail in a language."""

    language: Language
    count: int


class PreviewLine(Reply):
    """What a brand should know of one provider before it invites it."""

    provider: str
    name: dict[Language, str]
    reachable: bool
    why: Why | None
    warnings: tuple[Warning_, ...]
    invited_at: datetime | None
    response: Response | None
    mails: tuple[MailsTo, ...]


class PreviewMail(Reply):
    """The mail that goes out: its kind, and what it is told; the provider's name and mailboxes differ."""

    event: Literal["opportunity", "opportunity-blind"]
    values: dict[str, str]


class Previewed(Reply):
    """A round before it is sent.

    Attributes:
        waits: Whether an operator looks at it first.
    """

    lines: tuple[PreviewLine, ...]
    mail: PreviewMail
    rounds_left: int
    open_left: int
    waits: bool


@router.post("/api/rounds/{brand_id}/preview")
async def preview(request: Request, brand_id: Ulid, form: Preview) -> Previewed:
    """Say what a brand should know before it sends: who can be reached, what speaks against it, and the mail."""
    services, visit = opened(request)
    sender = sending(services, visit, brand_id, dict.fromkeys(places_of(brand_id, form.providers)))
    entries = entries_of(services, form.providers)
    found, now = sender.caller.found, sender.caller.now
    organisations = organisations_of(found, form.providers)
    tallies = _tallies(services, form.providers, sender)
    bounced = _bounced(services, organisations)
    sends = store.sends_of(found.get(keys.sends(brand_id)))
    left = rules.left(sends, found.get(keys.sends(brand_id), {}), services.directory.bounds, now)
    lines = [
        _line(services, sender, (entry, provider, tallies[entry.id]), sends, bounced)
        for entry, provider in zip(entries, organisations, strict=True)
    ]
    return Previewed(
        lines=tuple(lines),
        mail=_mail(sender, form),
        rounds_left=left.rounds,
        open_left=left.invitations,
        waits=sender.brand.checked == "unchecked",
    )


def _tallies(services: Services, providers: Iterable[str], sender: Sender) -> Mapping[str, list[Item]]:
    places = {each: tally.where("provider", each, sender.caller.now) for each in providers}
    found = services.table.read(*(key for all_ in places.values() for key in all_))
    return {each: [found[key] for key in all_ if key in found] for each, all_ in places.items()}


def _bounced(services: Services, organisations: Iterable[Organisation | None]) -> frozenset[str]:
    """Return the mailboxes from which mails came back."""
    boxes = {box.id for each in organisations if each for box in each.mailboxes}
    found = services.table.read(*map(keys.bounce, sorted(boxes))) if boxes else {}
    return frozenset(box for box in boxes if keys.bounce(box) in found)


def _line(
    services: Services,
    sender: Sender,
    about: tuple[Entry, Organisation | None, list[Item]],
    sends: Sends,
    bounced: frozenset[str],
) -> PreviewLine:
    entry, provider, tallies = about
    now = sender.caller.now
    boxes = [box for box in provider.mailboxes if box.id not in bounced] if provider else []
    why = rules.unreachable(entry, provider) or (None if boxes else "no-mailbox")
    at = sends.to.get(entry.id)
    found = tally.figures(tallies)
    counts = Counter(box.language for box in boxes)
    return PreviewLine(
        provider=entry.id,
        name=both(entry.name),
        reachable=why is None,
        why=why,
        warnings=rules.warnings(provider, at, tally.active_at(tallies), now) if provider else (),
        invited_at=at,
        response=response(found, services.directory.bounds.rate_from),
        mails=tuple(MailsTo(language=language, count=many) for language, many in sorted(counts.items())),
    )


def _mail(sender: Sender, form: Preview) -> PreviewMail:
    """Return the mail as it will be told, but for the provider and its mailboxes."""
    values = {
        "brief": form.brief_title,
        "reply_by": written(form.reply_by),
        "invited": str(len(form.providers)),
        "operator": sender.operator,
    }
    if form.blind:
        return PreviewMail(event="opportunity-blind", values=values)
    return PreviewMail(event="opportunity", values={**values, "brand": full_name(sender.brand.name)})
