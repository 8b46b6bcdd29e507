"""The cloud beside the site: what it answers, how it starts, and mail from a request to the mailbox."""

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from infra.local.cloud import LocalCloud, Places, mail_templates
from infra.local.deployment import OPERATOR
from infra.local.seed import Person, sign_in
from tests.builders import ROOT
from tests.clients import ask, live


@pytest.fixture(scope="module")
def environment() -> Iterator[None]:
    """The environment of this process, put back when a cloud has changed it."""
    before = dict(os.environ)
    os.environ["AWS_PROFILE"] = "a-real-cloud"
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, environment: None) -> Iterator[tuple[str, LocalCloud, Places]]:
    """A whole local cloud, and where it is served."""
    del environment
    folder = tmp_path_factory.mktemp("cloud")
    places = Places(root=ROOT, folder=folder, site=folder)
    cloud = LocalCloud(places)
    with live(cloud) as found:
        said: list[str] = []
        cloud.start(found, said.append)
        yield found, cloud, places
        cloud.close()
    assert said == [f"Accounts work; their mail is at {found}/dev/mailbox"]


@pytest.fixture
def address(running: tuple[str, LocalCloud, Places]) -> str:
    """Where a whole local cloud is served."""
    return running[0]


def mails(address: str, to: str) -> list[dict[str, str]]:
    """Return the mails to somebody, as soon as there is one."""
    deadline = time.monotonic() + 60
    found: list[dict[str, str]] = []
    while not found and time.monotonic() < deadline:
        found = [mail for mail in httpx.get(f"{address}/dev/mailbox.json", timeout=60).json() if mail["to"] == to]
        time.sleep(0.1)
    return found


def test_a_request_waits_for_a_cloud_that_is_starting(address: str) -> None:
    answer = httpx.get(f"{address}/api/health", timeout=60)

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_request_becomes_a_mail_in_the_mailbox(address: str) -> None:
    answer = httpx.post(
        f"{address}/api/login",
        headers={"origin": address},
        json={"email": OPERATOR, "lang": "zh", "next": ""},
        timeout=60,
    )

    (mail,) = mails(address, OPERATOR)
    assert answer.status_code == 202
    assert f"{address}/zh/login#t=" in mail["text"]
    assert f"{address}/zh/login#t=" in mail["html"]


def test_an_operators_word_writes_the_file_that_the_site_is_built_from(running: tuple[str, LocalCloud, Places]) -> None:
    address, cloud, places = running
    httpx.get(f"{address}/api/health", timeout=60)
    operator = sign_in(address, lambda: cloud.read() if cloud.read else [], Person(address=OPERATOR, name="", language="en"))  # fmt: skip
    deadline = time.monotonic() + 60

    operator.send("POST", "/api/publication", {})
    while not places.published.is_file() and time.monotonic() < deadline:
        time.sleep(0.1)

    assert "demo-angelica-slope" in json.loads(places.published.read_bytes())["providers"]


def test_an_unknown_address_of_the_api_is_a_problem_with_a_code(address: str) -> None:
    answer = httpx.get(f"{address}/api/nothing", timeout=60)

    assert (answer.status_code, answer.json()["code"]) == (404, "edge.not_found")


@pytest.mark.parametrize("path", ["/api/login", "/dev/mailbox", "/dev/mailbox.json", "/dev/mailbox/1.html"])
def test_it_answers_for_the_api_and_the_mailbox(tmp_path: Path, path: str) -> None:
    assert LocalCloud(Places(root=ROOT, folder=tmp_path, site=tmp_path)).owns(path)


@pytest.mark.parametrize("path", ["/", "/apiary", "/en/api/x", "/dev/events", "/dev/mailboxes"])
def test_everything_else_is_the_sites(tmp_path: Path, path: str) -> None:
    assert not LocalCloud(Places(root=ROOT, folder=tmp_path, site=tmp_path)).owns(path)


def test_a_cloud_that_cannot_start_is_told_and_answers_that_it_is_away(tmp_path: Path) -> None:
    (tmp_path / "lock").mkdir()
    cloud = LocalCloud(Places(root=ROOT, folder=tmp_path, site=tmp_path), language="zh")
    said: list[str] = []

    cloud.start("http://127.0.0.1:8000", said.append)
    answer = ask(cloud, "/api/health")

    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "edge.busy", "2")
    assert said[0].startswith("账号功能无法使用：the local cloud did not start: ")
    cloud.close()


def test_the_mailer_gets_the_templates_that_are_being_written(tmp_path: Path) -> None:
    folder = mail_templates(ROOT, mail_templates(ROOT, tmp_path / "templates"))

    assert (folder / "emails").resolve() == ROOT / "templates/emails"
    assert set(json.loads((folder / "mails.json").read_bytes())) == {"name", "mailbox", "sentences"}
