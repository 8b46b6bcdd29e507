"""What the routes of the loop cost, where no other test says it: calls of the table, each at its exact number."""

from typing import Any, Final

import pytest

from tests.functions.cooperation.scene import HERE as OF_BRAND
from tests.functions.cooperation.scene import RECORD, confirmed
from tests.functions.cooperation.scene import THERE as OF_PROVIDER
from tests.functions.invitations.documents.papers import DOCUMENT, PDF, announced
from tests.functions.invitations.scene import DECLINE, ROUND, ROUND_HERE, THERE, sent
from tests.functions.people import BRAND, OTHER_BRAND, PROVIDER, Cast

READ: Final = "BatchGetItem"
GETS: Final = [
    ("brand owner", f"{ROUND_HERE}/threads/{PROVIDER}", [READ, "Query"]),
    ("provider owner", f"{THERE}/thread", [READ, "Query"]),
    ("provider owner", f"/api/opportunities/{PROVIDER}?tab=closed", [READ, "Query"]),
    ("operator", f"/api/queues/rounds/{ROUND}", [READ, "Query", "Query"]),
    ("brand owner", f"/api/documents/{BRAND}", [READ, "Query"]),
    ("provider owner", OF_PROVIDER, [READ, "Query"]),
]
POSTS: Final[list[tuple[str, str, dict[str, Any], list[str]]]] = [
    # The invitation, the ledger, the round's counts, the brand's open invitations, tally and book, a mail.
    ("provider owner", f"{THERE}/decline", DECLINE, [READ, "TransactWriteItems(7)"]),
    # Two invitations and their mails, the ledger, the round's counts, the brand's open invitations.
    ("brand owner", f"{ROUND_HERE}/withdraw", {"reason": "other"}, [READ, "Query", "TransactWriteItems(7)"]),
    ("brand owner", f"/api/documents/{BRAND}/{DOCUMENT}/link", {}, [READ]),
    # The record, the ledger, a mail; it ends early, so tally and book.
    ("brand owner", f"{OF_BRAND}/{RECORD}/end", {"v": 1, "ended_on": "2026-11-01"}, [READ, "TransactWriteItems(5)"]),
]


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """A cast with a round, a confirmed cooperation and a document."""
    sent(cast)
    confirmed(cast)
    owner = cast.browsers["brand owner"]
    assert owner.post(f"/api/documents/{BRAND}", **announced()).status == 201
    cast.stage.files.incoming[f"{BRAND}/{DOCUMENT}"] = PDF
    assert owner.send("POST", f"/api/documents/{BRAND}/{DOCUMENT}/complete", {}).status == 200
    return cast


@pytest.mark.parametrize(("role", "path", "wanted"), GETS)
def test_reading_takes_so_many_calls(busy: Cast, role: str, path: str, wanted: list[str]) -> None:
    answer, calls = busy.stage.calls_of(lambda: busy.browsers[role].get(path))

    assert (answer.status, calls) == (200, wanted)


@pytest.mark.parametrize(("role", "path", "form", "wanted"), POSTS)
def test_doing_something_takes_so_many_calls(
    busy: Cast, role: str, path: str, form: dict[str, Any], wanted: list[str]
) -> None:
    answer, calls = busy.stage.calls_of(lambda: busy.browsers[role].send("POST", path, form))

    assert (answer.status, calls) == (200, wanted)


def test_settling_a_dispute_is_one_transaction(cast: Cast) -> None:
    form = {"id": RECORD, "with": PROVIDER, "facts": {"platform": "jd", "store": "S", "since": "2026-07"}}
    cast.browsers["other brand"].post(f"/api/cooperations/brand/{OTHER_BRAND}", **form)
    cast.browsers["provider owner"].post(f"{OF_PROVIDER}/{RECORD}/dispute", v=0, reason="Never.")
    place = f"/api/queues/cooperations/{RECORD}/settle"

    answer, calls = cast.stage.calls_of(
        lambda: cast.browsers["operator"].post(place, decision="confirm", reason="Proved.")
    )

    # The record, the ledger, a mail to each side, the queue, a tally of each side, the provider's book and its days.
    assert (answer.status, calls) == (200, [READ, "TransactWriteItems(9)"])
