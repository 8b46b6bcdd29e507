"""The authorisation matrix: every route of every room, for every role, suspended or not.

A route without a row fails. A row says for each role what a request comes to: what it may do is done (`2xx`, or a refusal
that is not about who asks), and everybody else gets the status that the row names.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import pytest
from fastapi.routing import APIRoute

from functions.app import create_app
from functions.login.routes import ROOM
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, ROLES, Cast
from tests.functions.stage import Answer, Body, Stage

ROUTES: Final = sorted(
    (method, route.path)
    for route in create_app(Stage(()).services, (ROOM,)).routes
    if isinstance(route, APIRoute)
    for method in route.methods
)
EVERYONE: Final = frozenset(ROLES)
SIGNED_IN: Final = EVERYONE - {"nobody"}
OPERATOR: Final = frozenset({"operator"})
BRAND_OWNER: Final = frozenset({"brand owner"})
BRAND_PEOPLE: Final = BRAND_OWNER | {"brand member"}
PROVIDER_OWNER: Final = frozenset({"provider owner"})
PROVIDER_PEOPLE: Final = PROVIDER_OWNER | {"provider member"}
DIGEST: Final = "0" * 64
ABOUT_WHO: Final = frozenset(
    {
        "session.needed",
        "account.suspended",
        "organisation.unknown",
        "organisation.suspended",
        "organisation.owners_only",
        "operator.only",
    }
)
REASON: Final = {"reason": "A reason."}


class Row(NamedTuple):
    """Who may use a route, by a request that names the brand or the provider of the cast."""

    may: frozenset[str]
    path: str
    body: Body | None = None
    even_suspended: bool = False


def _organisation(path: str, body: Body | None = None) -> tuple[Row, ...]:
    """Return the rows of a route for owners of any kind of organisation."""
    return (
        Row(BRAND_OWNER, path.format(kind=f"brand/{BRAND}"), body),
        Row(PROVIDER_OWNER, path.format(kind=f"provider/{PROVIDER}"), body),
        Row(OPERATOR, path.format(kind="programme/operators"), body),
    )


def _of_people(path: str) -> tuple[Row, ...]:
    return (
        Row(BRAND_PEOPLE, path.format(kind=f"brand/{BRAND}")),
        Row(PROVIDER_PEOPLE, path.format(kind=f"provider/{PROVIDER}")),
        Row(OPERATOR, path.format(kind="programme/operators")),
    )


_KIND: Final = "/api/organisations/{kind}/{organisation_id}"
_PROVIDER: Final = "/api/organisations/provider/{provider_id}"
_THERE: Final = f"/api/organisations/provider/{PROVIDER}"
INVITE: Final = {"email": "new@brand.com", "role": "member", "lang": "en"}
UNKNOWN: Final = "01M88VFZ00WZVC04BQDT6VFK9Z"
MATRIX: Final[Mapping[tuple[str, str], tuple[Row, ...]]] = {
    ("GET", "/api/health"): (Row(EVERYONE, "/api/health", even_suspended=True),),
    ("POST", "/api/login"): (Row(EVERYONE, "/api/login", {"email": "a@b.cn", "lang": "en"}, even_suspended=True),),
    ("POST", "/api/login/finish"): (Row(EVERYONE, "/api/login/finish", {"code": "000000"}, even_suspended=True),),
    ("GET", "/api/me"): (Row(SIGNED_IN, "/api/me"),),
    ("PATCH", "/api/me"): (Row(SIGNED_IN, "/api/me", {"v": 99}),),
    ("DELETE", "/api/me"): (Row(SIGNED_IN, "/api/me", {"v": 99}),),
    ("GET", "/api/me/devices"): (Row(SIGNED_IN, "/api/me/devices"),),
    ("DELETE", "/api/me/devices/{device}"): (Row(SIGNED_IN, f"/api/me/devices/{DIGEST}"),),
    ("POST", "/api/me/logout"): (Row(SIGNED_IN, "/api/me/logout", even_suspended=True),),
    ("POST", "/api/me/logout-everywhere"): (Row(SIGNED_IN, "/api/me/logout-everywhere", even_suspended=True),),
    ("GET", "/api/me/export"): (Row(SIGNED_IN, "/api/me/export", even_suspended=True),),
    ("GET", "/api/me/offers"): (Row(SIGNED_IN, "/api/me/offers"),),
    ("POST", "/api/me/offers/{kind}/{organisation_id}/accept"): (
        Row(SIGNED_IN, f"/api/me/offers/brand/{UNKNOWN}/accept"),
    ),
    ("DELETE", "/api/me/offers/{kind}/{organisation_id}"): (Row(SIGNED_IN, f"/api/me/offers/brand/{UNKNOWN}"),),
    ("GET", "/api/organisations"): (Row(SIGNED_IN, "/api/organisations"),),
    ("POST", "/api/organisations"): (Row(SIGNED_IN, "/api/organisations", {"id": OTHER_BRAND, "name": {"en": "X"}}),),
    ("GET", _KIND): _of_people("/api/organisations/{kind}"),
    ("DELETE", _KIND): _organisation("/api/organisations/{kind}", {"v": 99}),
    ("PATCH", "/api/organisations/brand/{organisation_id}"): (
        Row(BRAND_OWNER, f"/api/organisations/brand/{BRAND}", {"v": 99}),
    ),
    ("POST", f"{_KIND}/members"): _organisation("/api/organisations/{kind}/members", INVITE),
    ("PUT", f"{_KIND}/members/{{account_id}}"): _organisation(
        f"/api/organisations/{{kind}}/members/{UNKNOWN}", {"role": "owner"}
    ),
    ("DELETE", f"{_KIND}/members/{{account_id}}"): _organisation(f"/api/organisations/{{kind}}/members/{UNKNOWN}"),
    ("DELETE", f"{_KIND}/offers/{{mailbox}}"): _organisation(f"/api/organisations/{{kind}}/offers/{DIGEST}"),
    ("PUT", f"{_PROVIDER}/accepting"): (Row(PROVIDER_PEOPLE, f"{_THERE}/accepting", {"accepting": True}),),
    ("POST", f"{_PROVIDER}/mailboxes"): (
        Row(PROVIDER_OWNER, f"{_THERE}/mailboxes", {"email": "a@b.cn", "lang": "en"}),
    ),
    ("DELETE", f"{_PROVIDER}/mailboxes/{{mailbox}}"): (Row(PROVIDER_OWNER, f"{_THERE}/mailboxes/{DIGEST}"),),
    ("POST", "/api/mailboxes/confirm"): (
        Row(EVERYONE, "/api/mailboxes/confirm", {"provider": PROVIDER, "token": "x" * 43}, even_suspended=True),
    ),
    ("GET", "/api/claims/{provider_id}"): (Row(SIGNED_IN, "/api/claims/hosted"),),
    ("POST", "/api/claims"): (Row(SIGNED_IN, "/api/claims", {"provider": "hosted"}),),
    ("GET", f"{_PROVIDER}/claims"): (Row(PROVIDER_PEOPLE | OPERATOR, f"{_THERE}/claims"),),
    ("POST", f"{_PROVIDER}/claims/{{account_id}}"): (
        Row(PROVIDER_OWNER | OPERATOR, f"{_THERE}/claims/{UNKNOWN}", {"decision": "refuse", **REASON}),
    ),
    ("POST", "/api/claims/offers"): (
        Row(OPERATOR, "/api/claims/offers", {"provider": "hosted", "email": "a@b.cn", "lang": "zh"}),
    ),
    ("PUT", "/api/organisations/brand/{brand_id}/asks/{provider_id}"): (
        Row(BRAND_PEOPLE, f"/api/organisations/brand/{BRAND}/asks/hosted", {}),
    ),
    ("GET", "/api/queues/brands"): (Row(OPERATOR, "/api/queues/brands"),),
    ("GET", "/api/queues/claims"): (Row(OPERATOR, "/api/queues/claims"),),
    ("GET", "/api/queues/asks"): (Row(OPERATOR, "/api/queues/asks"),),
    ("GET", "/api/queues/mails"): (Row(OPERATOR, "/api/queues/mails"),),
    ("POST", "/api/queues/mails/{mailbox}/open"): (Row(OPERATOR, f"/api/queues/mails/{DIGEST}/open", REASON),),
    ("POST", "/api/organisations/brand/{brand_id}/release"): (
        Row(OPERATOR, f"/api/organisations/brand/{OTHER_BRAND}/release", REASON),
    ),
    ("PUT", "/api/suspensions/{kind}/{subject_id}"): tuple(
        Row(OPERATOR, f"/api/suspensions/{subject}", REASON)
        for subject in (f"brand/{OTHER_BRAND}", f"provider/{OTHER_PROVIDER}", f"person/{UNKNOWN}")
    ),
    ("POST", "/api/suspensions/{kind}/{subject_id}/end"): tuple(
        Row(OPERATOR, f"/api/suspensions/{subject}/end", REASON)
        for subject in (f"brand/{OTHER_BRAND}", f"provider/{OTHER_PROVIDER}", f"person/{UNKNOWN}")
    ),
}
CELLS: Final = [(method, row, role) for (method, _), rows in MATRIX.items() for row in rows for role in ROLES]


def outcome(answer: Answer) -> str:
    """Return the code of an answer that is about who asks; `done` for every other answer."""
    if answer.status < 400 or answer.code not in ABOUT_WHO:
        return "done"
    return answer.code


def wanted(row: Row, role: str) -> frozenset[str]:
    """Return what a role may come to: done, or turned away for who asks."""
    if role in row.may:
        return frozenset({"done"})
    return (
        frozenset({"session.needed"})
        if role == "nobody"
        else frozenset({"organisation.unknown", "organisation.owners_only", "operator.only"})
    )


def suspend(cast: Cast, subject: str) -> None:
    """Let the operator suspend somebody."""
    assert cast.browsers["operator"].send("PUT", f"/api/suspensions/{subject}", REASON).status == 204


def test_every_route_has_a_row() -> None:
    assert set(ROUTES) == MATRIX.keys()


@pytest.mark.parametrize(
    ("method", "row", "role"), CELLS, ids=lambda value: value.path if isinstance(value, Row) else value
)
def test_a_role_may_do_what_its_row_says_and_nothing_else(cast: Cast, method: str, row: Row, role: str) -> None:
    answer = cast.browsers[role].send(method, row.path, row.body)

    assert outcome(answer) in wanted(row, role)
    assert answer.status < 500


@pytest.mark.parametrize(
    ("method", "row", "role"),
    [cell for cell in CELLS if cell[2] not in {"nobody", "operator"}],
    ids=lambda value: value.path if isinstance(value, Row) else value,
)
def test_a_suspended_person_may_take_the_data_along_and_leave(cast: Cast, method: str, row: Row, role: str) -> None:
    suspend(cast, f"person/{cast.accounts[role]}")

    answer = cast.browsers[role].send(method, row.path, row.body)

    assert outcome(answer) == ("done" if row.even_suspended else "account.suspended")


OF_ORGANISATIONS: Final = [
    (method, row, role, place)
    for (method, path), rows in MATRIX.items()
    for row in rows
    for role, place in (("brand owner", f"brand/{BRAND}"), ("provider owner", f"provider/{PROVIDER}"))
    if place in row.path and path.startswith("/api/organisations/") and role in row.may
]


@pytest.mark.parametrize(
    ("method", "row", "role", "place"),
    OF_ORGANISATIONS,
    ids=lambda value: value.path if isinstance(value, Row) else value,
)
def test_nobody_speaks_for_a_suspended_organisation(cast: Cast, method: str, row: Row, role: str, place: str) -> None:
    suspend(cast, place)

    answer = cast.browsers[role].send(method, row.path, row.body)

    assert answer.code == "organisation.suspended"
