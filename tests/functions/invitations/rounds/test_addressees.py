"""Those to whom a round is to go."""

import pytest

from functions import keys
from functions.invitations.rounds.addressees import entries_of, organisations_of, places_of
from functions.refusals import Refusal
from tests.functions.people import BRAND, OTHER_PROVIDER, PROVIDER, Cast


def test_each_has_its_entry_and_its_organisation_in_the_order_of_the_round(cast: Cast) -> None:
    wanted = [OTHER_PROVIDER, "hosted", PROVIDER]
    found = cast.stage.table.read(*places_of(BRAND, wanted))

    organisations = organisations_of(found, wanted)

    assert [entry.id for entry in entries_of(cast.stage.services, wanted)] == wanted
    assert [each.id if each else None for each in organisations] == [OTHER_PROVIDER, None, PROVIDER]
    assert places_of(BRAND, wanted)[0] == keys.sends(BRAND)


@pytest.mark.parametrize("wanted", [[PROVIDER, "nobody"], [PROVIDER, PROVIDER]])
def test_one_that_is_not_listed_or_stands_twice_is_named(cast: Cast, wanted: list[str]) -> None:
    with pytest.raises(Refusal, match=r"round\.provider_unknown") as refused:
        entries_of(cast.stage.services, wanted)

    assert refused.value.field == "providers.1"
