"""Values to typed attributes and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.aws.attributes import attribute, item_of, value_of

VALUES = st.recursive(
    st.text() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(VALUES)
def test_a_value_survives_the_way_there_and_back(value: object) -> None:
    found = value_of(attribute(value))  # type: ignore[arg-type] # values of the table

    assert (found, type(found)) == (value, type(value))


def test_a_flag_is_no_number() -> None:
    assert (attribute(True), attribute(1)) == ({"BOOL": True}, {"N": "1"})  # noqa: FBT003 # that is the point


def test_a_type_that_is_never_written_is_not_read() -> None:
    with pytest.raises(ValueError, match="SS"):
        item_of({"a": {"SS": ["x"]}})
