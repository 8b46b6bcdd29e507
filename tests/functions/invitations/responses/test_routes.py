"""An organisation's own figures."""

import pytest

from functions import keys
from tests.functions.people import BRAND, PROVIDER, Cast


@pytest.mark.parametrize(("kind", "organisation", "role"), [("brand", BRAND, "brand member"), ("provider", PROVIDER, "provider member")])  # fmt: skip
def test_an_organisation_sees_its_own_before_others_do(cast: Cast, kind: str, organisation: str, role: str) -> None:
    where = keys.tally(kind, organisation, "2026-Q2")  # type: ignore[arg-type] # one of both
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk, "answered": 3, "lapsed": 1, "h_5": 3}

    answer, calls = cast.stage.calls_of(lambda: cast.browsers[role].get(f"/api/responses/{kind}/{organisation}"))

    assert calls == ["BatchGetItem"]
    assert answer.body == {"invited": 4, "answered": 3, "median_hours": 5, "shown": False, "since": "2026-Q1"}
