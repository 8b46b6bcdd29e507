"""Of whom something else is published now than at the last build."""

from collections.abc import Mapping

import orjson

from site_builder.model.published import Standing


def restated(before: bytes, now: bytes) -> Mapping[str, Standing | None]:
    """Return what was published of those of whom something else is published now; None of those of whom nothing was.

    Args:
        before: The published file of the last build; empty where there was none.
        now: That of this build; one that cannot be read says nothing, which its own check reports.
    """
    old, new = _providers(before), _providers(now)
    changed = [key for key in (*old, *(key for key in new if key not in old)) if old.get(key) != new.get(key)]
    return {key: Standing.model_validate(old[key]) if key in old else None for key in changed}


def _providers(content: bytes) -> dict[str, object]:
    try:
        known = orjson.loads(content) if content else {}
    except orjson.JSONDecodeError:
        known = {}
    found = known.get("providers", {}) if isinstance(known, dict) else {}
    return found if isinstance(found, dict) else {}
