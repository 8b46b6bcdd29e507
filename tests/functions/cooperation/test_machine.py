"""Records of two brands and two providers, whatever their people and an operator do: each book balances with its tallies."""

from functools import cache
from typing import Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from functions import keys
from functions.fact import first_store_on
from tests.functions.books import balances
from tests.functions.cooperation.scene import EVALUATION, FACTS
from tests.functions.fakes import NOW
from tests.functions.invitations.scene import ID
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast, Memory, a_cast

RECORDS: Final = (
    (ID.format(91), BRAND, "brand owner", PROVIDER, "provider owner"),
    (ID.format(92), OTHER_BRAND, "other brand", PROVIDER, "provider owner"),
    (ID.format(93), BRAND, "brand owner", OTHER_PROVIDER, "other provider"),
)
WHICH: Final = st.sampled_from(RECORDS)
SIDES: Final = st.sampled_from(("brand", "provider"))
Record = tuple[str, str, str, str, str]


@cache
def memory() -> Memory:
    """Return how the cast was when everybody had just arrived."""
    return Memory(a_cast())


class Play(RuleBasedStateMachine):
    """What the people of both sides do with three records."""

    @initialize()
    def begin(self) -> None:
        """Let the brands report."""
        self.cast: Cast = memory().again()
        for record, brand, owner, provider, _ in RECORDS:
            form = {"id": record, "with": provider, "facts": FACTS}
            assert self.cast.browsers[owner].post(f"/api/cooperations/brand/{brand}", **form).status == 201

    @rule(which=WHICH, side=SIDES, what=st.sampled_from(("confirm", "correct", "dispute", "end")))
    def act(self, which: Record, side: str, what: str) -> None:
        """Let a side do something, twice, as a double click would."""
        forms: dict[str, dict[str, object]] = {
            "correct": {"facts": {**FACTS, "since": "2025-01"}},
            "dispute": {"reason": "Never."},
            "end": {"ended_on": "2026-11-01"},
        }
        v = self.cast.stage.table.items[keys.cooperation(which[0])]["v"]
        for _ in range(2):
            self._post(which, side, what, {"v": v, **forms.get(what, {})})

    @rule(which=WHICH, period=st.sampled_from(("2026-Q3", "2026-Q4")), mark=st.integers(1, 5))
    def evaluate(self, which: Record, period: str, mark: int) -> None:
        """Let the brand evaluate a quarter."""
        self._post(which, "brand", "evaluations", {**EVALUATION, "period": period, "result": mark})

    @rule(which=WHICH, decision=st.sampled_from(("confirm", "reject")))
    def settle(self, which: Record, decision: str) -> None:
        """Let an operator settle a dispute."""
        place = f"/api/queues/cooperations/{which[0]}/settle"
        assert self.cast.browsers["operator"].post(place, decision=decision, reason="Proved.").status < 500

    @rule(days=st.integers(1, 20))
    def wait(self, days: int) -> None:
        """Let time pass, but nobody's session end."""
        if (self.cast.stage.clock.now - NOW).days + days < 7:
            self.cast.stage.clock.move(days=days)

    @invariant()
    def the_book_balances(self) -> None:
        """Each tally is the sum of its lines, and the first store is that of the first record that stands."""
        if not hasattr(self, "cast"):
            return
        books = balances(self.cast.stage.table.items)
        stores = self.cast.stage.table.items.get(keys.stores(PROVIDER))
        assert books.made == books.kept
        started = [tally.get("started", 0) for (pk, _), tally in books.kept.items() if pk == f"PROV#{PROVIDER}"]
        assert bool(first_store_on(stores)) is (sum(started) > 0)

    def _post(self, which: Record, side: str, what: str, form: dict[str, object]) -> None:
        record, brand, owner, provider, other = which
        who, organisation = (owner, brand) if side == "brand" else (other, provider)
        answer = self.cast.browsers[who].post(f"/api/cooperations/{side}/{organisation}/{record}/{what}", **form)
        assert answer.status < 500, answer.raw


TestPlay = Play.TestCase
TestPlay.settings = settings(
    max_examples=10,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # making a failure smaller takes minutes
)
