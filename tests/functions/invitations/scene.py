"""Rounds for tests: what a brand posts, and people who answer."""

from datetime import timedelta
from typing import Any, Final

from functions import keys
from functions.codec import instant
from tests.functions.fakes import NOW
from tests.functions.people import BRAND, OTHER_PROVIDER, PROVIDER, Cast
from tests.functions.stage import Answer

ROUND: Final = "01M88VFZ00R0VND00000000001"
SECOND: Final = "01M88VFZ00R0VND00000000002"
ID: Final = "01M88VFZ0000000000000000{:02}"
HERE: Final = f"/api/rounds/{BRAND}"
ROUND_HERE: Final = f"{HERE}/{ROUND}"
THERE: Final = f"/api/opportunities/{PROVIDER}/{ROUND}"
THERE_TOO: Final = f"/api/opportunities/{OTHER_PROVIDER}/{ROUND}"
BRIEF: Final[dict[str, Any]] = {
    "title": "Skin care on Tmall Global",
    "about": "Family business from Bergen.\nThirty people.",
    "categories": {"must": ["beauty"], "nice": []},
    "platforms": {"must": ["tmall-global"], "nice": ["douyin"]},
    "services": {"must": ["store-operation"], "nice": []},
    "origin": "EU",
    "markets": ["CN"],
    "budget": "1m-3m",
    "gmv": {"amount": 2000000, "currency": "EUR"},
    "musts": ["A bonded warehouse in Ningbo", "An own studio"],
}
INTEREST: Final[dict[str, Any]] = {
    "note": "We know the category.",
    "contact": {"name": "Mei", "mailbox": "mei@lantern-bay.com"},
    "answers": [{"met": "yes", "evidence": "Since 2019."}, {"met": "partly", "evidence": "Rented."}],
}
DECLINE: Final[dict[str, Any]] = {"reason": "capacity-full"}


def a_round(**fields: object) -> dict[str, Any]:
    """Return what a brand posts: a round to both providers that answers in ten days."""
    usual: dict[str, Any] = {
        "id": ROUND,
        "providers": [PROVIDER, OTHER_PROVIDER],
        "blind": False,
        "language": "en",
        "brief": BRIEF,
        "questions_by": instant(NOW + timedelta(days=5)),
        "reply_by": instant(NOW + timedelta(days=10)),
        "documents": [],
    }
    return {**usual, **fields}


def sent(cast: Cast, **fields: object) -> Answer:
    """Let the brand send a round."""
    answer = cast.browsers["brand owner"].post(HERE, **a_round(**fields))
    assert answer.status == 201, answer.raw
    return answer


def states(cast: Cast, place: str = ROUND_HERE) -> dict[str, str]:
    """Return the states of a round's invitations as the brand sees them."""
    board = cast.browsers["brand owner"].get(place).body
    return {each["provider"]: each["state"] for each in board["invitations"]}


def interested(cast: Cast) -> None:
    """Let both providers be interested."""
    assert cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST).status == 200
    assert cast.browsers["other provider"].post(f"{THERE_TOO}/interest", **INTEREST).status == 200


def many(cast: Cast, count: int) -> list[str]:
    """Let many providers have claimed entries, as copies of the one that did."""
    table, directory = cast.stage.table, cast.stage.services.directory
    item, entry = table.items[keys.organisation("provider", PROVIDER)], directory.find(PROVIDER)
    names = [f"provider-{number}" for number in range(count)]
    for name in names:
        table.items[keys.organisation("provider", name)] = {**item, "pk": f"PROV#{name}", "id": name}
        directory.learn(name, entry)
    return names
