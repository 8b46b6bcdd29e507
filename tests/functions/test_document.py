"""A brand's document as a record."""

from dataclasses import replace
from datetime import timedelta

from functions.codec import decode, encode
from functions.document import Document
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


def test_a_file_goes_180_days_after_it_was_last_used() -> None:
    fresh = Document(id="D", brand="B", name="a", kind="k", type="t", size=5, sha256="0", made_at=NOW)
    used = replace(fresh, used_at=NOW + timedelta(days=3))

    assert (fresh.deleted_on, used.deleted_on) == (NOW + timedelta(days=180), NOW + timedelta(days=183))
    assert fresh.file == "B/D"
