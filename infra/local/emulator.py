"""The cloud on this machine: one child process that speaks the cloud's own protocols, and how to reach it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"
REGION: Final = "us-east-1"
_START: Final = 30.0
_END: Final = 10.0
_HEALTH: Final = "/_ministack/health"


class Unstarted(Exception):  # noqa: N818 # it is told in one line, and is no fault of this program
    """The emulator cannot be had; the message says why."""


class Emulator:
    """A running emulator."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Keep the process and where it listens."""
        self._process: Final = process
        self.endpoint: Final = f"http://{HOST}:{port}"

    def stop(self) -> None:
        """Let it save its state and wait for it; one that does not end is ended."""
        self._process.terminate()
        try:
            self._process.wait(_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()


def start(folder: Path, *, is_fresh: bool = False, extra: Mapping[str, str] | None = None) -> Emulator:
    """Start an emulator and return when it answers.

    Args:
        folder: Where its state is, from one run to the next; its own words are in `log` there.
        is_fresh: Whether to forget what is there.
        extra: Variables for the functions that it runs.

    Raises:
        Unstarted: It ended, or does not answer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    words = [sys.executable, "-m", "infra.local.child", str(folder), str(port), *(["--fresh"] if is_fresh else [])]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 # our own words
            words,
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env={**_own(cleared(os.environ)), **(extra or {})},
            start_new_session=True,  # Ctrl-C is for the parent, which ends it in its turn
        )
    emulator = Emulator(process, port)
    try:
        _wait(process, port, folder / "log")
    except BaseException:
        emulator.stop()
        raise
    return emulator


def access(endpoint: str) -> dict[str, str]:
    """Return the standard variables by which every client of the cloud finds an emulator, and nothing else."""
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


def cleared(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without what it says of a real cloud: nothing of this machine may reach one by mistake."""
    return {name: value for name, value in environment.items() if not name.startswith("AWS_")}


def _own(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment without settings of ours: functions have those of the template."""
    return {name: value for name, value in environment.items() if not name.startswith("HEZUO_")}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the emulator answers, or raise Unstarted."""
    deadline = time.monotonic() + _START
    while not _answers(port):
        if process.poll() is not None:
            last = log.read_text(encoding="utf-8", errors="replace").strip().rpartition("\n")[2]
            msg = f"the local cloud did not start: {last} (its words are in {log})"
            raise Unstarted(msg)
        if time.monotonic() > deadline:
            msg = f"the local cloud does not answer (its words are in {log})"
            raise Unstarted(msg)
        time.sleep(0.03)


def _answers(port: int) -> bool:
    """Say whether the emulator is ready."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", _HEALTH)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
