"""Workers: this process and forked ones. Each keeps what it read, and only small things cross a pipe.

A worker is a generator: it yields an answer and is sent the next question. Without fork, or for little work, this process
is the only one.
"""

import gc
import os
import pickle
import struct
import sys
import traceback
from collections.abc import Callable, Generator, Sequence
from typing import Any, Final, Self

Message = Any  # Any: whatever pickle can carry
Job = Callable[[int], Generator[Message, Message, None]]
_SIZE: Final = struct.Struct("<Q")


class WorkerError(RuntimeError):
    """A worker ended before it answered."""


def count_for(jobs: int, items: int, least: int) -> int:
    """Return how many workers to start: one where there are few items, or where a process cannot fork."""
    return jobs if items >= least and hasattr(os, "fork") else 1


class Crew:
    """Some workers that take turns: each is sent its question, then the answers are received in order."""

    def __init__(self, job: Job, count: int) -> None:
        """Start the workers; `job(number)` is the generator of each. The first is this process, which works when it receives."""
        self._members: Final[list[_Local | _Forked]] = [_Local(job(0))]
        open_ends: list[int] = []
        for number in range(1, count):
            member = _Forked(job, number, open_ends)
            open_ends += member.ends
            self._members.append(member)

    def __enter__(self) -> Self:
        """Return the crew, whose workers end with the context."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the workers end."""
        self.close()

    def __len__(self) -> int:
        """How many workers there are."""
        return len(self._members)

    def send(self, questions: Sequence[Message]) -> None:
        """Send each worker its question; the first one of each is None."""
        for member, question in zip(self._members, questions, strict=True):
            member.send(question)

    def receive(self) -> list[Message]:
        """Return the workers' answers.

        Raises:
            WorkerError: A worker ended early.
        """
        return [member.receive() for member in self._members]

    def close(self) -> None:
        """Let the workers end."""
        for member in self._members:
            member.close()


class _Local:
    """A worker in this process."""

    def __init__(self, generator: Generator[Message, Message, None]) -> None:
        self._generator = generator
        self._question: Message = None

    def send(self, question: Message) -> None:
        self._question = question

    def receive(self) -> Message:
        return self._generator.send(self._question)

    def close(self) -> None:
        self._generator.close()


class _Forked:
    """A worker in a forked process, behind two pipes."""

    def __init__(self, job: Job, number: int, others: Sequence[int]) -> None:
        """Fork; the child closes the parent's ends of all pipes, its own and those of the workers before it."""
        to_child, to_parent = os.pipe(), os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(job, number, to_child[0], to_parent[1], (*others, to_child[1], to_parent[0]))
        os.close(to_child[0])
        os.close(to_parent[1])
        self._out, self._in = self.ends = to_child[1], to_parent[0]

    def send(self, question: Message) -> None:
        _write(self._out, question)

    def receive(self) -> Message:
        answer = _read(self._in)
        if answer is None:
            message = f"worker {self._pid} ended early"
            raise WorkerError(message)
        return answer[0]

    def close(self) -> None:
        os.close(self._out)
        os.close(self._in)
        os.waitpid(self._pid, 0)


def _serve(job: Job, number: int, source: int, target: int, others: Sequence[int]) -> None:
    """Answer questions until the pipe closes; never returns."""
    status = 0
    try:
        for descriptor in others:
            os.close(descriptor)
        gc.disable()
        generator = job(number)
        while (question := _read(source)) is not None:
            try:
                answer = generator.send(question[0])
            except StopIteration:
                break
            _write(target, answer)
    except (BrokenPipeError, KeyboardInterrupt):  # whoever asked is gone, or ends as well
        status = 1
    except BaseException:  # noqa: BLE001 # a forked child must not run its parent's code; it reports and leaves
        traceback.print_exc()
        status = 1
    finally:
        sys.stderr.flush()
        os._exit(status)


def _write(descriptor: int, message: Message) -> None:
    content = pickle.dumps((message,), pickle.HIGHEST_PROTOCOL)
    view = memoryview(_SIZE.pack(len(content)) + content)
    while view:
        view = view[os.write(descriptor, view[: 1 << 20]) :]


def _read(descriptor: int) -> tuple[Message] | None:
    head = _take(descriptor, _SIZE.size)
    if head is None:
        return None
    content = _take(descriptor, _SIZE.unpack(head)[0])
    return None if content is None else pickle.loads(content)  # noqa: S301 # from our own process


def _take(descriptor: int, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(descriptor, min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)
