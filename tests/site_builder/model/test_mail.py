"""The mails as typed arguments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.mail import MailboxBounced, Suspended, is_plain


@pytest.mark.parametrize(
    "text", ["a\r\nBcc: b@c.cn", "a\nb", "a\x00b", "a\u2028b", "a\u202eb", "a\u2066b", "a\ufeffb", "x" * 2001]
)
def test_a_value_that_could_leave_its_place_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="suspended"):
        Suspended(subject=text, reason="r")


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Zl", "Zp"]), max_size=200))
def test_plain_text_in_one_line_is_a_value(text: str) -> None:
    assert MailboxBounced(mailbox=text, link="/desk").mailbox == text
    assert is_plain(text)
