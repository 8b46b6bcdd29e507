"""In which state a cooperation record is."""

import pytest

from functions.codec import decode, encode
from functions.cooperation_record import CooperationRecord, Evaluation, state_of
from tests.functions.cooperation.scene import a_record
from tests.functions.fakes import NOW


@pytest.mark.parametrize(
    ("record", "state"),
    [
        (a_record(), "claimed"),
        (a_record(corrected_at=NOW), "corrected"),
        (a_record(corrected_at=NOW, confirmed_at=NOW), "confirmed"),
        (a_record(disputed_at=NOW), "disputed"),
        (a_record(disputed_at=NOW, settled_at=NOW, decision="confirm", confirmed_at=NOW), "confirmed"),
        (a_record(disputed_at=NOW, settled_at=NOW, decision="reject"), "rejected"),
        (a_record(confirmed_at=NOW, ended_at=NOW), "ended"),
    ],
)
def test_the_state_follows_from_what_happened(record: CooperationRecord, state: str) -> None:
    assert state_of(record) == state
    assert decode(CooperationRecord, encode(record)) == record


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"confirmed_at": NOW, "brand_shows": True, "provider_shows": True}, True),
        ({"confirmed_at": NOW, "brand_shows": True}, False),
        ({"confirmed_at": NOW, "provider_shows": True}, False),
        ({"brand_shows": True, "provider_shows": True}, False),
    ],
)
def test_only_what_both_sides_confirm_and_show_is_public(fields: dict[str, object], wanted: bool) -> None:  # noqa: FBT001 # a parameter
    assert a_record(**fields).is_public is wanted


def test_an_evaluation_is_kept_as_it_is() -> None:
    evaluation = Evaluation(period="2026-Q4", delivery=1, service=2, communication=3, result=4, comment="", at=NOW)

    assert decode(Evaluation, encode(evaluation)) == evaluation
