"""The mails of a cooperation record."""

from functions.cooperation.mails import to_operators, to_other, to_side
from site_builder.model.cooperation_mail import CooperationClaimed
from tests.functions.cooperation.scene import a_record
from tests.functions.fakes import NOW
from tests.functions.people import BRAND, PROVIDER
from tests.functions.stage import Stage

TOLD = CooperationClaimed(other="Aurora", store="Aurora", link="/cooperation?id=R")


def test_a_mail_goes_to_the_brands_people_or_the_providers_mailboxes() -> None:
    services = Stage(()).services

    mails = [to_side(services, a_record(), "brand", TOLD, NOW), to_other(services, a_record(), "brand", TOLD, NOW)]

    assert [(mail.organisation, mail.audience) for mail in mails] == [
        (f"BRAND#{BRAND}", "members"),
        (f"PROV#{PROVIDER}", "mailboxes"),
    ]
    assert to_operators(services, TOLD, NOW).organisation == "PROG#operators"
