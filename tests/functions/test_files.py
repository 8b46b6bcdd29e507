"""Names of files in a header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.files import disposition


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("intro.pdf", "attachment; filename=\"intro.pdf\"; filename*=UTF-8''intro.pdf"),
        ("简介.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E7%AE%80%E4%BB%8B.pdf"),
        ('a"b;c.pdf', "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf"),
    ],
)
def test_a_title_stands_in_both_forms(title: str, wanted: str) -> None:
    assert disposition(title) == wanted


@given(st.text(max_size=60))
def test_no_title_leaves_its_place_in_the_header(title: str) -> None:
    header = disposition(title)

    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
