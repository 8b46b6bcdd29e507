"""A platform's figures as CSV."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.scores.figures import COLUMNS, Fault, Row, read, template
from tests.builders import a_method

METHOD = a_method().method
HEAD = ",".join(COLUMNS) + "\n"


def known(provider: str) -> bool:
    """Whether a provider is listed."""
    return provider in {"baozun", "lantern-bay"}


def test_rows_are_read_as_a_spreadsheet_writes_them() -> None:
    text = '\ufeffProvider,Indicator,Value,N\r\nbaozun,attraction,86.5,12\r\n"baozun","consumer","4.82",3\r\n,,,\r\n'

    rows, faults = read(text, METHOD, known)

    assert rows == (Row("baozun", "attraction", 865_000, 12), Row("baozun", "consumer", 48_200, 3))
    assert faults == ()


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("nobody,attraction,80,3", "provider", "provider"),
        ("baozun,won,80,3", "indicator", "indicator"),
        ("baozun,unknown,80,3", "indicator", "indicator"),
        ("baozun,attraction,80", "", "fields"),
        ("baozun,attraction,80,3,4", "", "fields"),
        ("baozun,attraction,,3", "value", "number"),
        ("baozun,attraction,-1,3", "value", "number"),
        ("baozun,attraction,8e1,3", "value", "number"),
        ("baozun,attraction,80.00001,3", "value", "number"),
        ("baozun,attraction,100.1,3", "value", "range"),
        ("baozun,consumer,5.1,3", "value", "range"),
        ("baozun,incidents,1.5,3", "value", "whole"),
        ("baozun,attraction,80,three", "n", "whole"),
        ("baozun,attraction,80,-3", "n", "whole"),
        ("baozun,attraction,80,9999999", "n", "whole"),
        ("baozun,attraction,８０,3", "value", "number"),
    ],
)
def test_a_bad_row_is_told_with_line_column_and_reason(row: str, column: str, why: str) -> None:
    rows, faults = read(f"{HEAD}lantern-bay,goods,70,2\n{row}\n", METHOD, known)

    assert faults == (Fault(3, column, why),)  # type: ignore[arg-type] # one of the closed list
    assert rows == (Row("lantern-bay", "goods", 700_000, 2),)


def test_every_fault_of_a_file_is_told_and_not_the_first_one() -> None:
    text = f"{HEAD}baozun,goods,70,2\nbaozun,goods,71,2\nnobody,goods,x,y\n"

    _, faults = read(text, METHOD, known)

    assert faults == (
        Fault(3, "indicator", "twice"),
        Fault(4, "provider", "provider"),
        Fault(4, "value", "number"),
        Fault(4, "n", "whole"),
    )


@pytest.mark.parametrize("text", ["", "provider;indicator;value;n\n", "a,b\n", "baozun,goods,70,2\n"])
def test_a_file_without_the_columns_is_none(text: str) -> None:
    assert read(text, METHOD, known) == ((), (Fault(1, "", "columns"),))


def test_a_file_without_rows_is_none() -> None:
    assert read(HEAD, METHOD, known) == ((), (Fault(2, "", "empty"),))


def test_the_template_names_every_imported_indicator_and_is_a_file_to_fill_in() -> None:
    lines = template(METHOD, "baozun").splitlines()

    assert lines[0] == ",".join(COLUMNS)
    assert {line.split(",")[1] for line in lines[1:]} == {each.code for each in METHOD.indicators if each.is_imported}
    assert {fault.why for fault in read(template(METHOD, "baozun"), METHOD, known)[1]} == {"number", "whole"}


@given(st.text(max_size=300))
def test_whatever_comes_is_read_without_a_fault_of_ours(text: str) -> None:
    rows, faults = read(HEAD + text, METHOD, known)

    assert rows or faults
