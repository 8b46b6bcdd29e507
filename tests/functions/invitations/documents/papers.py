"""Files for tests: good ones of every type, and hostile ones."""

import hashlib
import io
import zipfile
from typing import Any, Final

from functions.invitations.documents.rules import TYPES

DOCUMENT: Final = "01M88VFZ00DCVMENT000000001"
PDF: Final = b"%PDF-1.7\n%%EOF\n"
WORD, SHEET, SLIDES = (name for name in TYPES if name.startswith("application/vnd"))


def archive(*names: str) -> bytes:
    """Return an archive with files of these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            target.writestr(name, "x")
    return made.getvalue()


GOOD: Final = {
    "application/pdf": ("intro.pdf", PDF),
    "image/png": ("logo.PNG", b"\x89PNG\r\n\x1a\n" + b"0" * 9),
    "image/jpeg": ("photo.jpeg", b"\xff\xd8\xff\xe0" + b"0" * 9),
    "image/webp": ("photo.webp", b"RIFF0000WEBPVP8 "),
    WORD: ("简介.docx", archive("[Content_Types].xml", "word/document.xml")),
    SHEET: ("range.xlsx", archive("[Content_Types].xml", "xl/workbook.xml")),
    SLIDES: ("deck.pptx", archive("[Content_Types].xml", "ppt/presentation.xml")),
}


def announced(body: bytes = PDF, **fields: object) -> dict[str, Any]:
    """Return what a brand posts about a file."""
    usual: dict[str, Any] = {
        "id": DOCUMENT,
        "name": "intro.pdf",
        "kind": "brand-intro",
        "type": "application/pdf",
        "size": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return {**usual, **fields}
