"""A brand's board: what it shows, and what the brand says to those whom it invited."""

from typing import Any

import pytest

from functions import keys
from functions.invitations.opportunities.routes import REASONS as OF_PROVIDERS
from functions.invitations.rounds.routes import REASONS
from site_builder.press import load_catalogs
from tests.builders import ROOT, a_taxonomy
from tests.functions.invitations.scene import (
    DECLINE,
    HERE,
    ID,
    INTEREST,
    ROUND,
    ROUND_HERE,
    THERE,
    THERE_TOO,
    interested,
    sent,
    states,
)
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast

DECIDE: dict[str, Any] = {
    "choose": [PROVIDER],
    "release": [{"provider": OTHER_PROVIDER, "reason": "chose-other", "line": "A near thing."}],
}


def test_a_board_takes_three_calls_and_a_list_two(cast: Cast) -> None:
    sent(cast)
    owner = cast.browsers["brand owner"]

    board, of_board = cast.stage.calls_of(lambda: owner.get(ROUND_HERE))
    listed, of_list = cast.stage.calls_of(lambda: owner.get(HERE))

    assert (board.status, of_board) == (200, ["BatchGetItem", "Query", "Query"])
    assert (listed.status, of_list) == (200, ["BatchGetItem", "Query"])


def test_a_board_shows_what_each_provider_said(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)
    cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE)

    board = cast.browsers["brand member"].get(ROUND_HERE).body

    other, own = board["invitations"]
    assert (own["state"], own["note"], own["contact"]["name"]) == ("interested", INTEREST["note"], "Mei")
    assert own["answers"] == INTEREST["answers"]
    assert (other["state"], other["reason"], board["state"]) == ("declined", "capacity-full", "open")


def test_rounds_are_listed_page_by_page_the_newest_first(cast: Cast) -> None:
    for number in range(24):
        cast.stage.clock.move(hours=8)
        sent(cast, id=ID.format(number), providers=[PROVIDER])
        cast.browsers["provider owner"].post(f"/api/opportunities/{PROVIDER}/{ID.format(number)}/decline", **DECLINE)
        _forget_day(cast)

    first = cast.browsers["brand owner"].get(HERE).body
    rest = cast.browsers["brand owner"].get(f"{HERE}?after={first['after']}").body

    ids = [line["id"] for page in (first, rest) for line in page["lines"]]
    assert ids == [ID.format(number) for number in reversed(range(24))]
    assert (len(first["lines"]), rest["after"]) == (20, None)


def _forget_day(cast: Cast) -> None:
    """Let the brand have sent nothing today, and the deadline be as far as it was."""
    cast.stage.table.items.pop(keys.sends(BRAND))
    cast.stage.clock.move(hours=-8)


def test_choosing_one_and_releasing_the_others_is_one_transaction(cast: Cast) -> None:
    sent(cast)
    interested(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", **DECIDE))

    assert {each["provider"]: each["state"] for each in answer.body["invitations"]} == {
        PROVIDER: "chosen",
        OTHER_PROVIDER: "not-chosen",
    }
    # Two invitations and two mails, the line of the ledger, the round's counts, the brand's tally, tally and book of both.
    assert calls == ["BatchGetItem", "Query", "TransactWriteItems(11)"]
    chosen, released = cast.stage.mails()[-2:]
    assert (chosen.event, chosen.organisation) == ("chosen", f"PROV#{PROVIDER}")
    assert (released.event, released.organisation) == ("not-chosen", f"PROV#{OTHER_PROVIDER}")
    assert (released.values["reason"], released.values["line"]) == ("chose-other", "A near thing.")
    assert cast.browsers["brand owner"].get(ROUND_HERE).body["state"] == "decided"


def test_a_decision_about_one_who_moved_meanwhile_changes_nothing_and_tells_the_truth(cast: Cast) -> None:
    sent(cast)
    interested(cast)
    cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE)

    answer = cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", **DECIDE)

    assert (answer.status, answer.code, answer.body["field"]) == (409, "invitation.declined", OTHER_PROVIDER)
    assert states(cast) == {PROVIDER: "interested", OTHER_PROVIDER: "declined"}


def test_only_who_is_interested_can_be_chosen(cast: Cast) -> None:
    sent(cast)

    answer = cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])

    assert answer.code == "invitation.invited"


def test_still_evaluating_is_an_answer_and_counts_as_one(cast: Cast) -> None:
    sent(cast)
    interested(cast)
    cast.stage.clock.move(hours=30)
    cast.browsers["brand owner"].get("/api/me")  # so that the use of the session is kept

    answer, calls = cast.stage.calls_of(
        lambda: cast.browsers["brand owner"].post(f"{ROUND_HERE}/evaluating", providers=[PROVIDER], line="Next week.")
    )

    assert calls == ["BatchGetItem", "Query", "TransactWriteItems(4)"]
    assert {each["provider"]: each["state"] for each in answer.body["invitations"]}[PROVIDER] == "evaluating"
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.values["line"]) == ("still-evaluating", "Next week.")
    figures = cast.browsers["brand owner"].get(f"/api/responses/brand/{BRAND}").body
    assert (figures["answered"], figures["median_hours"]) == (1, 30)


def test_all_that_are_open_are_withdrawn_at_once(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].send("PUT", f"{THERE}/view", {})
    cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE)

    answer = cast.browsers["brand owner"].post(f"{ROUND_HERE}/withdraw", reason="project-stopped")

    assert answer.status == 200
    assert states(cast) == {PROVIDER: "withdrawn", OTHER_PROVIDER: "declined"}
    assert cast.stage.mails()[-1].event == "invitation-withdrawn"
    assert cast.browsers["brand owner"].get(ROUND_HERE).body["state"] == "closed"
    # It was seen, so it counts as unanswered.
    assert cast.browsers["provider owner"].get(f"/api/responses/provider/{PROVIDER}").body["invited"] == 1


@pytest.mark.parametrize(
    ("path", "form", "code"),
    [
        ("decide", {}, "round.nothing"),
        ("decide", {"choose": [PROVIDER, PROVIDER]}, "round.nothing"),
        ("decide", {"choose": ["hosted"]}, "invitation.unknown"),
        ("decide", {"release": [{"provider": PROVIDER, "reason": "capacity-full"}]}, "round.code_unknown"),
        ("withdraw", {"reason": "because"}, "round.code_unknown"),
        ("evaluating", {"providers": [PROVIDER]}, "invitation.invited"),
    ],
)
def test_what_cannot_be_decided_is_refused(cast: Cast, path: str, form: dict[str, Any], code: str) -> None:
    sent(cast)

    assert cast.browsers["brand owner"].post(f"{ROUND_HERE}/{path}", **form).code == code


def test_another_brand_finds_no_such_round(cast: Cast) -> None:
    sent(cast)

    answer = cast.browsers["other brand"].get(f"/api/rounds/{OTHER_BRAND}/{ROUND}")

    assert (answer.status, answer.code) == (404, "round.unknown")


def test_reasons_are_those_of_the_closed_list() -> None:
    listed = {term.code: term.side for term in a_taxonomy().decline_reasons}

    assert {code for code, side in listed.items() if side in {"brand", "both"}} == REASONS
    assert {code for code, side in listed.items() if side in {"provider", "both"}} == OF_PROVIDERS


def test_the_mails_call_a_reason_as_the_closed_list_does() -> None:
    both = load_catalogs(ROOT / "templates/messages")
    listed = {term.code: term for term in a_taxonomy().decline_reasons}

    named = {code: [both[each].t(f"mail.reason.{code.replace('-', '_')}") for each in ("en", "zh")] for code in REASONS}

    assert named == {code: [listed[code].en, listed[code].zh] for code in REASONS}
