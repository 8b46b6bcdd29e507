"""Hearing one report of the mail service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from functions.addresses import mailbox_digest
from functions.bounce import Bounce, Why
from functions.events import store
from functions.events.rules import Report, report_of
from functions.files import Files
from functions.ids import RANDOM_BYTES, ulid
from functions.ledger import Event
from functions.outbox import Outgoing, values_of
from functions.services import Clock, Log, Randomness
from functions.table import Table
from site_builder.model.assessment import Method
from site_builder.model.mail import MailboxBounced


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """What is needed to hear a report, and to do what is due.

    Attributes:
        methods: Returns how scores are made, by version.
    """

    table: Table
    clock: Clock
    randomness: Randomness
    log: Log
    files: Files
    methods: Callable[[], Mapping[str, Method]]

    def new_id(self) -> str:
        """Return a fresh identifier."""
        return ulid(self.clock(), self.randomness(RANDOM_BYTES))


def hear(ear: Ear, detail: Mapping[str, Any]) -> None:  # Any: what the service sends
    """Write down what became of a mail.

    Raises:
        Unavailable: The table gave no answer; the report comes again.
    """
    report = report_of(detail)
    ear.log("mail.report", kind=report.kind, mail=report.mail)
    if report.kind == "sent" and report.mail:
        store.keep_sent(ear.table, report.mail, report.message, ear.clock())
    if report.kind in ("bounce", "complaint"):
        for address in report.addresses:
            _stop(ear, report, report.kind, address)


def _stop(ear: Ear, report: Report, why: Why, address: str) -> None:
    """Let no more mail go to a mailbox, and tell those it matters to."""
    bounce = Bounce(mailbox=mailbox_digest(address), address=address, why=why, at=ear.clock())
    told = MailboxBounced(mailbox=address, link="/desk")
    places = store.organisations_of(ear.table, bounce, report.mail)
    mails = [_mail(ear, told, bounce, place) for place in places]
    event = Event(
        id=ear.new_id(), kind="mailbox.comes_back", actor="system", at=bounce.at, request=report.message or "none"
    )
    store.keep(ear.table, bounce, event, mails)


def _mail(ear: Ear, told: MailboxBounced, bounce: Bounce, organisation: str) -> Outgoing:
    return Outgoing(
        id=ear.new_id(),
        event=told.event,
        created_at=bounce.at,
        values=values_of(told),
        organisation=organisation,
        audience="members",
        except_for=bounce.mailbox,
    )
