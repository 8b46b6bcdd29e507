"""Operators settle disputes of events."""

import pytest

from functions import keys
from functions.fact import kept
from tests.functions.books import balances
from tests.functions.people import PROVIDER, Cast
from tests.functions.scores.scene import QUARTER, SCORES, closed, event_id, happened, revisions

PLACE = f"/api/queues/scores/{PROVIDER}/{QUARTER}/{event_id(9)}/settle"


@pytest.fixture
def disputed(cast: Cast) -> Cast:
    """A cast whose provider disputes its complaint."""
    happened(cast)
    form = {"quarter": QUARTER, "event": event_id(9), "reason": "Another provider’s store."}
    assert cast.browsers["provider owner"].post(f"{SCORES}/disputes", **form).status == 204
    return cast


def test_the_queue_shows_what_is_disputed(disputed: Cast) -> None:
    answer, calls = disputed.stage.calls_of(lambda: disputed.browsers["operator"].get("/api/queues/scores"))

    assert calls == ["BatchGetItem", "Query"]
    (line,) = answer.body["lines"]
    assert (line["provider"], line["quarter"], line["id"]) == (PROVIDER, QUARTER, event_id(9))
    assert (line["name"]["zh"], line["reason"], answer.body["after"]) == ("灯湾电商", "Another provider’s store.", None)


@pytest.mark.parametrize(("verdict", "complaints", "writes"), [("stand", 1, 3), ("strike", 0, 4)])
def test_an_event_stands_or_counts_no_more_and_the_book_balances(
    disputed: Cast, verdict: str, complaints: int, writes: int
) -> None:
    operator = disputed.browsers["operator"]

    answer, calls = disputed.stage.calls_of(
        lambda: operator.post(PLACE, verdict=verdict, reason="The contract says so.")
    )
    again = operator.post(PLACE, verdict="strike", reason="Once more.")

    assert (answer.status, calls) == (204, ["BatchGetItem", f"TransactWriteItems({writes})"])
    tally = kept(disputed.stage.item(keys.tally("provider", PROVIDER, QUARTER)))
    assert (tally.get("complaints", 0), again.code) == (complaints, "score.settled")
    books = balances(disputed.stage.table.items)
    assert books.made == books.kept
    assert operator.get("/api/queues/scores").body["lines"] == []
    (line,) = (
        disputed.browsers["provider owner"].get(f"{SCORES}/events?quarter={QUARTER}&indicator=complaints").body["lines"]
    )
    assert (line["verdict"], line["settlement"]) == (verdict, "The contract says so.")


def test_a_verdict_and_its_reason_are_told_to_the_providers_people_and_to_no_brand(disputed: Cast) -> None:
    disputed.browsers["operator"].post(PLACE, verdict="strike", reason="The contract says so.")

    (mail,) = (each for each in disputed.stage.mails() if each.event == "score-settled")
    assert (mail.organisation, mail.audience) == (f"PROV#{PROVIDER}", "members")
    assert dict(mail.values) == {
        "provider": "Lantern Bay 灯湾电商",
        "quarter": "2026 Q3",
        "time": "2026-08-05 12:00",
        "verdict": "strike",
        "reason": "The contract says so.",
        "link": f"/score?provider={PROVIDER}",
    }


def test_what_nobody_disputes_is_not_settled(cast: Cast) -> None:
    happened(cast)

    assert cast.browsers["operator"].post(PLACE, verdict="strike", reason="Because.").code == "score.unknown"


def test_a_verdict_after_the_closing_leaves_the_frozen_score_as_it_is(disputed: Cast) -> None:
    closed(disputed)
    before = revisions(disputed)

    disputed.browsers["operator"].post(PLACE, verdict="strike", reason="The contract says so.")

    assert revisions(disputed) == before
