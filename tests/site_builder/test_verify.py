"""What is published otherwise than it comes about is told by provider, quarter and indicator."""

from typing import Any

import pytest

from site_builder.model.assessment import Correction
from site_builder.model.localized import Localized
from site_builder.verify import Difference, differences
from tests.builders import a_method, an_assessed, facts

METHODS = {"v1": a_method().method}
REASON = Localized(en="Counted twice.", zh="重复计入。")


def written(known: Any = None, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 # JSON
    """Return an assessment as the file has it."""
    return an_assessed(known or facts(), **fields).model_dump(mode="json")


def found(*raw: dict[str, Any]) -> list[Difference]:
    """Return what differs in these assessments."""
    return list(differences("lantern-bay", raw, METHODS))


def test_what_comes_about_by_the_method_differs_in_nothing() -> None:
    correction = Correction("won", REASON)

    assert found(written(), written(facts(quarter="2026-Q2"))) == []
    assert found(written(facts(won=(5000, 10)), revision=2, correction=correction), written()) == []


@pytest.mark.parametrize(
    ("changes", "what", "published"),
    [
        ({"total": 1}, "total", "1"),
        ({"half_stars": 10}, "half_stars", "10"),
        ({"n": 7}, "n", "7"),
        ({"sha256": "0" * 64}, "sha256", "0" * 64),
    ],
)
def test_a_figure_that_the_inputs_do_not_make_is_told(changes: dict[str, Any], what: str, published: str) -> None:
    (difference,) = found({**written(), **changes})

    assert (difference.provider, difference.quarter, difference.revision) == ("lantern-bay", "2026-Q3", 1)
    assert (difference.what, difference.published) == (what, published)


def test_a_value_that_was_changed_shows_in_score_and_checksum() -> None:
    raw = written()
    raw["inputs"]["won"]["value"] += 1000

    assert [each.what for each in found(raw)] == ["total", "sha256"]


@pytest.mark.parametrize(("code", "n", "what"), [("won", 4, "few"), ("payment", 99, "unknown")])
def test_an_input_of_too_few_observations_or_of_no_indicator_is_told_by_its_code(code: str, n: int, what: str) -> None:
    raw = written(facts(won=(5000, 0)))
    raw["inputs"][code] = {"value": 1, "n": n}

    assert [(each.indicator, each.what) for each in found(raw)] == [(code, what)]


def test_a_correction_changes_the_line_that_it_names_and_no_other() -> None:
    changed = facts(won=(5000, 10), answered=(9000, 10))
    (difference,) = found(written(changed, revision=2, correction=Correction("won", REASON)), written())

    assert (difference.indicator, difference.what) == ("answered", "value")
    assert (difference.published, difference.recomputed) == ("9000 (n = 10)", "6500 (n = 10)")


def test_a_correction_without_a_reason_or_a_change_is_told() -> None:
    silent, idle = written(revision=2), written(revision=2, correction=Correction("won", REASON))

    assert [each.what for each in found(silent, written())] == ["correction"]
    assert [(each.indicator, each.what) for each in found(idle, written())] == [("won", "correction")]


def test_both_revisions_have_to_be_there() -> None:
    (difference,) = found(written(facts(won=(5000, 10)), revision=2, correction=Correction("won", REASON)))

    assert (difference.what, difference.recomputed) == ("revision", "1")


def test_a_version_that_nobody_knows_is_told() -> None:
    assert [each.what for each in found({**written(), "method": "v9"})] == ["method"]


def test_what_is_left_out_is_written_otherwise_though_it_means_the_same() -> None:
    raw = written()
    del raw["late"]

    assert [each.what for each in found(raw)] == ["other"]
