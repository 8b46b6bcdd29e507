"""Rules on the rule of “Find a fit”: its sums are exact."""

from collections.abc import Iterator
from typing import Final

from site_builder.rules.frame import Fault, Subject, mapping, rule

_WHOLE: Final = 10_000


@rule("weight-inexact", "fit")
def weights_of_old_facts_are_whole(subject: Subject) -> Iterator[Fault]:
    """Yield weights of which an old fact would leave a part of a ten-thousandth."""
    old = subject.tree.get("old")
    for name, entry in mapping(subject.tree.get("weights")).items():
        weight = mapping(entry).get("weight")
        if _is_number(weight) and _is_number(old) and int(weight) * int(old) % _WHOLE:  # type: ignore[arg-type] # texts of digits
            yield Fault(where=("weights", name, "weight"), values=(("text", str(weight)), ("old", str(old))))


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit()
