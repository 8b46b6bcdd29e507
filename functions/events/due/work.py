"""Doing what is due."""

from collections.abc import Mapping
from datetime import datetime

from functions import keys
from functions.beijing import written
from functions.codec import decode
from functions.document import Document
from functions.events.closing.work import go_on
from functions.events.due import rules, store
from functions.events.publication.work import publish
from functions.events.work import Ear
from functions.files import Site
from functions.invitation import Invitation, Round
from functions.ledger import Event
from functions.organisation import full_name
from functions.outbox import to_people
from functions.round_items import invitation_of, round_of
from functions.table import Item
from site_builder.model.cooperation_mail import CooperationDue
from site_builder.model.round_mail import OpportunityReminder, RoundUndecided

_SLICES = 10


def do_due(ear: Ear, site: Site) -> int:
    """Do what is due, slice by slice; return how many things were done.

    Raises:
        Unavailable: The table gave no answer; the next look goes on.
    """
    done = 0
    seen: set[tuple[object, object]] = set()
    for _ in range(_SLICES):
        items = [item for item in store.due_items(ear.table, ear.clock()) if (item["pk"], item["gsi2sk"]) not in seen]
        if not items:
            break
        seen |= {(item["pk"], item["gsi2sk"]) for item in items}
        done += sum(_do(ear, site, item) for item in items)
    ear.log("due", done=done)
    return done


def _do(ear: Ear, site: Site, item: Item) -> bool:
    """Do one thing; True where it changed something."""
    now = ear.clock()
    if keys.publication() == (item["pk"], item["sk"]):
        publish(ear, site)
        return store.forget(ear.table, item)
    if str(item["sk"]).startswith(keys.CLOSINGS):
        return go_on(ear, item) > 0
    if str(item["sk"]).startswith(keys.DOCUMENTS):
        return _of_document(ear, item, decode(Document, item), now)
    if item["sk"] == keys.ITSELF:
        return _of_round(ear, item, round_of(item), now)
    return _of_invitation(ear, item, invitation_of(item), now)


def _of_invitation(ear: Ear, item: Item, invitation: Invitation, now: datetime) -> bool:
    match rules.task_of(invitation, now):
        case "remind":
            return _remind(ear, item, invitation, now)
        case "later":
            return store.postpone(ear.table, item, invitation)
        case "lapse":
            line = _event(ear, "invitation.lapsed", now, invitation.provider)
            return store.lapse(ear.table, item, invitation, line)
        case "report" if not store.is_reported(ear.table, invitation):
            return _call_for_report(ear, item, invitation, now)
        case _:
            return store.forget(ear.table, item)


def _of_document(ear: Ear, item: Item, document: Document, now: datetime) -> bool:
    """Delete a file whose time is over; one that another round named meanwhile stands elsewhere in the index."""
    if now < document.deleted_on:
        return False
    ear.files.delete(document.file)
    return store.deleted(ear.table, item, _event(ear, "document.deleted", now, document.id))


def _remind(ear: Ear, item: Item, invitation: Invitation, now: datetime) -> bool:
    told = OpportunityReminder(
        provider=full_name(invitation.name),
        brief=invitation.title,
        reply_by=written(invitation.reply_by),
        link=f"/opportunity?id={invitation.round}",
    )
    provider = keys.organisation("provider", invitation.provider)
    mail = to_people(ear.new_id(), told, provider, "mailboxes", now, invitation.reply_by)
    line = _event(ear, "invitation.reminded", now, invitation.provider)
    return store.remind(ear.table, item, rules.after_reminder(invitation, now), line, mail)


def _call_for_report(ear: Ear, item: Item, invitation: Invitation, now: datetime) -> bool:
    told = CooperationDue(
        provider=full_name(invitation.name),
        brand=full_name(invitation.brand_name),
        link=f"/opportunity?id={invitation.round}",
    )
    provider = keys.organisation("provider", invitation.provider)
    mail = to_people(ear.new_id(), told, provider, "mailboxes", now)
    return store.call_for_report(ear.table, item, _event(ear, "cooperation.due", now, invitation.provider), mail)


def _of_round(ear: Ear, item: Item, made: Round, now: datetime) -> bool:
    """Nudge a brand whose providers wait, and count those that it never told; a round with an outcome is left alone."""
    if not made.unsettled:
        return store.forget(ear.table, item)
    if not rules.is_over(made, now):
        told = RoundUndecided(
            brand=full_name(made.brand_name),
            brief=made.title,
            decide_by=written(made.decide_by),
            link=f"/round?id={made.id}",
        )
        mail = to_people(ear.new_id(), told, keys.organisation("brand", made.brand), "members", now, made.decide_by)
        return store.nudge(ear.table, item, made, _event(ear, "round.nudged", now), mail)
    unheard = rules.unheard(store.invitations_of(ear.table, made.id), now)
    if not unheard:
        return store.forget(ear.table, item)
    details = {each.provider: "unheard" for each in unheard}
    return store.overdue(ear.table, item, made.brand, unheard, _event(ear, "round.overdue", now, details=details))


def _event(
    ear: Ear, kind: str, now: datetime, about: str | None = None, details: Mapping[str, str] | None = None
) -> Event:
    return Event(id=ear.new_id(), kind=kind, actor="system", at=now, request="schedule", about=about, details=details)
