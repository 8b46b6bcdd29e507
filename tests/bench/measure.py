"""Runs a program to its end and tells what it cost: wall clock, CPU of all its processes, and the peak of their memory."""

import contextlib
import os
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.generate import ROOT

LIMIT_S: Final = 1_200.0
_SAMPLE_S: Final = 0.02
_PROC: Final = Path("/proc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run cost.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of user and system time, with that of all children.
        memory: Highest sum of the processes' proportional set sizes, in bytes; 0 where it was not measured.
    """

    wall: float
    cpu: float
    memory: int = 0


def run(words: Sequence[str], *, with_memory: bool = False, limit_s: float = LIMIT_S) -> Run:
    """Run a program from the root of the project.

    Memory is read every 20 ms, which itself takes time: measure time and memory in different runs.

    Raises:
        subprocess.CalledProcessError: It failed; its own words are in the error.
        subprocess.TimeoutExpired: It took longer than the limit and was ended.
    """
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 # our own words
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        if process.stdout is None:
            raise AssertionError
        os.set_blocking(process.stdout.fileno(), False)
        said = bytearray()
        memory = 0
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            wall = time.perf_counter() - began
            said += process.stdout.read() or b""
            if pid:
                break
            if wall > limit_s:
                os.killpg(process.pid, signal.SIGKILL)
                raise subprocess.TimeoutExpired(words, limit_s, bytes(said))
            if with_memory:
                memory = max(memory, proportional_set_size(process.pid))
            time.sleep(_SAMPLE_S if with_memory else min(_SAMPLE_S, max(0.001, wall / 200)))
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(words), bytes(said))
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, memory=memory)


def proportional_set_size(pid: int) -> int:
    """Return the memory of a process and its descendants in bytes, shared pages counted by their share; 0 without `/proc`."""
    return sum(_pss(member) for member in family(pid))


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants, as far as they are alive."""
    yield pid
    with contextlib.suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def alternate(rounds: int, *programs: Callable[[], Run]) -> list[Run]:
    """Run the programs in turns, A B A B, and return the median of each."""
    runs: list[list[Run]] = [[] for _ in programs]
    for _ in range(rounds):
        for program, done in zip(programs, runs, strict=True):
            done.append(program())
    return [median(done) for done in runs]


def median(runs: Iterable[Run]) -> Run:
    """Return the median of each figure."""
    done = list(runs)
    return Run(
        wall=statistics.median(run.wall for run in done),
        cpu=statistics.median(run.cpu for run in done),
        memory=int(statistics.median(run.memory for run in done)),
    )
