"""Cooperation records: reported, confirmed, corrected, disputed, ended, shown."""

from typing import Any

import pytest

from functions import keys
from tests.functions.cooperation.scene import FACTS, HERE, RECORD, THERE, claimed, confirmed
from tests.functions.invitations.scene import INTEREST, ROUND, ROUND_HERE, sent
from tests.functions.invitations.scene import THERE as OPPORTUNITY
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast

OF_BRAND = f"{HERE}/{RECORD}"
OF_PROVIDER = f"{THERE}/{RECORD}"


def chosen(cast: Cast) -> str:
    """Let the brand choose the provider; return under which number the cooperation is reported."""
    sent(cast)
    cast.browsers["provider owner"].post(f"{OPPORTUNITY}/interest", **INTEREST)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])
    return str(cast.browsers["provider owner"].get(OPPORTUNITY).body["cooperation"])


def test_a_chosen_provider_reports_without_knowing_the_brands_number(cast: Cast) -> None:
    form = {"id": chosen(cast), "round": ROUND, "facts": FACTS}

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].post(THERE, **form))

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(3)"])
    assert (answer.body["state"], answer.body["by"], answer.body["brand"]) == ("claimed", "provider", BRAND)
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation, mail.values["other"]) == (
        "cooperation-claimed",
        f"BRAND#{BRAND}",
        "Lantern Bay 灯湾电商",
    )


def test_who_was_not_chosen_reports_nothing_by_the_round(cast: Cast) -> None:
    sent(cast)

    waiting = cast.browsers["provider owner"].post(THERE, id=RECORD, round=ROUND, facts=FACTS)
    missing = cast.browsers["provider owner"].post(THERE, id=RECORD, round=RECORD, facts=FACTS)

    assert (waiting.code, missing.code) == ("cooperation.not_chosen", "cooperation.other_unknown")


def test_the_same_report_again_answers_the_same_and_another_one_is_refused(cast: Cast) -> None:
    first = claimed(cast)

    again, calls = cast.stage.calls_of(lambda: claimed(cast))
    form = {"id": RECORD, "with": PROVIDER, "facts": {**FACTS, "store": "Another"}}
    other = cast.browsers["brand owner"].post(HERE, **form)
    foreign = cast.browsers["other brand"].post(f"/api/cooperations/brand/{OTHER_BRAND}", **form)

    assert (again.body, calls) == (first.body, ["BatchGetItem"])
    assert (other.code, foreign.code) == ("cooperation.exists", "cooperation.exists")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({"with": "hosted"}, "cooperation.other_unknown"),
        ({}, "cooperation.other_unknown"),
        ({"with": PROVIDER, "facts": {**FACTS, "platform": "bazaar"}}, "round.code_unknown"),
        ({"with": PROVIDER, "facts": {**FACTS, "until": "2026-06"}}, "edge.form"),
        ({"with": PROVIDER, "facts": {**FACTS, "address": "javascript:alert(1)"}}, "edge.form"),
    ],
)
def test_what_cannot_be_reported_is_refused(cast: Cast, form: dict[str, Any], code: str) -> None:
    assert cast.browsers["brand owner"].post(HERE, **{"id": RECORD, "facts": FACTS, **form}).code == code


def test_the_other_side_confirms_and_only_then_it_counts(cast: Cast) -> None:
    claimed(cast)
    where = keys.tally("provider", PROVIDER, "2026-Q4")
    before = (cast.stage.item(where) or {}).get("started")
    own = cast.browsers["brand owner"].post(f"{OF_BRAND}/confirm", v=0)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].post(f"{OF_PROVIDER}/confirm", v=0))

    assert own.code == "cooperation.own"
    assert (answer.body["state"], calls) == ("confirmed", ["BatchGetItem", "TransactWriteItems(7)"])
    assert (before, (cast.stage.item(where) or {})["started"]) == (None, 1)
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation) == ("cooperation-confirmed", f"BRAND#{BRAND}")


def test_a_correction_is_for_the_other_side_to_confirm(cast: Cast) -> None:
    claimed(cast)
    facts = {**FACTS, "since": "2026-08"}

    answer, calls = cast.stage.calls_of(
        lambda: cast.browsers["provider owner"].post(f"{OF_PROVIDER}/correct", v=0, facts=facts)
    )
    own = cast.browsers["provider owner"].post(f"{OF_PROVIDER}/confirm", v=1)
    other = cast.browsers["brand owner"].post(f"{OF_BRAND}/confirm", v=1)

    assert (answer.body["state"], calls) == ("corrected", ["BatchGetItem", "TransactWriteItems(3)"])
    assert (own.code, other.body["state"], other.body["facts"]["since"]) == (
        "cooperation.own",
        "confirmed",
        "2026-08",
    )


def test_nobody_confirms_what_was_changed_meanwhile(cast: Cast) -> None:
    claimed(cast)
    cast.browsers["brand owner"].post(f"{OF_BRAND}/correct", v=0, facts={**FACTS, "store": "Another"})

    answer = cast.browsers["provider owner"].post(f"{OF_PROVIDER}/confirm", v=0)

    assert (answer.status, answer.code) == (412, "cooperation.changed")


def test_two_changes_at_one_moment_are_one(cast: Cast) -> None:
    claimed(cast)
    table = cast.stage.table

    with table.interrupted(lambda: table.items[keys.cooperation(RECORD)].update(v=7)):
        answer = cast.browsers["provider owner"].post(f"{OF_PROVIDER}/confirm", v=0)

    assert answer.code == "cooperation.changed"


def test_a_dispute_goes_to_the_other_side_and_the_operators(cast: Cast) -> None:
    claimed(cast)

    answer, calls = cast.stage.calls_of(
        lambda: cast.browsers["provider owner"].post(f"{OF_PROVIDER}/dispute", v=0, reason="Never\nheard of it.")
    )

    assert (answer.body["state"], calls) == ("disputed", ["BatchGetItem", "TransactWriteItems(5)"])
    assert [(mail.event, mail.organisation) for mail in cast.stage.mails()[-2:]] == [
        ("cooperation-disputed", f"BRAND#{BRAND}"),
        ("cooperation-disputed", "PROG#operators"),
    ]


def test_a_confirmed_cooperation_ends_and_the_other_side_hears_it(cast: Cast) -> None:
    confirmed(cast)

    answer = cast.browsers["brand owner"].post(f"{OF_BRAND}/end", v=1, ended_on="2026-11-20")

    assert (answer.body["state"], answer.body["ended_on"]) == ("ended", "2026-11-20")
    assert cast.stage.mails()[-1].event == "cooperation-ended"


def test_the_public_sees_it_when_both_sides_say_so(cast: Cast) -> None:
    confirmed(cast)

    one, calls = cast.stage.calls_of(
        lambda: cast.browsers["brand owner"].send("PUT", f"{OF_BRAND}/shown", {"shown": True})
    )
    cast.browsers["provider owner"].send("PUT", f"{OF_PROVIDER}/shown", {"shown": True})

    assert (one.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert cast.browsers["provider owner"].get(OF_PROVIDER).body["shown"] == {"brand": True, "provider": True}


def test_both_sides_have_it_in_their_list_and_nobody_else(cast: Cast) -> None:
    claimed(cast)

    brand, of_brand = cast.stage.calls_of(lambda: cast.browsers["brand owner"].get(HERE))
    provider = cast.browsers["provider owner"].get(THERE)
    others = [
        cast.browsers["other brand"].get(f"/api/cooperations/brand/{OTHER_BRAND}"),
        cast.browsers["other provider"].get(f"/api/cooperations/provider/{OTHER_PROVIDER}"),
    ]
    foreign = cast.browsers["other provider"].get(f"/api/cooperations/provider/{OTHER_PROVIDER}/{RECORD}")

    assert of_brand == ["BatchGetItem", "Query"]
    assert [line["id"] for line in (*brand.body["lines"], *provider.body["lines"])] == [RECORD, RECORD]
    assert [answer.body["lines"] for answer in others] == [[], []]
    assert (foreign.status, foreign.code) == (404, "cooperation.unknown")


def test_a_record_takes_three_calls(cast: Cast) -> None:
    claimed(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider member"].get(OF_PROVIDER))

    # Beside the record: its evaluations, and its authorisations.
    assert (answer.body["evaluations"], calls) == ([], ["BatchGetItem", "Query", "Query"])
