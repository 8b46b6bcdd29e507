"""What the published file is made from, on a stand-in of the cloud's table."""

from dataclasses import replace

from functions.closing import Closing
from functions.closing_items import closing_put
from functions.events.publication.store import claimed, scores, shown, tallies
from functions.login.organisations.store import item_of
from functions.organisation import Organisation
from functions.score import frozen
from functions.table import Put
from functions.tally import passed
from tests.functions.fakes import NOW
from tests.functions.invitations.invites import NAME
from tests.functions.moto import dynamo_table


def a_provider(number: int, **fields: object) -> Organisation:
    """Return a provider that claimed its entry."""
    usual: dict[str, object] = {"kind": "provider", "id": f"p-{number:03}", "name": NAME, "created_at": NOW}
    return Organisation(**{**usual, **fields})  # type: ignore[arg-type] # fields of any type


def test_everybody_who_claimed_is_found_page_by_page_and_nobody_else() -> None:
    with dynamo_table() as table:
        made = [a_provider(number) for number in range(130)]
        for first in (0, 90):
            table.write_all([Put(item=item_of(each)) for each in made[first : first + 90]])
        table.write(Put(item=item_of(a_provider(200, suspended_at=NOW))))
        table.write(Put(item=item_of(Organisation(kind="brand", id="B", name=NAME, created_at=NOW))))
        table.write(passed("provider", "p-007", NOW, answered=2))

        found = claimed(table)
        counts = tallies(table, [each.id for each in found], NOW)

        assert [each.id for each in found] == [each.id for each in made]
        assert [(each, items[0]["answered"]) for each, items in counts.items() if items] == [("p-007", 2)]
        assert shown(table) == {}


def test_scores_come_provider_by_provider_over_all_published_quarters() -> None:
    with dynamo_table() as table:
        for quarter, is_seen in (("2026-Q1", True), ("2026-Q2", True), ("2026-Q3", False)):
            closing = Closing(quarter=quarter, method="v1", published_at=NOW if is_seen else None, v=1)
            table.write(closing_put(replace(closing, v=0), closing, NOW))
            for provider, revision in (("a-b", 1), ("a", 1), ("a", 2)):
                table.write(frozen(provider, {"quarter": quarter, "revision": revision}))

        found = [(provider, [(each["quarter"], each["revision"]) for each in told]) for provider, told in scores(table)]

        assert found == [
            ("a", [("2026-Q2", 2), ("2026-Q2", 1), ("2026-Q1", 2), ("2026-Q1", 1)]),
            ("a-b", [("2026-Q2", 1), ("2026-Q1", 1)]),
        ]
