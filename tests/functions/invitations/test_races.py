"""Requests that meet, on the local cloud: one round of many, a limit that holds, one winner of each race."""

from collections import Counter

import pytest

from functions import keys
from functions.aws.dynamodb import DynamoTable, make_client
from functions.table import Question
from tests.conftest import Emulated
from tests.functions.invitations.documents.papers import announced
from tests.functions.invitations.scene import (
    HERE,
    ID,
    INTEREST,
    ROUND,
    ROUND_HERE,
    THERE,
    a_round,
)
from tests.functions.invitations.town import Town
from tests.functions.people import BRAND, PROVIDER, Memory


@pytest.fixture
def town(everybody: Memory, in_cloud: Emulated) -> Town:
    """The cast on the local cloud."""
    return Town(everybody, DynamoTable(make_client(), in_cloud.table))


def count(town: Town, round_id: str) -> Counter[str]:
    """Return how many items of each kind a round has."""
    items = town.table.list(Question(pk=keys.round_(round_id).pk)).items
    return Counter(str(item["sk"]).partition("#")[0] for item in items)


def test_thirty_two_submits_of_one_round_make_one(town: Town) -> None:
    answers = town.at_once([("brand owner", HERE, a_round())] * 32)

    assert {answer.raw for answer in answers} == {answers[0].raw}
    assert {answer.status for answer in answers} == {201}
    assert count(town, ROUND) == {"A": 1, "P": 2, "EV": 1}


def test_of_many_rounds_at_once_only_three_of_a_day_go_out(town: Town) -> None:
    rounds = [ID.format(number) for number in range(40, 48)]

    answers = town.at_once([("brand owner", HERE, a_round(id=each)) for each in rounds])

    assert sorted(answer.status for answer in answers) == [201] * 3 + [429] * 5
    assert sum(bool(count(town, each)) for each in rounds) == 3


def test_of_many_documents_at_once_a_brand_keeps_twenty(town: Town) -> None:
    place = f"/api/documents/{BRAND}"
    ids = [ID.format(number) for number in range(60, 90)]

    answers = town.at_once([("brand owner", place, announced(id=each)) for each in ids])

    assert Counter(answer.status for answer in answers) == {201: 20, 409: 10}
    assert {answer.code for answer in answers if answer.status == 409} == {"document.too_many"}
    assert town.table.read(keys.documents(BRAND))[keys.documents(BRAND)]["count"] == 20


def test_of_an_answer_and_a_withdrawal_one_wins_and_both_are_told_the_truth(town: Town) -> None:
    round_id = ID.format(50)
    made = town.browser("brand owner").post(HERE, **a_round(id=round_id, providers=[PROVIDER]))
    assert made.status == 201, made.raw
    place, there = ROUND_HERE.replace(ROUND, round_id), THERE.replace(ROUND, round_id)

    interest, withdrawal = town.at_once([
        ("provider owner", f"{there}/interest", INTEREST),
        ("brand owner", f"{place}/withdraw", {"providers": [PROVIDER], "reason": "project-stopped"}),
    ])  # fmt: skip

    told = (
        interest.status,
        withdrawal.status,
        *(answer.code for answer in (interest, withdrawal) if answer.status == 409),
    )
    (invitation,) = town.browser("brand owner").get(place).body["invitations"]
    assert (told, invitation["state"]) in (
        ((200, 409, "invitation.interested"), "interested"),
        ((409, 200, "invitation.withdrawn"), "withdrawn"),
        ((200, 200), "withdrawn"),  # one after the other: an interested provider may be told that it is over
    )
