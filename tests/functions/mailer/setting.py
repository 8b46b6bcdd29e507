"""A mailer over fakes, with the real templates."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from functions import keys, outbox
from functions.codec import decode, encode
from functions.mailer.letter import Writer
from functions.mailer.work import Desk
from functions.organisation import Box, Member, Organisation
from functions.outbox import Outgoing
from functions.settings import Settings
from functions.table import Put
from site_builder.letters import mails_json
from site_builder.model.localized import Localized
from tests.builders import ROOT
from tests.functions.fakes import NOW, FakeClock, FakeLog, FakePost, FakeTable
from tests.functions.stage import KEY, SITE

MAIL: Final = "01M88VFZ00WZVC04BQDT6VFK9K"


@cache
def templates() -> Path:
    """Return a folder as the archive has it: the real templates, and the mailer's own file."""
    folder = ROOT / "build/test-templates"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mails.json").write_bytes(mails_json(ROOT))
    link = folder / "emails"
    if not link.exists():
        link.symlink_to(ROOT / "templates/emails")
    return folder


def settings() -> Settings:
    """Return the settings of a mailer."""
    return Settings(table="hezuo", site=SITE, key=KEY, sender="hello@hezuo.example", templates=templates())


class Mailroom:
    """A mailer and what stands around it."""

    def __init__(self, table: FakeTable | None = None) -> None:
        """Begin with an empty outbox, or with the table of others."""
        self.table = table or FakeTable()
        self.post = FakePost()
        self.clock = FakeClock()
        self.log = FakeLog()
        self.desk = Desk(table=self.table, post=self.post, writer=Writer(settings()), clock=self.clock, log=self.log)

    def keep(self, mail: Outgoing) -> str:
        """Put a mail into the outbox and return its name."""
        self.table.write(outbox.post(mail))
        return mail.id

    def mail(self, mail_id: str = MAIL) -> Outgoing:
        """Return a mail as the outbox has it."""
        return decode(Outgoing, self.table.items[keys.outgoing(mail_id)])  # type: ignore[arg-type] # items hold values

    def people(self, organisation: Organisation, *members: Member) -> None:
        """Keep an organisation with its members."""
        where = keys.organisation(organisation.kind, organisation.id)
        self.table.write(Put(item={**encode(organisation), "pk": where.pk, "sk": where.sk}))
        for each in members:
            place = keys.member(organisation.kind, organisation.id, each.id)
            self.table.write(Put(item={**encode(each), "pk": place.pk, "sk": place.sk}))


def a_mail(**fields: object) -> Outgoing:
    """Return a mail to one mailbox: the end of a suspension."""
    usual = {
        "id": MAIL,
        "event": "restored",
        "created_at": NOW,
        "values": {"subject": "Brand", "reason": "All is well.", "link": "/desk"},
        "to": "ana@brand.com",
    }
    return Outgoing(**{**usual, **fields})  # type: ignore[arg-type] # fields of a mail


def a_login_mail(**fields: object) -> Outgoing:
    """Return the mail of a login."""
    return a_mail(event="login", values={}, nonce="nonce", **fields)


def a_member(name: str, **fields: object) -> Member:
    """Return an owner who reads English."""
    usual = {
        "id": name,
        "role": "owner",
        "since": NOW,
        "name": name,
        "address": f"{name}@lantern-bay.com",
        "language": "en",
    }
    return Member(**{**usual, **fields})  # type: ignore[arg-type] # fields of a member


def a_box(name: str, **fields: object) -> Box:
    """Return a confirmed mailbox of a reader of Chinese."""
    usual = {"id": name, "address": f"{name}@lantern-bay.com", "language": "zh", "confirmed_at": NOW}
    return Box(**{**usual, **fields})  # type: ignore[arg-type] # fields of a mailbox


def a_provider(**fields: object) -> Organisation:
    """Return a provider."""
    usual = {"kind": "provider", "id": "lantern-bay", "name": Localized(en="Lantern Bay", zh="灯湾"), "created_at": NOW}
    return Organisation(**{**usual, **fields})  # type: ignore[arg-type] # fields of an organisation


def raising(error: BaseException) -> Callable[[str], None]:
    """Return what raises."""

    def fail(_name: str) -> None:
        raise error

    return fail
