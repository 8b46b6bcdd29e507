"""The mails, as typed arguments."""

import pytest

from site_builder.model import cooperation_mail
from site_builder.model.mail import Mail

KINDS = [
    kind
    for kind in vars(cooperation_mail).values()
    if isinstance(kind, type) and issubclass(kind, Mail) and kind is not Mail
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.event)
def test_a_mail_leads_to_a_page_and_refuses_what_could_leave_its_place(kind: type[Mail]) -> None:
    values = dict.fromkeys(kind.names, "x")

    assert "link" in values
    with pytest.raises(ValueError, match="not plain text"):
        kind(**{**values, "link": "a\nb"})


def test_there_are_kinds_to_look_at() -> None:
    assert len(KINDS) > 5
