"""A provider's inbox, what it sees of an invitation, and what it answers."""

import copy
from typing import Any

import pytest

from functions import keys
from functions.round_items import invitation_item
from tests.functions.invitations.invites import an_invitation
from tests.functions.invitations.scene import (
    BRIEF,
    DECLINE,
    INTEREST,
    ROUND,
    ROUND_HERE,
    THERE,
    THERE_TOO,
    interested,
    sent,
    states,
)
from tests.functions.people import BRAND, OTHER_PROVIDER, PROVIDER, Cast

INBOX = f"/api/opportunities/{PROVIDER}"
BLIND: dict[str, Any] = {"blind": True, "brief": {**BRIEF, "about": "A family business."}}


def fill(cast: Cast, count: int) -> None:
    """Let a provider have been invited often."""
    sample = an_invitation(brand="B" * 26)
    for number in range(count):
        round_id = f"01M88VFZ00{number:016}"
        item = dict(invitation_item(sample, sample.reply_by))
        moved = {"pk": f"ROUND#{round_id}", "round": round_id, "gsi1sk": f"INV#O#2026-12-05T08:00:00.000Z#{round_id}"}
        cast.stage.table.items[keys.invitation(round_id, PROVIDER)] = {**item, **moved}


@pytest.mark.parametrize("count", [10, 10_000])
def test_an_inbox_of_ten_thousand_opens_as_one_of_ten(cast: Cast, count: int) -> None:
    fill(cast, count)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].get(INBOX))

    assert calls == ["BatchGetItem", "Query"]
    assert len(answer.body["lines"]) == min(count, 20)


def test_an_inbox_is_read_page_by_page_and_a_forged_cursor_begins_anew(cast: Cast) -> None:
    fill(cast, 25)
    mei = cast.browsers["provider owner"]

    first = mei.get(INBOX).body
    rest = mei.send("GET", f"{INBOX}?after={first['after'].replace('#', '%23')}").body
    forged = mei.send("GET", f"{INBOX}?after=INV%23C%23..%2F").body

    assert len({line["round"] for page in (first, rest) for line in page["lines"]}) == 25
    assert rest["after"] is None
    assert forged == first


def answering(cast: Cast, **adds: int) -> None:
    """Let the brand have answered providers, or not, in an earlier quarter."""
    where = keys.tally("brand", BRAND, "2026-Q2")
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk, **adds}


@pytest.mark.parametrize(
    ("adds", "told"),
    [
        ({"answered": 3, "lapsed": 2, "h_5": 2, "h_30": 1}, {"invited": 5, "answered": 3, "median_hours": 5}),
        ({"lapsed": 5}, {"invited": 5, "answered": 0, "median_hours": None}),
        ({"answered": 3, "lapsed": 1, "h_5": 3}, None),
    ],
)
def test_a_provider_sees_how_the_brand_answers_from_five_on(
    cast: Cast, adds: dict[str, int], told: dict[str, int | None] | None
) -> None:
    sent(cast)
    answering(cast, **adds)

    assert cast.browsers["provider member"].get(THERE).body["response"] == told


def test_figures_of_a_hidden_brand_are_neither_read_nor_told_before_confidentiality(cast: Cast) -> None:
    sent(cast, **BLIND)
    answering(cast, answered=6, h_5=6)
    mei = cast.browsers["provider owner"]

    hidden, calls = cast.stage.calls_of(lambda: mei.get(THERE))
    mei.send("PUT", f"{THERE}/confidentiality", {})

    assert (hidden.body["response"], calls) == (None, ["BatchGetItem", "Query"])
    assert mei.get(THERE).body["response"] == {"invited": 6, "answered": 6, "median_hours": 5}


def test_an_opportunity_takes_three_calls_and_shows_no_rivals_line(cast: Cast) -> None:
    sent(cast)
    cast.browsers["other provider"].post(f"{THERE_TOO}/interest", **{**INTEREST, "note": "A rival's note."})

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider member"].get(THERE))

    # The invitation, the questions, how the brand answers.
    assert (answer.status, calls) == (200, ["BatchGetItem", "Query", "BatchGetItem"])
    assert (answer.body["brand"], answer.body["state"], answer.body["invited"]) == ("Brand", "invited", 2)
    assert "A rival" not in answer.raw.decode()
    assert OTHER_PROVIDER not in answer.raw.decode()


def test_a_view_is_written_once(cast: Cast) -> None:
    sent(cast)
    mei = cast.browsers["provider owner"]

    first, of_first = cast.stage.calls_of(lambda: mei.send("PUT", f"{THERE}/view", {}))
    again, of_again = cast.stage.calls_of(lambda: mei.send("PUT", f"{THERE}/view", {}))

    assert (first.status, of_first) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert (again.status, of_again) == (204, ["BatchGetItem"])
    assert states(cast)[PROVIDER] == "viewed"


def test_interest_moves_the_line_and_tells_the_brand(cast: Cast) -> None:
    sent(cast)
    mei = cast.browsers["provider owner"]

    answer, calls = cast.stage.calls_of(lambda: mei.post(f"{THERE}/interest", **INTEREST))

    # The invitation, the ledger, the round's counts, the brand's open invitations, the tally, the mail.
    assert (answer.body, calls) == ({"state": "interested"}, ["BatchGetItem", "TransactWriteItems(7)"])
    assert [line["round"] for line in mei.get(f"{INBOX}?tab=answered").body["lines"]] == [ROUND]
    assert mei.get(INBOX).body["lines"] == []
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.values["link"]) == ("provider-interested", f"/round?id={ROUND}")
    assert "gsi2pk" not in (cast.stage.item(keys.invitation(ROUND, PROVIDER)) or {})


def test_the_same_answer_again_answers_the_same(cast: Cast) -> None:
    sent(cast)
    mei = cast.browsers["provider owner"]
    mei.post(f"{THERE}/interest", **INTEREST)

    again, calls = cast.stage.calls_of(lambda: mei.post(f"{THERE}/interest", **INTEREST))
    other = mei.post(f"{THERE}/interest", **{**INTEREST, "note": "Another one."})

    assert (again.body, calls) == ({"state": "interested"}, ["BatchGetItem"])
    assert other.code == "invitation.interested"


def test_every_must_have_is_answered(cast: Cast) -> None:
    sent(cast)

    answer = cast.browsers["provider owner"].post(f"{THERE}/interest", **{**INTEREST, "answers": []})

    assert (answer.status, answer.code) == (422, "opportunity.answers")


@pytest.mark.parametrize("after_interest", [False, True])
def test_a_decline_closes_the_line_and_tells_the_brand(cast: Cast, after_interest: bool) -> None:  # noqa: FBT001 # a parameter
    sent(cast)
    mei = cast.browsers["provider owner"]
    mei.post(f"{THERE}/{'interest' if after_interest else 'thread'}", **INTEREST)

    answer = mei.post(f"{THERE}/decline", **DECLINE)
    again = mei.post(f"{THERE}/decline", **DECLINE)

    assert (answer.body, again.body) == ({"state": "declined"}, {"state": "declined"})
    assert [line["state"] for line in mei.get(f"{INBOX}?tab=closed").body["lines"]] == ["declined"]
    assert cast.stage.mails()[-1].event == "provider-declined"
    assert cast.stage.events(f"ROUND#{ROUND}").count("invitation.declined") == 1
    figures = mei.get(f"/api/responses/provider/{PROVIDER}").body
    assert (figures["invited"], figures["answered"]) == (1, 1)


def test_a_reason_is_one_of_the_closed_list(cast: Cast) -> None:
    sent(cast)

    assert cast.browsers["provider owner"].post(f"{THERE}/decline", reason="chose-other").code == "round.code_unknown"


def test_after_the_deadline_nothing_is_answered(cast: Cast) -> None:
    sent(cast)
    cast.stage.clock.move(days=6)
    cast.browsers["provider owner"].get("/api/me")
    cast.stage.clock.move(days=4)

    answer = cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)

    assert (answer.status, answer.code) == (409, "invitation.expired")
    assert cast.browsers["provider owner"].get(THERE).body["state"] == "expired"


def test_of_an_answer_and_a_withdrawal_that_meet_one_wins_and_the_other_hears_it(cast: Cast) -> None:
    sent(cast)
    before = copy.deepcopy(cast.stage.table.items)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/withdraw", reason="project-stopped")
    withdrawn = cast.stage.table.items
    cast.stage.table.items = before

    with cast.stage.table.interrupted(lambda: before.update(withdrawn)):
        answer = cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)

    assert (answer.status, answer.code) == (409, "invitation.withdrawn")
    assert states(cast)[PROVIDER] == "withdrawn"


# Blind


def test_a_blind_brand_stays_hidden_until_confidentiality_is_accepted(cast: Cast) -> None:
    sent(cast, **BLIND)
    mei = cast.browsers["provider owner"]
    hidden = [mei.get(path).raw.decode() for path in (INBOX, THERE, f"{THERE}/thread")]
    early = mei.post(f"{THERE}/interest", **INTEREST)

    trusted, calls = cast.stage.calls_of(lambda: mei.send("PUT", f"{THERE}/confidentiality", {}))

    assert [text for text in hidden if "Brand" in text or "brand.com" in text] == []
    assert early.code == "opportunity.confidentiality"
    assert (trusted.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert mei.get(THERE).body["brand"] == "Brand"
    assert cast.browsers["other provider"].get(THERE_TOO).body["brand"] is None
    assert mei.post(f"{THERE}/interest", **INTEREST).status == 200


def test_a_blind_brand_is_in_no_mail_to_a_provider_that_has_not_accepted(cast: Cast) -> None:
    sent(cast, **BLIND)
    cast.browsers["provider owner"].post(f"{THERE}/questions", id="01M88VFZ00QVEST10N00000001", text="How large?")
    place = f"{ROUND_HERE}/questions/01M88VFZ00QVEST10N00000001/answer"
    owner = cast.browsers["brand owner"]
    owner.post(place, text="Forty products.")
    owner.post(f"{ROUND_HERE}/threads/{PROVIDER}", id="01M88VFZ00MESSAGE000000001", text="Hello")
    owner.post(f"{ROUND_HERE}/decide", release=[{"provider": PROVIDER, "reason": "other"}])
    owner.post(f"{ROUND_HERE}/withdraw", reason="other")

    mails = [mail for mail in cast.stage.mails() if mail.audience == "mailboxes"]

    assert {mail.event for mail in mails} == {
        "opportunity-blind", "question-answered", "message-received", "not-chosen", "invitation-withdrawn",
    }  # fmt: skip
    assert [mail.event for mail in mails if "Brand" in " ".join(mail.values.values())] == []


def test_confidentiality_is_accepted_once_and_not_after_the_end(cast: Cast) -> None:
    sent(cast, **BLIND)
    mei, dan = cast.browsers["provider owner"], cast.browsers["other provider"]
    mei.send("PUT", f"{THERE}/confidentiality", {})
    dan.post(f"{THERE_TOO}/decline", **DECLINE)

    again, calls = cast.stage.calls_of(lambda: mei.send("PUT", f"{THERE}/confidentiality", {}))
    late = dan.send("PUT", f"{THERE_TOO}/confidentiality", {})

    assert (again.status, calls, late.code) == (204, ["BatchGetItem"], "invitation.declined")


def test_a_chosen_provider_learns_under_which_number_to_report(cast: Cast) -> None:
    sent(cast)
    interested(cast)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])

    own, other = cast.browsers["provider owner"].get(THERE).body, cast.browsers["other provider"].get(THERE_TOO).body

    assert len(own["cooperation"]) == 26
    assert other["cooperation"] is None
