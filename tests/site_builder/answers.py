"""The table of answers that the check and the page “Correct or add an entry” must judge alike."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a question, and the codes of its faults."""

    field: str
    answer: Any  # Any: a text, a list or a record
    codes: tuple[str, ...]

    def __str__(self) -> str:
        """Return its name in the list of tests."""
        return f"{self.field}: {self.answer}"


def _answers() -> tuple[Answer, ...]:
    text = (Path(__file__).parent / "answers.yaml").read_text("utf-8")
    rows = yaml.load(text, yaml.BaseLoader)  # noqa: S506 # it makes texts only
    return tuple(Answer(field=row["field"], answer=row["answer"], codes=tuple(row["codes"])) for row in rows)


ANSWERS: Final = _answers()
