"""Pagefind's own index of some documents."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_PROGRAM: Final = Path(__file__).with_name("pagefind.mjs")
_LIMIT_S: Final = 900


def index(documents: Path, out: Path, languages: Sequence[str], packages: Path) -> None:
    """Write the index of a file of documents, one in each language: Pagefind searches that of the page's."""
    words = ["node", str(_PROGRAM), str(documents), str(out), *languages]
    subprocess.run(words, cwd=packages, check=True, capture_output=True, timeout=_LIMIT_S)  # noqa: S603 # our own words
