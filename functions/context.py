"""A request in a room: its collaborators, who asks, and the lines of the ledger that it causes."""

from collections.abc import Mapping

from fastapi import Request

from functions.app import services_of
from functions.edge import visit_of
from functions.ledger import Event
from functions.security import Caller, Visit
from functions.services import Services


def opened(request: Request) -> tuple[Services, Visit]:
    """Return the collaborators of a request, and who asks from where."""
    return services_of(request), visit_of(request.scope)


def event(  # all that a line may hold
    services: Services,
    caller: Caller,
    kind: str,
    about: str | None = None,
    reason: str | None = None,
    details: Mapping[str, str] | None = None,
) -> Event:
    """Return a line of the ledger: what a person did now, by this request."""
    return Event(
        id=services.new_id(),
        kind=kind,
        actor=caller.account.id,
        at=caller.now,
        request=caller.visit.id,
        about=about,
        reason=reason,
        details=details,
    )
