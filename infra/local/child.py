"""The emulator's process: `python -m infra.local.child FOLDER PORT`, started by `infra.local.emulator`.

It lives no longer than its parent, however that ends: the parent holds the other end of its standard input. It holds a
lock on its folder, so that two emulators never write the same state; whoever holds it then is an orphan that is still
saving, or one that hangs, and is told to end.
"""

import argparse
import fcntl
import json
import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TextIO

POLITE = 2.0
"""Seconds that an orphan gets to end by itself."""

PATIENCE = 10.0
"""Seconds after which one that was told to end is given up."""


def claim(folder: Path, *, polite: float = POLITE, patience: float = PATIENCE) -> TextIO:
    """Hold a folder for this process; an orphan that holds it is told to end after a while.

    Returns:
        The lock, which is held while it is open.

    Raises:
        TimeoutError: Another process holds it and does not end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    note = (folder / "lock").open("a+", encoding="utf-8")
    began, is_told = time.monotonic(), False
    while not _locked(note):
        note.seek(0)
        orphan = note.read()
        waited = time.monotonic() - began
        if waited > patience:
            note.close()
            msg = f"the emulator of an earlier run (process {orphan}) does not end: end it by hand"
            raise TimeoutError(msg)
        if waited > polite and not is_told and orphan.isdecimal():
            is_told = True
            with suppress(ProcessLookupError):
                os.kill(int(orphan), signal.SIGTERM)
        time.sleep(0.05)
    note.truncate(0)
    note.write(str(os.getpid()))
    note.flush()
    return note


def _locked(note: TextIO) -> bool:
    """Say whether the lock could be had."""
    try:
        fcntl.lockf(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def end_with_parent(parent: TextIO) -> None:
    """Tell this process to end as soon as the parent's end of a pipe is closed."""

    def wait() -> None:
        parent.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def environment(folder: Path, port: int) -> dict[str, str]:
    """Return what the emulator is told: this machine only, state in a folder, no containers, no other doors."""
    return {
        "BIND_HOST": "127.0.0.1",
        "DOCKER_HOST": "unix:///nonexistent",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "MINISTACK_HOST": "127.0.0.1",
        "PERSIST_STATE": "1",
        "S3_DATA_DIR": str(folder / "s3"),
        "S3_PERSIST": "1",
        "SFTP_ENABLED": "0",
        "STATE_DIR": str(folder / "state"),
        "TMPDIR": str(folder / "tmp"),
    }


def forget_positions(folder: Path) -> None:
    """Let streams be read from their beginning: the emulator keeps how far it read, but not what was in them."""
    path = folder / "state" / "lambda.json"
    if path.is_file():
        state = json.loads(path.read_text("utf-8"))
        state["payload"]["dynamodb_stream_positions"]["data"] = {}
        path.write_text(json.dumps(state), "utf-8")


def main(arguments: list[str]) -> int:
    """Run the emulator until it is told to end: 0, or 1 where its folder cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("port", type=int)
    parser.add_argument("--fresh", action="store_true", help="forget what was stored before")
    given = parser.parse_args(arguments)
    try:
        lock = claim(given.folder)
    except TimeoutError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with lock:
        for name in ("state", "s3", "tmp") if given.fresh else ("tmp",):
            shutil.rmtree(given.folder / name, ignore_errors=True)
        (given.folder / "tmp").mkdir()
        forget_positions(given.folder)
        os.environ.update(environment(given.folder, given.port))
        end_with_parent(sys.stdin)
        sys.argv = ["ministack"]
        # It reads its environment when it is loaded.
        from ministack.app import main as emulate  # noqa: PLC0415

        emulate()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
