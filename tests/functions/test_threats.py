"""Every threat has its tests, and they are there."""

import ast
from collections import Counter

from tests.builders import ROOT
from tests.functions.threats import THREATS


def named(path: str) -> set[str]:
    """Return what pytest finds in a file: its functions, and its classes by the names that they were given."""
    found = set()
    for node in ast.parse((ROOT / path).read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in found if name.startswith(("test_", "Test"))}


def test_every_test_that_a_threat_names_is_there() -> None:
    places = sorted({proof for threat in THREATS for proof in threat.proofs})
    known = {path: named(path) for path in {place.partition("::")[0] for place in places} if (ROOT / path).is_file()}

    missing = [place for place in places if place.partition("::")[2] not in known.get(place.partition("::")[0], set())]

    assert missing == []


def test_no_threat_stands_twice_or_without_a_test_or_what_stands_against_it() -> None:
    bare = [threat.what for threat in THREATS if not (threat.proofs and threat.against and threat.what)]
    twice = [what for what, many in Counter(threat.what for threat in THREATS).items() if many > 1]

    assert (bare, twice) == ([], [])
    assert len(THREATS) >= 24
