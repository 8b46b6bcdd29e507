"""A file of the content once it was read."""

import pytest

from site_builder.document import Document


def test_a_document_without_faults_has_none_and_begins_at_its_file() -> None:
    document = Document(path="a.yaml", text="a: b", tree={"a": "b"})

    assert (document.problems, document.offset) == ((), 0)


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Document(path="a.yaml", text="", tree=None).tree = {}  # type: ignore[misc] # what is refused
