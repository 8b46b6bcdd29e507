"""The packages on Node and Java, installed from their lock into `.cache/peers`."""

import fcntl
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tests.builders import ROOT

HERE = Path(__file__).parent
INSTALL = ["npm", "ci", "--ignore-scripts", "--engine-strict", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--no-audit", "--no-fund", "--loglevel=error"]  # fmt: skip


class InstallError(Exception):
    """The packages could not be installed; the message says why in a line."""


def installed() -> Path:
    """Return the folder with the packages; the first process that comes installs them, others wait.

    Raises:
        InstallError: npm could not do it.
    """
    folder = ROOT / ".cache/peers"
    folder.mkdir(parents=True, exist_ok=True)
    files = [HERE / "package.json", HERE / "package-lock.json"]
    wanted = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = folder / "stamp"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text("utf-8") != wanted:
            stamp.unlink(missing_ok=True)
            for file in files:
                shutil.copy(file, folder)
            _install(folder)
            stamp.write_text(wanted, "utf-8")
    return folder


def _install(folder: Path) -> None:
    """Install the packages of the lock, none of whose scripts is run."""
    environment = {**os.environ, "npm_config_update_notifier": "false"}
    done = subprocess.run(  # noqa: S603 # our own words
        INSTALL, cwd=folder, env=environment, check=False, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        words = " ".join(line.removeprefix("npm error").strip() for line in done.stderr.splitlines()[:6])
        msg = f"the packages of tests/peers could not be installed: {words}"
        raise InstallError(msg)
