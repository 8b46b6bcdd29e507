"""What the clock does in production, for `./dev up`: what is due, and the published file, on which the site is built anew.

Functions publish what they know of providers; assessments and all else that the demo has of them stay beside it.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

from functions.aws.dynamodb import DynamoTable, make_client
from functions.aws.s3 import S3Files, S3Site
from functions.events.due.work import do_due
from functions.events.publication.work import publish
from functions.events.work import Ear
from functions.files import Site
from functions.logs import JsonLog
from functions.services import system_clock, system_randomness
from functions.settings import read_settings
from functions.table import Unavailable

DUE_EVERY: Final = 5.0
"""Seconds; in production it is five minutes."""
PUBLISH_EVERY: Final = 720
"""So many looks at what is due make an hour."""
_KNOWN: Final = ("claimed_on", "accepting", "response", "cooperations")


class Beside:
    """The site's bucket, and the file beside the built site that `./dev up` builds from."""

    def __init__(self, bucket: Site, demo: Path, target: Path) -> None:
        """Keep where the file is written, and the demo's file that it is laid over."""
        self._bucket: Final = bucket
        self._demo: Final = demo
        self._target: Final = target

    def publish(self, content: bytes) -> None:
        """Write both; the file only where it says something else than before."""
        self._bucket.publish(content)
        found = json.loads(content)
        begun = json.loads(self._demo.read_bytes()) if self._demo.is_file() else {}
        after = laid_over(begun.get("providers", {}), found["providers"])
        if self._target.is_file() and json.loads(self._target.read_bytes())["providers"] == after:
            return
        write(self._target, {**begun, **found, "providers": after})


def laid_over(begun: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:  # Any: what JSON holds
    """Return the standings of providers: what functions know of each in the place of what the demo says of that."""
    after = {provider: dict(standing) for provider, standing in begun.items()}
    for provider, standing in found.items():
        after[provider] = {**after.get(provider, {}), **{name: standing[name] for name in _KNOWN if name in standing}}
    return dict(sorted(after.items()))


def write(target: Path, content: Mapping[str, Any]) -> None:  # Any: what JSON holds
    """Write the file at once, so that nobody reads a part of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(target)


def tick(variables: Mapping[str, str], demo: Path, target: Path, log: Any) -> Callable[[bool], None]:  # noqa: ANN401 # a text file
    """Return what looks after what is due, and publishes where it is told to.

    Args:
        variables: What the template gives the function of events.
        demo: The demo's published file; it need not be there.
        target: The file that the site is built from.
        log: Takes what the function logs.
    """
    settings = read_settings(variables)
    ear = Ear(
        table=DynamoTable(make_client(), settings.table),
        clock=system_clock,
        randomness=system_randomness,
        log=JsonLog(system_clock, log),
        files=S3Files(settings.documents),
    )
    site = Beside(S3Site(settings.site_bucket), demo, target)

    def look(is_hour: bool) -> None:  # noqa: FBT001 # the only argument
        try:
            if is_hour:
                publish(ear, site)
            do_due(ear, site)
        except Unavailable:
            return  # the next look tries again

    return look


def keep_looking(look: Callable[[bool], None], closing: Event, every: float = DUE_EVERY) -> Thread:
    """Look again and again in a thread of its own, until something closes."""

    def run() -> None:
        looks = 0
        while not closing.wait(every):
            looks += 1
            look(looks % PUBLISH_EVERY == 0)

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread
