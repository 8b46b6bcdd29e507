"""A brand's document as a record."""

from functions.codec import decode, encode
from functions.invitations.document import Document
from tests.functions.fakes import NOW


def test_a_document_is_kept_as_it_is() -> None:
    document = Document(
        id="D",
        brand="B",
        name="intro.pdf",
        kind="brand-intro",
        type="application/pdf",
        size=5,
        sha256="0" * 64,
        made_at=NOW,
    )

    assert decode(Document, encode(document)) == document
    assert document.checked_at is None
