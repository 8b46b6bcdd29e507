"""Serve the site on this machine, build it again on every change, reload the open pages: what `./dev up` runs."""

import argparse
import errno
import fcntl
import os
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Final, Protocol, TextIO

import uvicorn
from starlette.types import Receive, Scope, Send

from infra.local.cloud import PUBLISHED, LocalCloud, Places
from infra.local.reload import Reload
from infra.local.site import Site
from infra.local.words import ALL_FAULTS, FOREIGN, IN_USE, READY, SERVED, STARTING, UNUSABLE, terminal_language
from site_builder.model.localized import LANGUAGES, Language
from site_builder.model.problem import Problem
from site_builder.report import lines
from site_builder.scan import DEMO_PUBLISHED, Options, today
from site_builder.write import NotOursError

HOST: Final = "127.0.0.1"
_SHOWN: Final = 10
_PATIENCE: Final = 0.8
"""Seconds that a build under way gets to end when the server stops; the next build repairs what it leaves."""


class Built(Protocol):
    """What is used of the result of a build."""

    def summary(self, language: Language) -> str:
        """Return one line: files, bytes, changes, seconds."""

    @property
    def problems(self) -> Sequence[Problem]:
        """The faults of the content."""


Watch = Callable[[Callable[[Built], None], threading.Event], None]
"""Builds, calls its first argument after each build, and returns when its second argument is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the site is built, and where it is served.

    Attributes:
        cloud: The folder of what the local cloud keeps.
        port: 0 takes any free one.
        is_fresh: Whether to forget what was built and stored before.
        language: Of what is told to whoever started it.
    """

    root: Path
    out: Path
    cache: Path
    cloud: Path
    port: int
    is_fresh: bool
    language: Language

    @property
    def published(self) -> Path:
        """The published file that the site is built from: the demo's, with what the local cloud published."""
        return self.cloud / PUBLISHED


Builder = Callable[[Settings, str], Watch]
"""Returns what builds the site for an address."""


class Cloud(Protocol):
    """What answers beside the site."""

    def owns(self, path: str) -> bool:
        """Say whether an address is answered there."""

    def start(self, origin: str, say: Callable[[str], None]) -> None:
        """Start without being waited for."""

    def renew(self) -> None:
        """Take notice of a new build."""

    @property
    def uploads(self) -> str:
        """The origin that takes documents; empty while there is none."""

    def close(self) -> None:
        """End."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""


Clouds = Callable[[Settings], Cloud | None]
"""Returns the cloud of a checkout, or None where there is to be none."""


class Unavailable(Exception):  # noqa: N818 # it is a fact about the machine, told in one line
    """The site cannot be served now; the message says why and what to do."""


class _Origin:
    """An ASGI application: the site and the cloud at one address, as behind the CDN."""

    def __init__(self, site: Reload, cloud: Cloud | None) -> None:
        self.site: Final = site
        self._cloud: Final = cloud

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answering = self._cloud if self._cloud and self._cloud.owns(scope["path"]) else self.site
        await answering(scope, receive, send)

    def announce(self) -> None:
        """Tell both that the site was built."""
        if self._cloud:
            self._cloud.renew()
        self.site.announce()

    @contextmanager
    def opened(self, address: str) -> Iterator[None]:
        """Have the cloud run for a while."""
        if self._cloud is None:
            yield
            return
        self._cloud.start(address, _say)
        try:
            yield
        finally:
            self._cloud.close()


class _Server(uvicorn.Server):
    """A server that lets go of its open streams when it is asked to stop."""

    def __init__(self, app: _Origin) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="off",
                ws="none",
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.site.close()
        await super().shutdown(sockets)

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        """Ask the server to stop; a signal's handler too."""
        del number, frame
        self.should_exit = True


def building(settings: Settings, address: str) -> partial[None]:
    """Return what builds the checkout for an address, demo providers included."""
    from site_builder.watch import watch  # noqa: PLC0415 # a server that cannot be had is told before the builder is loaded

    begin_published(settings.root / DEMO_PUBLISHED, settings.published)
    options = Options(
        root=settings.root,
        published=settings.published if settings.published.is_file() else None,
        out=settings.out,
        cache=settings.cache,
        base_url=address.rstrip("/"),
        today=today(),
        with_demo=True,
        jobs=1,  # a process with threads does not fork
    )
    return partial(watch, options)


def begin_published(demo: Path, target: Path) -> None:
    """Let the site be built from what the demo says is published, until the cloud publishes; a newer demo begins anew."""
    is_kept = target.is_file() and demo.is_file() and target.stat().st_mtime >= demo.stat().st_mtime
    if demo.is_file() and not is_kept:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(demo, target)


def clouding(settings: Settings) -> LocalCloud:
    """Return the local cloud of the checkout."""
    places = Places(root=settings.root, folder=settings.cloud, site=settings.out)
    return LocalCloud(places, is_fresh=settings.is_fresh, language=settings.language)


def serve(settings: Settings, builder: Builder = building, clouds: Clouds = clouding) -> None:
    """Serve until a signal comes.

    Args:
        settings: Where.
        builder: Returns what builds the site for an address.
        clouds: Returns what answers beside it.

    Raises:
        Unavailable: The port is taken, or this checkout is served already.
    """
    claimed = _claimed(settings.cache.with_suffix(".lock"), settings.language)
    with claimed as note, _listening(settings.port, settings.language) as listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        note.write(address)
        note.flush()
        if settings.is_fresh:
            shutil.rmtree(settings.out, ignore_errors=True)
            shutil.rmtree(settings.cache, ignore_errors=True)
            settings.published.unlink(missing_ok=True)
        cloud = clouds(settings)
        site = Site(settings.out, uploads=lambda: cloud.uploads if cloud else "")
        _run(_Origin(Reload(site), cloud), listener, builder(settings, address), address, settings.language)


def _run(origin: _Origin, listener: socket.socket, watch: Watch, address: str, language: Language) -> None:
    """Build in one thread and serve in this one, until either ends; the cloud starts beside."""
    server = _Server(origin)
    stop = threading.Event()
    is_ready = threading.Event()

    def on_built(built: Built) -> None:
        origin.announce()
        _tell(built, language)
        if not is_ready.is_set():
            is_ready.set()
            _say(READY[language].format(address=address))

    with _signals_to(server.stop), origin.opened(address.rstrip("/")):
        watching = ThreadPoolExecutor(max_workers=1).submit(watch, on_built, stop)
        watching.add_done_callback(lambda _: server.stop())
        server.run(sockets=[listener])
    stop.set()
    wait({watching}, timeout=_PATIENCE)
    if not watching.done():
        sys.stdout.flush()
        os._exit(0)  # a thread cannot be ended from outside, and whoever pressed Ctrl-C has waited long enough
    watching.result()


@contextmanager
def _signals_to(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Let Ctrl-C and a polite kill call a function: the server raises them again when it has stopped."""
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, previous in before.items():
            signal.signal(number, previous)


@contextmanager
def _claimed(path: Path, language: Language) -> Iterator[TextIO]:
    """Hold a checkout for this process: the system lets go of it however the process ends.

    Yields:
        The file in which the holder leaves its address.

    Raises:
        Unavailable: Another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as note:
        note.seek(0)
        try:
            fcntl.lockf(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            where = note.read()
            sentence = SERVED if where else STARTING
            raise Unavailable(sentence[language].format(address=where)) from None
        note.truncate()
        yield note


@contextmanager
def _listening(port: int, language: Language) -> Iterator[socket.socket]:
    """Take a port of this machine, and of nobody else's.

    Raises:
        Unavailable: It cannot be had.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, port))
            listener.listen()
        except OSError as error:
            sentence = IN_USE if error.errno == errno.EADDRINUSE else UNUSABLE
            raise Unavailable(sentence[language].format(port=port, next=port + 1, reason=error.strerror)) from None
        yield listener


def _tell(built: Built, language: Language) -> None:
    """Print what a build did, after the first errors that kept it from writing."""
    errors = [problem for problem in built.problems if problem.severity == "error"]
    for line in lines(errors[:_SHOWN], "text", language):
        _say(line)
    _say(built.summary(language) + (ALL_FAULTS[language] if len(errors) > _SHOWN else ""))


def _say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _port(text: str) -> int:
    """Return the number of a port, or raise ValueError."""
    port = int(text)
    if port not in range(65_536):
        raise ValueError(text)
    return port


def _settings(arguments: Sequence[str] | None) -> Settings:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(prog="./dev up", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000, help="the port on this machine (8000); 0 takes a free one")
    parser.add_argument("--fresh", action="store_true", help="forget what was built and stored before")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with content/ and templates/ (.)")
    spoken = terminal_language(os.environ)
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=spoken, help="the language of what is told (the terminal's)"
    )
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    return Settings(
        root=root,
        out=root / "build/local",
        cache=root / ".cache/local",
        cloud=root / ".cache/cloud",
        port=given.port,
        is_fresh=given.fresh,
        language=given.lang,
    )


def main(arguments: Sequence[str] | None = None, builder: Builder = building, clouds: Clouds = clouding) -> int:
    """Run the command: 0 after a stop that was asked for, 1 where the site cannot be served."""
    settings = _settings(arguments)
    try:
        serve(settings, builder, clouds)
    except Unavailable as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except NotOursError as error:
        sys.stderr.write(FOREIGN[settings.language].format(folder=error) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
