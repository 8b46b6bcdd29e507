"""The past of the fictional providers; test_seed.py sees it in a local cloud."""

from datetime import UTC, datetime

from functions import keys
from infra.local.history import CLOSED, LIVES, close, figures, remember
from tests.builders import ROOT, a_method
from tests.functions.books import balances
from tests.functions.fakes import FakeTable

NOW = datetime(2026, 11, 26, 3, tzinfo=UTC)


class Operator:
    """A browser that notes what it sends."""

    def __init__(self) -> None:
        """Begin with nothing sent."""
        self.sent: list[str] = []

    def send(self, method: str, path: str, form: object = None) -> None:
        """Note a request."""
        del form
        self.sent.append(f"{method} {path}")


def test_the_past_balances_and_is_written_once() -> None:
    table = FakeTable()
    remember(table, NOW)
    before = dict(table.items)

    remember(table, NOW)

    books = balances(table.items)
    assert table.items == before
    assert books.made == books.kept
    assert {quarter for _, quarter in books.kept} == {"2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"}
    assert all(keys.stores(provider) in table.items for provider in LIVES)


def test_quarters_are_closed_by_the_operator_and_the_clock_the_oldest_first() -> None:
    operator, ticks = Operator(), []

    close(operator, NOW, lambda: ticks.append(len(operator.sent)))  # type: ignore[arg-type] # as much of a browser as is used

    steps = [path.removeprefix("POST /api/quarters/") for path in operator.sent]
    assert steps[:4] == ["2026-Q1/indicators", "2026-Q1/preview", "2026-Q1/close", "2026-Q1/publish"]
    assert steps[-1] == "2026-Q4/indicators"
    assert ticks == [2, 3, 4, 6, 7, 8, 10, 11, 12]
    assert len(ticks) == 3 * CLOSED


def test_the_figures_are_of_fictional_providers_and_of_imported_indicators() -> None:
    imported = {each.code for each in a_method().method.indicators if each.is_imported}
    rows = [line.split(",") for line in figures("2026-Q3", NOW).splitlines()[1:]]

    assert {row[0] for row in rows} == set(LIVES)
    assert {row[1] for row in rows} == imported - {"incidents"}
    assert all((ROOT / f"content/demo/providers/{provider}.yaml").exists() for provider in LIVES)
