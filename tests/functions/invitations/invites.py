"""Invitations and rounds as values, for tests of the rules."""

from datetime import timedelta
from typing import Any

from functions.invitation import Invitation, Round
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW

NAME = Localized(en="Lantern Bay", zh="灯湾电商")
BRAND_NAME = Localized(en="Aurora", zh="极光")
ROUND = "01M88VFZ00R0VND00000000001"
COOPERATION = "01M88VFZ00C00P000000000001"


def an_invitation(**fields: Any) -> Invitation:  # noqa: ANN401 # fields of any type
    """Return an invitation that was sent now and can be answered for ten days."""
    usual: dict[str, Any] = {
        "round": ROUND,
        "provider": "lantern-bay",
        "name": NAME,
        "brand": "B",
        "brand_name": BRAND_NAME,
        "blind": False,
        "by_operator": False,
        "title": "Skin care",
        "categories": ("beauty",),
        "budget": None,
        "invited": 2,
        "musts": 0,
        "sent_at": NOW,
        "questions_by": NOW + timedelta(days=5),
        "reply_by": NOW + timedelta(days=10),
        "mailed_at": NOW,
        "cooperation": COOPERATION,
    }
    return Invitation(**{**usual, **fields})


def a_made_round(**fields: Any) -> Round:  # noqa: ANN401 # fields of any type
    """Return a round that was sent now to two providers."""
    usual: dict[str, Any] = {
        "id": ROUND,
        "brand": "B",
        "brand_name": BRAND_NAME,
        "title": "Skin care",
        "brief": "{}",
        "providers": ("dusk-pontoon", "lantern-bay"),
        "blind": False,
        "language": "en",
        "documents": (),
        "digest": "d",
        "made_at": NOW,
        "questions_by": NOW + timedelta(days=5),
        "reply_by": NOW + timedelta(days=10),
        "sent_at": NOW,
        "left": 2,
    }
    return Round(**{**usual, **fields})
