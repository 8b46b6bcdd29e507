"""A brand grants and revokes authorisations, a provider gives them back."""

from typing import Any

import pytest

from tests.functions.cooperation.scene import HERE, RECORD, THERE, claimed, confirmed
from tests.functions.people import OTHER_BRAND, Cast
from tests.functions.stage import Answer

NUMBER = "01M88VFZ00AVTH000000000001"
GRANT = {"id": NUMBER, "services": ["store-operation", "paid-media"], "until": "2027-11-30"}
PLACE = f"{HERE}/{RECORD}/authorisations"
END = f"{THERE}/{RECORD}/authorisations/{NUMBER}/end"


def granted(cast: Cast, **fields: Any) -> Answer:  # noqa: ANN401 # fields of any type
    """Let the brand grant something."""
    return cast.browsers["brand owner"].post(PLACE, **{**GRANT, **fields})


def seen(cast: Cast, role: str = "provider owner", place: str = THERE) -> list[tuple[str, str]]:
    """Return the authorisations as a side sees them: their services and states."""
    found = cast.browsers[role].get(f"{place}/{RECORD}").body["authorisations"]
    return [(" ".join(each["services"]), each["state"]) for each in found]


def test_a_brand_authorises_services_until_a_day_and_the_provider_is_told(cast: Cast) -> None:
    confirmed(cast)

    answer, calls = cast.stage.calls_of(lambda: granted(cast))

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(4)"])
    assert seen(cast) == seen(cast, "brand owner", HERE) == [("store-operation paid-media", "active")]
    assert (cast.stage.mails()[-1].event, cast.stage.mails()[-1].values["until"]) == ("authorised", "2027-11-30")


def test_the_same_again_is_the_same_and_another_under_its_number_is_refused(cast: Cast) -> None:
    confirmed(cast)
    first = granted(cast)

    again, other = granted(cast), granted(cast, until="2027-12-31")

    assert (again.status, again.body, other.code) == (201, first.body, "authorisation.exists")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"services": []}, "edge.form"),
        ({"services": ["poetry"]}, "round.code_unknown"),
        ({"until": "2026-11-01"}, "authorisation.day"),
        ({"until": "2036-11-01"}, "authorisation.day"),
    ],
)
def test_what_names_no_service_or_no_day_to_come_is_refused(cast: Cast, fields: dict[str, Any], code: str) -> None:
    confirmed(cast)

    assert granted(cast, **fields).code == code


def test_a_claim_authorises_nothing(cast: Cast) -> None:
    claimed(cast)

    assert granted(cast).code == "cooperation.claimed"


def test_either_side_ends_it_once_and_the_other_is_told_the_truth(cast: Cast) -> None:
    confirmed(cast)
    granted(cast)
    mei, ana = cast.browsers["provider owner"], cast.browsers["brand owner"]

    returned, calls = cast.stage.calls_of(lambda: mei.post(END, reason="No capacity."))
    revoked = ana.post(END.replace(THERE, HERE), reason="Too late.")

    assert (returned.body["state"], calls) == ("returned", ["BatchGetItem", "TransactWriteItems(3)"])
    assert (revoked.code, seen(cast)) == ("authorisation.returned", [("store-operation paid-media", "returned")])
    assert cast.stage.mails()[-1].event == "authorisation-ended"


def test_it_ends_with_its_day_and_with_the_cooperation(cast: Cast) -> None:
    confirmed(cast)
    granted(cast)
    v = cast.browsers["brand owner"].get(f"{HERE}/{RECORD}").body["v"]

    cast.browsers["brand owner"].post(f"{HERE}/{RECORD}/end", v=v, ended_on="2026-11-20")

    assert seen(cast) == [("store-operation paid-media", "ended")]
    assert granted(cast, id=NUMBER.replace("1", "2")).code == "cooperation.ended"


def test_it_is_its_two_sides_own(cast: Cast) -> None:
    confirmed(cast)
    granted(cast)
    strange = f"/api/cooperations/brand/{OTHER_BRAND}/{RECORD}/authorisations"

    answers = [
        cast.browsers["other brand"].post(strange, **GRANT),
        cast.browsers["other brand"].post(f"{strange}/{NUMBER}/end", reason="Mine."),
        cast.browsers["provider owner"].post(END.replace(NUMBER, NUMBER.replace("1", "2")), reason="None."),
    ]

    assert [answer.code for answer in answers] == [
        "cooperation.unknown",
        "cooperation.unknown",
        "authorisation.unknown",
    ]
