"""A round before it is sent."""

from datetime import timedelta
from typing import Any

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.codec import instant
from functions.table import Item
from tests.functions.fakes import NOW
from tests.functions.invitations.scene import HERE, many, sent
from tests.functions.people import OTHER_PROVIDER, PROVIDER, Cast

PREVIEW: dict[str, Any] = {
    "providers": [PROVIDER, OTHER_PROVIDER],
    "brief_title": "Skin care",
    "reply_by": instant(NOW + timedelta(days=10)),
}


def test_a_preview_takes_three_reads_and_sends_nothing(cast: Cast) -> None:
    before = dict(cast.stage.table.items)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(f"{HERE}/preview", **PREVIEW))

    # Beside the session: tallies of four quarters, and whether mailboxes bounced; eighty and sixty keys at most.
    assert (answer.status, calls) == (200, ["BatchGetItem", "BatchGetItem", "BatchGetItem"])
    assert cast.stage.table.items == before


def test_a_preview_says_who_can_be_reached_and_what_the_mail_tells(cast: Cast) -> None:
    many(cast, 1)
    cast.stage.table.items[keys.organisation("provider", "provider-0")]["boxes"] = ()
    cast.browsers["operator"].send("PUT", f"/api/suspensions/provider/{OTHER_PROVIDER}", {"reason": "Asked for."})
    form = {**PREVIEW, "providers": [PROVIDER, OTHER_PROVIDER, "hosted", "provider-0"]}

    body = cast.browsers["brand owner"].post(f"{HERE}/preview", **form).body

    found = {line["provider"]: (line["reachable"], line["why"], line["mails"]) for line in body["lines"]}
    assert found == {
        PROVIDER: (True, None, [{"language": "en", "count": 1}]),
        OTHER_PROVIDER: (False, "suspended", [{"language": "en", "count": 1}]),
        "hosted": (False, "unclaimed", []),
        "provider-0": (False, "no-mailbox", []),
    }
    assert body["mail"] == {
        "event": "opportunity",
        "values": {"brief": "Skin care", "reply_by": "2026-12-05 16:00", "invited": "4", "operator": "", "brand": "Brand"},
    }  # fmt: skip
    assert (body["rounds_left"], body["open_left"], body["waits"]) == (3, 60, False)


def test_a_mailbox_from_which_mails_came_back_reaches_nobody(cast: Cast) -> None:
    where = keys.bounce(mailbox_digest("mei@lantern-bay.com"))
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk}

    body = cast.browsers["brand owner"].post(f"{HERE}/preview", **PREVIEW).body

    assert [line["why"] for line in body["lines"]] == ["no-mailbox", None]


def test_a_preview_warns_of_those_invited_lately_resting_or_silent(cast: Cast) -> None:
    sent(cast, providers=[PROVIDER])
    place = f"/api/organisations/provider/{OTHER_PROVIDER}"
    cast.browsers["other provider"].send("PUT", f"{place}/accepting", {"accepting": False})
    created: Item = cast.stage.table.items[keys.organisation("provider", OTHER_PROVIDER)]
    created["created_at"] = instant(NOW - timedelta(days=91))  # type: ignore[index] # the fake's own dictionary

    body = cast.browsers["brand owner"].post(f"{HERE}/preview", **PREVIEW).body

    assert [line["warnings"] for line in body["lines"]] == [["invited-lately"], ["not-accepting", "inactive"]]
    assert [line["invited_at"] for line in body["lines"]] == ["2026-11-25T08:00:00Z", None]


@pytest.mark.parametrize(("answered", "shown"), [(3, None), (4, {"invited": 5, "answered": 4, "median_hours": 6})])
def test_figures_of_fewer_than_five_are_not_shown(cast: Cast, answered: int, shown: object) -> None:
    where = keys.tally("provider", PROVIDER, "2026-Q3")
    counts = {"answered": answered, "lapsed": 1, "h_6": answered}
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk, **counts}

    body = cast.browsers["brand owner"].post(f"{HERE}/preview", **PREVIEW).body

    assert body["lines"][0]["response"] == shown


def test_a_blind_preview_names_no_brand(cast: Cast) -> None:
    body = cast.browsers["brand owner"].post(f"{HERE}/preview", **PREVIEW, blind=True).body

    assert body["mail"]["event"] == "opportunity-blind"
    assert "brand" not in body["mail"]["values"]
