"""Operators settle disputes."""

import pytest

from functions import keys
from tests.functions.cooperation.scene import RECORD, THERE, claimed
from tests.functions.invitations.scene import ID
from tests.functions.people import BRAND, PROVIDER, Cast

PLACE = f"/api/queues/cooperations/{RECORD}/settle"
PAGE = f"/cooperation?id={RECORD}"


def disputed(cast: Cast) -> None:
    """Let the brand report a cooperation that the provider disputes."""
    claimed(cast)
    answer = cast.browsers["provider owner"].post(f"{THERE}/{RECORD}/dispute", v=0, reason="Never.")
    assert answer.status == 200


def test_the_queue_shows_what_is_disputed(cast: Cast) -> None:
    empty, of_empty = cast.stage.calls_of(lambda: cast.browsers["operator"].get("/api/queues/cooperations"))
    disputed(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].get("/api/queues/cooperations"))

    assert (empty.body["lines"], of_empty) == ([], ["BatchGetItem", "Query"])
    assert calls == ["BatchGetItem", "Query", "GetItem"]
    assert [(line["id"], line["reason"]) for line in answer.body["lines"]] == [(RECORD, "Never.")]


@pytest.mark.parametrize(("decision", "state", "counted"), [("confirm", "confirmed", 1), ("reject", "rejected", None)])
def test_a_settlement_is_told_to_both_sides(cast: Cast, decision: str, state: str, counted: int | None) -> None:
    disputed(cast)
    operator = cast.browsers["operator"]

    answer = operator.post(PLACE, decision=decision, reason="The contract says so.")

    assert (answer.body["state"], answer.body["settlement"]) == (state, "The contract says so.")
    brands, providers = sorted(cast.stage.mails()[-2:], key=lambda mail: mail.organisation)
    told = {"store": brands.values["store"], "decision": decision, "reason": "The contract says so.", "link": PAGE}
    assert (brands.event, brands.organisation, brands.audience) == ("cooperation-settled", f"BRAND#{BRAND}", "members")
    assert (providers.event, providers.organisation) == ("cooperation-settled", f"PROV#{PROVIDER}")
    assert brands.values == {**told, "other": "Lantern Bay 灯湾电商"}
    assert providers.values == {**told, "other": "Brand"}
    assert (cast.stage.item(keys.tally("provider", PROVIDER, "2026-Q4")) or {}).get("started") == counted
    assert operator.get("/api/queues/cooperations").body["lines"] == []
    assert operator.post(PLACE, decision=decision, reason="Again.").code == f"cooperation.{state}"


def test_what_nobody_disputes_is_not_settled(cast: Cast) -> None:
    claimed(cast)
    operator = cast.browsers["operator"]

    open_ = operator.post(PLACE, decision="confirm", reason="Because.")
    missing = operator.post(f"/api/queues/cooperations/{ID.format(1)}/settle", decision="confirm", reason="Because.")

    assert (open_.code, missing.code) == ("cooperation.claimed", "cooperation.unknown")
