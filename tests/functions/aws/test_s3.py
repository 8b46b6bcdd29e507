"""The bucket of documents, on the local cloud; and the addresses that the real one is asked at."""

import httpx
import pytest

from functions.aws.s3 import S3Files, make_client
from functions.files import Came
from tests.conftest import Emulated

PDF = b"%PDF-1.7 twenty bytes"


@pytest.fixture
def files(in_cloud: Emulated) -> S3Files:
    """The bucket of the local cloud."""
    return S3Files(in_cloud.outputs["DocumentBucket"])


def upload(files: S3Files, name: str, body: bytes = PDF, media_type: str = "application/pdf") -> int:
    """Upload a file as a browser does, and return the status."""
    form = files.form(name, "application/pdf", len(PDF))
    fields = {key: (None, value) for key, value in {**form.fields, "Content-Type": media_type}.items()}
    return httpx.post(form.url, files={**fields, "file": ("x", body)}, timeout=20).status_code


def test_what_was_uploaded_is_read_kept_and_linked_as_an_attachment(files: S3Files) -> None:
    status = upload(files, "B/one")

    came = files.came("B/one")
    is_kept = files.keep("B/one", came.tag if came else "")
    answer = httpx.get(files.link("B/one", "简介.pdf", "application/pdf"), timeout=20)

    assert (status, came.body if came else b"", is_kept) == (204, PDF, True)
    assert (answer.content, answer.headers["content-type"]) == (PDF, "application/pdf")
    assert answer.headers["content-disposition"].startswith("attachment; ")


@pytest.mark.parametrize(("body", "media_type"), [(PDF + b"x", "application/pdf"), (PDF[:-1], "application/pdf"), (PDF, "text/html")])  # fmt: skip
def test_another_size_or_type_is_not_taken(files: S3Files, body: bytes, media_type: str) -> None:
    assert upload(files, "B/two", body, media_type) in {400, 403}


def test_what_never_came_is_not_there(files: S3Files) -> None:
    assert files.came("B/three") is None
    files.delete("B/three")


def test_a_file_that_was_exchanged_is_not_kept(files: S3Files) -> None:
    upload(files, "B/four")
    came = files.came("B/four")
    upload(files, "B/four", PDF[::-1])

    assert came == Came(body=PDF, tag=came.tag if came else "")
    assert not files.keep("B/four", came.tag)


def test_a_kept_file_is_deleted(files: S3Files) -> None:
    upload(files, "B/five")
    came = files.came("B/five")
    files.keep("B/five", came.tag if came else "")

    files.delete("B/five")

    assert httpx.get(files.link("B/five", "a.pdf", "application/pdf"), timeout=20).status_code == 404


def test_pages_may_reach_the_bucket_by_the_name_of_its_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-east-1")

    form = S3Files("papers", make_client()).form("B/D", "application/pdf", 5)

    assert form.url == "https://papers.s3.ap-east-1.amazonaws.com/"


def test_a_page_of_the_site_may_read_the_answer_to_its_upload_and_another_one_may_not(
    files: S3Files, in_cloud: Emulated
) -> None:
    form = files.form("B/six", "application/pdf", len(PDF))
    parts = {**{key: (None, value) for key, value in form.fields.items()}, "file": ("x", PDF)}
    site = in_cloud.rooms["invitations"]["HEZUO_SITE"]

    own, other = (
        httpx.post(form.url, files=parts, headers={"origin": origin}, timeout=20)
        for origin in (site, "https://evil.example")
    )

    assert own.headers.get("access-control-allow-origin") in {site, "*"}
    assert other.headers.get("access-control-allow-origin") != "https://evil.example"
