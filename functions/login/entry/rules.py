"""When a login holds, and where it leads."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from functions.tokens import code_digest, equal, matches
from site_builder.model.localized import Language

LIFE: Final = timedelta(minutes=10)
TRIES: Final = 5
DESK: Final = "/desk"
_PAGES: Final = re.compile(
    r"/(?:desk|account|register|organisation|claim|queues|shortlist"
    r"|brief|opportunities|opportunity|rounds|round|cooperations|cooperation|scores)"
    r"(?:\?(?:id|provider)=(?:[0-9A-HJKMNP-TV-Z]{26}|[a-z0-9]+(?:-[a-z0-9]+)*))?"
)
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A login under way, bound to the browser that asked.

    Attributes:
        mailbox: Digest of the address.
        next: Page to go on with, behind the language.
        token: Digest of the link's token.
        code: Keyed digest of the code.
        tries: How often somebody tried, this time included.
    """

    mailbox: str
    address: str
    language: Language
    next: str
    token: str
    code: str
    created_at: datetime
    tries: int = 0


Verdict = Literal["right", "wrong", "ended"]


def landing(wanted: str) -> str:
    """Return the page to go on with: one of the signed-in pages, or the desk."""
    return wanted if len(wanted) <= _LONGEST and _PAGES.fullmatch(wanted) else DESK


def judge(login: Login, key: str, browser: str, proof: tuple[str | None, str | None], now: datetime) -> Verdict:
    """Say whether a proof opens a login.

    Args:
        login: The login, with this try counted.
        key: Secret of the installation.
        browser: Digest of the browser's secret.
        proof: The link's token or the code; one of them.
        now: The present instant.
    """
    token, code = proof
    if login.tries > TRIES or now - login.created_at >= LIFE:
        return "ended"
    is_right = matches(token, login.token) if token else equal(code_digest(key, browser, code or ""), login.code)
    return "right" if is_right else "wrong"
