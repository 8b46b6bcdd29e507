"""A provider's mailboxes and its switch."""

import json

from functions.login.organisations.rules import CONFIRM_LIFE
from tests.functions.people import PROVIDER, Cast
from tests.functions.stage import Answer

PLACE = f"/api/organisations/provider/{PROVIDER}"


def name(cast: Cast, address: str) -> Answer:
    """Let the owner name a mailbox."""
    return cast.browsers["provider owner"].post(f"{PLACE}/mailboxes", email=address, lang="zh")


def confirm(cast: Cast) -> Answer:
    """Let the holder of the last mailbox confirm it, without an account."""
    token, _ = cast.stage.letter_secrets(cast.stage.mails()[-1])
    return cast.stage.browser().post("/api/mailboxes/confirm", provider=PROVIDER, token=token)


def confirmed(cast: Cast) -> set[str]:
    """Return the mailboxes that are confirmed."""
    boxes = cast.browsers["provider owner"].get(PLACE).body["mailboxes"]
    return {box["address"] for box in boxes if box["is_confirmed"]}


def test_the_claimants_mailbox_is_the_first(cast: Cast) -> None:
    assert confirmed(cast) == {"mei@lantern-bay.com"}


def test_a_mailbox_is_confirmed_by_its_holder(cast: Cast) -> None:
    answer, calls = cast.stage.calls_of(lambda: name(cast, "sales@lantern-bay.com"))
    assert (answer.status, answer.body["is_confirmed"], confirmed(cast)) == (202, False, {"mei@lantern-bay.com"})
    assert calls == ["BatchGetItem", "UpdateItem", "TransactWriteItems(3)"]

    agreed, calls = cast.stage.calls_of(lambda: confirm(cast))

    assert agreed.body == {"name": {"en": "Lantern Bay", "zh": "灯湾电商"}}
    assert confirmed(cast) == {"mei@lantern-bay.com", "sales@lantern-bay.com"}
    assert calls == ["GetItem", "TransactWriteItems(2)"]
    assert confirm(cast).code == "mailbox.unknown"


def test_the_token_of_a_confirmation_is_kept_nowhere(cast: Cast) -> None:
    name(cast, "sales@lantern-bay.com")
    token, _ = cast.stage.letter_secrets(cast.stage.mails()[-1])
    before = json.dumps([*cast.stage.table.items.values()])
    confirm(cast)

    kept = before + json.dumps([*cast.stage.table.items.values()]) + json.dumps(cast.stage.log.lines)

    assert len(token) == 43
    assert token not in kept


def test_a_confirmation_ends_after_a_week_and_its_place_is_free(cast: Cast) -> None:
    name(cast, "sales@lantern-bay.com")
    cast.stage.clock.now += CONFIRM_LIFE

    assert confirm(cast).code == "mailbox.unknown"


def test_a_token_confirms_nothing_at_another_provider(cast: Cast) -> None:
    name(cast, "sales@lantern-bay.com")
    token, _ = cast.stage.letter_secrets(cast.stage.mails()[-1])

    answers = [
        cast.stage.browser().post("/api/mailboxes/confirm", provider=provider, token=token).code
        for provider in ("dusk-pontoon", "hosted")
    ]

    assert answers == ["mailbox.unknown"] * 2


def test_three_mailboxes_are_the_most_and_one_the_least(cast: Cast) -> None:
    for number in (1, 2):
        name(cast, f"sales{number}@lantern-bay.com")
        confirm(cast)

    assert name(cast, "sales3@lantern-bay.com").code == "mailbox.too_many"
    assert name(cast, "sales1@lantern-bay.com").code == "mailbox.known"
    ids = [box["id"] for box in cast.browsers["provider owner"].get(PLACE).body["mailboxes"]]
    answers = [cast.browsers["provider owner"].send("DELETE", f"{PLACE}/mailboxes/{box}") for box in ids]
    assert [answer.status for answer in answers] == [204, 204, 409]
    assert answers[-1].code == "mailbox.last"


def test_the_switch_turns_at_once(cast: Cast) -> None:
    pei = cast.browsers["provider member"]

    answer, calls = cast.stage.calls_of(lambda: pei.send("PUT", f"{PLACE}/accepting", {"accepting": False}))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert pei.get(PLACE).body["accepting"] is False


def test_the_own_mailbox_needs_no_mail(cast: Cast) -> None:
    name(cast, "sales@lantern-bay.com")
    confirm(cast)
    first = cast.browsers["provider owner"].get(PLACE).body["mailboxes"][0]["id"]
    cast.browsers["provider owner"].send("DELETE", f"{PLACE}/mailboxes/{first}")

    answer = name(cast, "mei@lantern-bay.com")

    assert answer.body["is_confirmed"] is True
    assert "mei@lantern-bay.com" in confirmed(cast)
