"""The demo accounts, in a local cloud of their own."""

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from infra.local.browser import Browser
from infra.local.cloud import LocalCloud, Places
from infra.local.mailbox import Mail
from infra.local.seed import PEOPLE, Person, seed, sign_in
from site_builder.build import build
from site_builder.scan import Options
from tests.builders import ROOT
from tests.clients import live


@dataclass(frozen=True)
class Demo:
    """A cloud with its demo accounts."""

    address: str
    said: list[str]
    read: Any  # what the cloud reads its mails with

    def signed_in(self, place: int) -> Browser:
        """Return a browser of one of the people."""
        return sign_in(self.address, self.read, PEOPLE[place])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A cloud that has made its demo accounts."""
    folder = tmp_path_factory.mktemp("cloud")
    site = folder / "site"
    build(Options(root=ROOT, out=site, cache=folder / "cache", today=date(2026, 11, 25), with_demo=True, jobs=1))
    cloud = LocalCloud(Places(root=ROOT, folder=folder / "state", site=site))
    before, said, is_done = dict(os.environ), [], threading.Event()

    def say(line: str) -> None:
        said.append(line)
        if "emo accounts" in line:
            is_done.set()

    with live(cloud) as address:
        cloud.start(address, say)
        assert is_done.wait(120), said
        assert cloud.read is not None
        yield Demo(address, said, cloud.read)
        cloud.close()
    os.environ.clear()
    os.environ.update(before)


def test_every_demo_account_is_named_when_they_are_there(demo: Demo) -> None:
    assert demo.said[-1] == f"Demo accounts: {', '.join(dict.fromkeys(person.address for person in PEOPLE))}"


def test_there_is_something_in_each_of_the_operators_queues(demo: Demo) -> None:
    operator = demo.signed_in(0)

    brands, claims, asks = (
        operator.send("GET", f"/api/queues/{name}")["lines"] for name in ("brands", "claims", "asks")
    )

    assert [line["name"]["en"] for line in brands] == ["Birch & Tide"]
    assert [(line["provider"], line["address"]) for line in claims] == [("demo-lantern-bay", "hua@lantern-bay.example")]
    assert [(line["provider"], line["brands"]) for line in asks] == [("demo-kiln-ridge", 1)]


def test_a_brand_is_checked_by_its_domain(demo: Demo) -> None:
    (brand,) = demo.signed_in(1).send("GET", "/api/organisations")["organisations"]

    assert (brand["name"], brand["checked"]) == ({"en": "Aurora Dairy", "zh": "极光乳业"}, "domain")


def test_a_provider_has_claimed_its_entry_and_rests(demo: Demo) -> None:
    (provider,) = demo.signed_in(4).send("GET", "/api/organisations")["organisations"]

    assert (provider["id"], provider["accepting"]) == ("demo-heron-ferry", False)


def test_a_fictional_round_is_answered_and_asked_about(demo: Demo) -> None:
    lin = demo.signed_in(1)
    (brand,) = lin.send("GET", "/api/organisations")["organisations"]
    (line,) = lin.send("GET", f"/api/rounds/{brand['id']}")["lines"]

    board = lin.send("GET", f"/api/rounds/{brand['id']}/{line['id']}")

    assert {each["provider"]: each["state"] for each in board["invitations"]} == {
        "demo-heron-ferry": "invited",
        "demo-lantern-bay": "interested",
    }
    assert (len(board["questions"]), "虚构" in line["title"]) == (1, True)
    (record,) = lin.send("GET", f"/api/cooperations/brand/{brand['id']}")["lines"]
    assert (record["state"], record["provider"]) == ("claimed", "demo-heron-ferry")


def test_making_them_again_changes_nothing(demo: Demo) -> None:
    operator = demo.signed_in(0)
    before = operator.send("GET", "/api/queues/claims")

    seed(demo.address, demo.read, PEOPLE[3:])

    assert operator.send("GET", "/api/queues/claims") == before


def test_a_mail_that_does_not_arrive_is_told(demo: Demo) -> None:
    nobody = Person(address="nobody@hezuo.example", name="Nobody", language="en")

    def empty() -> tuple[Mail, ...]:
        return ()

    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"^the mail to nobody@hezuo\.example did not arrive$"):
        sign_in(demo.address, empty, nobody, patience=0.2)

    assert time.monotonic() - began < 60
