"""The programme and its limits."""

import pytest

from site_builder.model.program import Limits, Program
from tests.builders import a_program, fault_of

EDIT = "https://host.test/edit/{path}"


def test_a_programme_without_a_public_repository_has_no_edit_form() -> None:
    program = a_program()

    assert (program.repository, program.edit_url) == (None, None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"edit_url": EDIT}, "the path of a file goes into the form"),
        ({"mailbox": "tp.desk+hz@mail.hezuo.example"}, "a mailbox of a subdomain"),
        ({"base_url": "http://127.0.0.1:8000"}, "a server on this machine"),
    ],
)
def test_an_address_of_the_programme_can_be_used(fields: dict[str, str], reason: str) -> None:
    program = a_program(**fields)

    assert program.model_dump().items() >= fields.items(), reason


@pytest.mark.parametrize(
    ("fields", "fault", "reason"),
    [
        ({"edit_url": "https://host.test/edit"}, "string_pattern_mismatch", "no place for the path"),
        ({"edit_url": "http://host.test/{path}"}, "string_pattern_mismatch", "not encrypted"),
        ({"mailbox": "hezuo.example"}, "string_pattern_mismatch", "no mailbox"),
        ({"mailbox": "a@b c.example"}, "string_pattern_mismatch", "a space"),
        ({"base_url": "hezuo.example"}, "link-format", "no scheme"),
        ({"headline": {"en": "Partners."}}, "missing", "one language"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(fields: dict[str, object], fault: str, reason: str) -> None:
    usual = a_program().model_dump()
    name = {"name": {"en": "Hezuo", "zh": "合作"}, "headline": {"en": "Partners.", "zh": "服务商。"}}

    assert fault_of(Program, {**usual, **name, **fields}) == fault, reason


@pytest.mark.parametrize(
    ("limit", "value", "fault"),
    [
        ("listing_page", 0, "greater_than_equal"),
        ("listing_page", 201, "less_than_equal"),
        ("compare", 1, "greater_than_equal"),
        ("compare", 9, "less_than_equal"),
        ("shortlist", 51, "less_than_equal"),
        ("fact_old_after_months", 241, "less_than_equal"),
        ("response_rate_from", "few", "int_parsing"),
    ],
)
def test_a_limit_stays_within_what_the_product_can_do(limit: str, value: object, fault: str) -> None:
    assert fault_of(Limits, {**a_program().limits.model_dump(), limit: value}) == fault
