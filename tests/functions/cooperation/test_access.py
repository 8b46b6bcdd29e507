"""Who may see a cooperation record."""

from tests.functions.cooperation.scene import RECORD, THERE, claimed
from tests.functions.people import OTHER_BRAND, Cast


def test_a_record_is_there_for_its_two_sides_only(cast: Cast) -> None:
    claimed(cast)

    own = cast.browsers["provider member"].get(f"{THERE}/{RECORD}")
    foreign = cast.browsers["other brand"].get(f"/api/cooperations/brand/{OTHER_BRAND}/{RECORD}")
    operator = cast.browsers["operator"].get(f"{THERE}/{RECORD}")

    assert (own.status, foreign.code, operator.code) == (200, "cooperation.unknown", "organisation.unknown")
