"""Faults of the table at every place: nothing is lost, nothing is done twice, and the same request again succeeds."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from functions.table import Unavailable
from tests.functions.fakes import FakeTable
from tests.functions.invitations.scene import (
    DECLINE,
    HERE,
    ID,
    INTEREST,
    ROUND_HERE,
    SECOND,
    THERE,
    THERE_TOO,
    a_round,
    sent,
)
from tests.functions.people import OTHER_PROVIDER, PROVIDER, Cast

QUESTION: Final = {"id": ID.format(1), "text": "How large?"}
Act = tuple[str, str, str, dict[str, Any]]
ACTS: Final[dict[str, Act]] = {
    "send": ("brand owner", "POST", HERE, a_round(id=SECOND)),
    "view": ("provider owner", "PUT", f"{THERE}/view", {}),
    "interest": ("provider owner", "POST", f"{THERE}/interest", INTEREST),
    "decline": ("provider owner", "POST", f"{THERE}/decline", DECLINE),
    "ask": ("provider owner", "POST", f"{THERE}/questions", {"id": ID.format(2), "text": "Since when?"}),
    "say": ("provider owner", "POST", f"{THERE}/thread", {"id": ID.format(3), "text": "Hello"}),
    "answer": ("brand owner", "POST", f"{ROUND_HERE}/questions/{ID.format(1)}/answer", {"text": "Large."}),
    "choose": ("brand owner", "POST", f"{ROUND_HERE}/decide", {"choose": [OTHER_PROVIDER]}),
    "release": ("brand owner", "POST", f"{ROUND_HERE}/decide", {"release": [{"provider": PROVIDER, "reason": "other"}]}),
    "evaluate": ("brand owner", "POST", f"{ROUND_HERE}/evaluating", {"providers": [OTHER_PROVIDER]}),
    "withdraw": ("brand owner", "POST", f"{ROUND_HERE}/withdraw", {"reason": "other"}),
}  # fmt: skip
CALLS: Final = ("BatchGet", "Query", "Transact")


class Lossy(FakeTable):
    """A table whose answer to the next transaction is lost after it was made."""

    def write_all(self, writes: Any, token: str = "") -> None:  # noqa: ANN401 # as the table's own
        """Make the writes, and say nothing of it."""
        super().write_all(writes, token)
        raise Unavailable


def begun(cast: Cast) -> Cast:
    """Let a round be sent, one provider ask and the other be interested."""
    sent(cast)
    cast.browsers["other provider"].post(f"{THERE_TOO}/interest", **INTEREST)
    cast.browsers["other provider"].post(f"{THERE_TOO}/questions", **QUESTION)
    return cast


def done(cast: Cast, act: Act) -> int:
    """Do something and return the status."""
    role, method, path, form = act
    return cast.browsers[role].send(method, path, form).status


def kept(cast: Cast) -> tuple[int, int]:
    """Return how many mails and lines of the ledger there are."""
    lines = [key for key in cast.stage.table.items if key.sk.startswith("EV#")]
    return len(cast.stage.mails()), len(lines)


def undisturbed(cast: Cast, act: Act) -> tuple[int, int]:
    """Return how many mails and lines there are when nothing goes wrong, and let it not have happened."""
    before = {key: dict(item) for key, item in cast.stage.table.items.items()}
    assert done(cast, act) < 300
    found = kept(cast)
    cast.stage.table.items = before
    return found


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", ACTS)
def test_what_the_table_did_not_take_is_told_and_succeeds_when_it_comes_again(cast: Cast, name: str, call: str) -> None:
    wanted, table = undisturbed(begun(cast), ACTS[name]), cast.stage.table
    fail: Callable[[str], None] = cast.stage.unavailable_at(call)

    table.fault = fail
    first = done(cast, ACTS[name])
    table.fault = lambda _call: None
    again = done(cast, ACTS[name])

    assert first == 503 or first < 300  # not every request makes every kind of call
    assert (again < 300, kept(cast)) == (True, wanted)


@pytest.mark.parametrize("name", ACTS)
def test_what_was_done_while_the_answer_was_lost_is_not_done_twice(cast: Cast, name: str) -> None:
    wanted, table = undisturbed(begun(cast), ACTS[name]), cast.stage.table

    table.__class__ = Lossy
    first = done(cast, ACTS[name])
    table.__class__ = FakeTable
    again = done(cast, ACTS[name])

    assert (first, again < 300, kept(cast)) == (503, True, wanted)
