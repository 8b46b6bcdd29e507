"""Doing what is due: rounds of a brand as time goes by."""

from datetime import timedelta

from functions import keys
from functions.events.due.work import do_due
from functions.events.work import Ear
from tests.functions.fakes import FakeSite, a_methods
from tests.functions.invitations.scene import (
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
from tests.functions.stage import Stage


def ear(stage: Stage) -> Ear:
    """Return what does what is due on a stage."""
    services = stage.services
    return Ear(
        table=services.table,
        clock=services.clock,
        randomness=services.randomness,
        log=services.log,
        files=services.files,
        methods=a_methods,
    )


def pass_days(cast: Cast, days: int) -> None:
    """Let days pass, and what is due be done every hour of them; everybody comes by."""
    for _ in range(days * 24):
        cast.stage.clock.move(hours=1)
        do_due(ear(cast.stage), FakeSite())
    for browser in cast.browsers.values():
        browser.get("/api/me")


def reminders(cast: Cast, provider: str) -> list[str]:
    """Return when a provider was reminded, in UTC."""
    return [
        mail.created_at.strftime("%m-%d %H:%M")
        for mail in cast.stage.mails()
        if mail.event == "opportunity-reminder" and mail.organisation == f"PROV#{provider}"
    ]


def test_who_does_not_answer_is_reminded_twice_at_nine_in_beijing(cast: Cast) -> None:
    sent(cast)
    cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE)

    pass_days(cast, 11)

    assert reminders(cast, PROVIDER) == ["12-01 01:00", "12-05 01:00"]
    assert reminders(cast, OTHER_PROVIDER) == []


def test_a_reminder_keeps_twelve_hours_from_an_answer_to_a_question(cast: Cast) -> None:
    sent(cast)
    cast.stage.clock.move(days=4, hours=20)
    cast.browsers["provider owner"].post(f"{THERE}/questions", id="01M88VFZ00QVEST10N00000001", text="How large?")
    cast.stage.clock.move(hours=14)  # 18:00 on 30 November in UTC, two in the morning in Beijing
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/questions/01M88VFZ00QVEST10N00000001/answer", text="Large.")

    pass_days(cast, 3)

    assert reminders(cast, PROVIDER) == ["12-02 01:00"]


def test_an_invitation_that_runs_out_is_counted_once_and_closed(cast: Cast) -> None:
    sent(cast)
    pass_days(cast, 6)

    pass_days(cast, 5)

    assert states(cast) == {PROVIDER: "expired", OTHER_PROVIDER: "expired"}
    figures = cast.browsers["provider owner"].get(f"/api/responses/provider/{PROVIDER}").body
    assert (figures["invited"], figures["answered"]) == (1, 0)
    assert cast.browsers["provider owner"].get(f"/api/opportunities/{PROVIDER}").body["lines"] == []
    assert cast.stage.events(f"ROUND#{ROUND}").count("invitation.lapsed") == 2
    assert [item for item in cast.stage.table.items.values() if item.get("gsi2pk") == keys.DUE] == []


def test_a_brand_without_a_word_is_nudged_and_then_it_counts(cast: Cast) -> None:
    sent(cast)
    interested(cast)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/evaluating", providers=[PROVIDER])

    pass_days(cast, 6)
    pass_days(cast, 5)
    nudges = [mail.values["decide_by"] for mail in cast.stage.mails() if mail.event == "round-undecided"]
    pass_days(cast, 6)
    pass_days(cast, 6)
    pass_days(cast, 4)

    assert nudges == ["2026-12-19 16:00"]
    figures = cast.browsers["brand owner"].get(f"/api/responses/brand/{BRAND}").body
    assert (figures["invited"], figures["answered"]) == (2, 1)
    assert cast.stage.events(f"ROUND#{ROUND}")[-1] == "round.overdue"


def test_a_word_that_comes_too_late_does_not_count_a_second_time(cast: Cast) -> None:
    sent(cast)
    interested(cast)
    for _ in range(5):
        pass_days(cast, 5)

    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])

    figures = cast.browsers["brand owner"].get(f"/api/responses/brand/{BRAND}").body
    assert (figures["invited"], figures["answered"]) == (2, 0)


def test_a_chosen_provider_that_reports_nothing_is_reminded_once(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])

    cast.stage.clock.move(days=14)
    done = do_due(ear(cast.stage), FakeSite()), do_due(ear(cast.stage), FakeSite())

    mails = [mail for mail in cast.stage.mails() if mail.event == "cooperation-due"]
    assert [(mail.organisation, mail.values["brand"]) for mail in mails] == [(f"PROV#{PROVIDER}", "Brand")]
    assert done[1] == 0


def test_a_chosen_provider_that_reported_is_left_alone(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])
    where = keys.cooperation(cast.browsers["provider owner"].get(THERE).body["cooperation"])
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk}

    cast.stage.clock.now += timedelta(days=14)
    do_due(ear(cast.stage), FakeSite())

    assert [mail for mail in cast.stage.mails() if mail.event == "cooperation-due"] == []
