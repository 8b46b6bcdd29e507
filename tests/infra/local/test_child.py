"""The emulator's process: whose it is, and when it ends."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.child import claim, end_with_parent, environment, forget_positions
from tests.builders import ROOT

HOLD = """
import signal, sys, time
from pathlib import Path
from infra.local.child import claim
if sys.argv[2] == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
lock = claim(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the folder, polite or stubborn."""
    words = [sys.executable, "-c", HOLD, str(tmp_path), request.param]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 # our own words
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_whoever_holds_a_folder_leaves_its_number(tmp_path: Path) -> None:
    with claim(tmp_path):
        assert (tmp_path / "lock").read_text(encoding="utf-8") == str(os.getpid())


@pytest.mark.parametrize("holder", ["polite"], indirect=True)
def test_an_orphan_is_told_to_end(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with claim(tmp_path, polite=0, patience=60):
        assert holder.wait(60) == -signal.SIGTERM


@pytest.mark.parametrize("holder", ["stubborn"], indirect=True)
def test_an_orphan_that_does_not_end_is_named(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(TimeoutError, match=f"process {holder.pid}. does not end"):
        claim(tmp_path, polite=0, patience=0.5)

    assert holder.poll() is None


def test_it_ends_when_its_parent_is_gone() -> None:
    heard = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: heard.set())
    reading, writing = os.pipe()

    with os.fdopen(reading, encoding="utf-8") as parent:
        end_with_parent(parent)
        os.close(writing)
        has_heard = heard.wait(60)

    signal.signal(signal.SIGTERM, before)
    assert has_heard


def test_streams_are_read_from_their_beginning_after_a_restart(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    path = tmp_path / "state/lambda.json"
    path.write_text('{"payload": {"esms": {"a": 1}, "dynamodb_stream_positions": {"data": {"a": 482}}}}')

    forget_positions(tmp_path)
    forget_positions(tmp_path / "none")

    assert json.loads(path.read_text()) == {"payload": {"esms": {"a": 1}, "dynamodb_stream_positions": {"data": {}}}}


def test_it_is_told_to_open_no_other_door_and_to_keep_its_state(tmp_path: Path) -> None:
    told = environment(tmp_path, 4566)

    assert (told["BIND_HOST"], told["GATEWAY_PORT"], told["PERSIST_STATE"]) == ("127.0.0.1", "4566", "1")
    assert (told["IOT_MTLS_ENABLED"], told["SFTP_ENABLED"]) == ("0", "0")
    assert {told["STATE_DIR"], told["S3_DATA_DIR"], told["TMPDIR"]} == {
        str(tmp_path / name) for name in ("state", "s3", "tmp")
    }
