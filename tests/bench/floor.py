"""The least that any builder does: read every file of a project's content and templates, write files as a site has them.

`python -m tests.bench.floor --root PROJECT --site SITE --out DIR` prints the CPU seconds of that loop.
"""

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path


def floor(inputs: list[str], outputs: list[tuple[str, int]], out: str) -> float:
    """Read the inputs, write the outputs and return the CPU seconds that it took."""
    content = memoryview(bytes(max((size for _, size in outputs), default=0)))
    began = time.process_time()
    for path in inputs:
        with open(path, "rb") as stream:  # noqa: PTH123 # a plain loop
            stream.read()
    folders = {out}
    for name, size in outputs:
        path = f"{out}/{name}"
        folder = path.rpartition("/")[0]
        if folder not in folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 # a plain loop
            folders.add(folder)
        with open(path, "wb", buffering=0) as stream:  # noqa: PTH123 # a plain loop
            stream.write(content[:size])
    return time.process_time() - began


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
    inputs = [str(path) for name in ("content", "templates") for path in files(arguments.root / name)]
    site: Path = arguments.site
    outputs = [(path.relative_to(site).as_posix(), path.stat().st_size) for path in files(site)]
    arguments.out.mkdir(parents=True)
    print(floor(inputs, outputs, str(arguments.out)))  # noqa: T201 # read by the benchmark


if __name__ == "__main__":
    main()
