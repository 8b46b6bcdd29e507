"""The entry point: an event of the HTTP API, answered by a page of the site's bucket; boto3 and nothing else."""

import os
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

_LANGUAGE: Final = re.compile("/(en|zh)(?:/.*)?")
_HEADERS: Final = {"content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=10"}
_PLAIN: Final = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}

Read = Callable[[str], str | None]
"""Returns the text of a page of the bucket, or None where it cannot be had."""


def pages(path: str) -> tuple[str, ...]:
    """Return the keys of the pages that may answer an address that is not there, the best first."""
    found = _LANGUAGE.fullmatch(path)
    return (f"{found[1]}/404.html", "404.html") if found else ("404.html",)


def answer(path: str, read: Read) -> dict[str, object]:
    """Return the answer for a path: the first page that can be had, else one line."""
    found = next((page for page in map(read, pages(path)) if page is not None), None)
    if found is None:
        return {"statusCode": 404, "headers": _PLAIN, "body": "Not found\n"}
    return {"statusCode": 404, "headers": _HEADERS, "body": found}


def handler(event: Mapping[str, object], _context: object) -> dict[str, object]:
    """Answer an event of the HTTP API, payload 2.0."""
    return answer(str(event.get("rawPath", "/")), partial(_read, os.environ["HEZUO_SITE_BUCKET"]))


def _read(bucket: str, key: str) -> str | None:
    """Return the text of an object, or None: a reader who is lost is not told of a fault on top."""
    try:
        body: bytes = _client().get_object(Bucket=bucket, Key=key)["Body"].read()
    except (BotoCoreError, ClientError):
        return None
    return body.decode()


@cache
def _client() -> Any:  # noqa: ANN401 # the types of boto3 are not in the archive
    """Return the client of S3, made at the first request of a process."""
    return boto3.client("s3", config=Config(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 2}))
