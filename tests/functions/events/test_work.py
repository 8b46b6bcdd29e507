"""Hearing what became of a mail."""

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.events.work import Ear, hear
from functions.mailer.work import deliver
from functions.table import Put, Unavailable
from tests.functions.fakes import FakeFiles, FakeRandomness, a_methods
from tests.functions.mailer.setting import MAIL, Mailroom, a_mail, a_member, a_provider, raising
from tests.functions.people import BRAND, Cast

ANA = "ana@brand.com"


def an_ear(room: Mailroom) -> Ear:
    """Return an ear beside a mailer."""
    return Ear(
        table=room.table,
        clock=room.clock,
        randomness=FakeRandomness(),
        log=room.log,
        files=FakeFiles(),
        methods=a_methods,
    )


def bounced(address: str, kind: str = "Bounce") -> dict[str, object]:
    """Return the report of a mail that came back for good, or that somebody complained about."""
    people = [{"emailAddress": address}]
    about = {
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": people},
        "complaint": {"complainedRecipients": people},
    }
    return {"eventType": kind, "mail": {"messageId": "m-1", "tags": {"outbox": [MAIL]}}, **about}


@pytest.mark.parametrize("kind", ["Bounce", "Complaint"])
def test_a_mailbox_that_a_mail_came_back_from_gets_no_more(kind: str) -> None:
    room = Mailroom()
    hear(an_ear(room), bounced(ANA, kind))
    room.keep(a_mail())

    deliver(room.desk, MAIL)

    assert (room.post.sent, room.mail().ended) == ([], "bounced")
    kept = room.table.items[keys.bounce(mailbox_digest(ANA))]
    assert (kept["gsi2pk"], kept["why"]) == ("QUEUE#MAIL", kind.lower())


def test_the_other_members_of_the_persons_organisations_hear_of_it(cast: Cast) -> None:
    room = Mailroom(cast.stage.table)
    hear(an_ear(room), bounced(ANA))
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation, mail.values["mailbox"]) == ("mailbox-bounced", f"BRAND#{BRAND}", ANA)

    deliver(room.desk, mail.id)
    deliver(room.desk, f"{mail.id}-1")

    assert [to for to, _, _ in room.post.sent] == ["bo@brand.com"]
    assert [line["address"] for line in cast.browsers["operator"].get("/api/queues/mails").body["lines"]] == [ANA]


def test_the_organisation_that_named_a_mailbox_hears_of_it() -> None:
    room = Mailroom()
    room.people(a_provider(), a_member("mei"))
    room.keep(a_mail(to="sales@lantern-bay.com", organisation="PROV#lantern-bay"))

    hear(an_ear(room), bounced("sales@lantern-bay.com"))

    told = [item for item in room.table.items.values() if item.get("event") == "mailbox-bounced"]
    assert [item["organisation"] for item in told] == ["PROV#lantern-bay"]


def test_a_report_that_comes_twice_tells_nobody_twice() -> None:
    room = Mailroom()
    room.people(a_provider(), a_member("mei"))
    room.keep(a_mail(organisation="PROV#lantern-bay"))
    for _ in range(2):
        hear(an_ear(room), bounced(ANA))

    assert [item.get("event") for item in room.table.items.values()].count("mailbox-bounced") == 1


def test_a_report_of_sending_ends_a_mail_and_leaves_an_ended_one_as_it_is() -> None:
    room = Mailroom()
    room.keep(a_mail())
    sent = {"eventType": "Send", "mail": {"messageId": "m-1", "tags": {"outbox": [MAIL]}}}

    hear(an_ear(room), sent)
    hear(an_ear(room), {**sent, "mail": {**sent["mail"], "messageId": "m-2"}})  # type: ignore[dict-item] # a mapping

    assert room.mail().message == "m-1"
    assert room.post.sent == []


def test_a_report_comes_again_where_the_table_does_not_answer() -> None:
    room = Mailroom()
    room.table.fault = raising(Unavailable())

    with pytest.raises(Unavailable):
        hear(an_ear(room), bounced(ANA))


def test_an_account_that_is_gone_matters_to_nobody() -> None:
    room = Mailroom()
    where = keys.mailbox(mailbox_digest(ANA))
    room.table.write(Put(item={"pk": where.pk, "sk": where.sk, "account": "gone"}))

    hear(an_ear(room), bounced(ANA))

    assert keys.bounce(mailbox_digest(ANA)) in room.table.items
