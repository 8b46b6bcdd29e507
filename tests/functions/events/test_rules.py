"""What a report of the mail service means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.events.rules import Report, report_of

MAIL = {"messageId": "m-1", "tags": {"outbox": ["u1"]}}
PEOPLE = [{"emailAddress": "Ana <Ana@Brand.com>"}, {"emailAddress": "ana@brand.com"}, {"emailAddress": "x"}]


@pytest.mark.parametrize(
    ("detail", "kind", "addresses"),
    [
        ({"eventType": "Send"}, "sent", ()),
        (
            {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": PEOPLE}},
            "bounce",
            ("ana@brand.com",),
        ),
        ({"eventType": "Bounce", "bounce": {"bounceType": "Transient", "bouncedRecipients": PEOPLE}}, "other", ()),
        ({"eventType": "Complaint", "complaint": {"complainedRecipients": PEOPLE}}, "complaint", ("ana@brand.com",)),
        ({"eventType": "Delivery"}, "other", ()),
    ],
)
def test_a_report_says_what_became_of_a_mail(detail: dict[str, object], kind: str, addresses: tuple[str, ...]) -> None:
    assert report_of({**detail, "mail": MAIL}) == Report(kind=kind, mail="u1", message="m-1", addresses=addresses)  # type: ignore[arg-type] # a kind


@given(st.dictionaries(st.sampled_from(["eventType", "other"]), st.text()))
def test_a_report_that_says_nothing_means_nothing(detail: dict[str, str]) -> None:
    assert report_of({**detail, "mail": {"tags": {"outbox": []}}}).mail == ""
