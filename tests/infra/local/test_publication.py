"""What a schedule does for `./dev up`: what is due, and the published file on which the site is built anew."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from infra.local.publication import LOOKS_AN_HOUR, Publication, keep_looking, laid_over, take

ASSESSED = {"assessments": [{"quarter": "2026-Q3"}], "accepting": True, "response": None}
KNOWN = {"claimed_on": "2026-11-01", "accepting": False, "response": None, "cooperations": []}


def content(**providers: Any) -> bytes:  # noqa: ANN401 # what JSON holds
    """Return a published file."""
    return json.dumps({"format": 1, "written_at": "2026-11-26T00:00:00Z", "providers": providers}).encode()


def test_what_functions_know_replaces_what_the_demo_says_and_its_past_stays_where_they_know_none() -> None:
    scored = {**KNOWN, "assessments": [{"quarter": "2026-Q4"}]}

    after = laid_over({"b": ASSESSED, "c": ASSESSED}, {"b": {**KNOWN, "assessments": []}, "a": scored})

    assert after == {"a": scored, "b": {**ASSESSED, **KNOWN}, "c": ASSESSED}
    assert list(after) == ["a", "b", "c"]


def test_the_file_is_written_only_where_something_is_new(tmp_path: Path) -> None:
    demo, target = tmp_path / "demo.json", tmp_path / "out/published.json"
    demo.write_bytes(content(b=ASSESSED))

    take(content(b=KNOWN), demo, target)
    first = target.stat().st_mtime_ns, json.loads(target.read_bytes())
    take(content(b=KNOWN), demo, target)
    again = target.stat().st_mtime_ns
    take(content(b={**KNOWN, "accepting": True}), demo, target)

    assert (first[1]["providers"], again) == ({"b": {**ASSESSED, **KNOWN}}, first[0])
    assert json.loads(target.read_bytes())["providers"]["b"]["accepting"]
    assert [path.name for path in target.parent.iterdir()] == ["published.json"]


def test_without_a_demo_the_file_holds_what_functions_know(tmp_path: Path) -> None:
    target = tmp_path / "published.json"

    take(content(a=KNOWN), tmp_path / "none.json", target)

    assert json.loads(target.read_bytes()) == json.loads(content(a=KNOWN))


def test_where_nobody_answers_the_next_look_tries_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    target = tmp_path / "published.json"

    Publication("http://127.0.0.1:9", "site", tmp_path / "none.json", target).look(True)  # noqa: FBT003 # as it is called

    assert not target.exists()


@pytest.mark.parametrize(("looks", "hours"), [(3, 0), (LOOKS_AN_HOUR, 1), (2 * LOOKS_AN_HOUR, 2)])
def test_what_is_due_is_looked_for_again_and_again_and_published_every_hour(looks: int, hours: int) -> None:
    closing, seen = Event(), list[bool]()

    def look(is_hour: bool) -> None:  # noqa: FBT001 # as it is called
        seen.append(is_hour)
        closing.set() if len(seen) == looks else None

    keep_looking(look, closing, every=0).join(timeout=30)

    assert (len(seen), sum(seen)) == (looks, hours)
