"""Builds on every change: a provider's file costs by its own size, anything else is built anew."""

import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Final

from jinja2 import TemplateError
from watchfiles import Change, DefaultFilter
from watchfiles._rust_notify import RustNotify

from site_builder.build import Build, Result, build
from site_builder.model.problem import Problem
from site_builder.scan import DEMO, PROVIDERS, Options, ProviderFile

Built = Callable[[Result], None]
_DEBOUNCE_MS: Final = 60
_STEP_MS: Final = 3
_POLL_MS: Final = 300


def watch(options: Options, on_built: Built, stop: Event) -> None:
    """Build, then again on every change, until `stop` is set; faults of the content are in the result and end nothing."""
    watcher = Watcher(options)
    with _notices(options) as notices:
        on_built(watcher.first())
        for changes in _noticed(notices, stop):
            result = watcher.changed(changes)
            if result:
                on_built(result)


def _notices(options: Options) -> RustNotify:
    """Return what takes notice of changes from now on: `watchfiles.watch` would begin when it is asked, after a build."""
    return RustNotify(
        watch_paths=[str(folder) for folder in watched(options) if folder.exists()],
        debug=False,
        force_polling=must_poll(os.environ, platform.uname().release),
        poll_delay_ms=_POLL_MS,
        recursive=True,
        ignore_permission_denied=False,
    )


def _noticed(notices: RustNotify, stop: Event) -> Iterator[set[tuple[Change, str]]]:
    """Yield what changed since the last time, files of editors and systems left out, until `stop` is set."""
    concerns = DefaultFilter()
    # Without a limit of its waiting: a change in the very moment of the limit would be forgotten.
    while isinstance(found := notices.watch(_DEBOUNCE_MS, _STEP_MS, 0, stop), set):
        changes = {(Change(kind), path) for kind, path in found}
        yield {(kind, path) for kind, path in changes if concerns(kind, path)}
    if found == "signal":
        raise KeyboardInterrupt


def must_poll(environment: Mapping[str, str], release: str) -> bool:
    """Say whether folders have to be looked at time after time: a disk of Windows tells Linux of no change.

    Args:
        environment: `WATCHFILES_FORCE_POLLING` decides where it is set, as for everything that watches by that library.
        release: The system's own name for its version.
    """
    asked = environment.get("WATCHFILES_FORCE_POLLING", "").lower()
    return asked not in {"false", "disable", "disabled"} if asked else "microsoft-standard" in release.lower()


def watched(options: Options) -> tuple[Path, ...]:
    """Return the folders that a build reads."""
    own = (options.root / "content", options.root / "templates")
    return (*own, options.published.parent) if options.published else own


class Watcher:
    """Keeps a release in memory and takes in changes."""

    def __init__(self, options: Options) -> None:
        """Remember what to build."""
        self._options: Final = options
        self._build: Build | None = None
        self._folders: Final = {
            (options.root / folder).resolve(): demo for folder, demo in ((PROVIDERS, False), (DEMO, True))
        }

    def first(self) -> Result:
        """Build everything that is due, and keep the release."""
        started = time.perf_counter()
        try:
            result = build(self._options)
        except (TemplateError, AttributeError, KeyError, ValueError) as error:
            return _unbuildable(error, time.perf_counter() - started)
        self._build = None if result.has_errors else Build(self._options)
        if self._build and not self._build.resume():
            self._build = None
        return result._replace(seconds=time.perf_counter() - started)

    def changed(self, changes: set[tuple[Change, str]]) -> Result | None:
        """Take in some changes of files; None where they do not concern the site."""
        started = time.perf_counter()
        paths = {Path(path) for _, path in changes if not Path(path).name.startswith(".") and not path.endswith("~")}
        if not paths:
            return None
        providers = {path for path in paths if path.parent in self._folders and path.suffix == ".yaml"}
        if self._build is None or providers != paths:
            return self.first()
        result = self._apply(started, providers)
        if result.has_errors:
            self._build = None
        return result

    def _apply(self, started: float, paths: set[Path]) -> Result:
        release = self._build
        if release is None:
            return self.first()
        changed: list[ProviderFile] = []
        gone: list[str] = []
        for path in sorted(paths):
            is_demo = self._folders[path.parent]
            if is_demo and not self._options.with_demo:
                continue
            try:
                status = path.stat()
            except FileNotFoundError:
                if path.stem in release.paths:
                    gone.append(path.stem)
                    del release.paths[path.stem]
                continue
            folder = DEMO if is_demo else PROVIDERS
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            file = ProviderFile(path.stem, f"{folder}/{path.name}", is_demo, stamp)
            release.paths[path.stem] = file
            changed.append(file)
        release.gatherer.problems.clear()
        return release.apply(started, changed, gone)


def _unbuildable(error: Exception, seconds: float) -> Result:
    """Return the result of a build that a template or a message file prevents: the site stays, the watcher goes on."""
    path = getattr(error, "filename", None) or "templates"
    line = getattr(error, "lineno", None) or 1
    values = (("reason", str(error)),)
    problem = Problem(path=path, line=line, column=1, code="template-fault", severity="error", values=values)
    return Result(pages=0, bytes=0, changed=(), removed=(), seconds=seconds, problems=(problem,))
