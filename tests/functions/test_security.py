"""Who asks: sessions from their beginning to their end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions import keys
from functions.security import browser_of, gone, login_cookie, session_cookie
from tests.functions.people import Cast
from tests.functions.stage import OPERATOR, Stage

AGENTS = [
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
        "Edge, Windows",
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Mobile MicroMessenger/8.0",
        "WeChat, iPhone",
    ),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/18 Safari/605.1", "Safari, macOS"),
    ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
    ("curl/8", ""),
]


@pytest.mark.parametrize(
    ("address", "days", "hours", "minutes", "status"),
    [
        ("mei@lantern-bay.com", 6, 23, 59, 200),
        ("mei@lantern-bay.com", 7, 0, 0, 401),
        (OPERATOR, 0, 0, 29, 200),
        (OPERATOR, 0, 0, 30, 401),
    ],
)
def test_a_session_ends_without_use(
    stage: Stage, address: str, days: int, hours: int, minutes: int, status: int
) -> None:
    browser = stage.sign_in(address)

    stage.clock.move(days=days, hours=hours, minutes=minutes)

    assert browser.get("/api/me").status == status


@pytest.mark.parametrize(
    ("address", "step", "times"), [("mei@lantern-bay.com", {"days": 6}, 5), (OPERATOR, {"minutes": 20}, 36)]
)
def test_a_session_ends_however_much_it_is_used(stage: Stage, address: str, step: dict[str, float], times: int) -> None:
    browser = stage.sign_in(address)
    statuses = []

    for _ in range(times):
        stage.clock.move(**step)
        statuses.append(browser.get("/api/me").status)

    assert statuses == [200] * (times - 1) + [401]


def test_the_last_use_is_written_once_an_hour(stage: Stage) -> None:
    browser = stage.sign_in("mei@lantern-bay.com")
    stage.clock.move(minutes=59)
    _, early = stage.calls_of(lambda: browser.get("/api/me"))
    stage.clock.move(minutes=1)

    _, late = stage.calls_of(lambda: browser.get("/api/me"))
    _, again = stage.calls_of(lambda: browser.get("/api/me"))

    assert (early, late, again) == (["BatchGetItem"], ["BatchGetItem", "UpdateItem"], ["BatchGetItem"])


def test_a_session_that_is_ended_while_it_is_used_does_not_come_back(stage: Stage) -> None:
    browser = stage.sign_in("mei@lantern-bay.com")
    stage.clock.move(hours=1)
    where = next(key for key in stage.table.items if key.sk.startswith(keys.SESSIONS))

    def end(call: str) -> None:
        if call == "UpdateItem":
            stage.table.items.pop(where, None)

    stage.table.fault = end

    assert browser.get("/api/me").code == "session.needed"
    assert where not in stage.table.items


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "01M88VFZ00WZVC04BQDT6VFK9K",
        "01M88VFZ00WZVC04BQDT6VFK9K." + "x" * 43,
        "../../A." + "x" * 43,
        "x" * 5000,
    ],
)
def test_a_cookie_that_is_no_session_signs_nobody_in(stage: Stage, value: str) -> None:
    browser = stage.browser()
    browser.cookies = {"__Host-session": value} if value else {}

    assert browser.get("/api/me").code == "session.needed"


def test_another_account_in_the_cookie_is_no_way_in(stage: Stage) -> None:
    mei, eve = stage.sign_in("mei@lantern-bay.com"), stage.sign_in("eve@evil.com")
    account, token = mei.get("/api/me").body["id"], eve.cookies["__Host-session"].partition(".")[2]
    eve.cookies["__Host-session"] = f"{account}.{token}"

    assert eve.get("/api/me").code == "session.needed"


def test_a_suspension_between_two_requests_holds_for_the_second(cast: Cast) -> None:
    path = f"/api/suspensions/person/{cast.accounts['stranger']}"
    assert cast.browsers["stranger"].get("/api/me").status == 200

    cast.browsers["operator"].send("PUT", path, {"reason": "A reason."})

    assert cast.browsers["stranger"].get("/api/me").code == "account.suspended"


@pytest.mark.parametrize(("agent", "name"), AGENTS)
def test_a_browser_is_named_as_its_person_knows_it(agent: str, name: str) -> None:
    assert browser_of(agent) == name


@given(st.text(max_size=60))
def test_the_browsers_own_text_is_never_kept(agent: str) -> None:
    assert set(browser_of(agent).split(", ")) <= {
        "",
        "Firefox",
        "Chrome",
        "Safari",
        "Edge",
        "Opera",
        "WeChat",
        "DingTalk",
        "iPhone",
        "iPad",
        "Android",
        "Windows",
        "macOS",
        "Linux",
    }


@pytest.mark.parametrize(
    ("removed", "kept"), [(gone("__Host-session"), session_cookie("a", "b")), (gone("__Host-login"), login_cookie("c"))]
)
def test_a_cookie_is_removed_as_it_was_set(removed: str, kept: str) -> None:
    parts = [part for part in kept.split("; ")[1:] if not part.startswith("Max-Age")]

    assert [part for part in removed.split("; ")[1:] if part != "Max-Age=0"] == parts
    assert "Max-Age=0" in removed
