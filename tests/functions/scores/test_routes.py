"""A provider's scores, the events behind a value, and disputes."""

import json

from functions import keys
from functions.fact import fact_of, kept
from site_builder.model.published import QuarterScore
from tests.functions.people import OTHER_PROVIDER, PROVIDER, Cast
from tests.functions.scores.scene import (
    IN_QUARTER,
    QUARTER,
    SCORES,
    YEAR,
    brought,
    closed,
    event_id,
    happened,
)


def test_todays_score_stands_beside_the_frozen_one_in_two_calls_beyond_the_session(cast: Cast) -> None:
    happened(cast)
    brought(cast)
    closed(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].get(SCORES))

    assert calls == ["BatchGetItem", "Query", "Query"]
    (frozen,) = answer.body["quarters"]
    assert (answer.body["today"]["quarter"], frozen["quarter"]) == ("2026-Q4", QUARTER)
    assert frozen["published"]["half_stars"] == frozen["half_stars"]
    assert QuarterScore.model_validate(frozen["published"]).sha256 == frozen["sha256"]
    lines = {line["indicator"]: line for line in answer.body["today"]["lines"]}
    assert (lines["delivery"]["value"], lines["delivery"]["n"]) == (40_000, 3)
    assert (lines["attraction"]["value"], lines["complaints"]["contribution"] > 0) == (800_000, True)
    assert {each["code"] for each in answer.body["methods"]["v1"]["indicators"]} == set(lines)


def test_a_hundred_events_more_cost_no_further_call(cast: Cast) -> None:
    _, before = cast.stage.calls_of(lambda: cast.browsers["provider owner"].get(SCORES))
    for number in range(100):
        cast.stage.table.items[keys.fact(PROVIDER, "2026-Q4", f"{number:026}")] = {"pk": "PROV#lantern-bay", "sk": "FACT#2026-Q4#x"}  # fmt: skip

    _, after = cast.stage.calls_of(lambda: cast.browsers["provider owner"].get(SCORES))

    assert before == after == ["BatchGetItem", "Query", "Query"]


def test_a_provider_without_a_store_has_no_score_and_is_told_why(cast: Cast) -> None:
    body = cast.browsers["provider owner"].get(SCORES).body

    assert (body["today"]["lack"], body["today"]["half_stars"], body["quarters"]) == ("no-store", None, [])


def test_what_was_seen_too_seldom_is_shown_to_its_provider_though_it_does_not_count(cast: Cast) -> None:
    happened(cast)
    for number in (6, 7):
        cast.stage.table.items.pop(keys.fact(PROVIDER, QUARTER, event_id(number)))
    cast.stage.table.items[keys.tally("provider", PROVIDER, QUARTER)] |= {"ev_n": 1, "ev_result": 4}

    body = cast.browsers["provider owner"].get(SCORES).body

    assert body["unshown"]["result"] == {"value": 40_000, "n": 1}


def test_operators_see_it_and_another_provider_does_not(cast: Cast) -> None:
    happened(cast)

    operator = cast.browsers["operator"].get(SCORES)
    other = cast.browsers["other provider"].get(SCORES)
    nobody = cast.browsers["operator"].get("/api/scores/hosted")

    assert (operator.status, other.code, nobody.code) == (200, "organisation.unknown", "organisation.unknown")


def test_a_value_leads_to_its_events_and_to_no_others(cast: Cast) -> None:
    happened(cast)
    place = f"{SCORES}/events?quarter={QUARTER}&indicator="

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].get(f"{place}complaints"))
    hours = cast.browsers["provider owner"].get(f"{place}reply-hours").body["lines"]
    none = cast.browsers["provider owner"].get(f"{place}attraction").body["lines"]

    assert calls == ["BatchGetItem", "Query"]
    assert [line["id"] for line in answer.body["lines"]] == [event_id(len(YEAR) - 1)]
    assert len(hours) == 5
    assert none == []
    assert cast.browsers["provider owner"].get(f"{place}nothing").code == "score.indicator_unknown"


def test_a_page_of_events_ends_with_where_the_next_one_begins(cast: Cast) -> None:
    for number in range(201):
        where = keys.fact(PROVIDER, QUARTER, f"01M88VFZ00{number:016}")
        cast.stage.table.items[where] = {
            "pk": where.pk, "sk": where.sk, "id": where.sk.split("#")[2], "kind": "k", "at": IN_QUARTER.isoformat(),
            "record": "ROUND#r", "adds": {"won": 1},
        }  # fmt: skip
    place = f"{SCORES}/events?quarter={QUARTER}&indicator=won"

    first = cast.browsers["provider owner"].get(place).body
    second = cast.browsers["provider owner"].get(f"{place}&after={first['after']}").body

    assert (len(first["lines"]), len(second["lines"]), second["after"]) == (200, 1, None)


def test_an_event_is_disputed_once_by_its_provider(cast: Cast) -> None:
    happened(cast)
    owner = cast.browsers["provider owner"]
    form = {"quarter": QUARTER, "event": event_id(9), "reason": "Another provider’s store."}

    answer, calls = cast.stage.calls_of(lambda: owner.post(f"{SCORES}/disputes", **form))
    again = owner.post(f"{SCORES}/disputes", **form)
    missing = owner.post(f"{SCORES}/disputes", **{**form, "event": "01M88VFZ00WZVC04BQDT6VFK9Z"})
    other = cast.browsers["other provider"].post(f"/api/scores/{OTHER_PROVIDER}/disputes", **form)

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert (again.code, missing.code, other.code) == ("score.disputed", "score.unknown", "score.unknown")
    line = fact_of(cast.stage.item(keys.fact(PROVIDER, QUARTER, event_id(9))) or {})
    assert (line.reason, line.verdict) == ("Another provider’s store.", None)
    assert "score.disputed" in cast.stage.events(f"PROV#{PROVIDER}")


def test_what_is_answered_names_no_person_and_no_brand(cast: Cast) -> None:
    happened(cast)
    text = json.dumps(cast.browsers["operator"].get(SCORES).body)

    assert "Brand" not in text
    assert kept(cast.stage.item(keys.tally("provider", PROVIDER, QUARTER)))["complaints"] == 1
