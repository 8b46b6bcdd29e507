"""Words that tests of the emulator share: keys of items, refusals, forms and links of documents."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError

from tests.conftest import Emulated

Client = Any


def refused(call: Callable[[], object]) -> str:
    """Return the code with which a call is refused."""
    with pytest.raises(ClientError) as caught:
        call()
    return str(caught.value.response["Error"]["Code"])


def key(pk: str, sk: str = "A") -> dict[str, dict[str, str]]:
    """Return the key of an item."""
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def form(emulated: Emulated, name: str, expires: int = 60) -> dict[str, Any]:
    """Return a form by which a browser uploads one PDF of 10 to 100 bytes."""
    found: dict[str, Any] = emulated.client("s3").generate_presigned_post(
        emulated.outputs["DocumentBucket"],
        name,
        Fields={"Content-Type": "application/pdf"},
        Conditions=[{"Content-Type": "application/pdf"}, ["content-length-range", 10, 100]],
        ExpiresIn=expires,
    )
    return found


def posted(form: dict[str, Any], body: bytes = b"%PDF-" + b"x" * 20, **changed: str) -> int:
    """Upload by a form and return the status."""
    fields = {name: (None, value) for name, value in {**form["fields"], **changed}.items() if value}
    return httpx.post(form["url"], files={**fields, "file": ("x", body)}, timeout=20).status_code


def link(emulated: Emulated, name: str, expires: int = 60) -> str:
    """Store a document and return a link to it as an attachment."""
    documents = emulated.client("s3")
    bucket = emulated.outputs["DocumentBucket"]
    documents.put_object(Bucket=bucket, Key=name, Body=b"%PDF-")
    asked = {"Bucket": bucket, "Key": name, "ResponseContentDisposition": "attachment"}
    found: str = documents.generate_presigned_url("get_object", Params=asked, ExpiresIn=expires)
    return found
