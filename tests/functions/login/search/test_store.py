"""Brands by their names, on a stand-in of the cloud's table."""

from functions.login.organisations.store import item_of
from functions.login.search.store import MOST, brands_named
from functions.organisation import Organisation
from functions.table import Put
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table


def a_brand(number: int, en: str, zh: str) -> Organisation:
    """Return a brand."""
    return Organisation(kind="brand", id=f"B{number}", name=Localized(en=en, zh=zh), created_at=NOW)


def test_a_brand_is_found_by_the_beginning_of_either_name_whatever_its_capitals() -> None:
    brands = [a_brand(1, "Casa  Aurelio", "奥雷里奥之家"), a_brand(2, "Aurora", "极光"), a_brand(3, "极光灯", "极光灯")]
    with dynamo_table() as table:
        for each in brands:
            table.write(Put(item=item_of(each)))

        found = {text: [each.id for each in brands_named(table, text)] for text in ("casa aur", "AURO", "极光", "雷")}

    assert found == {"casa aur": ["B1"], "AURO": ["B2"], "极光": ["B3", "B2"], "雷": []}


def test_no_more_are_answered_than_fit_on_a_page() -> None:
    with dynamo_table() as table:
        for number in range(MOST + 5):
            table.write(Put(item=item_of(a_brand(number, "极光", "极光"))))

        assert len(brands_named(table, "极光")) == len(brands_named(table, "极")) == MOST
