"""Sending a round: what is read and written, what is refused, and that it happens once."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from functions import keys
from functions.codec import instant
from functions.refusals import STATUSES
from tests.functions.fakes import NOW
from tests.functions.invitations.scene import (
    BRIEF,
    HERE,
    ID,
    ROUND,
    ROUND_HERE,
    SECOND,
    THERE,
    a_round,
    many,
    sent,
    states,
)
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, Cast


def test_a_round_of_twenty_is_one_transaction(cast: Cast) -> None:
    providers = many(cast, 20)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(HERE, **a_round(providers=providers)))

    assert (answer.status, answer.body) == (201, {"id": ROUND, "state": "open", "invited": 20})
    assert calls == ["BatchGetItem", "TransactWriteItems(44)"]


def test_every_provider_gets_one_mail_that_says_to_whom_it_went_and_signs_nobody_in(cast: Cast) -> None:
    sent(cast)

    mails = [mail for mail in cast.stage.mails() if mail.event == "opportunity"]
    assert [(mail.organisation, mail.audience) for mail in mails] == [
        (f"PROV#{PROVIDER}", "mailboxes"),
        (f"PROV#{OTHER_PROVIDER}", "mailboxes"),
    ]
    assert mails[0].values == {
        "provider": "Lantern Bay 灯湾电商",
        "brand": "Brand",
        "brief": BRIEF["title"],
        "reply_by": "2026-12-05 16:00",
        "invited": "2",
        "mailboxes": "mei@lantern-bay.com",
        "link": f"/opportunity?id={ROUND}",
        "operator": "",
        "heard": "",
        "rate": "",
        "hours": "",
    }
    assert mails[0].nonce == ""
    assert mails[0].expires_at == NOW + timedelta(days=10)


@pytest.mark.parametrize(("blind", "told"), [({}, ("5", "60%", "5")), ({"blind": True, "brief": {**BRIEF, "about": "A family business."}}, None)])  # fmt: skip
def test_a_mail_says_how_the_brand_answers_unless_it_is_hidden(
    cast: Cast, blind: dict[str, Any], told: tuple[str, ...] | None
) -> None:
    where = keys.tally("brand", BRAND, "2026-Q2")
    tally = {"answered": 3, "lapsed": 2, "h_5": 2, "h_30": 1}
    cast.stage.table.items[where] = {"pk": where.pk, "sk": where.sk, **tally}

    sent(cast, **blind)

    (mail, _) = (each for each in cast.stage.mails() if each.event.startswith("opportunity"))
    assert tuple(mail.values[name] for name in ("heard", "rate", "hours") if name in mail.values) == (told or ())


def test_the_same_round_again_answers_the_same_and_makes_nothing(cast: Cast) -> None:
    first = sent(cast)
    items = len(cast.stage.table.items)

    again, calls = cast.stage.calls_of(lambda: cast.browsers["brand member"].post(HERE, **a_round()))

    assert (again.status, again.body, calls) == (201, first.body, ["BatchGetItem"])
    assert len(cast.stage.table.items) == items


def test_two_tabs_at_the_same_moment_make_one_round(cast: Cast) -> None:
    table = cast.stage.table
    rival = dict(table.items)
    sent(cast)
    made = {key: item for key, item in table.items.items() if key not in rival or rival[key] != item}
    table.items.clear()
    table.items.update(rival)

    with table.interrupted(lambda: table.items.update(made)):
        answer = cast.browsers["brand owner"].post(HERE, **a_round())

    assert (answer.status, answer.body["invited"]) == (201, 2)
    assert sum(mail.event == "opportunity" for mail in cast.stage.mails()) == 2


def test_another_round_under_the_same_id_is_refused(cast: Cast) -> None:
    sent(cast)

    answer = cast.browsers["brand owner"].post(HERE, **a_round(language="zh"))
    foreign = cast.browsers["other brand"].post(f"/api/rounds/{OTHER_BRAND}", **a_round())

    assert (answer.code, foreign.code) == ("round.exists", "round.exists")


def test_a_round_beside_another_one_at_the_same_moment_comes_again(cast: Cast) -> None:
    table = cast.stage.table

    with table.interrupted(
        lambda: table.items.update({keys.sends(BRAND): {"pk": f"BRAND#{BRAND}", "sk": "SENDS", "v": 1}})
    ):
        answer = cast.browsers["brand owner"].post(HERE, **a_round())

    assert (answer.code, answer.headers["retry-after"]) == ("edge.busy", "1")
    assert sent(cast).status == 201


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"providers": [PROVIDER, "nobody"]}, "round.provider_unknown", "providers.1"),
        ({"providers": [PROVIDER, PROVIDER]}, "round.provider_unknown", "providers.1"),
        ({"providers": [PROVIDER, "hosted"]}, "round.unreachable", "providers.1"),
        ({"reply_by": instant(NOW + timedelta(hours=23))}, "round.deadline", "reply_by"),
        ({"reply_by": instant(NOW + timedelta(days=61))}, "round.deadline", "reply_by"),
        ({"questions_by": instant(NOW)}, "round.deadline", "questions_by"),
        ({"questions_by": instant(NOW + timedelta(days=11))}, "round.deadline", "questions_by"),
        ({"brief": {**BRIEF, "budget": "much"}}, "round.code_unknown", "brief.budget"),
        ({"brief": {**BRIEF, "markets": ["XX"]}}, "round.code_unknown", "brief.markets"),
        ({"brief": {**BRIEF, "categories": {"must": [], "nice": []}}}, "round.code_unknown", "brief.categories"),
        ({"documents": [SECOND]}, "round.document_unknown", "documents.0"),
    ],
)
def test_what_cannot_be_sent_is_named_by_its_field(cast: Cast, fields: dict[str, Any], code: str, field: str) -> None:
    answer = cast.browsers["brand owner"].post(HERE, **a_round(**fields))

    assert (answer.status, answer.code, answer.body["field"]) == (STATUSES[code], code, field)
    assert cast.stage.item(keys.round_(ROUND)) is None


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ({"about": "We are BRAND, a family business."}, "brief.about"),
        ({"title": "B-r-a-n-d on Tmall"}, "brief.title"),
        ({"musts": ["Knows brand.com"]}, "brief.musts.0"),
    ],
)
def test_a_blind_brief_may_not_name_its_brand(cast: Cast, text: dict[str, Any], field: str) -> None:
    answer = cast.browsers["brand owner"].post(HERE, **a_round(blind=True, brief={**BRIEF, **text}))

    assert (answer.code, answer.body["field"]) == ("round.names_itself", field)


def test_a_fourth_round_of_a_beijing_day_is_one_too_many(cast: Cast) -> None:
    for number in range(3):
        sent(cast, id=ID.format(number))

    answer = cast.browsers["brand owner"].post(HERE, **a_round())
    cast.stage.clock.move(hours=8)  # midnight in Beijing
    tomorrow = cast.browsers["brand owner"].post(HERE, **a_round())

    assert (answer.status, answer.code, tomorrow.status) == (429, "round.too_many_today", 201)


def test_no_more_than_sixty_invitations_wait_and_an_answer_makes_room(cast: Cast) -> None:
    providers = many(cast, 19)
    for number in range(3):
        sent(cast, id=ID.format(number), providers=[*providers, PROVIDER])
    cast.stage.clock.move(hours=8)
    form = a_round(providers=[OTHER_PROVIDER])

    full = cast.browsers["brand owner"].post(HERE, **form)
    cast.browsers["provider owner"].post(f"/api/opportunities/{PROVIDER}/{ID.format(0)}/decline", reason="other")
    room = cast.browsers["brand owner"].post(HERE, **form)

    assert (full.code, room.status) == ("round.too_many_open", 201)


def test_what_has_expired_waits_no_more(cast: Cast) -> None:
    providers = many(cast, 20)
    for number in range(3):
        sent(cast, id=ID.format(number), providers=providers)
    cast.stage.clock.move(days=6)
    cast.browsers["brand owner"].get("/api/me")  # so that the session goes on
    cast.stage.clock.move(days=5)
    dates = {name: instant(cast.stage.clock() + timedelta(days=3)) for name in ("questions_by", "reply_by")}

    answer = cast.browsers["brand owner"].post(HERE, **a_round(**dates))

    assert answer.status == 201
    assert _counters(cast.stage.item(keys.sends(BRAND)) or ()) == []


def _counters(item: Iterable[str]) -> list[str]:
    """Return the counters that are left beside a brand's rounds."""
    return [name for name in item if name.startswith("done_")]


# An operator


def test_an_unchecked_brands_round_waits_and_nobody_is_invited(cast: Cast) -> None:
    form = a_round()

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["other brand"].post(f"/api/rounds/{OTHER_BRAND}", **form))

    assert (answer.body, calls) == (
        {"id": ROUND, "state": "waiting", "invited": 2},
        ["BatchGetItem", "TransactWriteItems(4)"],
    )
    assert cast.browsers["provider owner"].get(THERE).code == "opportunity.unknown"
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation) == ("round-held", "PROG#operators")


def test_an_operator_sends_on_a_brands_behalf_and_everybody_sees_it(cast: Cast) -> None:
    cast.browsers["operator"].send("PATCH", "/api/me", {"name": "Wang Min", "v": _v(cast)})

    answer = cast.browsers["operator"].post(HERE, **a_round())

    assert answer.body["state"] == "open"
    assert cast.stage.mails()[-1].values["operator"] == "Wang Min"
    assert cast.browsers["brand owner"].get(ROUND_HERE).body["by_operator"]
    assert cast.browsers["provider owner"].get(THERE).body["by_operator"]


def _v(cast: Cast) -> int:
    """Return the version of the operator's account."""
    return int(cast.browsers["operator"].get("/api/me").body["v"])


def test_the_states_of_a_new_round_are_invited(cast: Cast) -> None:
    sent(cast)

    assert states(cast) == {PROVIDER: "invited", OTHER_PROVIDER: "invited"}
