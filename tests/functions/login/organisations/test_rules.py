"""What an organisation may become."""

from datetime import timedelta

import pytest

from functions.login.organisations.rules import (
    CONFIRM_LIFE,
    brand,
    changed,
    confirmed,
    open_places,
    with_mailbox,
    without_mailbox,
)
from functions.organisation import Organisation
from functions.refusals import Refusal
from functions.tokens import digest
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW
from tests.functions.mailer.setting import a_box, a_provider
from tests.functions.test_offer import OFFER

NAME = Localized(en="B", zh="B")
OTHER = Localized(en="Famous", zh="Famous")


def a_brand(**fields: object) -> Organisation:
    """Return a brand that an operator vouched for."""
    usual = {
        "kind": "brand",
        "id": "b",
        "name": NAME,
        "created_at": NOW,
        "website": "https://b.com",
        "released_at": NOW,
    }
    return Organisation(**{**usual, **fields})  # type: ignore[arg-type] # fields of an organisation


def waits(kept: str) -> dict[str, object]:
    """Return the fields of a mailbox that waits for its holder."""
    return {"confirmed_at": None, "token": kept, "expires_at": NOW + CONFIRM_LIFE}


@pytest.mark.parametrize(
    ("name", "website", "address", "checked"),
    [
        (None, None, "a@c.com", "operator"),
        (OTHER, None, "a@c.com", "unchecked"),
        (NAME, None, "a@c.com", "operator"),
        (None, "https://b.com", "a@c.com", "operator"),
        (None, "https://d.com", "a@c.com", "unchecked"),
        (None, "https://c.com", "a@c.com", "domain"),
        (OTHER, "https://c.com", "a@c.com", "domain"),
    ],
)
def test_an_operators_word_holds_for_a_name_and_a_website(
    name: Localized | None, website: str | None, address: str, checked: str
) -> None:
    assert changed(a_brand(), name, website, address, NOW).checked == checked


def test_a_brand_knows_the_domain_of_its_website() -> None:
    assert brand("b", NAME, "https://shop.b.com", "a@b.com", NOW).domain == "b.com"


def test_a_mailbox_that_was_never_confirmed_gives_way_when_its_time_is_over() -> None:
    waiting = [a_box(f"w{number}", **waits("t")) for number in range(2)]
    provider = a_provider(boxes=(a_box("sales"), *waiting))

    with pytest.raises(Refusal, match=r"mailbox\.too_many"):
        with_mailbox(provider, a_box("new"), NOW)

    assert [box.id for box in with_mailbox(provider, a_box("new"), NOW + CONFIRM_LIFE).boxes] == ["sales", "new"]


def test_naming_a_mailbox_again_sends_a_new_token_for_the_old_one() -> None:
    provider = a_provider(boxes=(a_box("sales"), a_box("w", **waits("old"))))

    after = with_mailbox(provider, a_box("w", **waits("new")), NOW)

    assert [(box.id, box.token) for box in after.boxes] == [("sales", None), ("w", "new")]


def test_only_its_token_in_its_time_confirms_a_mailbox() -> None:
    box = a_box("w", confirmed_at=None, token=digest("token"), expires_at=NOW + timedelta(hours=1))
    provider = a_provider(boxes=(box,))

    assert confirmed(provider, "token", NOW).mailboxes[0].token is None
    with pytest.raises(Refusal, match=r"mailbox\.unknown"):
        confirmed(provider, "token", NOW + timedelta(hours=1))
    with pytest.raises(Refusal, match=r"mailbox\.unknown"):
        confirmed(provider, "other", NOW)


def test_the_last_confirmed_mailbox_stays_and_one_that_waits_may_go() -> None:
    provider = a_provider(boxes=(a_box("sales"), a_box("w", confirmed_at=None)))

    with pytest.raises(Refusal, match=r"mailbox\.last"):
        without_mailbox(provider, "sales")

    assert without_mailbox(provider, "w").boxes == (a_box("sales"),)


def test_places_end_at_their_time() -> None:
    assert (open_places([OFFER], NOW), open_places([OFFER], OFFER.expires_at)) == ((OFFER,), ())
