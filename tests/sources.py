"""What stands in our code, read once in a run of tests."""

import ast
from functools import cache

from tests.builders import ROOT


@cache
def texts_in(folder: str) -> frozenset[str]:
    """Return every text that stands in the code below a folder; the same one stands there once."""
    trees = (ast.parse(path.read_text("utf-8")) for path in (ROOT / folder).rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
