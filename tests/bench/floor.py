"""The least that any builder does: read every file of a project's content and templates, write files as a site has them.

`python -m tests.bench.floor --root PROJECT --site SITE --out DIR` prints the CPU seconds of that loop.
"""

import argparse
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_BATCH: Final = 1_000


def floor(inputs: Sequence[Path], site: Path, outputs: Sequence[str], out: Path) -> float:
    """Read the inputs, write the site's files once more and return the CPU seconds that it took.

    What is written is taken from the site outside the clock, some files at a time.
    """
    began = time.process_time()
    for path in inputs:
        with open(path, "rb") as stream:  # noqa: PTH123 # a plain loop
            stream.read()
    spent = time.process_time() - began
    folders: set[str] = set()
    for first in range(0, len(outputs), _BATCH):
        batch = [(f"{out}/{name}", (site / name).read_bytes()) for name in outputs[first : first + _BATCH]]
        began = time.process_time()
        for target, content in batch:
            folder = target.rpartition("/")[0]
            if folder not in folders:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 # a plain loop
                folders.add(folder)
            with open(target, "wb", buffering=0) as stream:  # noqa: PTH123 # a plain loop
                stream.write(content)
        spent += time.process_time() - began
    return spent


def files(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder."""
    for base, _, names in os.walk(folder):
        for name in names:
            yield Path(base, name)


def main() -> None:
    """Measure as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--root", "--site", "--out"):
        parser.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()
    inputs = [path for name in ("content", "templates") for path in files(arguments.root / name)]
    outputs = [path.relative_to(arguments.site).as_posix() for path in files(arguments.site)]
    print(floor(inputs, arguments.site, outputs, arguments.out))  # noqa: T201 # read by the benchmark


if __name__ == "__main__":
    main()
