"""How an organisation answers: its own figures, before others see them."""

from typing import Final, Literal

from fastapi import APIRouter, Request

from functions import tally
from functions.app import PROBLEMS
from functions.beijing import quarters_until
from functions.context import opened
from functions.invitations.responses.forms import Figures
from functions.security import inside
from functions.texts import OrganisationId

router: Final = APIRouter(responses=PROBLEMS)
Sided = Literal["brand", "provider"]


@router.get("/api/responses/{kind}/{organisation_id}")
async def show(request: Request, kind: Sided, organisation_id: OrganisationId) -> Figures:
    """Show an organisation how it answers."""
    services, visit = opened(request)
    now = services.clock()
    places = tally.where(kind, organisation_id, now)
    found = inside(services, visit, kind, organisation_id, places).caller.found
    told = tally.figures([found[key] for key in places if key in found])
    return Figures(
        invited=told.asked,
        answered=told.answered,
        median_hours=told.median_hours,
        shown=told.asked >= services.directory.bounds.rate_from,
        since=quarters_until(now, tally.QUARTERS)[-1],
    )
