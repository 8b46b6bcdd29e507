"""Who may see and do what in the room."""

from functions import keys
from tests.functions.invitations.scene import HERE, ROUND, ROUND_HERE, a_round, sent
from tests.functions.people import BRAND, OTHER_PROVIDER, PROVIDER, Cast


def test_who_is_not_invited_finds_nothing(cast: Cast) -> None:
    sent(cast, providers=[PROVIDER])

    answer = cast.browsers["other provider"].get(f"/api/opportunities/{OTHER_PROVIDER}/{ROUND}")

    assert (answer.status, answer.code) == (404, "opportunity.unknown")


def test_an_operator_sends_for_no_brand_that_is_suspended_or_not_there(cast: Cast) -> None:
    operator = cast.browsers["operator"]
    operator.send("PUT", f"/api/suspensions/brand/{BRAND}", {"reason": "Asked for."})

    suspended = operator.post(HERE, **a_round())
    missing = operator.post(f"/api/rounds/{ROUND}", **a_round())

    assert (suspended.code, missing.code) == ("organisation.suspended", "organisation.unknown")


def test_an_operator_who_belongs_to_the_brand_sends_as_the_brand(cast: Cast) -> None:
    account = cast.stage.table.items[keys.account(cast.accounts["operator"])]
    account["memberships"] = (*account["memberships"], {"kind": "brand", "id": BRAND, "role": "member"})

    cast.browsers["operator"].post(HERE, **a_round())

    assert not cast.browsers["brand owner"].get(ROUND_HERE).body["by_operator"]


def test_an_operator_reads_no_board_by_the_brands_way(cast: Cast) -> None:
    sent(cast)

    assert cast.browsers["operator"].get(ROUND_HERE).code == "organisation.unknown"
