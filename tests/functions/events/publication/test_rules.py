"""What is published of a provider."""

import json

import pytest

from functions.events.publication.rules import standing_of, written
from functions.organisation import Organisation
from functions.table import Item
from site_builder.model.published import Published
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import NAME

PROVIDER = Organisation(kind="provider", id="lantern-bay", name=NAME, created_at=NOW, accepting=False)
SHOWN: Item = {
    "provider": "lantern-bay", "store": "Aurora", "platform": "tmall-global", "services": ("store-operation",), "since": "2026-07", "pk": "COOP#u",
}  # fmt: skip


@pytest.mark.parametrize(("answered", "shown"), [(3, None), (4, {"invited": 5, "answered": 4, "median_hours": 6})])
def test_figures_of_fewer_than_five_do_not_leave_the_database(answered: int, shown: object) -> None:
    standing = standing_of(PROVIDER, [{"answered": answered, "lapsed": 1, "h_6": answered, "sent": 30}], ())

    assert standing["response"] == shown


def test_the_file_is_of_the_type_that_the_site_reads() -> None:
    standing = standing_of(PROVIDER, [{"answered": 6, "h_2": 6}], [SHOWN])

    content = written({"lantern-bay": standing}, NOW)

    found = Published.model_validate_json(content)
    told = found.providers["lantern-bay"]
    assert (str(told.claimed_on), told.accepting, found.written_at) == ("2026-11-25", False, NOW)
    assert told.cooperations[0].services == ("store-operation",)
    assert set(json.loads(content)["providers"]["lantern-bay"]["cooperations"][0]) == {
        "store",
        "platform",
        "services",
        "since",
    }
