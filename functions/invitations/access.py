"""Who may see and do what in the room: a brand's people, a provider's people, operators on a brand's behalf.

The account, the organisation and the record come in one call; what is not one's own is not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from functions import keys
from functions.codec import decode
from functions.invitation import Invitation, Round
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.round_items import invitation_of, round_of
from functions.security import Caller, Visit, as_insider, inside, operating, signed_in
from functions.services import Services
from functions.table import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends a round: one of the brand's people, or an operator on its behalf."""

    caller: Caller
    brand: Organisation
    by_operator: bool

    @property
    def operator(self) -> str:
        """The operator's name as mails show it; empty where the brand sends itself."""
        account = self.caller.account
        return account.name or account.address if self.by_operator else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A provider's person at an invitation."""

    caller: Caller
    provider: Organisation
    made: Round
    invitation: Invitation


def sending(services: Services, visit: Visit, brand_id: str, also: Iterable[Key] = ()) -> Sender:
    """Return who sends for a brand.

    Raises:
        Refusal: As of `inside`; an operator may send for every brand that is there and not suspended.
    """
    where = keys.organisation("brand", brand_id)
    caller = signed_in(services, visit, (where, *also))
    if caller.account.is_operator and not caller.account.membership("brand", brand_id) and where in caller.found:
        brand = decode(Organisation, caller.found[where])
        if brand.suspended_at:
            raise Refusal("organisation.suspended")
        return Sender(caller=caller, brand=brand, by_operator=True)
    return Sender(caller=caller, brand=as_insider(caller, "brand", brand_id).organisation, by_operator=False)


def hosting(services: Services, visit: Visit, place: tuple[str, str], also: Sequence[Key] = ()) -> tuple[Caller, Round]:
    """Return one of a brand's people, and one of its rounds.

    Args:
        services: The collaborators.
        visit: The request.
        place: The brand and the round.
        also: What else is read in the same call.

    Raises:
        Refusal: As of `inside`; or the brand has no such round.
    """
    brand_id, round_id = place
    where = keys.round_(round_id)
    caller = inside(services, visit, "brand", brand_id, (where, *also)).caller
    made = round_of(caller.found[where]) if where in caller.found else None
    if made is None or made.brand != brand_id:
        raise Refusal("round.unknown")
    return caller, made


def invited(services: Services, visit: Visit, place: tuple[str, str], also: Sequence[Key] = ()) -> Guest:
    """Return one of a provider's people, and its invitation of a round.

    Args:
        services: The collaborators.
        visit: The request.
        place: The provider and the round.
        also: What else is read in the same call.

    Raises:
        Refusal: As of `inside`; or the provider is not invited there.
    """
    provider_id, round_id = place
    where, own = keys.round_(round_id), keys.invitation(round_id, provider_id)
    insider = inside(services, visit, "provider", provider_id, (where, own, *also))
    found = insider.caller.found
    if where not in found or own not in found:
        raise Refusal("opportunity.unknown")
    return Guest(
        caller=insider.caller,
        provider=insider.organisation,
        made=round_of(found[where]),
        invitation=invitation_of(found[own]),
    )


def waiting(services: Services, visit: Visit, round_id: str) -> tuple[Caller, Round]:
    """Return an operator, and a round of anybody's.

    Raises:
        Refusal: Nobody is signed in, the person is no operator, or there is no such round.
    """
    where = keys.round_(round_id)
    caller = operating(services, visit, (where,))
    if where not in caller.found:
        raise Refusal("round.unknown")
    return caller, round_of(caller.found[where])
