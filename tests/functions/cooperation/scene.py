"""Cooperation records for tests."""

from typing import Any, Final

from functions.cooperation_record import CooperationRecord, Facts
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW
from tests.functions.people import BRAND, PROVIDER, Cast
from tests.functions.stage import Answer

RECORD: Final = "01M88VFZ00RECRD00000000001"
HERE: Final = f"/api/cooperations/brand/{BRAND}"
THERE: Final = f"/api/cooperations/provider/{PROVIDER}"
FACTS: Final[dict[str, Any]] = {
    "platform": "tmall-global",
    "store": "Aurora overseas flagship store",
    "address": "https://aurora.tmall.hk",
    "categories": ["beauty"],
    "services": ["store-operation"],
    "since": "2026-07",
    "evidence": "Contract of 30 June.",
}
EVALUATION: Final[dict[str, Any]] = {
    "period": "2026-Q4",
    "delivery": 5,
    "service": 4,
    "communication": 3,
    "result": 4,
    "comment": "Careful work.",
}


def a_record(**fields: Any) -> CooperationRecord:  # noqa: ANN401 # fields of any type
    """Return a record that the provider claims."""
    usual: dict[str, Any] = {
        "id": RECORD,
        "brand": BRAND,
        "brand_name": Localized(en="Aurora", zh="极光"),
        "provider": PROVIDER,
        "provider_name": Localized(en="Lantern Bay", zh="灯湾电商"),
        "facts": Facts(platform="tmall-global", store="Aurora", since="2026-07"),
        "by": "provider",
        "made_at": NOW,
    }
    return CooperationRecord(**{**usual, **fields})


def claimed(cast: Cast, **facts: object) -> Answer:
    """Let the brand report a cooperation."""
    form = {"id": RECORD, "with": PROVIDER, "facts": {**FACTS, **facts}}
    answer = cast.browsers["brand owner"].post(HERE, **form)
    assert answer.status == 201, answer.raw
    return answer


def confirmed(cast: Cast) -> None:
    """Let the brand report a cooperation, and the provider confirm it."""
    claimed(cast)
    assert cast.browsers["provider owner"].post(f"{THERE}/{RECORD}/confirm", v=0).status == 200
