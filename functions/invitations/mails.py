"""The mails of a round: what each side is told, and by which page it goes on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from functions import keys
from functions.beijing import written
from functions.invitation import Invitation, Round
from functions.invitations.responses.forms import Response
from functions.organisation import OPERATORS, Organisation, full_name
from functions.outbox import Outgoing, to_people
from functions.services import Services
from site_builder.model.mail import Mail
from site_builder.model.round_mail import Opportunity, OpportunityBlind


def opportunity_page(round_id: str) -> str:
    """Return the page of an invitation, behind the language."""
    return f"/opportunity?id={round_id}"


def round_page(round_id: str) -> str:
    """Return the page of a round, behind the language."""
    return f"/round?id={round_id}"


def answers_told(answers: Response | None) -> dict[str, str]:
    """Return what a mail says of how a brand answers; nothing where that rests on too little."""
    if answers is None:
        return {}
    hours = {} if answers.median_hours is None else {"hours": str(answers.median_hours)}
    return {"heard": str(answers.invited), "rate": f"{answers.rate}%", **hours}


def opportunity(made: Round, provider: Organisation, said: Mapping[str, str]) -> Opportunity | OpportunityBlind:
    """Return what the mail of an invitation tells; of a blind one nothing by which the brand could be known.

    Args:
        made: The round.
        provider: Who is invited.
        said: What is said of the sender: `operator`, and how the brand answers.
    """
    told = {
        "provider": full_name(provider.name),
        "brief": made.title,
        "reply_by": written(made.reply_by),
        "invited": str(len(made.providers)),
        "mailboxes": ", ".join(box.address for box in provider.mailboxes),
        "link": opportunity_page(made.id),
    }
    if made.blind:
        return OpportunityBlind(**told, operator=said.get("operator", ""))
    return Opportunity(brand=full_name(made.brand_name), **told, **said)


def invitations(
    services: Services, made: Round, providers: Sequence[Organisation], said: Mapping[str, str], now: datetime
) -> list[Outgoing]:
    """Return a mail for each provider, to its mailboxes; after the deadline nobody wants it any more."""
    return [
        to_people(
            services.new_id(),
            opportunity(made, each, said),
            keys.organisation("provider", each.id),
            "mailboxes",
            now,
            made.reply_by,
        )
        for each in providers
    ]


def to_provider(services: Services, told: Mail, invitation: Invitation, now: datetime) -> Outgoing:
    """Return a mail to a provider's mailboxes."""
    return to_people(services.new_id(), told, keys.organisation("provider", invitation.provider), "mailboxes", now)


def to_brand(services: Services, told: Mail, brand_id: str, now: datetime) -> Outgoing:
    """Return a mail to a brand's people."""
    return to_people(services.new_id(), told, keys.organisation("brand", brand_id), "members", now)


def to_operators(services: Services, told: Mail, now: datetime) -> Outgoing:
    """Return a mail to the operators."""
    return to_people(services.new_id(), told, keys.organisation("programme", OPERATORS), "owners", now)
