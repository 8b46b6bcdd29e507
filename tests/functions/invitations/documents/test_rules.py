"""What a document may be, and whether a file is what was announced."""

import hashlib

import pytest

from functions.document import Document
from functions.files import LARGEST
from functions.invitations.documents.rules import TYPES, is_announced, require_announced
from functions.refusals import Refusal
from tests.functions.fakes import NOW
from tests.functions.invitations.documents.papers import GOOD, PDF, SHEET, SLIDES, WORD, archive


def a_document(media_type: str, body: bytes, **fields: object) -> Document:
    """Return a document as it was announced for a file."""
    usual: dict[str, object] = {
        "id": "D",
        "brand": "B",
        "name": "x",
        "kind": "brand-intro",
        "type": media_type,
        "size": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "made_at": NOW,
    }
    return Document(**{**usual, **fields})  # type: ignore[arg-type] # fields of any type


@pytest.mark.parametrize("media_type", TYPES)
def test_a_good_file_of_every_type_is_taken(media_type: str) -> None:
    name, body = GOOD[media_type]

    require_announced(name, media_type, len(body))

    assert is_announced(a_document(media_type, body), body)


@pytest.mark.parametrize(
    ("name", "media_type", "size", "code"),
    [
        ("page.html", "text/html", 5, "document.type"),
        ("drawing.svg", "image/svg+xml", 5, "document.type"),
        ("run.exe", "application/octet-stream", 5, "document.type"),
        ("page.html", "application/pdf", 5, "document.name"),
        ("intro.pdf.exe", "application/pdf", 5, "document.name"),
        ("../intro.pdf", "application/pdf", 5, "document.name"),
        ("..\\intro.pdf", "application/pdf", 5, "document.name"),
        (".pdf", "application/pdf", 5, "document.name"),
        ("..pdf", "application/pdf", 5, "document.name"),
        ('a".pdf', "application/pdf", 5, "document.name"),
        ("intro.pdf", "application/pdf", LARGEST + 1, "document.too_large"),
    ],
)
def test_what_could_not_be_kept_is_refused(name: str, media_type: str, size: int, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        require_announced(name, media_type, size)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/pdf", b"<html><script>alert(1)</script>%PDF-"),
        ("application/pdf", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
        ("application/pdf", b"MZ\x90\x00"),
        ("image/png", GOOD["image/jpeg"][1]),
        ("image/jpeg", GOOD["image/png"][1]),
        ("image/webp", b"RIFF0000WAVEfmt "),
        (WORD, PDF),
        (WORD, archive("[Content_Types].xml", "xl/workbook.xml")),
        (WORD, archive("word/document.xml")),
        (WORD, archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        (SHEET, archive("[Content_Types].xml", "xl/workbook.xml", "xl/activeX/activeX1.xml")),
        (SLIDES, b"PK\x03\x04" + b"0" * 40),
    ],
)
def test_a_file_that_is_something_else_is_refused(media_type: str, body: bytes) -> None:
    assert not is_announced(a_document(media_type, body), body)


def test_another_size_or_another_checksum_is_another_file() -> None:
    assert not is_announced(a_document("application/pdf", PDF), PDF + b" ")
    assert not is_announced(a_document("application/pdf", PDF, sha256="0" * 64), PDF)
