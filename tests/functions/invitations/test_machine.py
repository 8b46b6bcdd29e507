"""Two brands and two providers, whatever they do and in whichever order, also between another's reading and writing.

No answer is a fault, nothing of one tenant is ever in an answer to the other, states follow the table, and the ledger tells
the same states and tallies again.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from functions import keys
from functions.codec import instant
from functions.invitation import Invitation, state_of
from functions.invitations.rules import Action, effects, moved
from functions.round_items import invitation_of
from tests.functions.books import balances
from tests.functions.fakes import NOW
from tests.functions.invitations.scene import BRIEF, DECLINE, INTEREST
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast, Memory, a_cast
from tests.functions.stage import Answer, apart

ROUNDS: Final = {BRAND: "01M88VFZ00R0VND0000000000A", OTHER_BRAND: "01M88VFZ00R0VND0000000000B"}
SECRETS: Final = {BRAND: "Secretum Primum", OTHER_BRAND: "Secretum Secundum", PROVIDER: "Notula Una", OTHER_PROVIDER: "Notula Altera"}  # fmt: skip
ROLES: Final = {BRAND: "brand owner", OTHER_BRAND: "other brand", PROVIDER: "provider owner", OTHER_PROVIDER: "other provider"}  # fmt: skip
CONTACT: Final = {"name": "Somebody", "mailbox": "somebody@example.com"}
pytestmark = pytest.mark.no_cover  # what it runs over and over has been measured by the tests of its modules
BRANDS: Final = st.sampled_from((BRAND, OTHER_BRAND))
PROVIDERS: Final = st.sampled_from((PROVIDER, OTHER_PROVIDER))
DOES: Final = st.sampled_from(("view", "interest", "decline", "ask", "choose", "release", "evaluating", "withdraw"))
_OF_PROVIDER: Final = frozenset({"view", "interest", "decline", "ask"})
_ACTIONS: Final[dict[str, Action]] = {
    "invitation.viewed": "view", "invitation.interested": "interest", "invitation.declined": "decline",
    "round.evaluating": "evaluate", "round.withdrawn": "withdraw",
}  # fmt: skip


@cache
def memory() -> Memory:
    """Return how the cast was when everybody had just arrived."""
    return Memory(a_cast())


class Play(RuleBasedStateMachine):
    """What brands and providers do."""

    @initialize(blind=st.booleans())
    def begin(self, blind: bool) -> None:  # noqa: FBT001 # a drawn value
        """Let both brands send a round to both providers."""
        self.cast: Cast = memory().again()
        self.asked, self.meets = 0, False
        self.cast.browsers["operator"].post(f"/api/organisations/brand/{OTHER_BRAND}/release", reason="Known.")
        for brand in ROUNDS:
            form = {
                "id": ROUNDS[brand],
                "providers": [PROVIDER, OTHER_PROVIDER],
                "blind": blind,
                "language": "zh",
                "brief": {**BRIEF, "musts": [], "about": SECRETS[brand]},
                "questions_by": instant(NOW + timedelta(days=3)),
                "reply_by": instant(NOW + timedelta(days=6)),
            }
            assert self._post(brand, f"/api/rounds/{brand}", form).status == 201

    @rule(brand=BRANDS, provider=PROVIDERS, what=DOES)
    def act(self, brand: str, provider: str, what: str) -> None:
        """Let somebody do something."""
        self._do(brand, provider, what)

    @rule(brand=BRANDS, provider=PROVIDERS, first=DOES, second=DOES)
    def meet(self, brand: str, provider: str, first: str, second: str) -> None:
        """Let somebody do something between another's reading and writing; who is told to come again is told the truth."""
        self.meets = True
        with self.cast.stage.table.interrupted(lambda: apart(partial(self._do, brand, provider, second))):
            self._do(brand, provider, first)
        self.meets = False

    @rule(days=st.integers(0, 2), hours_=st.integers(0, 23))
    def wait(self, days: int, hours_: int) -> None:
        """Let time pass; nobody's session ends."""
        self.cast.stage.clock.move(days=days, hours=hours_)

    @rule(provider=PROVIDERS, brand=BRANDS)
    def trust(self, provider: str, brand: str) -> None:
        """Let a provider accept confidentiality."""
        self._put(provider, f"{self._at(provider, brand)}/confidentiality")

    @rule()
    def look(self) -> None:
        """Let everybody look at everything of their own, and at what is not theirs."""
        for brand, round_id in ROUNDS.items():
            board = self._get(brand, f"/api/rounds/{brand}/{round_id}")
            self._get(brand, f"/api/rounds/{brand}")
            self._get(brand, f"/api/responses/brand/{brand}")
            for other in ROUNDS.keys() - {brand}:
                assert self._get(other, f"/api/rounds/{other}/{round_id}").status in {401, 404}
                assert self._get(other, f"/api/rounds/{brand}/{round_id}").status in {401, 404}
            for provider in (PROVIDER, OTHER_PROVIDER):
                seen = self._get(provider, self._at(provider, brand))
                if board.status == seen.status == 200:
                    shown = {each["provider"]: each["state"] for each in board.body["invitations"]}
                    assert seen.body["state"] == shown[provider]
        for provider in (PROVIDER, OTHER_PROVIDER):
            for tab in ("open", "answered", "closed"):
                self._get(provider, f"/api/opportunities/{provider}?tab={tab}")

    @invariant()
    def the_ledger_tells_it_again(self) -> None:
        """The states, the counts of the round and the tallies follow from the lines of the ledger."""
        if not hasattr(self, "cast"):
            return
        items = self.cast.stage.table.items
        now = self.cast.stage.clock()
        tallies: Counter[tuple[str, str]] = Counter()
        for brand, round_id in ROUNDS.items():
            told, counts = _replayed(items, brand, round_id, tallies)
            kept = {each.provider: each for each in map(invitation_of, _of(items, round_id, keys.INVITATIONS))}
            assert {each: state_of(one, now) for each, one in told.items()} == {
                each: state_of(one, now) for each, one in kept.items()
            }
            made = items[keys.round_(round_id)]
            assert {name: made[name] for name in ("left", "unsettled", "chosen")} == counts
        assert tallies == _kept_tallies(items)

    @invariant()
    def the_book_balances(self) -> None:
        """Each tally of a provider is the sum of the lines of its book."""
        if hasattr(self, "cast"):
            books = balances(self.cast.stage.table.items)
            assert books.made == books.kept

    def _do(self, brand: str, provider: str, what: str) -> Answer:
        if what in _OF_PROVIDER:
            return self._of_provider(provider, self._at(provider, brand), what)
        place = f"/api/rounds/{brand}/{ROUNDS[brand]}"
        forms: dict[str, tuple[str, dict[str, Any]]] = {
            "choose": ("decide", {"choose": [provider]}),
            "release": ("decide", {"release": [{"provider": provider, "reason": "chose-other"}]}),
            "evaluating": ("evaluating", {"providers": [provider]}),
            "withdraw": ("withdraw", {"providers": [provider], "reason": "project-stopped"}),
        }
        name, form = forms[what]
        return self._post(brand, f"{place}/{name}", form)

    def _of_provider(self, provider: str, place: str, what: str) -> Answer:
        if what == "view":
            return self._put(provider, f"{place}/view")
        self.asked += 1
        forms: dict[str, tuple[str, dict[str, Any]]] = {
            "interest": ("interest", {**INTEREST, "answers": [], "note": SECRETS[provider], "contact": CONTACT}),
            "decline": ("decline", {**DECLINE, "note": SECRETS[provider]}),
            "ask": ("questions", {"id": f"01M88VFZ00QVEST1000000{self.asked:04}", "text": "How large?"}),
        }
        name, form = forms[what]
        return self._post(provider, f"{place}/{name}", form)

    def _at(self, provider: str, brand: str) -> str:
        return f"/api/opportunities/{provider}/{ROUNDS[brand]}"

    def _get(self, who: str, path: str) -> Answer:
        return self._checked(who, path, lambda: self.cast.browsers[ROLES[who]].get(path))

    def _put(self, who: str, path: str) -> Answer:
        return self._checked(who, path, lambda: self.cast.browsers[ROLES[who]].send("PUT", path, {}))

    def _post(self, who: str, path: str, form: dict[str, Any]) -> Answer:
        return self._checked(who, path, lambda: self.cast.browsers[ROLES[who]].send("POST", path, form))

    def _checked(self, who: str, path: str, ask: Callable[[], Answer]) -> Answer:
        """Return an answer that is no fault and holds nothing that is not the asker's to know."""
        answer = ask()
        assert answer.status < 500 or (self.meets and answer.code == "edge.busy"), (path, answer.raw)
        text = answer.raw.decode()
        rivals = {BRAND: OTHER_BRAND, OTHER_BRAND: BRAND, PROVIDER: OTHER_PROVIDER, OTHER_PROVIDER: PROVIDER}
        assert SECRETS[rivals[who]] not in text, path
        if who in (PROVIDER, OTHER_PROVIDER):
            assert rivals[who] not in text, path
            assert not any(brand in text for brand in ROUNDS), path
        return answer


def _of(items: Any, round_id: str, prefix: str) -> list[Any]:  # noqa: ANN401 # the fake table's items
    """Return the items of a round that begin with something."""
    return [item for key, item in items.items() if key.pk == f"ROUND#{round_id}" and key.sk.startswith(prefix)]


def _replayed(
    items: Any,  # noqa: ANN401 # as above
    brand: str,
    round_id: str,
    tallies: Counter[tuple[str, str]],
) -> tuple[dict[str, Invitation], dict[str, int]]:
    """Return what the ledger of a round makes of its invitations, and its counts; add to the tallies."""
    lines = _of(items, round_id, keys.EVENTS)  # in the order in which they were written
    first = next(line for line in lines if line["kind"] == "round.sent")
    fresh = {each.provider: each for each in map(invitation_of, _of(items, round_id, keys.INVITATIONS))}
    told = {provider: _as_sent(fresh[provider]) for provider in first["details"]["providers"].split()}
    counts = {"left": len(told), "unsettled": 0, "chosen": 0}
    tallies[f"BRAND#{brand}", "sent"] += len(told)
    for line in lines:
        at = datetime.fromisoformat(line["at"])
        for provider, action in _steps(line):
            change = effects(action, told[provider], at)
            for name in counts:
                counts[name] += getattr(change, name)
            tallies.update({(f"PROV#{provider}", name): many for name, many in change.provider.items()})
            tallies.update({(f"BRAND#{brand}", name): many for name, many in change.brand.items()})
            told[provider] = moved(action, told[provider], at)
    return told, counts


def _as_sent(invitation: Invitation) -> Invitation:
    """Return an invitation as it was sent."""
    kept = ("round", "provider", "name", "brand", "brand_name", "blind", "by_operator", "title", "categories", "budget")
    dates = ("invited", "musts", "sent_at", "questions_by", "reply_by", "cooperation")
    return Invitation(mailed_at=invitation.sent_at, **{name: getattr(invitation, name) for name in (*kept, *dates)})


def _steps(line: Any) -> list[tuple[str, Action]]:  # noqa: ANN401 # as above
    """Return the moves that a line of the ledger tells."""
    if line["kind"] == "round.decided":
        return [(each, "choose" if what == "chosen" else "release") for each, what in line["details"].items()]
    action = _ACTIONS.get(line["kind"])
    if action is None:
        return []
    return [(each, action) for each in (line.get("details") or {line["about"]: ""})]


def _kept_tallies(items: Any) -> Counter[tuple[str, str]]:  # noqa: ANN401 # as above
    """Return the tallies as they are kept, over all quarters."""
    found: Counter[tuple[str, str]] = Counter()
    for key, item in items.items():
        if key.sk.startswith("TALLY#"):
            found.update({(key.pk, name): many for name, many in item.items() if isinstance(many, int)})
    return found


TestPlay = Play.TestCase
TestPlay.settings = settings(
    max_examples=12,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # making a failure smaller takes minutes
)
