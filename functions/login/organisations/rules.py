"""What an organisation may become: names, checks, mailboxes, roles. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from functions.domains import speaks_for, website_domain
from functions.offer import Offer
from functions.organisation import Box, Organisation
from functions.refusals import Refusal
from functions.tokens import matches
from site_builder.model.localized import Localized

MOST_MAILBOXES: Final = 3
CONFIRM_LIFE: Final = timedelta(days=7)


def brand(brand_id: str, name: Localized, website: str, address: str, now: datetime) -> Organisation:
    """Return a brand that registers itself: checked where the mailbox is at its own website's domain."""
    unchecked = Organisation(kind="brand", id=brand_id, name=name, created_at=now)
    return with_website(unchecked, website, address, now)


def with_website(organisation: Organisation, website: str, address: str, now: datetime) -> Organisation:
    """Return a brand with a website, checked anew; an operator's word was for the old one."""
    return replace(
        organisation,
        website=website,
        domain=website_domain(website),
        checked_at=now if speaks_for(address, website) else None,
        released_at=organisation.released_at if website == organisation.website else None,
    )


def changed(
    organisation: Organisation, name: Localized | None, website: str | None, address: str, now: datetime
) -> Organisation:
    """Return a brand with another name or website.

    A name that nobody has checked would speak with the authority of a checked domain, so a released brand that changes
    its name waits again; one that is checked by its domain does not.
    """
    renamed = replace(organisation, name=name or organisation.name, v=organisation.v + 1)
    if renamed.name != organisation.name:
        renamed = replace(renamed, released_at=None)
    return renamed if website is None else with_website(renamed, website, address, now)


def with_mailbox(organisation: Organisation, box: Box, now: datetime) -> Organisation:
    """Return a provider with one mailbox more; one that was never confirmed in time gives way.

    Raises:
        Refusal: It has this mailbox, or three.
    """
    kept = tuple(
        each for each in organisation.boxes if each.confirmed_at or (each.expires_at and now < each.expires_at)
    )
    waiting = tuple(each for each in kept if each.id != box.id or each.confirmed_at)
    if any(each.id == box.id for each in waiting):
        raise Refusal("mailbox.known")
    if len(waiting) >= MOST_MAILBOXES:
        raise Refusal("mailbox.too_many")
    return replace(organisation, boxes=(*waiting, box), v=organisation.v + 1)


def without_mailbox(organisation: Organisation, box_id: str) -> Organisation:
    """Return a provider without a mailbox.

    Raises:
        Refusal: It has no such mailbox, or no other that is confirmed.
    """
    found = next((each for each in organisation.boxes if each.id == box_id), None)
    if found is None:
        raise Refusal("mailbox.unknown")
    if organisation.mailboxes == (found,):
        raise Refusal("mailbox.last")
    rest = tuple(each for each in organisation.boxes if each.id != box_id)
    return replace(organisation, boxes=rest, v=organisation.v + 1)


def confirmed(organisation: Organisation, token: str, now: datetime) -> Organisation:
    """Return a provider with the mailbox confirmed whose holder brings its token.

    Raises:
        Refusal: No mailbox waits for this token.
    """
    waiting = (each for each in organisation.boxes if each.token and each.expires_at and now < each.expires_at)
    found = next((each for each in waiting if each.token and matches(token, each.token)), None)
    if found is None:
        raise Refusal("mailbox.unknown")
    done = replace(found, confirmed_at=now, token=None, expires_at=None)
    boxes = tuple(done if each is found else each for each in organisation.boxes)
    return replace(organisation, boxes=boxes, v=organisation.v + 1)


def open_places(offers: Iterable[Offer], now: datetime) -> tuple[Offer, ...]:
    """Return the places that still wait."""
    return tuple(each for each in offers if now < each.expires_at)
