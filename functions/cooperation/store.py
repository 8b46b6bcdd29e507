"""Cooperation records as items: in the lists of both sides, and in the operators' queue while they are disputed."""

import re
from collections.abc import Sequence
from typing import Final

from functions import keys
from functions.codec import decode, encode, instant
from functions.cooperation.authorisation import Authorisation
from functions.cooperation_record import CooperationRecord, Evaluation, Side
from functions.ids import PATTERN
from functions.keys import OrganisationKind
from functions.ledger import Event, entry
from functions.outbox import Outgoing, post
from functions.refusals import Refusal
from functions.table import (
    NEW,
    Absent,
    Check,
    Conflict,
    Delete,
    Index,
    Is,
    Item,
    Present,
    Put,
    Question,
    Table,
    Update,
    Value,
    Write,
)

PAGE: Final = 20
QUEUE_PAGE: Final = 50
_INDEX: Final[dict[Side, Index]] = {"provider": "gsi1", "brand": "gsi2"}
_CURSOR: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z#([0-7][0-9A-HJKMNP-TV-Z]{25})")


def item_of(record: CooperationRecord) -> Item:
    """Return a record's item: the first index is the provider's list, the second one the brand's."""
    where = keys.cooperation(record.id)
    return {
        **encode(record),
        "pk": where.pk,
        "sk": where.sk,
        "gsi1pk": keys.organisation("provider", record.provider).pk,
        "gsi1sk": where.pk,
        "gsi2pk": keys.organisation("brand", record.brand).pk,
        "gsi2sk": where.pk,
    }


def record_of(item: Item) -> CooperationRecord:
    """Return the record that an item holds."""
    return decode(CooperationRecord, item)


def add(table: Table, record: CooperationRecord, event: Event, mail: Outgoing) -> CooperationRecord:
    """Keep a new record; return the one that stands under its id."""
    writes = [Put(item=item_of(record), when=NEW), entry(keys.cooperation(record.id).pk, event), post(mail)]
    try:
        table.write_all(writes)
    except Conflict as conflict:
        standing = conflict.items[0]
        if standing is None:
            raise Refusal("edge.busy", retry_after=1) from None
        return record_of(standing)
    return record


def change(
    table: Table,
    records: tuple[CooperationRecord, CooperationRecord],
    event: Event,
    mails: Sequence[Outgoing] = (),
    also: Sequence[Write] = (),
) -> None:
    """Change a record.

    Raises:
        Refusal: Somebody changed it meanwhile.
    """
    before, after = records
    old, new = encode(before), encode(after)
    changed = {name: value for name, value in new.items() if old.get(name) != value}
    where = keys.cooperation(before.id)
    update = Update(key=where, set=changed, when=(Is(name="v", value=before.v),))
    try:
        table.write_all([update, entry(where.pk, event), *map(post, mails), *_public(before, after), *also])
    except Conflict as conflict:
        raise Refusal("cooperation.changed" if 0 in conflict.failed else "edge.busy") from None


def _public(before: CooperationRecord, after: CooperationRecord) -> Sequence[Write]:
    """Return the writes by which the public begins or ceases to see a record."""
    where = keys.shown(after.id)
    if before.is_public == after.is_public:
        return []
    if not after.is_public:
        return [Delete(key=where)]
    facts = after.facts
    told: dict[str, Value] = {
        "provider": after.provider,
        "store": facts.store,
        "platform": facts.platform,
        "services": facts.services,
        "since": facts.since,
    }
    place = {"gsi1pk": keys.SHOWN, "gsi1sk": f"{after.provider}#{facts.since}#{after.id}"}
    return [Put(item={**told, **place, "pk": where.pk, "sk": where.sk})]


def queue_put(record: CooperationRecord) -> Put:
    """Return the write by which a record stands in the operators' queue; it holds nothing but where the record lies."""
    where = keys.dispute(record.id)
    at = instant(record.disputed_at or record.made_at)
    place = {"gsi2pk": keys.queue("COOP"), "gsi2sk": f"{at}#{record.id}"}
    return Put(item={"pk": where.pk, "sk": where.sk, "id": record.id, **place})


def queue_delete(record: CooperationRecord) -> Delete:
    """Return the write by which a record leaves the operators' queue."""
    return Delete(key=keys.dispute(record.id))


def records_of(
    table: Table, side: Side, organisation_id: str, cursor: str
) -> tuple[tuple[CooperationRecord, ...], str | None]:
    """Return a page of one side's records, the newest first, and where the next one begins."""
    index = _INDEX[side]
    kind: OrganisationKind = side
    pk = keys.organisation(kind, organisation_id).pk
    where = keys.cooperation(cursor)
    found = table.list(
        Question(
            pk=pk,
            prefix=keys.COOPERATIONS,
            index=index,
            after={"pk": where.pk, "sk": where.sk, f"{index}pk": pk, f"{index}sk": where.pk}
            if re.fullmatch(PATTERN, cursor)
            else None,
            limit=PAGE,
            newest_first=True,
        )
    )
    records = tuple(map(record_of, found.items))
    return records, records[-1].id if found.has_more and records else None


def disputed(table: Table, cursor: str) -> tuple[tuple[CooperationRecord, ...], str | None]:
    """Return a page of the disputed records, the oldest first, and where the next one begins."""
    found = table.list(Question(pk=keys.queue("COOP"), index="gsi2", after=_place(cursor), limit=QUEUE_PAGE))
    places = [keys.cooperation(str(item["id"])) for item in found.items]
    items = table.read(*places) if places else {}
    rest = str(found.items[-1]["gsi2sk"]) if found.has_more and found.items else None
    return tuple(record_of(items[each]) for each in places if each in items), rest


def _place(cursor: str) -> Item | None:
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        return None
    where = keys.dispute(found[1])
    return {"pk": where.pk, "sk": where.sk, "gsi2pk": keys.queue("COOP"), "gsi2sk": cursor}


def said_of(table: Table, record_id: str) -> tuple[tuple[Evaluation, ...], tuple[Authorisation, ...]]:
    """Return the evaluations and the authorisations of a record, the newest first."""
    return (
        tuple(decode(Evaluation, item) for item in _of(table, record_id, keys.EVALUATIONS)),
        tuple(decode(Authorisation, item) for item in _of(table, record_id, keys.AUTHORISATIONS)),
    )


def _of(table: Table, record_id: str, prefix: str) -> Sequence[Item]:
    pk = keys.cooperation(record_id).pk
    return table.list(Question(pk=pk, prefix=prefix, newest_first=True)).items


def grant(table: Table, record_id: str, made: Authorisation, event: Event, mail: Outgoing) -> Authorisation:
    """Keep an authorisation of a cooperation that is still confirmed; return the one that stands under its id.

    Raises:
        Refusal: The cooperation ended meanwhile.
    """
    where = keys.authorisation(record_id, made.id)
    goes_on = Check(key=keys.cooperation(record_id), when=(Present(name="confirmed_at"), Absent(name="ended_at")))
    put = Put(item={**encode(made), "pk": where.pk, "sk": where.sk}, when=NEW)
    try:
        table.write_all([put, goes_on, entry(where.pk, event), post(mail)])
    except Conflict as conflict:
        if conflict.items[0]:
            return decode(Authorisation, conflict.items[0])
        raise Refusal("cooperation.ended" if 1 in conflict.failed else "edge.busy", retry_after=1) from None
    return made


def end_authorisation(table: Table, record_id: str, after: Authorisation, event: Event, mail: Outgoing) -> None:
    """Keep that an authorisation was ended, by the first who does.

    Raises:
        Refusal: The other side was faster.
    """
    where = keys.authorisation(record_id, after.id)
    marks = {"ended_at": instant(event.at), "ended_by": str(after.ended_by), "reason": after.reason}
    update = Update(key=where, set=marks, when=(Present(name="pk"), Absent(name="ended_at")))
    try:
        table.write_all([update, entry(where.pk, event), post(mail)])
    except Conflict as conflict:
        by = (conflict.items[0] or {}).get("ended_by")
        raise Refusal("authorisation.revoked" if by == "brand" else "authorisation.returned") from None


def evaluate(
    table: Table, record_id: str, evaluation: Evaluation, event: Event, mail: Outgoing, counted: Sequence[Write]
) -> None:
    """Keep an evaluation.

    Raises:
        Refusal: There is one of this quarter.
    """
    where = keys.evaluation(record_id, evaluation.period)
    put = Put(item={**encode(evaluation), "pk": where.pk, "sk": where.sk}, when=NEW)
    try:
        table.write_all([put, entry(where.pk, event), post(mail), *counted])
    except Conflict as conflict:
        standing = conflict.items[0]
        if standing is None:
            raise Refusal("edge.busy", retry_after=1) from None
        if not _same(decode(Evaluation, standing), evaluation):
            raise Refusal("evaluation.exists") from None


def _same(found: Evaluation, evaluation: Evaluation) -> bool:
    """Whether an evaluation says what stands already."""
    names = ("delivery", "service", "communication", "result", "comment")
    return all(getattr(found, name) == getattr(evaluation, name) for name in names)


def reply(table: Table, record_id: str, evaluation: Evaluation, event: Event, mail: Outgoing) -> None:
    """Keep a provider's reply.

    Raises:
        Refusal: There is one.
    """
    where = keys.evaluation(record_id, evaluation.period)
    marks = {"reply": evaluation.reply, "replied_at": instant(event.at)}
    update = Update(key=where, set=marks, when=(Is(name="reply", value=""),))
    try:
        table.write_all([update, entry(where.pk, event), post(mail)])
    except Conflict:
        raise Refusal("evaluation.replied") from None
