"""Changes of a generated provider's file, as a person with an editor makes them."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.bench.generate import provider_id

Edit = Callable[[str], str]
_FOUNDED: Final = re.compile(r"(founded: \{value: |founded in |成立于|established in )(\d{4})")
_KIND: Final = re.compile(r"kind: (official|self-stated|filing|press)")


def other_year(text: str) -> str:
    """Return the file with another founding year, also where it is told: its own pages change, and its line in every list, but no order."""
    return _FOUNDED.sub(lambda match: f"{match[1]}{int(match[2]) ^ 1}", text)


def other_evidence(text: str) -> str:
    """Return the file with all sources filings, or self-stated where they were: it moves through every list."""
    kind = "self-stated" if "kind: filing" in text and "kind: self-stated" not in text else "filing"
    return _KIND.sub(f"kind: {kind}", text)


def path_of(root: Path, number: int) -> Path:
    """Return the file of a generated provider."""
    return root / "content/providers" / f"{provider_id(number)}.yaml"


def edit(path: Path, change: Edit) -> None:
    """Change a file, which is exchanged at once as editors do."""
    new = path.parent.parent.parent / f"{path.name}.new"
    new.write_text(change(path.read_text("utf-8")), "utf-8")
    os.replace(new, path)  # noqa: PTH105 # beside a read and a write
