"""The mails as typed arguments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.mail import Login, MailboxBounced, Suspended, is_plain
from site_builder.model.round_mail import OpportunityBlind


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


def test_a_mail_knows_its_fields_and_those_that_may_be_left_out() -> None:
    assert OpportunityBlind.names[:2] == ("provider", "brief")
    assert OpportunityBlind.usual == {"operator": ""}
    assert OpportunityBlind(**dict.fromkeys(OpportunityBlind.names[:-1], "x")).operator == ""


@pytest.mark.parametrize("told", [{"link": "/l"}, {"link": "/l", "code": "1", "other": "x"}, {}])
def test_a_mail_is_told_its_own_fields_and_all_of_them(told: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="login"):
        Login(**told)


def test_a_mail_cannot_be_changed() -> None:
    mail = Suspended(subject="S", reason="R")

    with pytest.raises(AttributeError, match="reason"):
        mail.reason = "other"  # type: ignore[misc] # what is refused
