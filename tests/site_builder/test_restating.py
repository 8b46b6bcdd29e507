"""Of whom something else is published now."""

import pytest

from site_builder.model.published import Standing
from site_builder.restating import restated
from tests.builders import a_published, a_standing


def written(**standings: Standing) -> bytes:
    """Return a published file."""
    return a_published(**standings).model_dump_json().encode()


def test_only_those_of_whom_something_else_is_published_are_named_with_what_it_was() -> None:
    before = written(same=a_standing(4), other=a_standing(3), gone=a_standing(2))
    now = written(same=a_standing(4), other=a_standing(5), new=a_standing(1))

    assert restated(before, now) == {"other": a_standing(3), "gone": a_standing(2), "new": None}


def test_nothing_published_is_published_of_nobody() -> None:
    assert restated(b"", written(new=a_standing(1))) == {"new": None}
    assert restated(written(gone=a_standing(1)), b"") == {"gone": a_standing(1)}


@pytest.mark.parametrize("broken", [b"{", b"[]", b'{"providers": []}'])
def test_a_file_that_cannot_be_read_says_nothing(broken: bytes) -> None:
    assert restated(broken, broken) == {}
