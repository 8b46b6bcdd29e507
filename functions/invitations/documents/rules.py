"""What a document may be, and whether a file is what was announced. Pure: bytes in, an answer out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from functions.document import Document
from functions.files import LARGEST
from functions.invitations.documents.archive import names_in
from functions.refusals import Refusal

MOST: Final = 20
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
_MACROS: Final = (b"vbaproject.bin", b"activex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """A type of file.

    Attributes:
        endings: Those that its name may have.
        starts: How its bytes begin; several are tried.
        part: Folder that an Office file of this type holds; empty for other files.
    """

    endings: tuple[str, ...]
    starts: tuple[bytes, ...]
    part: str = ""


TYPES: Final[Mapping[str, Type]] = {
    "application/pdf": Type(endings=(".pdf",), starts=(b"%PDF-",)),
    "image/png": Type(endings=(".png",), starts=(b"\x89PNG\r\n\x1a\n",)),
    "image/jpeg": Type(endings=(".jpg", ".jpeg"), starts=(b"\xff\xd8\xff",)),
    "image/webp": Type(endings=(".webp",), starts=(b"RIFF",)),
    f"{_OFFICE}wordprocessingml.document": Type(endings=(".docx",), starts=(b"PK\x03\x04",), part="word/"),
    f"{_OFFICE}spreadsheetml.sheet": Type(endings=(".xlsx",), starts=(b"PK\x03\x04",), part="xl/"),
    f"{_OFFICE}presentationml.presentation": Type(endings=(".pptx",), starts=(b"PK\x03\x04",), part="ppt/"),
}


def require_announced(name: str, media_type: str, size: int) -> None:
    """Refuse what could not be kept.

    Raises:
        Refusal: The type is none of ours, the name does not fit it or could lead somewhere, or the file is too large.
    """
    kind = TYPES.get(media_type)
    if kind is None:
        raise Refusal("document.type", field="type")
    stem, dot, ending = name.rpartition(".")
    if f"{dot}{ending}".lower() not in kind.endings or not stem.strip(". ") or _FORBIDDEN & set(name):
        raise Refusal("document.name", field="name")
    if size > LARGEST:
        raise Refusal("document.too_large", field="size")


def is_announced(document: Document, body: bytes) -> bool:
    """Whether a file is the one that was announced: its size, its checksum, and the signature of its type."""
    if len(body) != document.size or hashlib.sha256(body).hexdigest() != document.sha256:
        return False
    kind = TYPES[document.type]
    if not body.startswith(kind.starts):
        return False
    if document.type == "image/webp":
        return body[8:12] == b"WEBP"
    return _is_office(body, kind.part) if kind.part else True


def _is_office(body: bytes, part: str) -> bool:
    """Whether an archive lists what a file of Office holds, and no macro; nothing of it is unpacked."""
    names = names_in(body) or []
    has_macros = any(macro in name for name in names for macro in _MACROS)
    return b"[content_types].xml" in names and any(name.startswith(part.encode()) for name in names) and not has_macros
