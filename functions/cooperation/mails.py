"""The mails of a cooperation record: to the other side, and to the operators."""

from datetime import datetime

from functions import keys
from functions.cooperation_record import CooperationRecord, Side
from functions.organisation import OPERATORS
from functions.outbox import Outgoing, to_people
from functions.services import Services
from site_builder.model.mail import Mail


def to_side(services: Services, record: CooperationRecord, side: Side, told: Mail, now: datetime) -> Outgoing:
    """Return a mail to one side: a brand's people, or a provider's mailboxes."""
    if side == "brand":
        return to_people(services.new_id(), told, keys.organisation("brand", record.brand), "members", now)
    return to_people(services.new_id(), told, keys.organisation("provider", record.provider), "mailboxes", now)


def to_other(services: Services, record: CooperationRecord, side: Side, told: Mail, now: datetime) -> Outgoing:
    """Return a mail to the side that did not act."""
    return to_side(services, record, "provider" if side == "brand" else "brand", told, now)


def to_operators(services: Services, told: Mail, now: datetime) -> Outgoing:
    """Return a mail to the operators."""
    return to_people(services.new_id(), told, keys.organisation("programme", OPERATORS), "owners", now)
