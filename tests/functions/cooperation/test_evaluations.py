"""Evaluations, and the right of reply."""

from functions import keys
from tests.functions.cooperation.scene import EVALUATION, HERE, RECORD, THERE, claimed, confirmed
from tests.functions.people import PROVIDER, Cast

PLACE = f"{HERE}/{RECORD}/evaluations"
REPLY = f"{THERE}/{RECORD}/evaluations/2026-Q4/reply"


def test_a_brand_evaluates_a_quarter_once(cast: Cast) -> None:
    confirmed(cast)
    owner = cast.browsers["brand owner"]

    answer, calls = cast.stage.calls_of(lambda: owner.post(PLACE, **EVALUATION))
    again = owner.post(PLACE, **EVALUATION)
    other = owner.post(PLACE, **{**EVALUATION, "result": 1})

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(5)"])
    assert (again.status, other.code) == (201, "evaluation.exists")
    tally = cast.stage.item(keys.tally("provider", PROVIDER, "2026-Q4")) or {}
    assert (tally["ev_n"], tally["ev_delivery"], tally["ev_result"]) == (1, 5, 4)
    assert cast.stage.mails()[-1].event == "evaluated"


def test_a_claim_is_not_evaluated(cast: Cast) -> None:
    claimed(cast)

    assert cast.browsers["brand owner"].post(PLACE, **EVALUATION).code == "cooperation.claimed"


def test_the_provider_replies_once_and_both_sides_read_it(cast: Cast) -> None:
    confirmed(cast)
    missing = cast.browsers["provider owner"].post(REPLY, text="Thank you.")
    cast.browsers["brand owner"].post(PLACE, **EVALUATION)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].post(REPLY, text="Thank you."))
    again = cast.browsers["provider owner"].post(REPLY, text="And more.")

    assert (missing.code, again.code) == ("evaluation.unknown", "evaluation.replied")
    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    (seen,) = cast.browsers["brand owner"].get(f"{HERE}/{RECORD}").body["evaluations"]
    assert (seen["period"], seen["reply"]) == ("2026-Q4", "Thank you.")
    assert cast.stage.mails()[-1].event == "evaluation-replied"
