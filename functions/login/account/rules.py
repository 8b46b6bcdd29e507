"""What an account may become, and what may be told of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from functions.account import Account, Session, is_alive
from functions.offer import Offer
from site_builder.model.localized import Language


def changed(account: Account, name: str | None, language: Language | None) -> Account:
    """Return a person with another name or language of mails."""
    return replace(account, name=name or account.name, language=language or account.language, v=account.v + 1)


def living(account: Account, sessions: Iterable[tuple[str, Session]], now: datetime) -> tuple[tuple[str, Session], ...]:
    """Return those sessions that hold, the last used first."""
    alive = [each for each in sessions if is_alive(each[1], account, now)]
    return tuple(sorted(alive, key=lambda each: each[1].seen_at, reverse=True))


def open_offers(offers: Iterable[Offer], now: datetime) -> tuple[Offer, ...]:
    """Return those offers that hold: the table removes old ones late."""
    return tuple(offer for offer in offers if now < offer.expires_at)
