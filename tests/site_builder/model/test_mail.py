"""The mails as typed arguments."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.mail import Mail, MailboxBounced, Suspended, is_plain
from site_builder.model.mails import MAILS


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


def test_every_mail_has_a_name_of_its_own_and_texts_as_values() -> None:
    assert len({kind.event for kind in MAILS}) == len(MAILS)
    assert {kind.__name__ for kind in Mail.__subclasses__()} == {kind.__name__ for kind in MAILS}
    assert all(entry.type is str for kind in MAILS for entry in fields(kind))
