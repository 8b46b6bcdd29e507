"""What the clock does for `./dev up`: what is due, and the published file on which the site is built anew."""

import json
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from infra.local.publication import PUBLISH_EVERY, Beside, keep_looking, laid_over
from tests.functions.fakes import FakeSite

ASSESSED = {"assessments": [{"quarter": "2026-Q3"}], "accepting": True, "response": None}
KNOWN = {"claimed_on": "2026-11-01", "accepting": False, "response": None, "cooperations": []}


def content(**providers: Any) -> bytes:  # noqa: ANN401 # what JSON holds
    """Return a published file."""
    return json.dumps({"format": 1, "written_at": "2026-11-26T00:00:00Z", "providers": providers}).encode()


def test_what_functions_know_replaces_what_the_demo_says_and_the_rest_stays() -> None:
    after = laid_over({"b": ASSESSED, "c": ASSESSED}, {"b": KNOWN, "a": KNOWN})

    assert after == {"a": KNOWN, "b": {**ASSESSED, **KNOWN}, "c": ASSESSED}
    assert list(after) == ["a", "b", "c"]


def test_the_file_is_written_beside_the_bucket_and_only_where_something_is_new(tmp_path: Path) -> None:
    demo, target, bucket = tmp_path / "demo.json", tmp_path / "out/published.json", FakeSite()
    demo.write_bytes(content(b=ASSESSED))
    site = Beside(bucket, demo, target)

    site.publish(content(b=KNOWN))
    first = target.stat().st_mtime_ns, json.loads(target.read_bytes())
    site.publish(content(b=KNOWN))
    again = target.stat().st_mtime_ns
    site.publish(content(b={**KNOWN, "accepting": True}))

    assert first[1]["providers"] == {"b": {**ASSESSED, **KNOWN}}
    assert (again, len(bucket.published)) == (first[0], 3)
    assert json.loads(target.read_bytes())["providers"]["b"]["accepting"]
    assert [path.name for path in target.parent.iterdir()] == ["published.json"]


def test_without_a_demo_the_file_holds_what_functions_know(tmp_path: Path) -> None:
    target = tmp_path / "published.json"

    Beside(FakeSite(), tmp_path / "none.json", target).publish(content(a=KNOWN))

    assert json.loads(target.read_bytes()) == json.loads(content(a=KNOWN))


@pytest.mark.parametrize(("looks", "hours"), [(3, 0), (PUBLISH_EVERY, 1), (2 * PUBLISH_EVERY, 2)])
def test_what_is_due_is_looked_for_again_and_again_and_published_every_hour(looks: int, hours: int) -> None:
    closing, seen = Event(), list[bool]()

    def look(is_hour: bool) -> None:  # noqa: FBT001 # as it is called
        seen.append(is_hour)
        closing.set() if len(seen) == looks else None

    keep_looking(look, closing, every=0).join(timeout=30)

    assert (len(seen), sum(seen)) == (looks, hours)
