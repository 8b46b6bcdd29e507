"""The cloud is ill while brands and providers deal: nothing is lost, nothing happens twice, the same request does it later."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

import pytest

from functions import keys
from functions.app import create_app
from functions.aws.dynamodb import DynamoTable
from functions.services import system_randomness
from functions.table import Delete, Put, Question
from tests.conftest import Emulated
from tests.functions.faults import EVERY, Weather, each_with_each
from tests.functions.invitations.scene import HERE, ID, INTEREST, ROUND, ROUND_HERE, THERE, a_round
from tests.functions.people import BRAND, PROVIDER, ROOMS, Memory
from tests.functions.stage import Answer, Browser, Stage

NUMBERS: Final = count(60)


class Town:
    """The cast, whose items lie in the local cloud's table, reached directly or through the proxy."""

    def __init__(self, everybody: Memory, far: DynamoTable, cloud: Emulated) -> None:
        """Bring everybody's items there, and give the round a number of its own."""
        cast = everybody.again()
        self.table: Final = DynamoTable(cloud.client("dynamodb"), cloud.table)
        for item in cast.stage.table.items.values():
            self.table.write(Put(item=item))
        self.table.write(Delete(key=keys.sends(BRAND)))  # what another test left
        self.round: Final = ID.format(next(NUMBERS))
        services = replace(Stage(ROOMS, table=self.table).services, randomness=system_randomness)
        self._near = create_app(services, ROOMS)
        self._far = create_app(replace(services, table=far), ROOMS)
        self._cookies = {role: dict(browser.cookies) for role, browser in cast.browsers.items()}

    def browser(self, role: str, *, is_far: bool = False) -> Browser:
        """Return a window of somebody's browser."""
        return Browser(app=self._far if is_far else self._near, cookies=dict(self._cookies[role]))

    def here(self, path: str) -> str:
        """Return the address of the round of this test."""
        return path.replace(ROUND, self.round)

    def lines(self) -> Counter[str]:
        """Return the kinds of what is written beside the round."""
        found = self.table.list(Question(pk=keys.round_(self.round).pk)).items
        return Counter(str(item.get("kind") or str(item["sk"]).partition("#")[0]) for item in found)


def _sent(town: Town) -> None:
    form = a_round(id=town.round, providers=[PROVIDER])
    assert town.browser("brand owner").post(HERE, **form).status == 201


def _answered(town: Town) -> None:
    _sent(town)
    assert town.browser("provider owner").post(town.here(f"{THERE}/interest"), **INTEREST).status == 200


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

    ready: Callable[[Town], Any]
    role: str
    ask: Callable[[Town, Browser], Answer]
    done: int
    again: tuple[str, ...] = ()
    event: str


ACTS: Final = {
    "sending a round": Act(
        ready=lambda _: None,
        role="brand owner",
        ask=lambda town, browser: browser.post(HERE, **a_round(id=town.round, providers=[PROVIDER])),
        done=201,
        event="round.sent",
    ),
    "answering": Act(
        ready=_sent,
        role="provider owner",
        ask=lambda town, browser: browser.post(town.here(f"{THERE}/interest"), **INTEREST),
        done=200,
        event="invitation.interested",
    ),
    "choosing": Act(
        ready=_answered,
        role="brand owner",
        ask=lambda town, browser: browser.post(town.here(f"{ROUND_HERE}/decide"), choose=[PROVIDER]),
        done=200,
        again=("invitation.chosen",),
        event="round.decided",
    ),
    "asking a question": Act(
        ready=_sent,
        role="provider owner",
        ask=lambda town, browser: browser.post(
            town.here(f"{THERE}/questions"), id=ID.format(99), text="Is there a warehouse?"
        ),
        done=201,
        event="question.asked",
    ),
}


@pytest.mark.parametrize(("name", "kind"), each_with_each(ACTS))
def test_what_the_cloud_cannot_do_is_done_once_by_asking_again(
    name: str, kind: str, everybody: Memory, sky: Weather, far: DynamoTable, in_cloud: Emulated
) -> None:
    act, town = ACTS[name], Town(everybody, far, in_cloud)
    act.ready(town)

    with sky.of("dynamodb", EVERY[kind]):
        ill = act.ask(town, town.browser(act.role, is_far=True))
    well = act.ask(town, town.browser(act.role))

    assert (ill.status, ill.headers.get("retry-after") is not None) in {(act.done, False), (503, True)}, ill.raw
    assert well.status == act.done or well.code in act.again, well.raw
    assert town.lines()[act.event] == 1
