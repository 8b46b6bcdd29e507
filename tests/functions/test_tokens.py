"""Secrets of a moment."""

import re

import pytest

from functions.tokens import code_digest, derived_code, derived_token, digest, equal, matches, written

KEY = "k" * 32


def test_a_token_is_43_characters_that_need_no_escaping() -> None:
    assert re.fullmatch("[A-Za-z0-9_-]{43}", derived_token(KEY, "login", "nonce"))
    assert len(written(b"\xff" * 32)) == 43


def test_a_code_has_six_digits() -> None:
    codes = {derived_code(KEY, "login", str(number)) for number in range(200)}

    assert all(re.fullmatch("[0-9]{6}", code) for code in codes)
    assert len(codes) > 190


@pytest.mark.parametrize(
    ("key", "purpose", "nonce"), [("j" * 32, "login", "n"), (KEY, "mailbox", "n"), (KEY, "login", "m")]
)
def test_another_key_purpose_or_nonce_makes_another_token(key: str, purpose: str, nonce: str) -> None:
    assert derived_token(key, purpose, nonce) != derived_token(KEY, "login", "n")


def test_what_is_kept_says_whether_a_secret_is_the_right_one() -> None:
    kept = digest("secret")

    assert (matches("secret", kept), matches("Secret", kept), "secret" in kept) == (True, False, False)
    assert (equal("é", "é"), equal("a", "b")) == (True, False)


def test_what_is_kept_of_a_code_depends_on_key_and_record() -> None:
    kept = {
        code_digest(KEY, "browser", "123456"),
        code_digest(KEY, "other", "123456"),
        code_digest("j" * 32, "browser", "123456"),
    }

    assert len(kept) == 3


def test_nothing_is_derived_without_a_key() -> None:
    with pytest.raises(ValueError, match="no key"):
        derived_token("", "login", "nonce")
