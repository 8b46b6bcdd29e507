"""A builder that needs nothing: it copies one file, as often as that file changes."""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.local.serve import Built, Watch, main
from site_builder.model.localized import Language
from site_builder.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a build says of itself."""

    line: str
    problems: tuple[Problem, ...] = ()

    def summary(self, language: Language) -> str:
        """Return its line, in whatever language."""
        del language
        return self.line


def copying(source: Path, out: Path) -> Watch:
    """Return what copies a file to the home page, and again when it has another text."""

    def watch(on_built: Callable[[Built], None], stop: threading.Event) -> None:
        last = ""
        while not stop.wait(0.01):
            text = source.read_text(encoding="utf-8")
            if text != last:
                out.mkdir(parents=True, exist_ok=True)
                (out / "index.html").write_text(text, encoding="utf-8")
                on_built(Copied(line=f"built {text}"))
                last = text

    return watch


def stuck(on_built: Callable[[Built], None], stop: threading.Event) -> None:
    """Build once, then never listen again."""
    del stop
    on_built(Copied(line="built"))
    threading.Event().wait()


def broken(on_built: Callable[[Built], None], stop: threading.Event) -> None:
    """Fall over."""
    del on_built, stop
    msg = "a fault of the builder"
    raise ValueError(msg)


if __name__ == "__main__":
    # python -m tests.infra.local.fakes KIND ROOT [OPTION…]: the server over one of these builders.
    kind, root, *options = sys.argv[1:]
    watches = {"stuck": stuck, "broken": broken, "copying": copying(Path(root, "source"), Path(root, "build/local"))}
    sys.exit(main(["--root", root, *options], lambda _settings, _address: watches[kind], lambda _settings: None))
