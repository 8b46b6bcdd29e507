"""The texts, read ahead: in a process of their own, while the builder still loads what makes pages.

To load that takes a processor a tenth of a second, in which another one would have nothing to do.
"""

import pickle
from collections.abc import Generator, Sequence
from typing import Any, Final

from site_builder.gather import Gatherer, Library, Texts
from site_builder.scan import Options, ProviderFile, logo_files
from site_builder.workers import Crew

PARALLEL_FROM: Final = 40  # providers, from which on other processes pay


def jobs_of(options: Options, files: Sequence[ProviderFile]) -> int:
    """Return how many processes share a build from scratch."""
    return options.jobs if len(files) >= PARALLEL_FROM else 1


class Ahead:
    """What a build from scratch begins with: everything that is not a text or a provider, and texts on their way."""

    def __init__(self, options: Options, files: Sequence[ProviderFile], gatherer: Gatherer | None = None) -> None:
        """Read what the texts are checked against, and begin to read them; `gatherer` is one that gathered nothing yet."""
        self.gatherer: Final = gatherer or Gatherer(options.root, options.today)
        self.gatherer.same_ids(files)
        logos = logo_files(options.root, with_demo=options.with_demo)
        self.basics: Final[Library | None] = self.gatherer.basics(frozenset(file.id for file in files), logos)
        self._reader: Final = Crew(self._read, 1, is_apart=jobs_of(options, files) > 1)
        self._reader.send([None])

    def texts(self) -> Texts:
        """Return the texts; what is wrong with them is among the gatherer's problems from now on."""
        [answer] = self._reader.receive()
        self._reader.send(
            [None]
        )  # it ends: later workers hold its pipe open, so that to close it would tell it nothing
        self._reader.close()
        texts, problems = pickle.loads(answer)  # noqa: S301 # our own worker's
        self.gatherer.problems.extend(problems)
        return Texts(*texts)

    def _read(self, _number: int) -> Generator[Any, Any, None]:  # Any: what marshal can carry
        yield from ()
        problems = self.gatherer.problems
        before = len(problems)
        texts, found = self.gatherer.texts(), problems[before:]
        del problems[before:]
        yield pickle.dumps((tuple(texts), found), pickle.HIGHEST_PROTOCOL)
