"""Who may claim an entry."""

from dataclasses import replace

import pytest

from functions.login.claims.rules import claimed, is_at_domain, is_offered, opened
from functions.offer import Offer
from tests.functions.fakes import NOW, an_entry
from tests.functions.test_account import an_account
from tests.functions.test_offer import OFFER

CLAIM_OFFER = replace(OFFER, purpose="claim", kind="provider", id="lantern-bay")
MEI = an_account(address="mei@lantern-bay.com", language="zh", memberships=())


@pytest.mark.parametrize(
    ("offer", "holds"),
    [(None, False), (OFFER, False), (CLAIM_OFFER, True), (replace(CLAIM_OFFER, expires_at=NOW), False)],
)
def test_an_offer_of_the_entry_holds_in_its_time(offer: Offer | None, holds: bool) -> None:  # noqa: FBT001 # a column of the table
    assert is_offered(offer, NOW) is holds


@pytest.mark.parametrize(("by", "checked"), [("domain", "domain"), ("offer", "operator")])
def test_a_claimed_provider_says_by_what(by: str, checked: str) -> None:
    provider = claimed(an_entry(), MEI, by, NOW)  # type: ignore[arg-type] # a ground

    assert (provider.checked, provider.domain, provider.mailboxes[0].address) == (
        checked,
        "lantern-bay.com",
        "mei@lantern-bay.com",
    )


def test_an_entry_without_a_website_is_claimed_by_no_domain() -> None:
    assert is_at_domain(MEI, an_entry())
    assert not is_at_domain(MEI, an_entry(website=None))
    assert opened(an_entry(), MEI, "domain", NOW).account == MEI.id
