"""Workers answer in order, keep what they read, and never outlive or surprise their parent."""

import os
import time
from collections.abc import Callable, Generator
from typing import Any

import pytest

from site_builder.workers import Crew, WorkerError

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


def asked(job: Callable[[int], Work], count: int, *rounds: list[Any]) -> list[list[Any]]:
    """Return the answers of all rounds."""
    crew = Crew(job, count)
    answers = []
    for questions in ([None] * count, *rounds):
        crew.send(questions)
        answers.append(crew.receive())
    crew.close()
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


def test_several_workers_work_in_processes_of_their_own() -> None:
    (pids,) = asked(living, 3)

    assert len({*pids, os.getpid()}) == 4


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
    crew = Crew(failing, 2)
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
    crew = Crew(job, 2)
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


def test_a_single_worker_is_this_process_unless_it_is_to_be_apart() -> None:
    crews = Crew(living, 1), Crew(living, 1, is_apart=True)
    for crew in crews:
        crew.send([None])

    [here], [apart] = (crew.receive() for crew in crews)
    for crew in crews:
        crew.close()

    assert here == os.getpid() != apart


def test_a_worker_says_nothing_when_whoever_asked_is_gone(capfd: pytest.CaptureFixture[str]) -> None:
    crew = Crew(telling, 1, is_apart=True)
    crew.send([None])

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
    (pids,) = asked(living, 2)

    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[1], 0)


def test_workers_end_when_nobody_waits_for_them() -> None:
    started = time.perf_counter()
    crew = Crew(echoing, 3)

    crew.close()

    assert time.perf_counter() - started < 60


def test_a_later_worker_holds_no_pipe_of_an_earlier_one() -> None:
    (counts,) = asked(descriptors, 3)

    assert len(set(counts)) == 1
