"""Rules on the method of scores: its weights add up, its bands rise, its dimensions are those of the trade."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from site_builder.model.provenance import Tree
from site_builder.rules.frame import Fault, Subject, mapping, rule, sequence

_ALL: Final = 100


@rule("method-weights", "method")
def plus_weights_are_a_hundred(subject: Subject) -> Iterator[Fault]:
    """Yield where the plus weights are not 100 in all."""
    weights = [_number(each.get("weight")) for _, each in _indicators(subject) if each.get("sign") == "plus"]
    known = [weight for weight in weights if weight is not None]
    if weights and len(known) == len(weights) and sum(known) != _ALL:
        yield Fault(where=("indicators",), values=(("text", str(sum(known))),))


@rule("method-bands", "method")
def bands_rise(subject: Subject) -> Iterator[Fault]:
    """Yield bounds that are not above the one before."""
    bands = sequence(subject.tree.get("bands"))
    for place, (low, high) in enumerate(pairwise(map(_number, bands)), 1):
        if low is not None and high is not None and high <= low:
            yield Fault(where=("bands", place), values=(("text", str(high)),))


@rule("method-range", "method")
def nothing_and_full_differ(subject: Subject) -> Iterator[Fault]:
    """Yield indicators whose points would have no room to grow."""
    for place, each in _indicators(subject):
        if "full" in each and each["full"] == each.get("nothing"):
            yield Fault(where=("indicators", place, "full"), values=(("text", str(each["full"])),))


@rule("method-twice", "method")
def codes_stand_once(subject: Subject) -> Iterator[Fault]:
    """Yield codes that stand twice."""
    seen: set[str] = set()
    for place, each in _indicators(subject):
        code = str(each.get("code"))
        if code in seen:
            yield Fault(where=("indicators", place, "code"), values=(("text", code),))
        seen.add(code)


@rule("method-dimension", "method")
def dimensions_are_known(subject: Subject) -> Iterator[Fault]:
    """Yield dimensions that the closed list lacks, or has with the other sign."""
    taxonomy = subject.world.taxonomy
    if taxonomy is None:
        return
    signs = {term.code: term.sign for term in taxonomy.capability_dimensions}
    for place, each in _indicators(subject):
        if signs.get(str(each.get("dimension"))) != each.get("sign"):
            yield Fault(where=("indicators", place, "dimension"), values=(("text", str(each.get("dimension"))),))
    for place, reason in enumerate(map(mapping, sequence(subject.tree.get("reasons")))):
        if str(reason.get("dimension")) not in signs:
            yield Fault(where=("reasons", place, "dimension"), values=(("text", str(reason.get("dimension"))),))


@rule("method-name", "method")
def the_version_is_the_file(subject: Subject) -> Iterator[Fault]:
    """Yield a version that is not the file's name."""
    version = subject.tree.get("version")
    if isinstance(version, str) and version != subject.stem:
        yield Fault(where=("version",), values=(("text", version), ("name", subject.stem)))


def _indicators(subject: Subject) -> Iterator[tuple[int, dict[str, Tree]]]:
    return enumerate(map(mapping, sequence(subject.tree.get("indicators"))))


def _number(text: Tree | None) -> int | None:
    """Return a number; anything else has its own rule."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() else None
