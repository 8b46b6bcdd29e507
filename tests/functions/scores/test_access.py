"""Who may see a provider's scores."""

from tests.functions.people import Cast
from tests.functions.scores.scene import SCORES


def test_they_are_there_for_the_providers_people_and_for_operators(cast: Cast) -> None:
    member, operator = cast.browsers["provider member"].get(SCORES), cast.browsers["operator"].get(SCORES)
    other, brand, nobody = (cast.browsers[role].get(SCORES) for role in ("other provider", "brand owner", "nobody"))

    assert (member.status, operator.status) == (200, 200)
    assert (other.code, brand.code, nobody.code) == ("organisation.unknown", "organisation.unknown", "session.needed")
