"""Who may see a provider's scores and what is behind them: its own people, and operators."""

from collections.abc import Iterable

from functions import keys
from functions.security import Caller, Visit, as_insider, signed_in
from functions.services import Services
from functions.table import Key


def reading(services: Services, visit: Visit, provider_id: str, also: Iterable[Key] = ()) -> Caller:
    """Return who looks at a provider's scores.

    Args:
        services: The collaborators.
        visit: The request.
        provider_id: The provider.
        also: What else is read in the same call.

    Raises:
        Refusal: As of `inside`; an operator may look at every provider that claimed its entry.
    """
    where = keys.organisation("provider", provider_id)
    caller = signed_in(services, visit, (where, *also))
    is_others = caller.account.membership("provider", provider_id) is None
    if not (caller.account.is_operator and is_others and where in caller.found):
        as_insider(caller, "provider", provider_id)
    return caller
