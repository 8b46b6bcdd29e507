"""`./dev bench functions`: the archive is made as for production, and each room's handler is timed beside a bare one.

The archive is for this machine's Python, and is compiled, as the functions find it. Each cold figure is the processor's time of a
whole process, the median of several, taken in turns; what it is compared with imports from the same archive. A room that answers
requests is compared with the framework around one route, since the framework alone takes three times a client's time; the others
with nothing but their clients.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

from infra import package
from tests.bench.bars import Row, missed, table
from tests.bench.functions.bare import CLIENTS, COLD, FRAMEWORK, OURS, WARM
from tests.bench.functions.scene import Scene, a_scene
from tests.bench.generate import ROOT
from tests.bench.telling import say, tell
from tests.functions.http_event import an_event

HTTP_ROOMS: Final = ("login", "invitations", "cooperation")
HTTP_BAR: Final = 1.35
"""Of cold starts and of warm requests, beside a bare framework's."""
OTHER_ROOMS: Final[Mapping[str, tuple[tuple[str, ...], float]]] = {
    "mailer": (("dynamodb", "sesv2"), 1.5),
    "events": (("dynamodb", "s3"), 1.25),
}
"""For each room the services that it speaks to, and its bar."""
_CALLS: Final = 400
_WORDS: Final = ("-I", "-S", "-c")


def main(words: Sequence[str]) -> int:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(prog="./dev bench functions", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="how often each figure is taken")
    rounds: int = parser.parse_args(words).rounds
    with tempfile.TemporaryDirectory(prefix="hezuo-functions-") as name:
        folder = Path(name)
        tell("the archive is made")
        unpack(folder)
        with answering(folder, a_scene()) as (scene, endpoint):
            surroundings = _environment(folder, scene, endpoint)
            found = [*cold(surroundings, rounds), *warm(surroundings, scene, rounds)]
    say(table("Functions, processor's time", found))
    late = [row.what for row in missed(found)]
    asked = sum(row.bar is not None for row in found)
    say("\n".join([f"\n{asked - len(late)} of {asked} bars are met.", *(f"MISSED: {what}" for what in late)]))
    return 0


def unpack(folder: Path) -> None:
    """Make the archive for this machine and unpack it."""
    site = ROOT / "build/site/data/snapshot.json"
    if not site.is_file():
        subprocess.run(
            [sys.executable, "-m", "site_builder", "build"], cwd=ROOT, check=True, capture_output=True
        )  # our own words
    given = argparse.Namespace(
        runtime=f"python3.{sys.version_info.minor}",
        architecture={"aarch64": "arm64"}.get(os.uname().machine, "x86_64"),
        python=sys.executable,
        sources_only=False,
    )
    zipfile.ZipFile(package.write(folder / "out", given)).extractall(folder / "task")


@contextmanager
def answering(folder: Path, scene: Scene) -> Iterator[tuple[Scene, str]]:
    """Run the table that always knows."""
    answers = folder / "answers.json"
    answers.write_text(json.dumps(scene.answers))
    words = [sys.executable, "-m", "tests.bench.functions.answering", str(answers)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 # our own words
        try:
            if process.stdout is None:
                raise AssertionError
            yield scene, f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def _environment(folder: Path, scene: Scene, endpoint: str) -> dict[str, str]:
    return {
        "TASK": str(folder / "task"),
        "HEZUO_TEMPLATES": str(folder / "task/templates"),
        "HEZUO_SNAPSHOT": str(folder / "task/snapshot.json"),
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "HEZUO_DOCUMENTS": "documents",
        "HEZUO_SITE_BUCKET": "site",
        **scene.environment,
    }


def seconds(program: str, environment: Mapping[str, str], event: object) -> float:
    """Return what a program in the unpacked archive says that it took.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    code = f"import sys; sys.path.insert(0, {environment['TASK']!r})\n{program}"
    done = subprocess.run(  # noqa: S603 # our own words
        [sys.executable, *_WORDS, code],
        env={**environment, "EVENT": json.dumps(event)},
        cwd=environment["TASK"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return float(done.stdout.rpartition("CPU ")[2])


def cold(environment: Mapping[str, str], rounds: int) -> Iterator[Row]:
    """Yield each room's first answer beside that of a bare handler, and what the framework alone costs."""
    health = an_event("/api/health", [])
    client = CLIENTS.format(services=("dynamodb",))
    for room in HTTP_ROOMS:
        taken = _pairs(environment, rounds, health, OURS.format(room=room), FRAMEWORK)
        yield Row(what=f"cold start of {room}", ours=taken[0], other=taken[1], unit="s", bar=HTTP_BAR)
    taken = _pairs(environment, rounds, health, FRAMEWORK, client)
    yield Row(what="cold start of the framework alone", ours=taken[0], other=taken[1], unit="s")
    events = {"mailer": {"Records": []}, "events": {"detail": {"eventType": "Open"}}}
    for room, (services, bar) in OTHER_ROOMS.items():
        bare = CLIENTS.format(services=services)
        taken = _pairs(environment, rounds, events[room], OURS.format(room=room), bare)
        yield Row(what=f"cold start of {room}", ours=taken[0], other=taken[1], unit="s", bar=bar)


def _pairs(environment: Mapping[str, str], rounds: int, event: object, *programs: str) -> list[float]:
    """Return the seconds of cold starts, each the median of several that were taken in turns."""
    whole = [COLD.format(program=program) for program in programs]
    tell(f"a cold start, {rounds} times")
    taken = [[seconds(program, environment, event) for program in whole] for _ in range(rounds)]
    return [median(each[at] for each in taken) for at in range(len(programs))]


def warm(environment: Mapping[str, str], scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield an answer for who is signed in beside that of a bare framework with the same call."""
    tell("a warm request")
    programs = [WARM.format(program=each, calls=_CALLS) for each in (OURS.format(room="login"), FRAMEWORK)]
    taken = [[seconds(program, environment, scene.event) for program in programs] for _ in range(max(1, rounds // 3))]
    ours, bare = (median(pair[side] for pair in taken) for side in (0, 1))
    yield Row(what="warm GET /api/me", ours=ours, other=bare, unit="ms", bar=HTTP_BAR)
