"""The closed lists as types."""

import pytest

from site_builder.model.localized import Localized
from site_builder.model.money import Money
from site_builder.model.taxonomy import BudgetBand, Dimension, Sided, Taxonomy, Term, Tier, Violation
from tests.builders import a_taxonomy, fault_of

TERM = {"code": "tmall", "en": "Tmall", "zh": "天猫"}


def test_a_term_has_its_name_in_both_languages() -> None:
    assert Term.model_validate(TERM).name == Localized(en="Tmall", zh="天猫")


def test_a_list_is_found_by_its_name_in_the_order_of_the_file() -> None:
    taxonomy = a_taxonomy()

    terms = taxonomy.terms("platforms")

    assert tuple(terms) == tuple(term.code for term in taxonomy.platforms)
    assert terms["tmall"] is taxonomy.platforms[0]


def test_a_list_that_does_not_exist_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        a_taxonomy().terms("platform")


def test_every_list_is_found_by_its_name() -> None:
    taxonomy = a_taxonomy()

    found = [taxonomy.terms(name) for name in Taxonomy.model_fields]

    assert all(found)


def test_the_bound_of_a_budget_may_be_open() -> None:
    band = BudgetBand.model_validate({**TERM, "low": "10,000,000 CNY"})

    assert (band.low, band.high) == (Money(amount=10_000_000, currency="CNY"), None)


@pytest.mark.parametrize(
    ("kind", "fields", "fault", "reason"),
    [
        (Term, {"code": "t mall"}, "string_pattern_mismatch", "a space in a code"),
        (Term, {"zh": ""}, "string_too_short", "a language that is empty"),
        (Term, {"zh_hant": "天貓"}, "extra_forbidden", "a third language"),
        (Tier, {}, "missing", "a tier is of a platform"),
        (BudgetBand, {"low": "1 million"}, "money-format", "money in words"),
        (Dimension, {"sign": "times"}, "literal_error", "neither added nor taken off"),
        (Violation, {"severity": "grave"}, "literal_error", "neither general nor serious"),
        (Sided, {"side": "operator"}, "literal_error", "no side of a cooperation"),
    ],
)
def test_a_term_that_says_it_otherwise_is_refused(
    kind: type[Term], fields: dict[str, str], fault: str, reason: str
) -> None:
    assert fault_of(kind, {**TERM, **fields}) == fault, reason


def test_the_main_lists_cannot_be_empty() -> None:
    lists: dict[str, list[str]] = {name: [] for name in Taxonomy.model_fields}

    assert fault_of(Taxonomy, lists) == "too_short"
