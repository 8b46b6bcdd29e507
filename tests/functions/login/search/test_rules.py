"""What a text that operators look for may mean."""

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.login.search.rules import mailbox, places
from tests.functions.people import BRAND


def test_a_number_may_be_a_persons_or_a_brands_in_any_case() -> None:
    assert places(BRAND.lower()) == (keys.account(BRAND), keys.organisation("brand", BRAND))


def test_a_providers_number_is_its_own_and_other_texts_are_no_number() -> None:
    assert places("lantern-bay") == (keys.organisation("provider", "lantern-bay"),)
    assert places("Lantern Bay") == places("ana@brand.com") == places("x#y") == ()


@pytest.mark.parametrize("text", ["Ana@Brand.com", " ana@brand.com "])
def test_a_mailbox_is_looked_for_by_its_digest_however_it_is_written(text: str) -> None:
    assert mailbox(text) == keys.mailbox(mailbox_digest("ana@brand.com"))


def test_a_part_of_a_mailbox_is_none() -> None:
    assert mailbox("@brand.com") is mailbox("ana@") is mailbox("Aurora") is None
