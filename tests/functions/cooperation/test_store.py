"""Cooperation records on a stand-in of the cloud's table."""

import pytest

from functions import keys
from functions.cooperation import authorisation, rules
from functions.cooperation.authorisation import Authorisation
from functions.cooperation.store import (
    add,
    change,
    disputed,
    end_authorisation,
    evaluate,
    grant,
    queue_delete,
    queue_put,
    records_of,
    reply,
    said_of,
)
from functions.cooperation_record import CooperationRecord, Evaluation
from functions.ledger import Event
from functions.outbox import Outgoing
from functions.refusals import Refusal
from functions.tally import passed
from tests.functions.cooperation.scene import RECORD, a_record
from tests.functions.fakes import NOW
from tests.functions.moto import dynamo_table
from tests.functions.people import BRAND, PROVIDER

ID = "01M88VFZ00RECRD000000000{:02}"


def event(number: int) -> Event:
    """Return a line of the ledger."""
    return Event(id=f"01M88VFZ00EVENT000000000{number:02}", kind="k", actor="A", at=NOW, request="R")


def mail(number: int) -> Outgoing:
    """Return a mail."""
    return Outgoing(id=f"01M88VFZ00MAIL0000000000{number:02}", event="cooperation-claimed", created_at=NOW, values={})


def test_both_sides_list_it_page_by_page_the_newest_first() -> None:
    with dynamo_table() as table:
        made = [add(table, a_record(id=ID.format(each)), event(each), mail(each)) for each in range(22)]

        first, cursor = records_of(table, "brand", BRAND, "")
        rest, end = records_of(table, "brand", BRAND, cursor or "")
        provider, _ = records_of(table, "provider", PROVIDER, "")

        assert [*first, *rest] == made[::-1]
        assert (len(first), end, provider) == (20, None, first)


def test_the_same_record_twice_is_the_one_that_stands() -> None:
    with dynamo_table() as table:
        add(table, a_record(), event(1), mail(1))

        stands = add(table, a_record(by="brand"), event(2), mail(2))

        assert stands == a_record()


def test_a_dispute_stands_in_the_queue_until_it_is_settled() -> None:
    with dynamo_table() as table:
        before = add(table, a_record(), event(1), mail(1))
        after = rules.disputed(before, "brand", "Never.", NOW)
        change(table, (before, after), event(2), [mail(2)], [queue_put(after)])

        waiting, _ = disputed(table, "")
        settled = rules.settled(after, "reject", "No.", NOW)
        change(table, (after, settled), event(3), [mail(3)], [queue_delete(after)])

        assert waiting == (after,)
        assert disputed(table, "") == ((), None)
        assert disputed(table, f"2026-11-25T08:00:00.000Z#{RECORD}") == ((), None)


def test_a_change_of_an_older_version_is_refused() -> None:
    with dynamo_table() as table:
        before = add(table, a_record(), event(1), mail(1))
        change(table, (before, rules.confirmed(before, "brand", NOW)), event(2))

        with pytest.raises(Refusal, match=r"cooperation\.changed"):
            change(table, (before, rules.confirmed(before, "brand", NOW)), event(3))


def test_an_evaluation_and_its_reply_are_kept_once() -> None:
    evaluation = Evaluation(period="2026-Q4", delivery=1, service=2, communication=3, result=4, comment="", at=NOW)
    with dynamo_table() as table:
        evaluate(table, RECORD, evaluation, event(1), mail(1), [passed("provider", PROVIDER, NOW, ev_n=1)])
        reply(table, RECORD, rules.replied(evaluation, "Thanks", NOW), event(2), mail(2))

        (kept,) = said_of(table, RECORD)[0]
        with pytest.raises(Refusal, match=r"evaluation\.replied"):
            reply(table, RECORD, rules.replied(evaluation, "More", NOW), event(3), mail(3))

        assert kept.reply == "Thanks"
        assert table.read(keys.cooperation(RECORD)) == {}
        assert CooperationRecord.__slots__


def test_of_two_who_end_an_authorisation_the_first_is_right_and_the_other_is_told() -> None:
    made = Authorisation(id="U", services=("store-operation",), until="2026-12-31", granted_at=NOW)
    record = a_record(confirmed_at=NOW)
    with dynamo_table() as table:
        add(table, record, event(1), mail(1))
        assert grant(table, RECORD, made, event(2), mail(2)) == grant(table, RECORD, made, event(3), mail(3))
        after = authorisation.ended(made, record, "brand", "Why.", NOW)
        end_authorisation(table, RECORD, after, event(4), mail(4))

        with pytest.raises(Refusal, match=r"authorisation\.revoked"):
            end_authorisation(table, RECORD, authorisation.ended(made, record, "provider", "", NOW), event(5), mail(5))

        assert said_of(table, RECORD) == ((), (after,))


def test_a_cooperation_that_ended_meanwhile_authorises_nothing() -> None:
    made = Authorisation(id="U", services=("store-operation",), until="2026-12-31", granted_at=NOW)
    with dynamo_table() as table:
        before = add(table, a_record(confirmed_at=NOW), event(1), mail(1))
        change(table, (before, rules.ended(before, "brand", "2026-11-20", NOW)), event(2))

        with pytest.raises(Refusal, match=r"cooperation\.ended"):
            grant(table, RECORD, made, event(3), mail(3))
