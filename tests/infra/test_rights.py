"""The rooms' calls of the table, as people and mails make them, are within the rights that the template gives."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any

import pytest

from functions.events.due.work import do_due
from functions.events.work import Ear, hear
from functions.mailer.work import deliver, deliver_due
from functions.table import Check, Delete, Item, Key, Page, Put, Question, Update, Write
from infra.stack import template
from tests.functions.cooperation.scene import EVALUATION, FACTS
from tests.functions.fakes import FakeClock, FakeFiles, FakeLog, FakeRandomness, FakeSite, FakeTable, a_methods
from tests.functions.invitations.documents.papers import DOCUMENT, PDF, announced
from tests.functions.invitations.scene import (
    DECLINE,
    HERE,
    ID,
    INTEREST,
    ROUND,
    ROUND_HERE,
    SECOND,
    THERE,
    THERE_TOO,
    a_round,
)
from tests.functions.mailer.setting import MAIL, Mailroom, a_mail, a_member, a_provider
from tests.functions.people import BRAND, OTHER_BRAND, OTHER_PROVIDER, PROVIDER, ROOMS, Cast, a_cast
from tests.functions.scores.scene import QUARTER, QUARTERS, SCORES, brought, event_id, happened, work
from tests.functions.stage import OPERATOR, Browser, Stage

Call = tuple[str, str, tuple[str, ...]]
"""The action, the index or nothing, and the partitions that one call names."""

_ACTIONS = {Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem", Check: "ConditionCheckItem"}


class Recording(FakeTable):
    """A table that remembers the partitions of every call."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.made: set[Call] = set()

    def read(self, *keys: Key) -> Any:  # noqa: ANN401 # as the table's own
        """Remember one read."""
        self.made.add(("GetItem" if len(keys) == 1 else "BatchGetItem", "", tuple(sorted(key.pk for key in keys))))
        return super().read(*keys)

    def write(self, write: Put | Update | Delete) -> Item:
        """Remember one write."""
        self.made.add((_ACTIONS[type(write)], "", (write.key.pk,)))
        return super().write(write)

    def write_all(self, writes: Sequence[Write], token: str = "") -> None:
        """Remember what one transaction names, action by action."""
        for kind, action in _ACTIONS.items():
            named = tuple(sorted({write.key.pk for write in writes if isinstance(write, kind)}))
            self.made |= {(action, "", named)} if named else set()
        super().write_all(writes, token)

    def list(self, question: Question) -> Page:
        """Remember one list."""
        self.made.add(("Query", question.index or "", (question.pk,)))
        return super().list(question)


def rights(room: str) -> list[tuple[set[str], str, list[str]]]:
    """Return what a role may do with the table: actions, the index or nothing, and patterns of partitions."""
    (policy,) = template()["Resources"][f"{room.capitalize()}Role"]["Properties"]["Policies"]
    found = []
    for statement in policy["PolicyDocument"]["Statement"]:
        keys = statement.get("Condition", {}).get("ForAllValues:StringLike", {}).get("dynamodb:LeadingKeys")
        if keys:
            named = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            index = str(statement["Resource"].get("Fn::Sub", "")).partition("/index/")[2]
            found.append(({action.removeprefix("dynamodb:") for action in named}, index, keys))
    return found


def excess(room: str, calls: set[Call]) -> list[Call]:
    """Return the calls that no single statement allows whole."""
    allowed = rights(room)
    return sorted(
        (action, index, named)
        for action, index, named in calls
        if not any(
            action in actions and index == where and all(any(fnmatchcase(pk, key) for key in keys) for pk in named)
            for actions, where, keys in allowed
        )
    )


@pytest.fixture(scope="module")
def login() -> Recording:
    """The calls of everything that people do in the room."""
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    owner, operator = cast.browsers["provider owner"], cast.browsers["operator"]
    brand, member = cast.browsers["brand owner"], cast.browsers["provider member"]
    place = f"/api/organisations/provider/{PROVIDER}"
    answers = [
        cast.browsers["other provider"].get(f"/api/claims/{PROVIDER}"),
        member.send("PATCH", "/api/me", {"name": "Pei", "v": member.get("/api/me").body["v"]}),
        *(member.get(f"/api/me{path}") for path in ("", "/devices", "/export", "/offers")),
        *(operator.get(f"/api/queues/{queue}") for queue in ("brands", "claims", "asks", "mails")),
        *(operator.post("/api/search", text=text) for text in (BRAND, OPERATOR, "Brand", "品牌")),
        owner.get("/api/organisations"),
        owner.get(place),
        owner.send("PUT", f"{place}/accepting", {"accepting": False}),
        owner.post(f"{place}/mailboxes", email="sales@lantern-bay.com", lang="en"),
        owner.get(f"{place}/claims"),
        owner.post(f"{place}/members", email="new@lantern-bay.com", role="member", lang="en"),
        operator.post(f"/api/queues/mails/missed/{ROUND}/close", reason="Called."),
        operator.post("/api/claims/offers", provider="hosted", email="x@hosted.com", lang="en"),
        brand.send("PUT", f"/api/organisations/brand/{BRAND}/asks/hosted", {}),
        operator.post(f"/api/organisations/brand/{BRAND}/release", reason="Known."),
        operator.send("PUT", f"/api/suspensions/provider/{OTHER_PROVIDER}", {"reason": "Asked for."}),
        operator.post(f"/api/suspensions/provider/{OTHER_PROVIDER}/end", reason="Settled."),
        operator.send("PUT", f"/api/suspensions/person/{cast.accounts['other brand']}", {"reason": "Asked for."}),
        member.send("DELETE", f"{place}/members/{cast.accounts['provider member']}"),
        member.send("DELETE", "/api/me", {"v": member.get("/api/me").body["v"]}),
        brand.post("/api/me/logout-everywhere"),
        owner.post("/api/me/logout"),
    ]
    assert [answer.raw for answer in answers if answer.status >= 500] == []
    return table


def test_login_has_the_rights_that_it_needs(login: Recording) -> None:
    assert excess("login", login.made) == []
    assert len(login.made) > 60


def test_login_uses_every_action_that_it_has(login: Recording) -> None:
    used = {action for action, _, _ in login.made}

    assert {action for actions, _, _ in rights("login") for action in actions} - used <= {"ConditionCheckItem"}


@pytest.fixture(scope="module")
def invitations() -> Recording:
    """The calls of everything that people do in the room."""
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    brand, provider = cast.browsers["brand owner"], cast.browsers["provider owner"]
    cast.stage.clock.move(hours=2)  # so that the use of the sessions is kept, too
    operator = cast.stage.sign_in(OPERATOR)
    table.made.clear()
    answers = [
        brand.post(f"{HERE}/preview", providers=[PROVIDER], brief_title="x", reply_by="2026-12-01T08:00:00Z"),
        brand.post(f"/api/documents/{BRAND}", **announced()),
        brand.get(f"/api/documents/{BRAND}"),
        _uploaded(cast).send("POST", f"/api/documents/{BRAND}/{DOCUMENT}/complete", {}),
        brand.send("POST", f"/api/documents/{BRAND}/{DOCUMENT}/link", {}),
        brand.post(f"/api/documents/{BRAND}", **announced(id=ID.format(30))),
        brand.send("DELETE", f"/api/documents/{BRAND}/{ID.format(30)}"),
        brand.post(HERE, **a_round(documents=[DOCUMENT])),
        provider.send("POST", f"{THERE}/documents/{DOCUMENT}/link", {}),
        brand.get(HERE),
        provider.get(f"/api/opportunities/{PROVIDER}"),
        provider.send("PUT", f"{THERE}/view", {}),
        provider.send("PUT", f"{THERE}/confidentiality", {}),
        provider.post(f"{THERE}/questions", id=ID.format(1), text="How large?"),
        brand.post(f"{ROUND_HERE}/questions/{ID.format(1)}/answer", text="Large."),
        provider.get(THERE),
        provider.post(f"{THERE}/thread", id=ID.format(2), text="Hello"),
        brand.post(f"{ROUND_HERE}/threads/{PROVIDER}", id=ID.format(3), text="Hello"),
        brand.get(f"{ROUND_HERE}/threads/{PROVIDER}"),
        provider.post(f"{THERE}/interest", **INTEREST),
        cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE),
        brand.post(f"{ROUND_HERE}/evaluating", providers=[PROVIDER]),
        brand.post(f"{ROUND_HERE}/decide", choose=[PROVIDER]),
        brand.get(ROUND_HERE),
        brand.get(f"{ROUND_HERE}/downloads"),
        brand.get(f"/api/responses/brand/{BRAND}"),
        brand.post(HERE, **a_round(id=SECOND)),
        brand.post(f"{HERE}/{SECOND}/withdraw", reason="other"),
        cast.browsers["other brand"].post(f"/api/rounds/{OTHER_BRAND}", **a_round(id=ID.format(7))),
        cast.browsers["other brand"].post(f"/api/rounds/{OTHER_BRAND}", **a_round(id=ID.format(8))),
        operator.get("/api/queues/rounds"),
        operator.get(f"/api/queues/rounds/{ID.format(7)}"),
        operator.post(f"/api/queues/rounds/{ID.format(7)}/release", reason="Known."),
        operator.post(f"/api/queues/rounds/{ID.format(8)}/refuse", reason="Twice."),
        operator.post("/api/publication"),
        *(
            operator.get(f"/api/ledger/{place}")
            for place in (f"brand/{BRAND}", f"provider/{PROVIDER}", f"round/{ROUND}")
        ),
    ]
    assert [answer.raw for answer in answers if answer.status >= 400] == []
    return table


def _uploaded(cast: Cast) -> Browser:
    """Let the announced file come in; return who says so."""
    cast.stage.files.incoming[f"{BRAND}/{DOCUMENT}"] = PDF
    return cast.browsers["brand owner"]


def test_invitations_have_the_rights_that_they_need(invitations: Recording) -> None:
    assert excess("invitations", invitations.made) == []
    assert len(invitations.made) > 40


def test_invitations_use_every_action_that_they_have(invitations: Recording) -> None:
    used = {action for action, _, _ in invitations.made}

    assert {action for actions, _, _ in rights("invitations") for action in actions} - used == set()


@pytest.fixture(scope="module")
def cooperation() -> Recording:
    """The calls of everything that people do in the room."""
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    brand, provider = cast.browsers["brand owner"], cast.browsers["provider owner"]
    cast.stage.clock.move(hours=2)
    operator = cast.stage.sign_in(OPERATOR)
    table.made.clear()
    of_brand, of_provider = (f"/api/cooperations/{place}" for place in (f"brand/{BRAND}", f"provider/{PROVIDER}"))
    answers = []
    for record in (ID.format(20), ID.format(21)):
        answers += [
            brand.post(of_brand, **{"id": record, "with": PROVIDER, "facts": FACTS}),
            brand.post(f"{of_brand}/{record}/correct", v=0, facts=FACTS),
        ]
    first, second = f"{of_provider}/{ID.format(20)}", f"{of_provider}/{ID.format(21)}"
    answers += [
        provider.post(f"{first}/confirm", v=1),
        provider.post(f"{second}/dispute", v=1, reason="Never."),
        operator.get("/api/queues/cooperations"),
        operator.post(f"/api/queues/cooperations/{ID.format(21)}/settle", decision="confirm", reason="Proved."),
        brand.get(of_brand),
        provider.get(of_provider),
        brand.post(f"{of_brand}/{ID.format(20)}/evaluations", **EVALUATION),
        provider.post(f"{first}/evaluations/2026-Q4/reply", text="Thank you."),
        provider.get(first),
        provider.send("PUT", f"{first}/shown", {"shown": True}),
        brand.post(
            f"{of_brand}/{ID.format(20)}/authorisations",
            id=ID.format(22),
            services=["store-operation"],
            until="2027-01-01",
        ),
        provider.post(f"{first}/authorisations/{ID.format(22)}/end", reason="No capacity."),
        brand.post(f"{of_brand}/{ID.format(20)}/end", v=3, ended_on="2026-11-20"),
    ]
    assert [answer.raw for answer in answers if answer.status >= 400] == []
    return table


def test_cooperation_has_the_rights_that_it_needs_and_uses_every_action(cooperation: Recording) -> None:
    used = {action for action, _, _ in cooperation.made}

    assert excess("cooperation", cooperation.made) == []
    assert {action for actions, _, _ in rights("cooperation") for action in actions} - used == set()


@pytest.fixture(scope="module")
def scores() -> Recording:
    """The calls of everything that people do in the room."""
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    happened(cast)
    provider = cast.browsers["provider owner"]
    cast.stage.clock.move(hours=2)
    operator = cast.stage.sign_in(OPERATOR)
    cast.browsers["operator"] = operator
    dispute = {"quarter": QUARTER, "event": event_id(9), "reason": "Not ours."}
    table.made.clear()
    brought(cast)
    place = f"/api/queues/scores/{PROVIDER}/{QUARTER}/{event_id(9)}/settle"
    answers = [
        provider.get(SCORES),
        provider.get(f"{SCORES}/events?quarter={QUARTER}&indicator=complaints"),
        provider.post(f"{SCORES}/disputes", **dispute),
        operator.get("/api/queues/scores"),
        operator.get("/api/quarters"),
        operator.get(QUARTERS),
        operator.post(f"{QUARTERS}/preview"),
    ]
    made = set(table.made)
    work(cast)
    table.made = made
    answers.append(operator.post(f"{QUARTERS}/close"))
    made = set(table.made)
    work(cast)
    table.made = made
    correction = {"provider": PROVIDER, "indicator": "complaints", "reason": {"en": "Wrong.", "zh": "有误。"}}
    answers += [
        operator.post(f"{QUARTERS}/publish"),
        operator.post(place, verdict="strike", reason="So it is."),
        operator.post(f"{QUARTERS}/corrections", **correction),
    ]
    assert [answer.raw for answer in answers if answer.status >= 400] == []
    return table


def test_scores_have_the_rights_that_they_need_and_use_every_action(scores: Recording) -> None:
    used = {action for action, _, _ in scores.made}

    assert excess("scores", scores.made) == []
    assert {action for actions, _, _ in rights("scores") for action in actions} - used == set()


def test_the_mailer_has_the_rights_that_it_needs() -> None:
    table = Recording()
    room = Mailroom(table)
    room.people(a_provider(), a_member("mei"), a_member("pei"))
    room.keep(a_mail(to="", organisation=f"PROV#{PROVIDER}", audience="all"))
    table.made.clear()

    deliver(room.desk, MAIL)
    deliver_due(room.desk)

    assert excess("mailer", table.made) == []
    assert ("Query", "gsi2", ("OUTBOX",)) in table.made


def test_events_have_the_rights_that_they_need() -> None:
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    table.made.clear()
    ear = Ear(
        table=table, clock=FakeClock(), randomness=FakeRandomness(), log=FakeLog(), files=FakeFiles(), methods=a_methods
    )
    mail = {"tags": {"outbox": [MAIL]}, "messageId": "m", "timestamp": "2026-11-25T09:00:00Z", "destination": []}
    bounced = [{"emailAddress": "mei@lantern-bay.com"}]

    hear(
        ear, {"eventType": "Bounce", "mail": mail, "bounce": {"bounceType": "Permanent", "bouncedRecipients": bounced}}
    )
    hear(ear, {"eventType": "Send", "mail": mail, "send": {}})

    assert excess("events", table.made) == []
    assert len(table.made) >= 4
    assert cast.accounts


def test_the_clock_has_the_rights_that_it_needs() -> None:
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    cast.browsers["brand owner"].post(HERE, **a_round())
    cast.browsers["provider owner"].post(f"{THERE}/interest", **INTEREST)
    cast.browsers["other provider"].post(f"{THERE_TOO}/interest", **INTEREST)
    cast.browsers["brand owner"].post(f"{ROUND_HERE}/decide", choose=[PROVIDER])
    cast.browsers["brand owner"].post(HERE, **a_round(id=SECOND))
    ear = Ear(
        table=table,
        clock=cast.stage.clock,
        randomness=FakeRandomness(),
        log=FakeLog(),
        files=FakeFiles(),
        methods=a_methods,
    )
    cast.browsers["operator"].post("/api/publication")
    table.made.clear()

    done = []
    for _ in range(26):
        cast.stage.clock.move(days=1)
        done.append(do_due(ear, FakeSite()))

    assert excess("events", table.made) == []
    # Reminders of two invitations, their ends, a call for a report, a nudge and what nobody heard.
    assert sum(done) >= 8


def test_closing_a_quarter_and_publishing_it_are_within_the_rights_of_events() -> None:
    table = Recording()
    cast = a_cast(Stage(ROOMS, table=table))
    happened(cast)
    brought(cast)
    operator = cast.browsers["operator"]
    ear = Ear(table=table, clock=cast.stage.clock, randomness=FakeRandomness(), log=FakeLog(), files=FakeFiles(), methods=a_methods)  # fmt: skip

    made: set[Call] = set()
    for step in ("preview", "close", "publish"):
        assert operator.post(f"{QUARTERS}/{step}").status == 202
        table.made.clear()
        do_due(ear, FakeSite())
        made |= table.made

    assert excess("events", made) == []
    assert ("Query", "gsi1", (f"QUARTER#{QUARTER}",)) in made
