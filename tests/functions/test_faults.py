"""The cloud is ill: nothing is lost, nothing happens twice, and nobody meets an error without a way on."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, Final

import boto3
import pytest

from functions import keys, outbox
from functions.addresses import mailbox_digest
from functions.app import create_app
from functions.aws.dynamodb import DynamoTable
from functions.aws.ses import CONFIG as ONE_TRY
from functions.aws.ses import SesPost
from functions.codec import decode
from functions.mailer.work import deliver
from functions.outbox import Outgoing
from functions.services import system_randomness
from functions.table import Key, Question
from infra.local.mailbox import sent
from tests.conftest import Emulated
from tests.functions.fakes import FakeDirectory, an_entry
from tests.functions.faults import EVERY, KINDS, Weather, each_with_each
from tests.functions.mailer.setting import Mailroom, a_mail, settings
from tests.functions.people import ROOMS
from tests.functions.stage import Answer, Browser, Stage, bring

NUMBERS: Final = count()


class Place:
    """One person, whose items lie in the local cloud's table, reached through the proxy."""

    def __init__(self, far: DynamoTable, cloud: Emulated) -> None:
        """Give the person a name that no other test has."""
        number = next(NUMBERS)
        self.provider = f"firm-{number}"
        self.address = f"mei@firm-{number}.com"
        self.stage = Stage(ROOMS)
        directory = FakeDirectory(an_entry(self.provider, f"https://firm-{number}.com"))
        self._services = replace(self.stage.services, randomness=system_randomness, directory=directory)
        self.stage.app = create_app(self._services, ROOMS)
        self.table: Final = DynamoTable(cloud.client("dynamodb"), cloud.table)
        self.app = create_app(replace(self._services, table=far), ROOMS)

    def moved(self, browser: Browser) -> Browser:
        """Bring everything that happened so far into the cloud, and return the browser as it is there."""
        bring(self.stage.table.items.values(), self.table)
        return Browser(app=self.app, cookies=browser.cookies)

    def kinds(self, pk: str) -> Counter[str]:
        """Return how many items of each kind lie in a partition."""
        return Counter(str(item["sk"]).partition("#")[0] for item in self.table.list(Question(pk=pk)).items)

    def mails(self) -> list[Outgoing]:
        """Return what waits in the outbox for the person."""
        items = self.table.list(Question(pk=keys.OUTBOX, index="gsi2")).items
        whole = self.table.read(*(Key(str(item["pk"]), str(item["sk"])) for item in items)) if items else {}
        found = [decode(Outgoing, item) for item in whole.values()]
        return [mail for mail in found if mail.to == self.address or self.provider in str(mail.values)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that a person does.

    Attributes:
        ready: Sets the place up; returns the person's browser in the cloud.
        ask: Does it.
        done: The answer's status where it is done.
        again: Code of the answer to a second try of what is done already.
        holds: Whether it was done exactly once.
    """

    ready: Callable[[Place], Browser]
    ask: Callable[[Place, Browser], Answer]
    done: int
    again: str
    holds: Callable[[Place], Any]


def _nobody(place: Place) -> Browser:
    return place.moved(place.stage.browser())


def _asked(place: Place) -> Browser:
    browser = place.stage.browser()
    assert browser.post("/api/login", email=place.address, lang="en").status == 202
    return place.moved(browser)


def _signed_in(place: Place) -> Browser:
    return place.moved(place.stage.sign_in(place.address))


def _code(place: Place) -> str:
    return place.stage.letter_secrets(place.stage.mails()[-1])[1]


def _account(place: Place) -> str:
    item = place.table.read(keys.mailbox(mailbox_digest(place.address)))
    return f"ACC#{next(iter(item.values()))['account']}"


ACTS: Final = {
    "asking for the mail": Act(
        ready=_nobody,
        ask=lambda place, browser: browser.post("/api/login", email=place.address, lang="en"),
        done=202,
        again="",
        holds=lambda place: {mail.event for mail in place.mails()} == {"login"},
    ),
    "coming in": Act(
        ready=_asked,
        ask=lambda place, browser: browser.post("/api/login/finish", code=_code(place)),
        done=200,
        again="login.ended",
        holds=lambda place: place.kinds(_account(place))["A"] == 1,
    ),
    "changing the own name": Act(
        ready=_signed_in,
        ask=lambda _, browser: browser.send("PATCH", "/api/me", {"v": 0, "name": "Mei", "language": "zh"}),
        done=200,
        again="account.changed",
        holds=lambda place: place.kinds(_account(place))["EV"] == 2,
    ),
    "claiming an entry": Act(
        ready=_signed_in,
        ask=lambda place, browser: browser.post("/api/claims", provider=place.provider),
        done=201,
        again="claim.already_yours",
        holds=lambda place: (place.kinds(f"PROV#{place.provider}")["MEM"], place.kinds(f"PROV#{place.provider}")["A"]) == (1, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), each_with_each(ACTS))
def test_what_the_cloud_cannot_do_is_done_once_by_asking_again(
    name: str, kind: str, sky: Weather, far: DynamoTable, in_cloud: Emulated
) -> None:
    act, place = ACTS[name], Place(far, in_cloud)
    browser = act.ready(place)

    with sky.of("dynamodb", EVERY[kind]):
        ill = act.ask(place, browser)
    well = act.ask(place, browser)

    assert (ill.status, ill.headers.get("retry-after") is not None) in {(act.done, False), (503, True)}, ill.raw
    assert well.status == act.done or well.code == act.again, well.raw
    assert act.holds(place)


NOT_TAKEN: Final = ("throttled once", "throttled always", "too many requests", "away", "cut off before the work, once")
DOUBTFUL: Final = ("answer lost once", "half an answer, once", "broken once")
MAILS: Final = [*((kind, {1}) for kind in NOT_TAKEN), *((kind, {1, 2}) for kind in DOUBTFUL)]


@pytest.mark.parametrize(("kind", "times"), MAILS, ids=[kind for kind, _ in MAILS])
def test_a_mail_goes_out_whatever_the_service_answers_and_twice_only_where_its_end_was_unknown(
    kind: str, times: set[int], sky: Weather, far: DynamoTable, in_cloud: Emulated
) -> None:
    room, to = Mailroom(), f"mei@mail-{next(NUMBERS)}.com"
    mail = a_mail(id=f"m-{to}", to=to)
    far.write(outbox.post(mail))
    in_cloud.client("sesv2").create_email_identity(EmailIdentity="hello@hezuo.example")
    post = SesPost(boto3.client("sesv2", endpoint_url=sky.endpoint, config=ONE_TRY), settings())
    desk = replace(room.desk, table=far, post=post)

    with sky.of("ses", KINDS[kind]):
        deliver(desk, mail.id)
    room.clock.move(minutes=7)
    deliver(desk, mail.id)
    room.clock.move(minutes=7)
    deliver(desk, mail.id)

    assert sum(each.to == to for each in sent(in_cloud.endpoint)) in times
    assert decode(Outgoing, far.read(keys.outgoing(mail.id))[keys.outgoing(mail.id)]).sent_at
