"""What an operator's decision makes of a brand, and where a page begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.keys import Queue
from functions.login.desk.rules import place_in, released
from functions.refusals import Refusal
from tests.functions.fakes import NOW
from tests.functions.login.organisations.test_rules import a_brand

AT = "2026-11-25T08:00:00.000Z"
ULID = "01M88VFZ00WZVC04BQDT6VFK9K"


def test_a_brand_is_released_once() -> None:
    brand = released(a_brand(released_at=None), NOW)

    assert brand.checked == "operator"
    with pytest.raises(Refusal, match=r"release\.not_waiting"):
        released(brand, NOW)


@pytest.mark.parametrize(
    ("queue", "cursor", "pk", "sk"),
    [
        ("BRAND", f"{AT}#{ULID}", f"BRAND#{ULID}", "A"),
        ("CLAIM", f"{AT}#lantern-bay#{ULID}", "PROV#lantern-bay", f"CLAIM#{ULID}"),
        ("ASK", "lantern-bay", "PROV#lantern-bay", "ASKS"),
        ("MAIL", f"{AT}#{'0' * 64}", f"MAIL#{'0' * 64}", "BOUNCE"),
        ("MAIL", f"{AT}#{ULID}", f"OUT#{ULID}", "A"),
        ("MAIL", f"{AT}#{ULID}-12", f"OUT#{ULID}-12", "A"),
    ],
)
def test_a_cursor_is_the_place_of_a_line_in_its_own_queue(queue: Queue, cursor: str, pk: str, sk: str) -> None:
    assert place_in(queue, cursor) == {"pk": pk, "sk": sk, "gsi2pk": f"QUEUE#{queue}", "gsi2sk": cursor}


@given(st.sampled_from(["BRAND", "CLAIM", "ASK", "MAIL"]), st.text(st.sampled_from("ab1-#:.TZ/")))
def test_a_forged_cursor_never_leaves_its_queue(queue: Queue, cursor: str) -> None:
    place = place_in(queue, cursor)

    assert place is None or (place["gsi2pk"] == f"QUEUE#{queue}" and not str(place["pk"]).startswith("ACC#"))
