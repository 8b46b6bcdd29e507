"""What operators look for, and what is found."""

import pytest
from pydantic import ValidationError

from functions.login.search.forms import Wanted, entry
from tests.functions.fakes import an_entry


@pytest.mark.parametrize("text", ["", "x", " x ", "x" * 321, "a\u202eb"])
def test_what_is_too_short_too_long_or_hidden_is_not_looked_for(text: str) -> None:
    with pytest.raises(ValidationError):
        Wanted.model_validate({"text": text})


def test_an_entry_that_nobody_claimed_is_found_as_a_provider() -> None:
    line = entry(an_entry(website=None))

    assert (line.kind, line.id, line.detail, line.suspended) == ("provider", "lantern-bay", "", False)
