"""The bucket of documents on S3, and the published file in the site's."""

import os
from typing import Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from functions.files import FORM_LIFE, INCOMING, KEPT, LARGEST, LINK_LIFE, PUBLISHED, Came, UploadForm, disposition
from functions.table import Unavailable

Client = Any  # Any: boto3 makes its clients when it runs
_MISSING: Final = frozenset({"404", "NoSuchKey", "NotFound"})
_CHANGED: Final = frozenset({"412", "PreconditionFailed", "404", "NoSuchKey"})
_IN_REGION: Final = Config(
    connect_timeout=1,
    read_timeout=8,
    retries={"mode": "standard", "total_max_attempts": 2},
    signature_version="s3v4",
    s3={"addressing_style": "virtual"},
)
_NEAR: Final = _IN_REGION.merge(Config(s3={"addressing_style": "path"}))


def make_client() -> Client:
    """Return a client by the standard AWS environment: in the cloud by the region's own name, which pages may reach."""
    if os.environ.get("AWS_ENDPOINT_URL"):
        return boto3.client("s3", config=_NEAR)
    region = boto3.session.Session().region_name
    return boto3.client("s3", config=_IN_REGION, endpoint_url=f"https://s3.{region}.amazonaws.com")


class S3Site:
    """The site's bucket; its client is made when somebody first needs it."""

    def __init__(self, bucket: str) -> None:
        """Keep the bucket's name."""
        self._bucket: Final = bucket

    def publish(self, content: bytes) -> None:
        """Write the published file."""
        kept = {"ContentType": "application/json", "CacheControl": "public, max-age=300"}
        try:
            make_client().put_object(Bucket=self._bucket, Key=PUBLISHED, Body=content, **kept)
        except (ClientError, BotoCoreError) as error:
            raise Unavailable from error


class S3Files:
    """The bucket; its client is made when somebody first needs it."""

    def __init__(self, bucket: str, client: Client | None = None) -> None:
        """Keep the bucket's name."""
        self._bucket: Final = bucket
        self._made: Client | None = client

    @property
    def _client(self) -> Client:
        if self._made is None:
            self._made = make_client()
        return self._made

    def form(self, name: str, media_type: str, size: int) -> UploadForm:
        """Return a form whose policy names the place, the type and the size."""
        found = self._client.generate_presigned_post(
            self._bucket,
            INCOMING + name,
            Fields={"Content-Type": media_type},
            Conditions=[{"Content-Type": media_type}, ["content-length-range", size, size]],
            ExpiresIn=int(FORM_LIFE.total_seconds()),
        )
        return UploadForm(url=found["url"], fields=found["fields"])

    def came(self, name: str) -> Came | None:
        """Return a file that came in."""
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=INCOMING + name)
            body = found["Body"].read(LARGEST + 1)
        except ClientError as error:
            if error.response["Error"]["Code"] in _MISSING:
                return None
            raise Unavailable from error
        except BotoCoreError as error:
            raise Unavailable from error
        return Came(body=body, tag=found["ETag"]) if len(body) <= LARGEST else None

    def keep(self, name: str, tag: str) -> bool:
        """Copy the very content that was read."""
        source = {"Bucket": self._bucket, "Key": INCOMING + name}
        try:
            self._client.copy_object(Bucket=self._bucket, Key=KEPT + name, CopySource=source, CopySourceIfMatch=tag)
        except ClientError as error:
            if error.response["Error"]["Code"] in _CHANGED:
                return False
            raise Unavailable from error
        except BotoCoreError as error:
            raise Unavailable from error
        return True

    def link(self, name: str, title: str, media_type: str) -> str:
        """Return a signed link; signing asks nobody."""
        asked = {
            "Bucket": self._bucket,
            "Key": KEPT + name,
            "ResponseContentDisposition": disposition(title),
            "ResponseContentType": media_type,
        }
        found: str = self._client.generate_presigned_url(
            "get_object", Params=asked, ExpiresIn=int(LINK_LIFE.total_seconds())
        )
        return found

    def delete(self, name: str) -> None:
        """Delete a kept file."""
        try:
            self._client.delete_object(Bucket=self._bucket, Key=KEPT + name)
        except (ClientError, BotoCoreError) as error:
            raise Unavailable from error
