"""The authorisation matrix: every route of every room, for every role, suspended or not.

A route without a row fails. A row says for each role what a request comes to: what it may do is done (`2xx`, or a refusal
that is not about who asks), and everybody else gets the status that the row names.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import pytest
from fastapi.routing import APIRoute

from functions.app import create_app
from tests.functions.cooperation.scene import EVALUATION, FACTS
from tests.functions.invitations.documents.papers import announced
from tests.functions.invitations.scene import DECLINE, INTEREST, ROUND, a_round
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, ROLES, ROOMS, Cast, Memory
from tests.functions.stage import Answer, Body, Stage

ROUTES: Final = sorted(
    (method, route.path)
    for route in create_app(Stage(()).services, ROOMS).routes
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
pytestmark = pytest.mark.no_cover  # what it runs over and over has been measured by the tests of its modules


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


def _of_sides(path: str, body: Body | None = None) -> tuple[Row, ...]:
    """Return the rows of a route of both sides of a cooperation."""
    return (
        Row(BRAND_PEOPLE, f"/api/cooperations/brand/{BRAND}{path}", body),
        Row(PROVIDER_PEOPLE, f"/api/cooperations/provider/{PROVIDER}{path}", body),
    )


_KIND: Final = "/api/organisations/{kind}/{organisation_id}"
_PROVIDER: Final = "/api/organisations/provider/{provider_id}"
_THERE: Final = f"/api/organisations/provider/{PROVIDER}"
INVITE: Final = {"email": "new@brand.com", "role": "member", "lang": "en"}
_DOCUMENT: Final = "/api/documents/{brand_id}/{document_id}"
_RECORDS: Final = "/api/cooperations/{kind}/{organisation_id}"
_RECORD: Final = f"{_RECORDS}/{{record_id}}"
_ROUNDS: Final = "/api/rounds/{brand_id}"
_ROUND: Final = f"/api/rounds/{BRAND}/{ROUND}"
_OPPORTUNITY: Final = "/api/opportunities/{provider_id}/{round_id}"
_CHANCE: Final = f"/api/opportunities/{PROVIDER}/{ROUND}"
PREVIEW: Final = {"providers": [PROVIDER], "brief_title": "Skin care", "reply_by": "2026-12-05T08:00:00Z"}
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
    ("POST", f"{_ROUNDS}/preview"): (Row(BRAND_PEOPLE | OPERATOR, f"/api/rounds/{BRAND}/preview", PREVIEW),),
    ("POST", _ROUNDS): (Row(BRAND_PEOPLE | OPERATOR, f"/api/rounds/{BRAND}", a_round()),),
    ("GET", _ROUNDS): (Row(BRAND_PEOPLE, f"/api/rounds/{BRAND}"),),
    ("GET", f"{_ROUNDS}/{{round_id}}"): (Row(BRAND_PEOPLE, _ROUND),),
    ("POST", f"{_ROUNDS}/{{round_id}}/decide"): (Row(BRAND_PEOPLE, f"{_ROUND}/decide", {"choose": [PROVIDER]}),),
    ("POST", f"{_ROUNDS}/{{round_id}}/evaluating"): (
        Row(BRAND_PEOPLE, f"{_ROUND}/evaluating", {"providers": [PROVIDER]}),
    ),
    ("POST", f"{_ROUNDS}/{{round_id}}/withdraw"): (Row(BRAND_PEOPLE, f"{_ROUND}/withdraw", {"reason": "other"}),),
    ("POST", f"{_ROUNDS}/{{round_id}}/questions/{{question_id}}/answer"): (
        Row(BRAND_PEOPLE, f"{_ROUND}/questions/{UNKNOWN}/answer", {"text": "Yes."}),
    ),
    ("GET", f"{_ROUNDS}/{{round_id}}/threads/{{provider_id}}"): (Row(BRAND_PEOPLE, f"{_ROUND}/threads/{PROVIDER}"),),
    ("POST", f"{_ROUNDS}/{{round_id}}/threads/{{provider_id}}"): (
        Row(BRAND_PEOPLE, f"{_ROUND}/threads/{PROVIDER}", {"id": UNKNOWN, "text": "Hello"}),
    ),
    ("GET", f"{_ROUNDS}/{{round_id}}/downloads"): (Row(BRAND_PEOPLE, f"{_ROUND}/downloads"),),
    ("GET", "/api/opportunities/{provider_id}"): (Row(PROVIDER_PEOPLE, f"/api/opportunities/{PROVIDER}"),),
    ("GET", _OPPORTUNITY): (Row(PROVIDER_PEOPLE, _CHANCE),),
    ("PUT", f"{_OPPORTUNITY}/view"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/view", {}),),
    ("PUT", f"{_OPPORTUNITY}/confidentiality"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/confidentiality", {}),),
    ("POST", f"{_OPPORTUNITY}/interest"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/interest", INTEREST),),
    ("POST", f"{_OPPORTUNITY}/decline"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/decline", DECLINE),),
    ("POST", f"{_OPPORTUNITY}/questions"): (
        Row(PROVIDER_PEOPLE, f"{_CHANCE}/questions", {"id": UNKNOWN, "text": "How large?"}),
    ),
    ("GET", f"{_OPPORTUNITY}/thread"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/thread"),),
    ("POST", f"{_OPPORTUNITY}/thread"): (Row(PROVIDER_PEOPLE, f"{_CHANCE}/thread", {"id": UNKNOWN, "text": "Hello"}),),
    ("GET", "/api/queues/rounds"): (Row(OPERATOR, "/api/queues/rounds"),),
    ("GET", "/api/queues/rounds/{round_id}"): (Row(OPERATOR, f"/api/queues/rounds/{UNKNOWN}"),),
    ("POST", "/api/queues/rounds/{round_id}/release"): (
        Row(OPERATOR, f"/api/queues/rounds/{UNKNOWN}/release", REASON),
    ),
    ("POST", "/api/queues/rounds/{round_id}/refuse"): (Row(OPERATOR, f"/api/queues/rounds/{UNKNOWN}/refuse", REASON),),
    ("POST", "/api/publication"): (Row(OPERATOR, "/api/publication", {}),),
    ("GET", "/api/ledger/{kind}/{record_id}"): tuple(
        Row(OPERATOR, f"/api/ledger/{place}")
        for place in (
            f"brand/{BRAND}",
            f"provider/{PROVIDER}",
            "programme/operators",
            f"person/{UNKNOWN}",
            f"round/{ROUND}",
        )
    ),
    ("GET", "/api/responses/{kind}/{organisation_id}"): (
        Row(BRAND_PEOPLE, f"/api/responses/brand/{BRAND}"),
        Row(PROVIDER_PEOPLE, f"/api/responses/provider/{PROVIDER}"),
    ),
    ("POST", "/api/documents/{brand_id}"): (Row(BRAND_PEOPLE, f"/api/documents/{BRAND}", announced()),),
    ("GET", "/api/documents/{brand_id}"): (Row(BRAND_PEOPLE, f"/api/documents/{BRAND}"),),
    ("POST", f"{_DOCUMENT}/complete"): (Row(BRAND_PEOPLE, f"/api/documents/{BRAND}/{UNKNOWN}/complete", {}),),
    ("POST", f"{_DOCUMENT}/link"): (Row(BRAND_PEOPLE, f"/api/documents/{BRAND}/{UNKNOWN}/link", {}),),
    ("DELETE", _DOCUMENT): (Row(BRAND_PEOPLE, f"/api/documents/{BRAND}/{UNKNOWN}"),),
    ("POST", f"{_OPPORTUNITY}/documents/{{document_id}}/link"): (
        Row(PROVIDER_PEOPLE, f"{_CHANCE}/documents/{UNKNOWN}/link", {}),
    ),
    ("GET", _RECORDS): _of_sides(""),
    ("POST", _RECORDS): (
        Row(BRAND_PEOPLE, f"/api/cooperations/brand/{BRAND}", {"id": UNKNOWN, "with": PROVIDER, "facts": FACTS}),
        Row(PROVIDER_PEOPLE, f"/api/cooperations/provider/{PROVIDER}", {"id": UNKNOWN, "with": BRAND, "facts": FACTS}),
    ),
    ("GET", _RECORD): _of_sides(f"/{UNKNOWN}"),
    ("POST", f"{_RECORD}/confirm"): _of_sides(f"/{UNKNOWN}/confirm", {"v": 0}),
    ("POST", f"{_RECORD}/correct"): _of_sides(f"/{UNKNOWN}/correct", {"v": 0, "facts": FACTS}),
    ("POST", f"{_RECORD}/dispute"): _of_sides(f"/{UNKNOWN}/dispute", {"v": 0, **REASON}),
    ("POST", f"{_RECORD}/end"): _of_sides(f"/{UNKNOWN}/end", {"v": 0, "ended_on": "2026-11-25"}),
    ("PUT", f"{_RECORD}/shown"): _of_sides(f"/{UNKNOWN}/shown", {"shown": True}),
    ("POST", "/api/cooperations/brand/{brand_id}/{record_id}/evaluations"): (
        Row(BRAND_PEOPLE, f"/api/cooperations/brand/{BRAND}/{UNKNOWN}/evaluations", EVALUATION),
    ),
    ("POST", "/api/cooperations/provider/{provider_id}/{record_id}/evaluations/{period}/reply"): (
        Row(
            PROVIDER_PEOPLE,
            f"/api/cooperations/provider/{PROVIDER}/{UNKNOWN}/evaluations/2026-Q4/reply",
            {"text": "Thank you."},
        ),
    ),
    ("GET", "/api/queues/cooperations"): (Row(OPERATOR, "/api/queues/cooperations"),),
    ("POST", "/api/queues/cooperations/{record_id}/settle"): (
        Row(OPERATOR, f"/api/queues/cooperations/{UNKNOWN}/settle", {"decision": "confirm", **REASON}),
    ),
    ("GET", "/api/scores/{provider_id}"): (Row(PROVIDER_PEOPLE | OPERATOR, f"/api/scores/{PROVIDER}"),),
    ("GET", "/api/scores/{provider_id}/events"): (
        Row(PROVIDER_PEOPLE | OPERATOR, f"/api/scores/{PROVIDER}/events?quarter=2026-Q3&indicator=won"),
    ),
    ("POST", "/api/scores/{provider_id}/disputes"): (
        Row(
            PROVIDER_PEOPLE,
            f"/api/scores/{PROVIDER}/disputes",
            {"quarter": "2026-Q3", "event": UNKNOWN, **REASON},
        ),
    ),
    ("GET", "/api/queues/scores"): (Row(OPERATOR, "/api/queues/scores"),),
    ("POST", "/api/queues/scores/{provider_id}/{quarter}/{event_id}/settle"): (
        Row(OPERATOR, f"/api/queues/scores/{PROVIDER}/2026-Q3/{UNKNOWN}/settle", {"verdict": "stand", **REASON}),
    ),
    ("GET", "/api/quarters"): (Row(OPERATOR, "/api/quarters"),),
    ("GET", "/api/quarters/{quarter}"): (Row(OPERATOR, "/api/quarters/2026-Q3"),),
    ("POST", "/api/quarters/{quarter}/indicators"): (
        Row(OPERATOR, "/api/quarters/2026-Q3/indicators", {"csv": "provider,indicator,value,n"}),
    ),
    **{
        ("POST", f"/api/quarters/{{quarter}}/{step}"): (Row(OPERATOR, f"/api/quarters/2026-Q3/{step}", {}),)
        for step in ("preview", "close", "publish")
    },
    ("POST", "/api/quarters/{quarter}/corrections"): (
        Row(
            OPERATOR,
            "/api/quarters/2026-Q3/corrections",
            {"provider": PROVIDER, "indicator": "won", "reason": {"en": "Wrong.", "zh": "有误。"}},
        ),
    ),
    ("GET", "/api/queues/brands"): (Row(OPERATOR, "/api/queues/brands"),),
    ("GET", "/api/queues/claims"): (Row(OPERATOR, "/api/queues/claims"),),
    ("GET", "/api/queues/asks"): (Row(OPERATOR, "/api/queues/asks"),),
    ("GET", "/api/queues/mails"): (Row(OPERATOR, "/api/queues/mails"),),
    ("POST", "/api/cooperations/brand/{brand_id}/{record_id}/authorisations"): (
        Row(
            BRAND_PEOPLE,
            f"/api/cooperations/brand/{BRAND}/{UNKNOWN}/authorisations",
            {"id": UNKNOWN, "services": ["store-operation"], "until": "2027-01-01"},
        ),
    ),
    ("POST", f"{_RECORD}/authorisations/{{authorisation_id}}/end"): tuple(
        Row(who, f"/api/cooperations/{place}/{UNKNOWN}/authorisations/{UNKNOWN}/end", REASON)
        for who, place in ((BRAND_PEOPLE, f"brand/{BRAND}"), (PROVIDER_PEOPLE, f"provider/{PROVIDER}"))
    ),
    ("POST", "/api/search"): (Row(OPERATOR, "/api/search", {"text": "lantern"}),),
    ("POST", "/api/queues/mails/{mailbox}/open"): (Row(OPERATOR, f"/api/queues/mails/{DIGEST}/open", REASON),),
    ("POST", "/api/queues/mails/missed/{mail_id}/close"): (
        Row(OPERATOR, f"/api/queues/mails/missed/{ROUND}/close", REASON),
    ),
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
ROWS: Final = [(method, row) for (method, _), rows in MATRIX.items() for row in rows]
Found = dict[str, str]


def outcome(answer: Answer) -> str:
    """Return the code of an answer that is about who asks; `done` for every other answer, but for a fault of ours."""
    if answer.status >= 500:
        return f"fault {answer.status}"
    if answer.status < 400 or answer.code not in ABOUT_WHO:
        return "done"
    return answer.code


def outcomes(role: str, memory: Memory, rows: Iterable[tuple[str, Row]] = ROWS) -> Found:
    """Return what a role comes to at each row, everybody as remembered before each."""
    return {
        f"{method} {row.path}": outcome(memory.again().browsers[role].send(method, row.path, row.body))
        for method, row in rows
    }


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


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_its_row_says_and_nothing_else(everybody: Memory, role: str) -> None:
    allowed = {f"{method} {row.path}": wanted(row, role) for method, row in ROWS}

    found = outcomes(role, everybody)

    assert {request: end for request, end in found.items() if end not in allowed[request]} == {}
    assert len(found) == len(ROWS)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"nobody", "operator"}])
def test_a_suspended_person_may_take_the_data_along_and_leave(cast: Cast, role: str) -> None:
    suspend(cast, f"person/{cast.accounts[role]}")

    found = outcomes(role, Memory(cast))

    assert found == {
        f"{method} {row.path}": "done" if row.even_suspended else "account.suspended" for method, row in ROWS
    }


OF_MEMBERS: Final = (
    "/api/organisations/",
    "/api/rounds/",
    "/api/opportunities/",
    "/api/responses/",
    "/api/cooperations/",
    "/api/documents/",
    "/api/scores/",
)
OF_ORGANISATIONS: Final = [
    (role, place, method, row)
    for (method, path), rows in MATRIX.items()
    for row in rows
    for role, place in (("brand owner", f"brand/{BRAND}"), ("provider owner", f"provider/{PROVIDER}"))
    if (place in row.path or place.partition("/")[2] in row.path.split("/"))
    and path.startswith(OF_MEMBERS)
    and role in row.may
]


@pytest.mark.parametrize(("role", "place"), sorted({(role, place) for role, place, *_ in OF_ORGANISATIONS}))
def test_nobody_speaks_for_a_suspended_organisation(cast: Cast, role: str, place: str) -> None:
    suspend(cast, place)
    rows = [(method, row) for whose, _, method, row in OF_ORGANISATIONS if whose == role]

    found = outcomes(role, Memory(cast), rows)

    assert found == {f"{method} {row.path}": "organisation.suspended" for method, row in rows}
    assert len(found) > 10
