"""The keys of the one table: every access pattern, and that no two things lie in one place."""

from typing import get_args

import pytest

from functions import keys
from functions.table import Key

DIGEST = "d" * 64
PATTERNS = {
    "account": (keys.account("A1"), Key("ACC#A1", "A")),
    "session": (keys.session("A1", DIGEST), Key("ACC#A1", f"S#{DIGEST}")),
    "account of a mailbox": (keys.mailbox(DIGEST), Key(f"MAIL#{DIGEST}", "A")),
    "newest login": (keys.newest_login(DIGEST), Key(f"MAIL#{DIGEST}", "LOGIN")),
    "bounce": (keys.bounce(DIGEST), Key(f"MAIL#{DIGEST}", "BOUNCE")),
    "offer": (keys.offer(DIGEST, "brand", "B1"), Key(f"MAIL#{DIGEST}", "OFFER#brand#B1")),
    "login": (keys.login(DIGEST), Key(f"LOGIN#{DIGEST}", "A")),
    "limit": (keys.rate("claims", DIGEST, 7), Key(f"RATE#claims#{DIGEST}#7", "A")),
    "brand": (keys.organisation("brand", "B1"), Key("BRAND#B1", "A")),
    "provider": (keys.organisation("provider", "p"), Key("PROV#p", "A")),
    "programme": (keys.organisation("programme", "operators"), Key("PROG#operators", "A")),
    "member": (keys.member("brand", "B1", "A1"), Key("BRAND#B1", "MEM#A1")),
    "offered": (keys.offered("brand", "B1", DIGEST), Key("BRAND#B1", f"MEM-OFFER#{DIGEST}")),
    "claim": (keys.claim("p", "A1"), Key("PROV#p", "CLAIM#A1")),
    "ask": (keys.ask("p", "B1"), Key("PROV#p", "ASK#B1")),
    "asks": (keys.asks("p"), Key("PROV#p", "ASKS")),
    "sends": (keys.sends("B1"), Key("BRAND#B1", "SENDS")),
    "documents": (keys.documents("B1"), Key("BRAND#B1", "DOCS")),
    "document": (keys.document("B1", "U1"), Key("BRAND#B1", "DOC#U1")),
    "round": (keys.round_("U1"), Key("ROUND#U1", "A")),
    "invitation": (keys.invitation("U1", "p"), Key("ROUND#U1", "P#p")),
    "question": (keys.question("U1", "U2"), Key("ROUND#U1", "QA#U2")),
    "message": (keys.message("U1", "p", "U2"), Key("ROUND#U1", "MSG#p#U2")),
    "download": (keys.download("U1", "U2"), Key("ROUND#U1", "DL#U2")),
    "tally": (keys.tally("provider", "p", "2026-Q4"), Key("PROV#p", "TALLY#2026-Q4")),
    "tally of a brand": (keys.tally("brand", "B1", "2026-Q4"), Key("BRAND#B1", "TALLY#2026-Q4")),
    "line of a book": (keys.fact("p", "2026-Q4", "U1"), Key("PROV#p", "FACT#2026-Q4#U1")),
    "stores": (keys.stores("p"), Key("PROV#p", "STORES")),
    "figures": (keys.figures("p", "2026-Q4", DIGEST), Key("PROV#p", f"IND#2026-Q4#{DIGEST}")),
    "files": (keys.files("2026-Q4"), Key("PROG#operators", "FILES#2026-Q4")),
    "closing": (keys.closing("2026-Q4"), Key("PROG#operators", "CLOSE#2026-Q4")),
    "frozen score": (keys.frozen("p", "2026-Q4", 1), Key("PROV#p", "Q#2026-Q4#r001")),
    "cooperation": (keys.cooperation("U1"), Key("COOP#U1", "A")),
    "shown": (keys.shown("U1"), Key("COOP#U1", "SHOWN")),
    "publication": (keys.publication(), Key("PROG#operators", "PUBLISH")),
    "dispute": (keys.dispute("U1"), Key("COOP#U1", "DISPUTE")),
    "evaluation": (keys.evaluation("U1", "2026-Q4"), Key("COOP#U1", "EVAL#2026-Q4")),
    "authorisation": (keys.authorisation("U1", "U2"), Key("COOP#U1", "AUTH#U2")),
    "event": (keys.event("PROV#p", "U1"), Key("PROV#p", "EV#U1")),
    "mail": (keys.outgoing("U1"), Key("OUT#U1", "A")),
}


def test_everything_lies_where_the_table_of_keys_says() -> None:
    assert {name: found for name, (found, _) in PATTERNS.items()} == {
        name: wanted for name, (_, wanted) in PATTERNS.items()
    }


def test_no_two_things_lie_in_one_place() -> None:
    assert len({found for found, _ in PATTERNS.values()}) == len(PATTERNS)


def test_every_pattern_is_listed_here_and_described_there() -> None:
    made = {
        name
        for name, value in vars(keys).items()
        if callable(value) and getattr(value, "__module__", "") == keys.__name__
    }

    used = {
        "account",
        "session",
        "mailbox",
        "newest_login",
        "bounce",
        "offer",
        "login",
        "rate",
        "organisation",
        "organisation_of",
        "member",
        "offered",
        "claim",
        "ask",
        "asks",
        "event",
        "outgoing",
        "queue",
        "sends",
        "document",
        "documents",
        "round_",
        "invitation",
        "inbox",
        "question",
        "thread",
        "message",
        "download",
        "tally",
        "fact",
        "stores",
        "figures",
        "files",
        "closing",
        "frozen",
        "quarter",
        "cooperation",
        "dispute",
        "claimed",
        "named",
        "shown",
        "publication",
        "evaluation",
        "authorisation",
    }
    assert made == used
    assert all(wanted.pk.partition("#")[0] in (keys.__doc__ or "") for _, wanted in PATTERNS.values())


def test_members_and_offers_are_one_question_and_nothing_else_is_in_it() -> None:
    found = {name for name, (key, _) in PATTERNS.items() if key.sk.startswith(keys.PLACES)}

    assert found == {"member", "offered"}
    assert keys.queue("ASK") == "QUEUE#ASK"


def test_a_provider_whose_name_begins_like_anothers_has_messages_and_an_inbox_of_its_own() -> None:
    assert not keys.message("U1", "bay-two", "U2").sk.startswith(keys.thread("bay"))
    assert keys.inbox("O", "2026-12-05T08:00:00.000Z", "U1") == "INV#O#2026-12-05T08:00:00.000Z#U1"


def test_a_partition_tells_whose_organisation_it_is() -> None:
    places = [keys.organisation(kind, "x").pk for kind in get_args(keys.OrganisationKind)]

    assert [keys.organisation_of(pk) for pk in places] == [(kind, "x") for kind in get_args(keys.OrganisationKind)]
    with pytest.raises(ValueError, match="no organisation"):
        keys.organisation_of("ACC#x")
