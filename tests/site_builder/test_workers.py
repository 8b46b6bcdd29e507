"""Workers answer in order, keep what they read, and never outlive or surprise their parent."""

import os
import time
from collections.abc import Callable, Generator
from typing import Any

import pytest

from site_builder.workers import Crew, WorkerError, count_for

Work = Generator[Any, Any, None]
# From Python 3.12 a fork beside a thread warns; the threads are the test runner's own.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
COUNTS = pytest.mark.parametrize("count", [1, 3])


def adding(number: int) -> Work:
    """Answer each question with the sum of all so far; each worker begins with its own number."""
    total = number
    question = yield ("ready", number)
    while True:
        total += question
        question = yield total


def echoing(number: int) -> Work:
    """Answer each question with itself."""
    question = yield number
    while True:
        question = yield question


def failing(number: int) -> Work:
    """Fail at the second question."""
    yield number
    message = "a fault of the work"
    raise ValueError(message)


def leaving(number: int) -> Work:
    """End without an answer to the second question."""
    yield number


def dying(number: int) -> Work:
    """Be killed at the second question."""
    yield number
    os.kill(os.getpid(), 9)


def descriptors(_number: int) -> Work:
    """Answer with the number of open files."""
    yield len(os.listdir("/dev/fd"))  # noqa: PTH208 # only the number counts


def living(_number: int) -> Work:
    """Answer with the number of the process."""
    yield os.getpid()


def telling(_number: int) -> Work:
    """Answer with more than a pipe holds."""
    yield b"x" * 1_000_000


def beside(job: Callable[[int], Work]) -> Callable[[int], Work]:
    """Return a job that every worker does but the first, who echoes."""
    return lambda number: job(number) if number else echoing(number)


def asked(job: Callable[[int], Work], count: int, *rounds: list[Any]) -> list[list[Any]]:
    """Return the answers of all rounds."""
    answers = []
    with Crew(job, count) as crew:
        for questions in ([None] * count, *rounds):
            crew.send(questions)
            answers.append(crew.receive())
    return answers


@COUNTS
def test_workers_answer_in_the_order_of_their_numbers(count: int) -> None:
    (first,) = asked(adding, count)

    assert first == [("ready", number) for number in range(count)]


def test_a_worker_keeps_what_it_has_read() -> None:
    _, second, third = asked(adding, 3, [10, 20, 30], [1, 1, 1])

    assert second == [10, 21, 32]
    assert third == [11, 22, 33]


def test_one_worker_works_in_this_process() -> None:
    seen: list[int] = []

    def work(_number: int) -> Work:
        seen.append(os.getpid())
        yield None

    asked(work, 1)

    assert seen == [os.getpid()]


def test_of_several_workers_the_first_is_this_process_and_the_others_have_their_own() -> None:
    (pids,) = asked(living, 3)

    assert pids[0] == os.getpid()
    assert len({*pids}) == 3


@COUNTS
def test_whatever_is_plain_crosses_unchanged(count: int) -> None:
    message = {"a": (1, None, 2.5, True, "灯湾\0", b"\xff"), "b": [{"c": ()}, frozenset({1})]}

    _, answers = asked(echoing, count, [message] * count)

    assert answers == [message] * count


@COUNTS
def test_an_answer_of_nothing_is_an_answer(count: int) -> None:
    _, answers = asked(echoing, count, [None] * count)

    assert answers == [None] * count


def test_a_message_larger_than_a_pipe_crosses_in_both_directions() -> None:
    message = "x" * 3_000_000

    _, answers = asked(echoing, 2, [message] * 2)

    assert answers == [message] * 2


def test_a_worker_that_fails_says_so_and_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    crew = Crew(beside(failing), 2)
    crew.send([None, None])
    crew.receive()
    crew.send([1, 1])

    with pytest.raises(WorkerError, match="ended early"):
        crew.receive()
    crew.close()

    assert "ValueError: a fault of the work" in capfd.readouterr().err


def test_a_worker_in_this_process_fails_as_itself() -> None:
    crew = Crew(failing, 1)
    crew.send([None])
    crew.receive()
    crew.send([1])

    with pytest.raises(ValueError, match="a fault of the work"):
        crew.receive()


@pytest.mark.parametrize("job", [leaving, dying])
def test_a_worker_that_ends_before_it_answered_is_reported(job: Callable[[int], Work]) -> None:
    crew = Crew(beside(job), 2)
    crew.send([None, None])
    crew.receive()
    crew.send([1, 1])

    with pytest.raises(WorkerError):
        crew.receive()
    crew.close()


def test_as_many_questions_as_workers_are_wanted() -> None:
    crew = Crew(echoing, 2)

    with pytest.raises(ValueError, match="zip"):
        crew.send([None])
    crew.close()


def test_workers_end_with_their_context_whatever_happens() -> None:
    with pytest.raises(ValueError, match="a fault of the work"):
        asked(failing, 2, [1, 1])

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(("jobs", "items", "count"), [(4, 10, 4), (4, 9, 1), (1, 10, 1)])
def test_few_items_are_no_work_for_other_processes(jobs: int, items: int, count: int) -> None:
    assert count_for(jobs, items, 10) == count


def test_where_a_process_cannot_fork_there_is_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    assert count_for(4, 10, 10) == 1


def test_a_worker_says_nothing_when_whoever_asked_is_gone(capfd: pytest.CaptureFixture[str]) -> None:
    crew = Crew(telling, 2)
    crew.send([None, None])

    crew.close()

    assert capfd.readouterr().err == ""


def test_a_crew_knows_its_size() -> None:
    one, three = Crew(echoing, 1), Crew(echoing, 3)

    sizes = (len(one), len(three))
    one.close()
    three.close()

    assert sizes == (1, 3)


def test_a_closed_crew_leaves_no_open_file() -> None:
    before = os.listdir("/dev/fd")  # noqa: PTH208 # only the number counts

    asked(echoing, 4)

    assert len(os.listdir("/dev/fd")) <= len(before)  # noqa: PTH208 # as above


def test_a_closed_crew_leaves_no_process() -> None:
    (pids,) = asked(living, 3)

    for pid in pids[1:]:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_end_when_nobody_waits_for_them() -> None:
    started = time.perf_counter()
    crew = Crew(echoing, 3)

    crew.close()

    assert time.perf_counter() - started < 60


def test_a_later_worker_holds_no_pipe_of_an_earlier_one() -> None:
    ((_, first, second, third),) = asked(descriptors, 4)

    assert first == second == third
