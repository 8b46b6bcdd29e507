"""Mailboxes: how one is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.addresses import host_of, mailbox_digest, normalised


@pytest.mark.parametrize(
    ("text", "address", "reason"),
    [
        ("Mei.Lin@Lantern-Bay.COM", "mei.lin@lantern-bay.com", "small letters"),
        ("  a@b.cn\n", "a@b.cn", "spaces around it"),
        ("a+b_c@sub.b.co.uk", "a+b_c@sub.b.co.uk", "signs"),
        ("mei@灯湾.中国", "mei@xn--s8w74b.xn--fiqs8s", "a Chinese host"),
    ],
)
def test_an_address_has_one_spelling(text: str, address: str, reason: str) -> None:
    assert normalised(text) == address, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "nothing"),
        ("a", "no host"),
        ("@b.cn", "no name"),
        ("a@b", "no domain"),
        ("a@-b.cn", "a host that is none"),
        ("a@b..cn", "an empty part"),
        (".a@b.cn", "a dot at the beginning"),
        ("a b@c.cn", "a space"),
        ('"a b"@c.cn', "a quoted name"),
        ("a@b.cn, c@d.cn", "two"),
        ("A <a@b.cn>", "with a name"),
        ("a@b.cn\r\nBcc: c@d.cn", "a header"),
        ("a\u202eb@c.cn", "a sign that turns the direction"),
        ("a@[127.0.0.1]", "an address literal"),
        (f"{'a' * 65}@b.cn", "a name that is too long"),
        (f"a@{'b.' * 130}cn", "too long"),
        ("a@b.c\u0000n", "a control character"),
    ],
)
def test_what_is_no_mailbox_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match="not a mailbox"):
        normalised(text)
    assert reason


@given(st.from_regex(r"[A-Za-z0-9+_-]{1,20}@([A-Za-z0-9]{1,9}\.){1,3}[A-Za-z]{2,6}", fullmatch=True))
def test_the_one_spelling_stays_as_it_is(text: str) -> None:
    address = normalised(text)

    assert normalised(address) == address
    assert address.isascii()
    assert not any(sign in address for sign in ' \r\n<>,;"')


def test_an_address_has_a_host_and_a_digest_of_its_own() -> None:
    assert host_of("mei.lin@lantern-bay.com") == "lantern-bay.com"
    assert mailbox_digest("a@b.cn") != mailbox_digest("b@b.cn")
