"""The command that recomputes a published file."""

import json
import random
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from site_builder.__main__ import main
from site_builder.model.assessment import Facts, Value, assess_quarter, published
from tests.builders import ROOT, a_method

DEMO = ROOT / "content/demo/published.json"


def run(path: Path, *arguments: str) -> int:
    """Run the command over a file with the real methods."""
    return main(["verify", str(path), "--root", str(ROOT), *arguments])


def test_the_demo_file_is_recomputed_without_a_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(DEMO) == 0
    assert re.fullmatch(r"\d+ scores recomputed, all equal\n", capsys.readouterr().out)


def test_differences_are_told_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(DEMO.read_text("utf-8"))
    score = content["providers"]["demo-heron-ferry"]["assessments"][0]
    score["total"] += 1
    (tmp_path / "published.json").write_text(json.dumps(content), "utf-8")

    statuses = [run(tmp_path / "published.json", "--lang", language) for language in ("en", "zh")]

    lines = capsys.readouterr().out.splitlines()
    assert statuses == [1, 1]
    assert lines[0] == f"demo-heron-ferry 2026-Q3 r1: total {score['total']}, recomputed {score['total'] - 1}"
    assert lines[2] == f"demo-heron-ferry 2026-Q3 r1：公布总分{score['total']}，复算为{score['total'] - 1}"


@pytest.mark.parametrize("text", ["", "{}", '{"format": 1, "written_at": "2026-11-22T00:00:00Z"}'])
def test_what_is_no_published_file_is_no_difference(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.json").write_text(text, "utf-8")

    assert run(tmp_path / "x.json") == 2
    assert "x.json: no published file: " in capsys.readouterr().err


def test_ten_thousand_providers_are_recomputed_byte_for_byte_and_name_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "published.json"
    path.write_bytes(orjson.dumps(ten_thousand()))

    status = run(path)

    assert (status, capsys.readouterr().out) == (0, "10,000 scores recomputed, all equal\n")
    assert set(re.findall(rb'"([a-z_][a-z0-9_-]*)":', path.read_bytes())) <= KEYS


KEYS = {key.encode() for key in (
    "format", "written_at", "providers", "assessments", "quarter", "revision", "method", "closed_on", "state", "half_stars",
    "total", "n", "inputs", "value", "first_store_on", "late", "correction", "sha256",
    *(each.code for each in a_method().indicators), *(f"p-{number}" for number in range(10_000)),
)}  # fmt: skip


@cache
def ten_thousand() -> dict[str, Any]:
    """Return a published file of invented providers, each with one quarter; some have too few observations."""
    chance, method = random.Random(6), a_method().method  # noqa: S311 # figures, no secrets
    providers: dict[str, object] = {}
    for number in range(10_000):
        values = {
            each.code: Value(chance.randrange(2 * max(each.nothing, each.full)), chance.randrange(30))
            for each in method.indicators
            if chance.random() < 0.9
        }
        first = date(2024 + number % 3, 1 + number % 9, 1 + number % 28) if number % 50 else None
        assessment = assess_quarter(Facts(f"p-{number}", "2026-Q3", first, values), method)
        providers[f"p-{number}"] = {"assessments": [published(assessment, revision=1, closed_on=date(2026, 10, 7))]}
    return {"format": 2, "written_at": "2026-10-08T00:00:00Z", "providers": providers}
