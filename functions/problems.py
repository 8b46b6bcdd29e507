"""What a request that is turned down is told: problem+json (RFC 9457) with a stable code, and never a sentence."""

import json
from collections.abc import Mapping
from typing import Final

TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = 2


def problem(code: str, status: int, request_id: str, **more: object) -> bytes:
    """Return the body: the code, the status, the request, and where a form is at fault."""
    return json.dumps({"type": "about:blank", "status": status, "code": code, "request": request_id, **more}).encode()


def problem_headers(retry_after: int = 0) -> Mapping[str, str]:
    """Return the headers that go with it."""
    return {"content-type": TYPE, **({"retry-after": str(retry_after)} if retry_after else {})}
