"""Operators close quarters."""

import pytest

from functions import keys
from functions.fact import kept
from tests.functions.people import PROVIDER, Cast
from tests.functions.scores.scene import (
    FIGURES,
    QUARTER,
    QUARTERS,
    REASON,
    SCORES,
    brought,
    closed,
    event_id,
    happened,
    revisions,
    work,
)

CORRECT = {"provider": PROVIDER, "indicator": "attraction", "reason": REASON}


def test_a_quarter_goes_from_open_to_published(cast: Cast) -> None:
    happened(cast)
    operator = cast.browsers["operator"]

    states = [operator.get(QUARTERS).body["state"]]
    for step in ("preview", "close", "publish"):
        answer, calls = cast.stage.calls_of(lambda step=step: operator.post(f"{QUARTERS}/{step}"))  # type: ignore[misc] # mypy#8738
        assert (answer.status, calls[0]) == (202, "BatchGetItem")
        states.append(operator.get(QUARTERS).body["state"])
        if step != "publish":
            work(cast)
            states.append(operator.get(QUARTERS).body["state"])

    assert states == ["open", "previewing", "previewed", "closing", "closed", "published"]
    assert (cast.stage.item(keys.publication()) or {})["gsi2pk"] == keys.DUE
    assert cast.stage.events("PROG#operators")[-3:] == ["quarter.previewed", "quarter.closed", "quarter.published"]


def test_steps_are_taken_in_their_order_and_a_quarter_that_goes_on_is_not_closed(cast: Cast) -> None:
    operator = cast.browsers["operator"]

    early = [operator.post(f"{QUARTERS}/{step}").code for step in ("close", "publish")]
    present = operator.post("/api/quarters/2026-Q4/preview").code
    old = operator.get("/api/quarters/2020-Q1").code
    operator.post(f"{QUARTERS}/preview")
    twice = operator.post(f"{QUARTERS}/preview").code
    work(cast)
    operator.post(f"{QUARTERS}/close")
    work(cast)
    late = [operator.post(f"{QUARTERS}/{step}").code for step in ("preview", "close")]

    assert (early, present, old) == (["quarter.open", "quarter.open"], "quarter.not_over", "quarter.unknown")
    assert (twice, late) == ("quarter.previewing", ["quarter.closed", "quarter.closed"])


def test_the_list_shows_the_last_quarter_and_the_one_that_goes_on(cast: Cast) -> None:
    empty = cast.browsers["operator"].get("/api/quarters").body["lines"]
    closed(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["operator"].get("/api/quarters"))

    assert [(line["quarter"], line["state"]) for line in empty] == [("2026-Q4", "open"), (QUARTER, "open")]
    assert [(line["quarter"], line["state"]) for line in answer.body["lines"]] == [
        ("2026-Q4", "open"),
        (QUARTER, "closed"),
    ]
    assert calls == ["BatchGetItem", "Query"]


def test_figures_count_whole_and_the_same_file_again_changes_nothing(cast: Cast) -> None:
    first, calls = cast.stage.calls_of(lambda: brought(cast))
    before = dict(cast.stage.table.items)

    again = brought(cast, FIGURES.replace("\n", "\r\n"))

    assert (first, again) == ({"rows": 2, "is_new": True}, {"rows": 2, "is_new": False})
    assert calls == ["BatchGetItem", "TransactWriteItems(1)", "TransactWriteItems(3)"]
    assert cast.stage.table.items == before


def test_a_file_with_a_bad_row_brings_nothing_and_every_bad_row_is_named(cast: Cast) -> None:
    before = dict(cast.stage.table.items)
    text = f"{FIGURES}nobody,goods,70,2\n{PROVIDER},goods,x,2\n"

    answer = cast.browsers["operator"].post(f"{QUARTERS}/indicators", csv=text)

    assert (answer.status, answer.code) == (422, "quarter.rows")
    assert answer.body["faults"] == [["4.provider", "provider"], ["5.value", "number"]]
    assert cast.stage.table.items == before


def test_a_file_that_was_cut_off_before_its_last_write_counts_nothing(cast: Cast) -> None:
    def cut(call: str) -> None:
        if call == "TransactWriteItems(3)":
            raise ConnectionError

    cast.stage.table.fault = cut
    answer = cast.browsers["operator"].post(f"{QUARTERS}/indicators", csv=FIGURES)
    cast.stage.table.fault = lambda _call: None
    seen = cast.browsers["provider owner"].get(SCORES).body

    again = brought(cast)

    assert answer.status == 500
    assert {line["indicator"]: line["value"] for line in seen["today"]["lines"]}["attraction"] is None
    assert again == {"rows": 2, "is_new": True}


def test_a_later_file_speaks_and_the_first_one_again_speaks_then(cast: Cast) -> None:
    def attraction() -> int:
        lines = cast.browsers["provider owner"].get(SCORES).body["today"]["lines"]
        return next(line["value"] for line in lines if line["indicator"] == "attraction")

    brought(cast)
    first = attraction()
    brought(cast, FIGURES.replace(",80,", ",60,"))
    second = attraction()
    brought(cast)

    assert (first, second, attraction()) == (800_000, 600_000, 800_000)


def test_no_file_comes_while_scores_are_being_frozen(cast: Cast) -> None:
    operator = cast.browsers["operator"]
    operator.post(f"{QUARTERS}/preview")
    work(cast)
    operator.post(f"{QUARTERS}/close")

    during = operator.post(f"{QUARTERS}/indicators", csv=FIGURES)
    work(cast)

    assert during.code == "quarter.closing"
    assert operator.post(f"{QUARTERS}/indicators", csv=FIGURES).status == 200


def test_figures_of_a_quarter_to_come_are_refused(cast: Cast) -> None:
    assert cast.browsers["operator"].post("/api/quarters/2027-Q1/indicators", csv=FIGURES).code == "quarter.unknown"


def test_figures_may_be_larger_than_other_forms(cast: Cast) -> None:
    text = FIGURES + "\n" * 70_000

    assert cast.browsers["operator"].post(f"{QUARTERS}/indicators", csv=text).status == 200
    assert cast.browsers["operator"].post(f"{QUARTERS}/preview", csv=text).code == "edge.too_large"


def test_a_correction_is_a_further_revision_that_names_line_and_reason(cast: Cast) -> None:
    happened(cast)
    brought(cast)
    closed(cast, is_published=True)
    brought(cast, FIGURES.replace(",80,", ",90,").replace(",75.5,", ",99,"))
    operator = cast.browsers["operator"]

    answer, calls = cast.stage.calls_of(lambda: operator.post(f"{QUARTERS}/corrections", **CORRECT))
    again = operator.post(f"{QUARTERS}/corrections", **CORRECT)

    second, first = revisions(cast)
    assert (answer.status, calls) == (201, ["BatchGetItem", "Query", "Query", "TransactWriteItems(3)"])
    assert (first["revision"], second["revision"], again.code) == (1, 2, "score.unchanged")
    assert second["correction"] == {"indicator": "attraction", "reason": REASON}
    assert (first["inputs"]["attraction"]["value"], second["inputs"]["attraction"]["value"]) == (800_000, 900_000)
    assert first["inputs"]["conversion"] == second["inputs"]["conversion"]


def test_an_event_that_was_struck_out_is_corrected_in_its_line(cast: Cast) -> None:
    happened(cast)
    closed(cast)
    form = {"quarter": QUARTER, "event": event_id(9), "reason": "Another provider’s store."}
    cast.browsers["provider owner"].post(f"{SCORES}/disputes", **form)
    place = f"/api/queues/scores/{PROVIDER}/{QUARTER}/{event_id(9)}/settle"
    cast.browsers["operator"].post(place, verdict="strike", reason="So it was.")

    answer = cast.browsers["operator"].post(f"{QUARTERS}/corrections", **{**CORRECT, "indicator": "complaints"})

    assert answer.status == 201
    second, first = revisions(cast)
    assert (first["inputs"]["complaints"]["n"], second["inputs"]["complaints"]["n"]) == (1, 0)


def test_a_store_that_was_struck_out_was_never_the_first_one(cast: Cast) -> None:
    happened(cast)
    closed(cast)
    where = keys.fact(PROVIDER, "2025-Q4", event_id(0))
    form = {"quarter": "2025-Q4", "event": event_id(0), "reason": "Not ours."}
    cast.browsers["provider owner"].post(f"{SCORES}/disputes", **form)
    place = f"/api/queues/scores/{PROVIDER}/2025-Q4/{event_id(0)}/settle"
    cast.browsers["operator"].post(place, verdict="strike", reason="So it was.")

    answer = cast.browsers["operator"].post(f"{QUARTERS}/corrections", **{**CORRECT, "indicator": "started"})

    assert (cast.stage.item(where) or {})["verdict"] == "strike"
    assert (answer.status, answer.body["half_stars"]) == (201, None)
    assert revisions(cast)[0]["first_store_on"] is None
    assert kept(cast.stage.item(keys.stores(PROVIDER))) == {}


@pytest.mark.parametrize(
    ("form", "code"),
    [({"indicator": "nothing"}, "score.indicator_unknown"), ({"provider": "dusk-pontoon-x"}, "score.none")],
)
def test_what_is_not_there_is_not_corrected(cast: Cast, form: dict[str, object], code: str) -> None:
    happened(cast)
    closed(cast)

    assert cast.browsers["operator"].post(f"{QUARTERS}/corrections", **{**CORRECT, **form}).code == code


def test_an_open_quarter_is_not_corrected(cast: Cast) -> None:
    assert cast.browsers["operator"].post(f"{QUARTERS}/corrections", **CORRECT).code == "score.none"
