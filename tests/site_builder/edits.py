"""The table of edits that `rewrite.py` and, in a browser, `rewrite.js` must agree on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from site_builder.document import Where
from site_builder.read import read_yaml

Step = tuple[str, Where, Any]  # Any: a tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What some steps make of a text."""

    why: str
    before: str
    steps: Sequence[Step]
    after: str

    def __str__(self) -> str:
        """Return its name in the list of tests."""
        return self.why


def _step(verb: str, where: Sequence[str], value: Any = "") -> Step:  # noqa: ANN401 # a tree
    return verb, tuple(int(step) if step.isdecimal() else step for step in where), value


def _edits() -> tuple[Edit, ...]:
    tree: Any = read_yaml(Path(__file__).parent, "edits.yaml").tree  # Any: a list of records
    return tuple(
        Edit(why=row["why"], before=row["before"], steps=[_step(*step) for step in row["steps"]], after=row["after"])
        for row in tree
    )


EDITS: Final = _edits()
