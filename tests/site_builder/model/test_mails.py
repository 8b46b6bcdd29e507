"""All mails of the product."""

from site_builder.model.mail import Mail
from site_builder.model.mails import MAILS


def test_every_mail_has_a_name_of_its_own_and_texts_as_values() -> None:
    assert len({kind.event for kind in MAILS}) == len(MAILS)
    assert {kind.__name__ for kind in Mail.__subclasses__()} == {kind.__name__ for kind in MAILS}
    assert all(kind.__annotations__[name] is str for kind in MAILS for name in kind.names)
