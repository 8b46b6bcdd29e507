"""The gate: every fault of a content folder, of each file by itself, of the folder, and across entries."""

import gc
import os
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from site_builder.check import check_apart, check_provider, check_record
from site_builder.model.owners import Owners
from site_builder.model.problem import Problem
from site_builder.model.program import Program
from site_builder.model.taxonomy import Taxonomy
from site_builder.read import locate, parse, read_text, read_yaml
from site_builder.rules.duplicates import Identity, Twin, identity_of, twins
from site_builder.rules.files import check_folder
from site_builder.rules.frame import World
from site_builder.scan import ProviderFile, logo_files, provider_files
from site_builder.workers import Crew, count_for

PARALLEL_FROM: Final = 200
COMPARED_UP_TO: Final = 500
OWNERS: Final = "content/owners.yaml"
_ENTRY: Final = re.compile(r"content/(?:demo/)?providers/[^/]+\.yaml")
_BLOCK: Final = re.compile(r"^(?:listed_on|names|company|removed):.*\n(?:[ \t#].*\n?|\n)*", re.MULTILINE)


def inspect(root: Path, today: date, wanted: Sequence[str] = (), jobs: int | None = None) -> tuple[Problem, ...]:
    """Return every problem of the content, in order.

    Args:
        root: The project.
        today: The day by which dates are judged.
        wanted: Files or folders to report on, relative to the root; everything without. Where all of them are entries,
            only they are read, and the names of the others.
        jobs: Processes; one for each processor without.
    """
    was_on = gc.isenabled()
    gc.disable()  # trees and problems have no cycles, and there are many of them
    try:
        files = provider_files(root, with_demo=True, is_stamped=False)
        if wanted and all(_ENTRY.fullmatch(path) for path in wanted):
            named = frozenset(wanted)
            found = _entries(root, today, files, [file for file in files if file.path in named])
        else:
            chosen = [file for file in files if not wanted or any(is_inside(file.path, path) for path in wanted)]
            found = _everything(root, today, files, chosen, jobs or os.cpu_count() or 1)
        inside = {problem for problem in found if not wanted or any(is_inside(problem.path, path) for path in wanted)}
        return tuple(sorted(inside))
    finally:
        if was_on:
            gc.enable()


def is_inside(path: str, wanted: str) -> bool:
    """Whether a path is one that is wanted, or lies in it."""
    return wanted in {path, "."} or path.startswith(wanted.rstrip("/") + "/")


def _everything(
    root: Path, today: date, files: Sequence[ProviderFile], chosen: Sequence[ProviderFile], jobs: int
) -> Iterator[Problem]:
    from site_builder.gather import Gatherer  # noqa: PLC0415 # guides are rendered; one entry is checked without

    gatherer = Gatherer(root, today)
    gatherer.library(frozenset(file.id for file in files), logo_files(root, with_demo=True))
    yield from gatherer.problems
    if (root / OWNERS).is_file():
        yield from check_record(read_yaml(root, OWNERS), Owners, "owners", gatherer.world)[1]
    yield from check_folder(root)
    yield from _same_ids(files)
    count = count_for(jobs, len(chosen), PARALLEL_FROM)
    with Crew(lambda number: _work(root, gatherer.world, chosen[number::count]), count) as crew:
        crew.send([None] * count)
        checked = crew.receive()
    identities: list[Identity] = []
    for problems, known in checked:
        yield from problems
        identities += known
    seen = {file.path for file in chosen}
    identities += (_quick_identity(root, file) for file in files if file.path not in seen)
    yield from (_problem(root, twin) for twin in twins(identities))


def _work(root: Path, world: World, files: Iterable[ProviderFile]) -> Generator[Any, Any, None]:
    """Check some entries; answer with their problems and identities."""
    problems: list[Problem] = []
    identities: list[Identity] = []
    for file in files:
        document = read_yaml(root, file.path)
        problems += check_provider(document, world)[1]
        identities.append(identity_of(file.id, file.path, document.tree))
    yield problems, identities


def _entries(
    root: Path, today: date, files: Sequence[ProviderFile], chosen: Sequence[ProviderFile]
) -> Iterator[Problem]:
    """Yield the problems of a few entries, for which neither guides nor templates are read."""
    taxonomy = check_apart(root, "content/taxonomy.yaml", Taxonomy, "taxonomy", today)[0]
    program = check_apart(root, "content/program.yaml", Program, "program", today)[0]
    world = World(today=today, taxonomy=taxonomy, program=program, providers=frozenset(file.id for file in files))
    identities = []
    for file in chosen:
        document = read_yaml(root, file.path)
        yield from check_provider(document, world)[1]
        identities.append(identity_of(file.id, file.path, document.tree))
    yield from _same_ids(files)
    paths = {file.path for file in chosen}
    yield from check_folder(root, paths)
    if len(files) <= COMPARED_UP_TO:
        identities += (_quick_identity(root, file) for file in files if file.path not in paths)
        yield from (_problem(root, twin) for twin in twins(identities, with_pinyin=False))


def _quick_identity(root: Path, file: ProviderFile) -> Identity:
    """Return by what an entry is known, from the few lines that say it."""
    text, _ = read_text(root, file.path)
    lines = "".join(match[0] for match in _BLOCK.finditer(text))
    return identity_of(file.id, file.path, parse(file.path, lines).tree)


def _same_ids(files: Iterable[ProviderFile]) -> Iterator[Problem]:
    for first, second in pairwise(files):
        if first.id == second.id:
            yield Problem(
                path=second.path, line=1, column=1, code="id-taken", severity="error", values=(("text", first.path),)
            )


def _problem(root: Path, twin: Twin) -> Problem:
    """Return a fault across entries at its line."""
    line, column = locate(read_yaml(root, twin.path), twin.where)
    field = ".".join(map(str, twin.where))
    return Problem(
        path=twin.path,
        line=line,
        column=column,
        code=twin.code,
        severity=twin.severity,
        field=field,
        values=twin.values,
    )
