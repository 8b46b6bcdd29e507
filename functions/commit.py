"""A transaction whose conditions have their codes: what two requests could break at once becomes the same Refusal."""

from collections.abc import Mapping, Sequence

from functions.refusals import Refusal
from functions.table import Conflict, Table, Write


def commit(table: Table, writes: Sequence[Write], codes: Mapping[int, str], otherwise: str = "edge.busy") -> None:
    """Make all writes or none.

    Args:
        table: The table.
        writes: The writes.
        codes: Position of a write to the code of its condition.
        otherwise: Code of every other condition.

    Raises:
        Refusal: A condition did not hold; of several the first speaks.
    """
    try:
        table.write_all(writes)
    except Conflict as conflict:
        raise Refusal(codes.get(conflict.failed[0], otherwise)) from None
