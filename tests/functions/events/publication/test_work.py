"""The published file, as people make it."""

import json
from typing import Any

from functions.events.due.work import do_due
from functions.events.publication.work import publish
from functions.events.work import Ear
from tests.functions.cooperation.scene import HERE, RECORD, THERE, confirmed
from tests.functions.fakes import FakeSite, a_methods
from tests.functions.people import BRAND, OTHER_PROVIDER, PROVIDER, Cast
from tests.functions.scores.scene import (
    FIGURES,
    QUARTER,
    QUARTERS,
    REASON,
    YEAR,
    brought,
    closed,
    event_id,
    happened,
    revisions,
)


def published(cast: Cast) -> Any:  # noqa: ANN401 # what JSON holds
    """Return the providers of the published file."""
    site = FakeSite()
    publish(an_ear(cast), site)
    return json.loads(site.published[0])["providers"]


def an_ear(cast: Cast) -> Ear:
    """Return what writes the file."""
    stage = cast.stage
    return Ear(table=stage.table, clock=stage.clock, randomness=stage.services.randomness, log=stage.log, files=stage.files, methods=a_methods)  # fmt: skip


def test_everybody_who_claimed_is_told_of_with_no_figure_that_is_too_small(cast: Cast) -> None:
    found = published(cast)

    assert set(found) == {PROVIDER, OTHER_PROVIDER}
    assert found[PROVIDER] == {
        "claimed_on": "2026-11-25",
        "accepting": True,
        "response": None,
        "cooperations": [],
        "assessments": [],
    }


def test_a_cooperation_is_told_while_both_sides_show_it(cast: Cast) -> None:
    confirmed(cast)
    brand, provider = cast.browsers["brand owner"], cast.browsers["provider owner"]
    brand.send("PUT", f"{HERE}/{RECORD}/shown", {"shown": True})
    one_side = published(cast)[PROVIDER]["cooperations"]
    provider.send("PUT", f"{THERE}/{RECORD}/shown", {"shown": True})
    both_sides = published(cast)[PROVIDER]["cooperations"]

    brand.send("PUT", f"{HERE}/{RECORD}/shown", {"shown": False})

    assert one_side == []
    assert [each["store"] for each in both_sides] == ["Aurora overseas flagship store"]
    assert published(cast)[PROVIDER]["cooperations"] == []


def test_an_operator_asks_for_it_and_it_is_written_once(cast: Cast) -> None:
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].post("/api/publication"))
    site = FakeSite()

    done = do_due(an_ear(cast), site), do_due(an_ear(cast), site)

    assert (answer.status, calls) == (202, ["BatchGetItem", "TransactWriteItems(2)"])
    assert (done, len(site.published)) == ((1, 0), 1)


def test_scores_are_told_once_their_quarter_is_published_with_all_revisions(cast: Cast) -> None:
    happened(cast)
    brought(cast)
    closed(cast)
    before = published(cast)[PROVIDER]["assessments"]
    cast.browsers["operator"].post(f"{QUARTERS}/publish")
    after = published(cast)
    brought(cast, FIGURES.replace(",80,", ",90,"))
    form = {"provider": PROVIDER, "indicator": "attraction", "reason": REASON}

    cast.browsers["operator"].post(f"{QUARTERS}/corrections", **form)

    assert before == []
    assert [score["revision"] for score in after[PROVIDER]["assessments"]] == [1]
    assert [score["state"] for score in after[OTHER_PROVIDER]["assessments"]] == ["insufficient"]
    assert [score["revision"] for score in published(cast)[PROVIDER]["assessments"]] == [2, 1]
    assert published(cast)[PROVIDER]["assessments"] == revisions(cast)


def test_nothing_of_an_event_a_brand_or_a_person_is_told(cast: Cast) -> None:
    happened(cast)
    confirmed(cast)
    closed(cast, is_published=True)
    site = FakeSite()
    publish(an_ear(cast), site)

    text = site.published[0].decode()

    private = [
        BRAND,
        "Aurora",
        "mei@",
        RECORD,
        *cast.accounts.values(),
        *(event_id(number) for number in range(len(YEAR))),
    ]
    assert [each for each in private if each in text] == []
    assert f'"{QUARTER}"' in text
