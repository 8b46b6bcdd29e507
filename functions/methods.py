"""How scores are made, by version, from the build's snapshot: for functions that load no pydantic."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from site_builder.model.assessment import Method, method_of


@cache
def read_methods(path: Path) -> Mapping[str, Method]:
    """Return every version of the method; they are read once a process.

    Raises:
        OSError: There is no such file.
    """
    plain = json.loads(path.read_bytes())["methods"]
    return {version: method_of(found) for version, found in plain.items()}
