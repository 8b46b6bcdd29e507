"""Kinds of text that people send."""

from typing import Any

import pytest

from functions.texts import Address, Digest, Name, OrganisationId, ProviderId, Reason, Ulid, Website
from tests.builders import fault_of


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (Name, "灯湾 Lantern Bay & Co.", ""),
        (Name, "Booking.com", ""),
        (Name, " ", "string_too_short"),
        (Name, "x" * 121, "string_too_long"),
        (Name, "a\nb", "text_not_plain"),
        (Name, "a\u202eb", "text_not_plain"),
        (Name, "http://evil.example", "text_link"),
        (Name, "Www.evil.example", "text_link"),
        (Reason, "See https://hezuo.example", ""),
        (Reason, "a\u2028b", "text_not_plain"),
        (Reason, "x" * 501, "string_too_long"),
        (Address, "Mei@B.cn", ""),
        (Address, "mei", "mailbox"),
        (Website, "https://b.cn", ""),
        (Website, "javascript:alert(1)", "website"),
        (Website, "https://b.cn/a b", "website"),
        (Ulid, "01M88VFZ00WZVC04BQDT6VFK9K", ""),
        (Ulid, "01m88vfz00wzvc04bqdt6vfk9k", "string_pattern_mismatch"),
        (Ulid, "81M88VFZ00WZVC04BQDT6VFK9K", "string_pattern_mismatch"),
        (ProviderId, "lantern-bay", ""),
        (ProviderId, "Lantern", "string_pattern_mismatch"),
        (ProviderId, "a#b", "string_pattern_mismatch"),
        (OrganisationId, "01M88VFZ00WZVC04BQDT6VFK9K", ""),
        (OrganisationId, "a#b", "string_pattern_mismatch"),
        (Digest, "0" * 64, ""),
        (Digest, "0" * 63, "string_pattern_mismatch"),
    ],
)
def test_a_text_is_of_its_kind_or_refused(kind: Any, text: str, fault: str) -> None:  # noqa: ANN401 # any annotation
    assert fault_of(kind, text) == fault
