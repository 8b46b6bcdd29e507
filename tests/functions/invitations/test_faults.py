"""The cloud is ill while brands and providers deal: nothing is lost, nothing happens twice, the same request does it later."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import pytest

from functions import keys
from functions.aws.dynamodb import DynamoTable
from functions.table import Question
from tests.conftest import Emulated
from tests.functions.faults import EVERY, Weather, each_with_each
from tests.functions.invitations.scene import HERE, ID, INTEREST, ROUND, ROUND_HERE, THERE, a_round
from tests.functions.invitations.town import Town
from tests.functions.people import PROVIDER, Memory
from tests.functions.stage import Answer, Browser

NUMBERS: Final = count(60)


class Dealing:
    """A round of invitations of a number that no other test has, in a town behind the proxy."""

    def __init__(self, town: Town) -> None:
        """Give the round its number."""
        self.town: Final = town
        self.round: Final = f"{ID.format(0)[:-4]}{next(NUMBERS):04}"

    def browser(self, role: str, *, is_far: bool = False) -> Browser:
        """Return a window of somebody's browser."""
        return self.town.browser(role, is_far=is_far)

    def here(self, path: str) -> str:
        """Return the address of the round."""
        return path.replace(ROUND, self.round)

    def lines(self) -> Counter[str]:
        """Return the kinds of what is written beside the round."""
        found = self.town.table.list(Question(pk=keys.round_(self.round).pk)).items
        return Counter(str(item.get("kind") or str(item["sk"]).partition("#")[0]) for item in found)


def _sent(dealing: Dealing) -> None:
    form = a_round(id=dealing.round, providers=[PROVIDER])
    assert dealing.browser("brand owner").post(HERE, **form).status == 201


def _answered(dealing: Dealing) -> None:
    _sent(dealing)
    assert dealing.browser("provider owner").post(dealing.here(f"{THERE}/interest"), **INTEREST).status == 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that somebody does about a round.

    Attributes:
        ready: What happened before.
        role: Who does it.
        ask: Does it.
        done: The answer's status where it is done.
        again: Codes of the answer to a second try of what is done already.
        event: The line of the ledger that there is once.
    """

    ready: Callable[[Dealing], Any]
    role: str
    ask: Callable[[Dealing, Browser], Answer]
    done: int
    again: tuple[str, ...] = ()
    event: str


ACTS: Final = {
    "sending a round": Act(
        ready=lambda _: None,
        role="brand owner",
        ask=lambda dealing, browser: browser.post(HERE, **a_round(id=dealing.round, providers=[PROVIDER])),
        done=201,
        event="round.sent",
    ),
    "answering": Act(
        ready=_sent,
        role="provider owner",
        ask=lambda dealing, browser: browser.post(dealing.here(f"{THERE}/interest"), **INTEREST),
        done=200,
        event="invitation.interested",
    ),
    "choosing": Act(
        ready=_answered,
        role="brand owner",
        ask=lambda dealing, browser: browser.post(dealing.here(f"{ROUND_HERE}/decide"), choose=[PROVIDER]),
        done=200,
        again=("invitation.chosen",),
        event="round.decided",
    ),
    "asking a question": Act(
        ready=_sent,
        role="provider owner",
        ask=lambda dealing, browser: browser.post(
            dealing.here(f"{THERE}/questions"), id=ID.format(99), text="Is there a warehouse?"
        ),
        done=201,
        event="question.asked",
    ),
}


@pytest.mark.parametrize(("name", "kind"), each_with_each(ACTS))
def test_what_the_cloud_cannot_do_is_done_once_by_asking_again(
    name: str, kind: str, everybody: Memory, sky: Weather, far: DynamoTable, in_cloud: Emulated
) -> None:
    act = ACTS[name]
    near = DynamoTable(in_cloud.client("dynamodb"), in_cloud.table)
    dealing = Dealing(Town(everybody, near, far))
    act.ready(dealing)

    with sky.of("dynamodb", EVERY[kind]):
        ill = act.ask(dealing, dealing.browser(act.role, is_far=True))
    well = act.ask(dealing, dealing.browser(act.role))

    assert (ill.status, ill.headers.get("retry-after") is not None) in {(act.done, False), (503, True)}, ill.raw
    assert well.status == act.done or well.code in act.again, well.raw
    assert dealing.lines()[act.event] == 1
