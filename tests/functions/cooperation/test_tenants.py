"""Two cooperations of two pairs, whatever their four sides and an operator do, also between another's reading and writing.

No answer is a fault, nothing of one pair is ever in an answer to the other, and the ledger tells the states, the public's
view and the operators' queue again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any, Final

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from functions import keys
from functions.cooperation.store import record_of
from functions.cooperation_record import CooperationRecord, state_of
from tests.functions.cooperation.scene import EVALUATION, FACTS
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast, Memory, a_cast
from tests.functions.stage import Answer, apart

RECORDS: Final = ("01M88VFZ00RECRD0000000000A", "01M88VFZ00RECRD0000000000B")
GRANT: Final = {"id": "01M88VFZ00AVTH000000000001", "services": ["store-operation"], "until": "2026-12-01"}
SECRETS: Final = ("Secretum Primum", "Secretum Secundum")
SIDES: Final = ((("brand", BRAND, "brand owner"), ("provider", PROVIDER, "provider owner")), (("brand", OTHER_BRAND, "other brand"), ("provider", OTHER_PROVIDER, "other provider")))  # fmt: skip
PAIRS: Final = st.sampled_from((0, 1))
SIDE: Final = st.sampled_from((0, 1))
DOES: Final = st.sampled_from(("confirm", "correct", "dispute", "settle", "reject", "end", "show", "hide", "evaluate", "reply", "authorise", "unauthorise"))  # fmt: skip


@cache
def memory() -> Memory:
    """Return how the cast was when everybody had just arrived."""
    return Memory(a_cast())


class Play(RuleBasedStateMachine):
    """What both sides of two cooperations do."""

    @initialize(by=SIDE)
    def begin(self, by: int) -> None:
        """Let one side of each pair report its cooperation."""
        self.cast: Cast = memory().again()
        for pair, sides in enumerate(SIDES):
            kind, own, _ = sides[0]
            form = {"id": RECORDS[pair], "with": sides[1][1], "facts": {**FACTS, "evidence": SECRETS[pair]}}
            made = self._ask(pair, 0, "POST", f"/api/cooperations/{kind}/{own}", form)
            assert made.status == 201, made.raw
            if by:
                self._do(pair, 1, "correct")

    @rule(pair=PAIRS, side=SIDE, what=DOES)
    def act(self, pair: int, side: int, what: str) -> None:
        """Let somebody do something."""
        self._do(pair, side, what)

    @rule(pair=PAIRS, side=SIDE, other=SIDE, first=DOES, second=DOES)
    def meet(self, pair: int, side: int, other: int, first: str, second: str) -> None:
        """Let somebody do something between another's reading and writing."""
        with self.cast.stage.table.interrupted(lambda: apart(partial(self._do, pair, other, second))):
            self._do(pair, side, first)

    @rule(days=st.integers(0, 2), hours=st.integers(0, 23))
    def wait(self, days: int, hours: int) -> None:
        """Let time pass."""
        self.cast.stage.clock.move(days=days, hours=hours)

    @rule(pair=PAIRS, side=SIDE)
    def look(self, pair: int, side: int) -> None:
        """Let somebody look at the own records, and at the other pair's by every way."""
        kind, own, _ = SIDES[pair][side]
        seen = self._ask(pair, side, "GET", f"/api/cooperations/{kind}/{own}/{RECORDS[pair]}")
        listed = self._ask(pair, side, "GET", f"/api/cooperations/{kind}/{own}")
        assert seen.status != 200 or [line["state"] for line in listed.body["lines"]] == [seen.body["state"]]
        strange, theirs, _ = SIDES[1 - pair][side]
        for place in (f"{kind}/{own}", f"{strange}/{theirs}"):
            path = f"/api/cooperations/{place}/{RECORDS[1 - pair]}"
            assert self._ask(pair, side, "GET", path).status in {401, 404}

    @invariant()
    def the_ledger_tells_it_again(self) -> None:
        """States, what the public sees, the operators' queue and the evaluations follow from the lines of the ledger."""
        if not hasattr(self, "cast"):
            return
        items = self.cast.stage.table.items
        for record_id in RECORDS:
            kept = record_of(items[keys.cooperation(record_id)])  # type: ignore[arg-type] # items hold values
            told, said = _replayed(items, kept)
            assert _ended(items, record_id) == {
                key.sk.removeprefix(keys.AUTHORISATIONS): item.get("ended_by")
                for key, item in items.items()
                if key.pk == keys.cooperation(record_id).pk and key.sk.startswith(keys.AUTHORISATIONS)
            }
            assert (state_of(told), told.is_public) == (state_of(kept), kept.is_public)
            assert (told.brand_shows, told.provider_shows) == (kept.brand_shows, kept.provider_shows)
            assert (keys.shown(record_id) in items) == kept.is_public
            assert (keys.dispute(record_id) in items) == (state_of(kept) == "disputed")
            assert said == {
                str(item["period"]): bool(item.get("replied_at"))
                for key, item in items.items()
                if key.pk == keys.cooperation(record_id).pk and key.sk.startswith(keys.EVALUATIONS)
            }

    def _do(self, pair: int, side: int, what: str) -> Answer:
        kind, own, _ = SIDES[pair][side]
        place = f"/api/cooperations/{kind}/{own}/{RECORDS[pair]}"
        v = self.cast.stage.table.items[keys.cooperation(RECORDS[pair])]["v"] if what != "evaluate" else 0
        desk = f"/api/queues/cooperations/{RECORDS[pair]}/settle"
        forms: dict[str, tuple[str, str, dict[str, Any]]] = {
            "confirm": ("POST", f"{place}/confirm", {"v": v}),
            "correct": ("POST", f"{place}/correct", {"v": v, "facts": {**FACTS, "evidence": SECRETS[pair]}}),
            "dispute": ("POST", f"{place}/dispute", {"v": v, "reason": SECRETS[pair]}),
            "settle": ("POST", desk, {"decision": "confirm", "reason": "Seen."}),
            "reject": ("POST", desk, {"decision": "reject", "reason": "Seen."}),
            "end": ("POST", f"{place}/end", {"v": v, "ended_on": "2026-11-20"}),
            "show": ("PUT", f"{place}/shown", {"shown": True}),
            "hide": ("PUT", f"{place}/shown", {"shown": False}),
            "evaluate": ("POST", f"{place}/evaluations", EVALUATION),
            "authorise": ("POST", f"{place}/authorisations", GRANT),
            "unauthorise": ("POST", f"{place}/authorisations/{GRANT['id']}/end", {"reason": SECRETS[pair]}),
            "reply": ("POST", f"{place}/evaluations/2026-Q4/reply", {"text": "Thank you."}),
        }
        method, path, form = forms[what]
        if what in {"settle", "reject"}:
            return self.cast.browsers["operator"].send(method, path, form)
        return self._ask(pair, side, method, path, form)

    def _ask(self, pair: int, side: int, method: str, path: str, form: Mapping[str, Any] | None = None) -> Answer:
        """Return an answer that is no fault and holds nothing of the other pair."""
        answer = self.cast.browsers[SIDES[pair][side][2]].send(method, path, dict(form) if form else None)
        assert answer.status < 500 or answer.code == "edge.busy", (path, answer.raw)
        assert SECRETS[1 - pair] not in answer.raw.decode(), path
        return answer


def _replayed(items: Any, kept: CooperationRecord) -> tuple[CooperationRecord, dict[str, bool]]:  # noqa: ANN401 # the fake table's items
    """Return what the ledger makes of a record, and which quarters were evaluated and replied to."""
    pk = keys.cooperation(kept.id).pk
    lines = [item for key, item in items.items() if key.pk == pk and key.sk.startswith(keys.EVENTS)]
    names = ("id", "brand", "brand_name", "provider", "provider_name", "facts", "by", "made_at")
    told = CooperationRecord(**{name: getattr(kept, name) for name in names})
    said: dict[str, bool] = {}
    for line in lines:
        at = datetime.fromisoformat(line["at"])
        match line["kind"]:
            case "cooperation.corrected":
                told = replace(told, corrected_at=at)
            case "cooperation.confirmed":
                told = replace(told, confirmed_at=at)
            case "cooperation.disputed":
                told = replace(told, disputed_at=at)
            case "cooperation.settled":
                decision = line["details"]["decision"]
                told = replace(told, decision=decision, confirmed_at=at if decision == "confirm" else None)
            case "cooperation.ended":
                told = replace(told, ended_at=at)
            case "cooperation.shown":
                told = replace(told, **{f"{side}_shows": word == "yes" for side, word in line["details"].items()})
            case "cooperation.evaluated":
                said[line["about"]] = False
            case "cooperation.replied":
                said[line["about"]] = True
    return told, said


def _ended(items: Any, record_id: str) -> dict[str, str | None]:  # noqa: ANN401 # as above
    """Return what the ledger makes of a record's authorisations: which side ended each, if one did."""
    pk = keys.cooperation(record_id).pk
    lines = [item for key, item in items.items() if key.pk == pk and key.sk.startswith(keys.EVENTS)]
    granted: dict[str, str | None] = {line["about"]: None for line in lines if line["kind"] == "cooperation.authorised"}
    ended = {line["about"]: line["details"]["by"] for line in lines if line["kind"] == "cooperation.deauthorised"}
    return granted | ended


TestPlay = Play.TestCase
TestPlay.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # making a failure smaller takes minutes
)
