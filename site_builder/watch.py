"""Builds on every change: a provider's file costs by its own size, anything else is built anew."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Final

from jinja2 import TemplateError
from watchfiles import Change
from watchfiles import watch as watch_files

from site_builder.build import Build, Result, build
from site_builder.model.problem import Problem
from site_builder.scan import DEMO, PROVIDERS, Options, ProviderFile

Built = Callable[[Result], None]


def watch(options: Options, on_built: Built, stop: Event) -> None:
    """Build, then again on every change, until `stop` is set; faults of the content are in the result and end nothing."""
    watcher = Watcher(options)
    on_built(watcher.first())
    folders = [folder for folder in watched(options) if folder.exists()]
    # Without a limit of its waiting: a change in the very moment of the limit would be forgotten.
    for changes in watch_files(*folders, stop_event=stop, debounce=60, step=3, rust_timeout=0):
        result = watcher.changed(changes)
        if result:
            on_built(result)


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
        return replace(result, seconds=time.perf_counter() - started)

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
