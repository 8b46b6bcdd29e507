"""What a schedule does in production, for `./dev up`: what is due, and the published file, on which the site is built anew.

Functions publish what they know of providers into the site's bucket; what only the demo knows of them stays beside it.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from functions.files import PUBLISHED
from infra.local.deployment import client

LOOKS_EVERY: Final = 10.0
"""Seconds; in production what is due is done every five minutes."""
LOOKS_AN_HOUR: Final = 360


class Publication:
    """The function of events, called as a schedule would, and the file that it publishes."""

    def __init__(self, endpoint: str, bucket: str, demo: Path, target: Path) -> None:
        """Keep where things are.

        Args:
            endpoint: The emulator's address.
            bucket: The site's bucket.
            demo: The demo's published file; it need not be there.
            target: The file that the site is built from.
        """
        self._endpoint: Final = endpoint
        self._bucket: Final = bucket
        self._demo: Final = demo
        self._target: Final = target
        self._tag = ""

    def look(self, is_hour: bool) -> None:  # noqa: FBT001 # the only argument
        """Do what is due, publish where the hour wants it, and take what was published."""
        try:
            for task in ("publish", "due") if is_hour else ("due",):
                self._do(task)
            self._take()
        except (BotoCoreError, ClientError):
            return  # the next look tries again, if there is one

    def _do(self, task: str) -> None:
        functions = client("lambda", self._endpoint)
        found = functions.list_functions()["Functions"]
        names = [each["FunctionName"] for each in found if each["Handler"].split(".")[1] == "events"]
        functions.invoke(FunctionName=names[0], Payload=json.dumps({"task": task}))

    def _take(self) -> None:
        """Write the file that the site is built from, where something was published."""
        bucket = client("s3", self._endpoint)
        found = bucket.list_objects_v2(Bucket=self._bucket, Prefix=PUBLISHED).get("Contents", [])
        if not found or found[0]["ETag"] == self._tag:
            return
        take(bucket.get_object(Bucket=self._bucket, Key=PUBLISHED)["Body"].read(), self._demo, self._target)
        self._tag = found[0]["ETag"]


def take(content: bytes, demo: Path, target: Path) -> None:
    """Lay what was published over the demo's file; what says nothing new is not written, so nothing is built."""
    found = json.loads(content)
    begun = json.loads(demo.read_bytes()) if demo.is_file() else {}
    after = laid_over(begun.get("providers", {}), found["providers"])
    if target.is_file() and json.loads(target.read_bytes())["providers"] == after:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps({**begun, **found, "providers": after}, ensure_ascii=False), encoding="utf-8")
    fresh.replace(target)  # at once, so that nobody reads a part of it


def laid_over(begun: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:  # Any: what JSON holds
    """Return the standings of providers: what functions know of each in the place of what the demo says, its past excepted."""
    after = {provider: dict(standing) for provider, standing in begun.items()}
    for provider, standing in found.items():
        known = {name: value for name, value in standing.items() if name != "assessments" or value}
        after[provider] = {**after.get(provider, {}), **known}
    return dict(sorted(after.items()))


def keep_looking(look: Callable[[bool], None], closing: Event, every: float = LOOKS_EVERY) -> Thread:
    """Look again and again in a thread of its own, until something closes."""

    def run() -> None:
        looks = 0
        while not closing.wait(every):
            looks += 1
            look(looks % LOOKS_AN_HOUR == 0)

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread
