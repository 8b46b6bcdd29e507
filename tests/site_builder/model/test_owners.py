"""Who may change which entry."""

import pytest
from pydantic import ValidationError

from site_builder.model.owners import Owners

OWNERS = Owners.model_validate({"lantern-bay": [{"account": "7", "since": "2026-11-22"}]})


@pytest.mark.parametrize(
    ("entry", "account", "may"), [("lantern-bay", 7, True), ("lantern-bay", 8, False), ("other", 7, False)]
)
def test_an_account_may_change_what_it_owns(entry: str, account: int, *, may: bool) -> None:
    assert OWNERS.may_change(entry, account) is may


@pytest.mark.parametrize("count", [0, 3])
def test_an_entry_has_one_owner_or_two(count: int) -> None:
    owners = [{"account": str(number + 1), "since": "2026-11-22"} for number in range(count)]

    with pytest.raises(ValidationError):
        Owners.model_validate({"lantern-bay": owners})
