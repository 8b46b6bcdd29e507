"""The operators' queue of first rounds, and the ledger."""

import pytest

from functions import keys
from tests.functions.invitations.scene import ID, ROUND, THERE, a_round, sent
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast

REASON = {"reason": "A reason."}
PLACE = f"/api/queues/rounds/{ROUND}"


def hold(cast: Cast, **fields: object) -> None:
    """Let the unchecked brand send a round."""
    answer = cast.browsers["other brand"].post(f"/api/rounds/{OTHER_BRAND}", **a_round(**fields))
    assert answer.body["state"] == "waiting"


def test_the_queue_takes_two_calls_and_is_read_page_by_page_the_oldest_first(cast: Cast) -> None:
    hold(cast)
    operator = cast.browsers["operator"]

    answer, calls = cast.stage.calls_of(lambda: operator.get("/api/queues/rounds"))
    rest = operator.get(f"/api/queues/rounds?after=2026-11-25T08:00:00.000Z%23{ROUND}")

    assert calls == ["BatchGetItem", "Query"]
    (line,) = answer.body["lines"]
    assert (line["round"], line["brand"], line["providers"]) == (ROUND, OTHER_BRAND, [PROVIDER, OTHER_PROVIDER])
    assert rest.body["lines"] == []
    assert operator.get("/api/queues/rounds?after=x").body == answer.body


def test_an_operator_reads_the_whole_round_first(cast: Cast) -> None:
    hold(cast)

    body = cast.browsers["operator"].get(PLACE).body

    assert (body["brand"], body["state"], body["providers"]) == (OTHER_BRAND, "waiting", [PROVIDER, OTHER_PROVIDER])
    assert body["brief"]["about"].startswith("Family business")


def test_a_release_sends_the_round_and_vouches_for_the_brand(cast: Cast) -> None:
    hold(cast)
    operator = cast.browsers["operator"]

    answer, calls = cast.stage.calls_of(lambda: operator.post(f"{PLACE}/release", **REASON))

    assert answer.body == {"state": "open", "invited": 2}
    # Round, ledger, two invitations, two mails and one to the brand, its tally, the brand.
    assert calls == ["BatchGetItem", "BatchGetItem", "TransactWriteItems(9)"]
    assert cast.browsers["provider owner"].get(THERE).body["state"] == "invited"
    assert cast.browsers["other brand"].get(f"/api/organisations/brand/{OTHER_BRAND}").body["checked"] == "operator"
    assert operator.get("/api/queues/rounds").body["lines"] == []
    assert operator.get("/api/queues/brands").body["lines"] == []
    assert operator.post(f"{PLACE}/release", **REASON).code == "round.not_waiting"


def test_a_release_leaves_out_whom_it_cannot_reach_any_more(cast: Cast) -> None:
    hold(cast)
    operator = cast.browsers["operator"]
    operator.send("PUT", f"/api/suspensions/provider/{PROVIDER}", REASON)

    answer = operator.post(f"{PLACE}/release", **REASON)

    assert answer.body["invited"] == 1
    assert cast.browsers["other provider"].get(f"/api/opportunities/{OTHER_PROVIDER}/{ROUND}").body["invited"] == 1


@pytest.mark.parametrize(
    ("suspended", "code"),
    [
        ([f"brand/{OTHER_BRAND}"], "organisation.suspended"),
        ([f"provider/{PROVIDER}", f"provider/{OTHER_PROVIDER}"], "round.unreachable"),
    ],
)
def test_what_cannot_go_out_is_not_released(cast: Cast, suspended: list[str], code: str) -> None:
    hold(cast)
    operator = cast.browsers["operator"]
    statuses = [operator.send("PUT", f"/api/suspensions/{each}", REASON).status for each in suspended]

    answer = operator.post(f"{PLACE}/release", **REASON)

    assert (set(statuses), answer.code) == ({204}, code)


def test_a_round_whose_time_has_passed_can_only_be_refused(cast: Cast) -> None:
    hold(cast)
    cast.stage.clock.move(days=5)
    operator = cast.stage.sign_in("operator@hezuo.example")

    late = operator.post(f"{PLACE}/release", **REASON)
    refused, calls = cast.stage.calls_of(lambda: operator.post(f"{PLACE}/refuse", **REASON))

    assert late.code == "round.expired"
    assert (refused.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(4)"])
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.values["reason"]) == ("round-refused", "A reason.")
    seen = cast.browsers["other brand"].get(f"/api/rounds/{OTHER_BRAND}/{ROUND}").body
    assert (seen["state"], seen["refusal"]) == ("refused", "A reason.")
    assert operator.post(f"{PLACE}/refuse", **REASON).code == "round.not_waiting"


def test_a_refused_round_takes_no_room_among_the_open_invitations(cast: Cast) -> None:
    hold(cast)

    cast.browsers["operator"].post(f"{PLACE}/refuse", **REASON)

    assert (cast.stage.item(keys.sends(OTHER_BRAND)) or {})[f"done_{ROUND}"] == 2


def test_a_round_that_nobody_made_is_not_there(cast: Cast) -> None:
    operator = cast.browsers["operator"]

    assert operator.get(f"/api/queues/rounds/{ID.format(1)}").code == "round.unknown"
    assert operator.post(f"/api/queues/rounds/{ID.format(1)}/release", **REASON).code == "round.unknown"


def test_a_release_that_meets_another_one_is_made_once(cast: Cast) -> None:
    hold(cast)
    table = cast.stage.table

    with table.interrupted(lambda: table.items[keys.round_(ROUND)].update(sent_at="2026-11-25T08:00:00.000Z")):
        answer = cast.browsers["operator"].post(f"{PLACE}/release", **REASON)

    assert answer.code == "round.not_waiting"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (f"round/{ROUND}", "round.sent"),
        (f"brand/{BRAND}", "organisation.made"),
        (f"provider/{PROVIDER}", "member.joined"),
    ],
)
def test_the_ledger_is_shown_the_newest_first(cast: Cast, place: str, kind: str) -> None:
    sent(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].get(f"/api/ledger/{place}"))

    assert calls == ["BatchGetItem", "Query"]
    assert kind in [line["kind"] for line in answer.body["lines"]]


def test_the_ledger_cannot_be_written(cast: Cast) -> None:
    statuses = [cast.browsers["operator"].send(verb, f"/api/ledger/brand/{BRAND}", {}).status for verb in ("POST", "PUT", "DELETE", "PATCH")]  # fmt: skip

    assert statuses == [405] * 4


def test_a_long_ledger_is_read_page_by_page(cast: Cast) -> None:
    for number in range(60):
        where = keys.event(f"BRAND#{BRAND}", ID.format(number))
        line = {"id": ID.format(number), "kind": "k", "actor": "a", "at": "2026-11-25T08:00:00.000Z", "request": "r"}
        cast.stage.table.items[where] = {**line, "pk": where.pk, "sk": where.sk}
    operator = cast.browsers["operator"]

    first = operator.get(f"/api/ledger/brand/{BRAND}").body
    rest = operator.get(f"/api/ledger/brand/{BRAND}?after={first['after']}").body

    ids = [line["id"] for page in (first, rest) for line in page["lines"]]
    assert len(ids) == len(set(ids)) >= 60
    assert rest["after"] is None
