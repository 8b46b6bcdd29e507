"""When a login holds: a machine of tries, windows and newer requests, and a table of verdicts."""

from datetime import timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from functions.login.entry.rules import LIFE, TRIES, Login, Verdict, judge, landing
from functions.login.routes import ROOM
from functions.tokens import code_digest, digest
from tests.functions.fakes import NOW
from tests.functions.stage import Browser, Stage

KEY: Final = "k" * 32


def a_login(**fields: object) -> Login:
    """Return a login asked for now, whose token is `token` and whose code is 123456."""
    usual = {
        "mailbox": "m",
        "address": "a@b.cn",
        "language": "en",
        "next": "/desk",
        "token": digest("token"),
        "code": code_digest(KEY, "browser", "123456"),
        "created_at": NOW,
        "tries": 1,
    }
    return Login(**{**usual, **fields})  # type: ignore[arg-type] # fields of a login


@pytest.mark.parametrize(
    ("proof", "browser", "fields", "later", "verdict"),
    [
        (("token", None), "browser", {}, timedelta(0), "right"),
        ((None, "123456"), "browser", {}, timedelta(0), "right"),
        ((None, "123456"), "other", {}, timedelta(0), "wrong"),
        ((None, "123457"), "browser", {}, timedelta(0), "wrong"),
        (("Token", None), "browser", {}, timedelta(0), "wrong"),
        (("token", None), "browser", {"tries": TRIES}, timedelta(0), "right"),
        (("token", None), "browser", {"tries": TRIES + 1}, timedelta(0), "ended"),
        (("token", None), "browser", {}, LIFE - timedelta(milliseconds=1), "right"),
        (("token", None), "browser", {}, LIFE, "ended"),
    ],
)
def test_a_proof_opens_a_login_or_not(
    proof: tuple[str | None, str | None], browser: str, fields: dict[str, object], later: timedelta, verdict: Verdict
) -> None:
    assert judge(a_login(**fields), KEY, browser, proof, NOW + later) == verdict


@pytest.mark.parametrize(
    "page", ["/desk", "/account", "/claim?provider=baozun", "/round?id=01M88VFZ00WZVC04BQDT6VFK9K"]
)
def test_a_page_for_people_who_are_signed_in_is_where_one_lands(page: str) -> None:
    assert landing(page) == page


class Guessing(RuleBasedStateMachine):
    """Somebody asks, guesses and waits; the code of the newest mail is the only one that ever opens."""

    @initialize()
    def begin(self) -> None:
        """Begin with an empty table."""
        self.stage = Stage((ROOM,))
        self.browsers: list[tuple[Browser, str, object]] = []
        self.opened = 0
        self.wrong = 0

    @rule(minutes=st.integers(0, 12))
    def wait(self, minutes: int) -> None:
        """Let time pass."""
        self.stage.clock.move(minutes=minutes)

    @rule(peer=st.integers(0, 40))
    def ask(self, peer: int) -> None:
        """Ask for a mail in a fresh browser."""
        browser = self.stage.browser(f"198.51.{peer}.1")
        if browser.post("/api/login", email="mei@lantern-bay.com", lang="en").status == 202:
            _, code = self.stage.letter_secrets(self.stage.mails()[-1])
            self.browsers.append((browser, code, self.stage.clock.now))
            self.wrong = 0

    @rule(which=st.integers(0, 9), is_right=st.booleans())
    def try_a_code(self, which: int, *, is_right: bool) -> None:
        """Type a code into one of the browsers."""
        if not self.browsers:
            return
        number = which % len(self.browsers)
        browser, code, asked_at = self.browsers[number]
        typed = code if is_right else f"{(int(code) + 1) % 1_000_000:06}"
        is_newest = number == len(self.browsers) - 1
        may_open = is_newest and is_right and self.wrong < TRIES and self.stage.clock.now - asked_at < LIFE  # type: ignore[operator] # an instant
        answer = browser.post("/api/login/finish", code=typed)
        assert (answer.status == 200) == may_open
        if may_open:
            self.opened += 1
            self.browsers.clear()
        elif is_newest:
            self.wrong += 1

    @invariant()
    def five_mails_a_window(self) -> None:
        """No window has more than five mails."""
        if hasattr(self, "stage"):
            windows = [int(mail.created_at.timestamp()) // 900 for mail in self.stage.mails()]
            assert max((windows.count(each) for each in windows), default=0) <= 5


Guessing.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestGuessing = Guessing.TestCase
