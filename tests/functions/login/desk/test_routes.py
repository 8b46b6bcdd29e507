"""The operators' desk."""

from typing import Any

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.bounce import Bounce
from functions.codec import encode, instant
from functions.outbox import Outgoing, missed, post
from tests.functions.fakes import NOW
from tests.functions.people import BRAND, OTHER_BRAND, PROVIDER, Cast

REASON = {"reason": "A reason."}
ID = "01M88VFZ00WZVC04BQDT6V{:04}"


@pytest.mark.parametrize("queue", ["brands", "claims", "asks", "mails"])
def test_a_queue_takes_two_calls(cast: Cast, queue: str) -> None:
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].get(f"/api/queues/{queue}"))

    assert (answer.status, calls) == (200, ["BatchGetItem", "Query"])


def test_a_long_queue_is_read_page_by_page_the_oldest_first(cast: Cast) -> None:
    for number in range(7):
        owner = cast.stage.sign_in(f"ana{number}@gmail.com", cast.stage.browser(f"192.0.{number}.1"))
        for each in range(10):
            owner.post("/api/organisations", id=ID.format(number * 10 + each), name={"en": "B"})
        cast.stage.clock.move(seconds=1)
    operator = cast.browsers["operator"]

    first = operator.get("/api/queues/brands").body
    rest = operator.send("GET", f"/api/queues/brands?after={first['after'].replace('#', '%23')}").body

    ids = [line["id"] for page in (first, rest) for line in page["lines"]]
    assert (len(first["lines"]), rest["after"]) == (50, None)
    assert ids == [
        *(ID.format(number) for number in range(10)),
        OTHER_BRAND,
        *(ID.format(number) for number in range(10, 70)),
    ]


@pytest.mark.parametrize("cursor", ["x", "2026-11-25T08:00:00.000Z#../../ACC", "QUEUE%23CLAIM", "%00"])
def test_a_forged_cursor_begins_anew(cast: Cast, cursor: str) -> None:
    operator = cast.browsers["operator"]

    assert operator.get(f"/api/queues/brands?after={cursor}").body == operator.get("/api/queues/brands").body


def test_an_operator_vouches_for_a_brand_and_its_owners_hear_of_it(cast: Cast) -> None:
    path = f"/api/organisations/brand/{OTHER_BRAND}/release"

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].post(path, **REASON))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert cast.browsers["other brand"].get(f"/api/organisations/brand/{OTHER_BRAND}").body["checked"] == "operator"
    assert cast.browsers["operator"].get("/api/queues/brands").body["lines"] == []
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation, mail.audience) == ("brand-released", f"BRAND#{OTHER_BRAND}", "owners")
    assert cast.browsers["operator"].post(path, **REASON).code == "release.not_waiting"
    assert (
        cast.browsers["operator"].post(f"/api/organisations/brand/{ID.format(1)}/release", **REASON).code
        == "release.unknown"
    )


def test_a_released_brand_that_takes_another_name_waits_again(cast: Cast) -> None:
    cast.browsers["operator"].post(f"/api/organisations/brand/{OTHER_BRAND}/release", **REASON)
    olga, place = cast.browsers["other brand"], f"/api/organisations/brand/{OTHER_BRAND}"

    olga.send("PATCH", place, {"name": {"en": "Famous"}, "v": olga.get(place).body["v"]})

    assert olga.get(place).body["checked"] == "unchecked"


@pytest.mark.parametrize("subject", ["person", "brand", "provider"])
def test_a_suspension_holds_at_once_and_ends_at_once(cast: Cast, subject: str) -> None:
    role = {"person": "stranger", "brand": "brand owner", "provider": "provider owner"}[subject]
    named = {"person": cast.accounts["stranger"], "brand": BRAND, "provider": PROVIDER}[subject]
    shown = {
        "person": "/api/me",
        "brand": f"/api/organisations/brand/{BRAND}",
        "provider": f"/api/organisations/provider/{PROVIDER}",
    }[subject]
    operator, path = cast.browsers["operator"], f"/api/suspensions/{subject}/{named}"

    answer, calls = cast.stage.calls_of(lambda: operator.send("PUT", path, REASON))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert cast.browsers[role].get(shown).status == 403
    assert cast.stage.mails()[-1].values["reason"] == "A reason."
    assert operator.send("PUT", path, REASON).code == "suspension.already"
    ended, calls = cast.stage.calls_of(lambda: operator.post(f"{path}/end", **REASON))
    assert (ended.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert cast.browsers[role].get(shown).status == 200
    assert operator.post(f"{path}/end", **REASON).code == "suspension.none"


def test_the_ledger_keeps_who_suspended_whom_and_why(cast: Cast) -> None:
    cast.browsers["operator"].send("PUT", f"/api/suspensions/brand/{BRAND}", REASON)

    lines = [
        item for key, item in cast.stage.table.items.items() if key.pk == f"BRAND#{BRAND}" and key.sk.startswith("EV#")
    ]

    line = lines[-1]
    assert (line["kind"], line["actor"], line["reason"]) == (
        "organisation.suspended",
        cast.accounts["operator"],
        "A reason.",
    )


def test_an_operator_is_removed_and_not_suspended(cast: Cast) -> None:
    answer = cast.browsers["operator"].send("PUT", f"/api/suspensions/person/{cast.accounts['operator']}", REASON)

    assert answer.code == "suspension.operator"


@pytest.mark.parametrize("subject", [f"person/{ID.format(1)}", f"brand/{ID.format(1)}", "provider/hosted"])
def test_who_is_not_there_cannot_be_suspended(cast: Cast, subject: str) -> None:
    assert cast.browsers["operator"].send("PUT", f"/api/suspensions/{subject}", REASON).code == "suspension.unknown"


def test_a_decision_has_a_reason(cast: Cast) -> None:
    answer = cast.browsers["operator"].send("PUT", f"/api/suspensions/brand/{BRAND}", {"reason": "  "})

    assert answer.body["faults"] == [["reason", "string_too_short"]]


def test_a_mailbox_that_mails_came_back_from_is_opened_again(cast: Cast) -> None:
    mailbox = mailbox_digest("mei@lantern-bay.com")
    bounce = Bounce(mailbox=mailbox, address="mei@lantern-bay.com", why="bounce", at=NOW)
    where = keys.bounce(mailbox)
    cast.stage.table.items[where] = {
        **encode(bounce),
        "pk": where.pk,
        "sk": where.sk,
        "gsi2pk": "QUEUE#MAIL",
        "gsi2sk": f"{instant(NOW)}#{mailbox}",
    }
    operator = cast.browsers["operator"]
    assert [line["address"] for line in operator.get("/api/queues/mails").body["lines"]] == ["mei@lantern-bay.com"]

    answer, calls = cast.stage.calls_of(lambda: operator.post(f"/api/queues/mails/{mailbox}/open", **REASON))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert operator.post(f"/api/queues/mails/{mailbox}/open", **REASON).code == "mailbox.unknown"


@pytest.mark.parametrize(
    ("fields", "address", "organisation"),
    [
        ({"organisation": f"PROV#{PROVIDER}", "to": "mei@lantern-bay.com"}, "mei@lantern-bay.com", {"kind": "provider", "id": PROVIDER}),
        ({"organisation": f"BRAND#{BRAND}", "audience": "members"}, "", {"kind": "brand", "id": BRAND}),
        ({"to": "eve@x.example"}, "eve@x.example", None),
    ],
)  # fmt: skip
def test_a_mail_that_nobody_got_stays_in_the_queue_until_an_operator_has_seen_to_it(
    cast: Cast, fields: dict[str, Any], address: str, organisation: dict[str, str] | None
) -> None:
    mail = Outgoing(id=f"{ID.format(9)}-2", event="opportunity", created_at=NOW, values={"brief": "Tea"}, **fields)
    cast.stage.table.write(post(mail))
    cast.stage.table.write(missed(mail, {"ended_at": instant(NOW), "ended": "failed"}, NOW))
    operator, place = cast.browsers["operator"], f"/api/queues/mails/missed/{mail.id}/close"

    (line,) = operator.get("/api/queues/mails").body["lines"]
    answer, calls = cast.stage.calls_of(lambda: operator.post(place, **REASON))

    told = {"mailbox": None, "mail": mail.id, "why": "failed", "event": "opportunity", "at": "2026-11-25T08:00:00Z"}
    assert line == {**told, "address": address, "organisation": organisation}
    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert operator.get("/api/queues/mails").body["lines"] == []
    assert "to" not in cast.stage.table.items[keys.outgoing(mail.id)]
    assert operator.post(place, **REASON).code == "mail.unknown"
    assert cast.stage.events("PROG#operators")[-1] == "mail.closed"
