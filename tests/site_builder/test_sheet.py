"""Lines of CSV."""

import pytest

from site_builder import sheet


def test_a_line_quotes_what_would_part_it() -> None:
    assert sheet.line(["a,b", 'c"d', 1, None]) == b'"a,b","c""d",1,\r\n'


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ("\tx", "'\tx"),
        (("a", "b"), "a|b"),
        (True, "true"),
        (3, 3),
        ("a-b", "a-b"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula(value: object, cell: object) -> None:
    assert sheet.cell(value) == cell
