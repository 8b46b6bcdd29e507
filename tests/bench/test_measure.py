"""What a run cost is told truly: the benchmark rests on it."""

import subprocess
import sys
from typing import Final

import pytest

from tests.bench.measure import Run, alternate, median, run

_MEGABYTES: Final = 60
_CHILD: Final = (
    f"import time; kept = bytearray(b'x') * {_MEGABYTES}_000_000; "
    "end = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
)
_PARENT: Final = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_CHILD!r}], check=True)"


def test_time_and_memory_of_children_count() -> None:
    cost = run([sys.executable, "-c", _PARENT], with_memory=True, limit_s=60)

    assert cost.cpu >= 0.2
    assert cost.wall >= 0.2
    assert cost.memory >= _MEGABYTES * 1_000_000


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], limit_s=60)

    assert b"no such thing" in caught.value.output


def test_a_program_that_takes_too_long_is_ended() -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run([sys.executable, "-c", "import time; time.sleep(60)"], limit_s=0.3)


def test_programs_run_in_turns() -> None:
    order: list[str] = []

    def program(name: str) -> Run:
        order.append(name)
        return Run(wall=1, cpu=1)

    alternate(2, lambda: program("a"), lambda: program("b"))

    assert order == ["a", "b", "a", "b"]


def test_the_median_is_taken_figure_by_figure() -> None:
    runs = [Run(wall=1, cpu=9), Run(wall=2, cpu=8), Run(wall=6, cpu=1)]

    assert median(runs) == Run(wall=2, cpu=8)
