"""What is published of a provider."""

import json
from datetime import date

import pytest

from functions.events.publication.rules import standing_of, written
from functions.organisation import Organisation
from functions.table import Item
from site_builder.model.assessment import Facts, assess_quarter, published
from site_builder.model.published import Published
from tests.functions.fakes import NOW, a_methods
from tests.functions.invitations.invites import NAME

PROVIDER = Organisation(kind="provider", id="lantern-bay", name=NAME, created_at=NOW, accepting=False)
SCORE = published(
    assess_quarter(Facts("lantern-bay", "2026-Q3", None, {}), a_methods()["v1"]),
    revision=1,
    closed_on=date(2026, 10, 12),
)
SHOWN: Item = {
    "provider": "lantern-bay", "store": "Aurora", "platform": "tmall-global", "services": ("store-operation",), "since": "2026-07", "pk": "COOP#u",
}  # fmt: skip


@pytest.mark.parametrize(("answered", "shown"), [(3, None), (4, {"invited": 5, "answered": 4, "median_hours": 6})])
def test_figures_of_fewer_than_five_do_not_leave_the_database(answered: int, shown: object) -> None:
    standing = standing_of(PROVIDER, [{"answered": answered, "lapsed": 1, "h_6": answered, "sent": 30}], (), ())

    assert standing["response"] == shown


def test_the_file_is_of_the_type_that_the_site_reads() -> None:
    standing = standing_of(PROVIDER, [{"answered": 6, "h_2": 6}], [SHOWN], [SCORE])

    content = written([("lantern-bay", standing), ("zz", standing)], NOW)

    found = Published.model_validate_json(content)
    told = found.providers["lantern-bay"]
    assert (str(told.claimed_on), told.accepting, found.written_at) == ("2026-11-25", False, NOW)
    assert told.assessments[0].quarter == "2026-Q3"
    assert list(found.providers) == ["lantern-bay", "zz"]
    assert told.cooperations[0].services == ("store-operation",)
    assert set(json.loads(content)["providers"]["lantern-bay"]["cooperations"][0]) == {
        "store",
        "platform",
        "services",
        "since",
    }
