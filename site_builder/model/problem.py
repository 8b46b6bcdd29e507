"""What is wrong with a content file, said so that it can be mended."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "hint"]


class Problem(NamedTuple):
    """One fault of one file.

    Attributes:
        path: File, relative to the root of the project.
        line: Line, from 1.
        column: Column, from 1.
        code: Stable code of the rule, such as `date-impossible`; the sentences stand in `templates/messages/problems.yaml`.
        severity: An error fails the check, a warning and a hint do not.
        field: Dotted path of the field, such as `offer.platforms.1`; empty for the whole file.
        values: Names and texts that the sentence shows.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()
