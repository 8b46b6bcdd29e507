"""Demo accounts and data: people sign in by their mails and do what people do, through the API that everybody uses."""

import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from infra.local.browser import Browser, Turned
from infra.local.deployment import OPERATOR
from infra.local.mailbox import Read

_CODE: Final = re.compile(r"\b\d{6}\b")
_PATIENCE: Final = 60.0
_DONE: Final = 409
"""The status of what was done before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that a person does once signed in."""

    method: Literal["POST", "PUT"]
    path: str
    form: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A demo account, and what it does."""

    address: str
    name: str
    language: Literal["en", "zh"]
    steps: tuple[Step, ...] = ()


def _registers(brand: str, en: str, zh: str, website: str) -> Step:
    """Return the registration of a brand."""
    form = {"id": brand, "name": {"en": en, "zh": zh}, "website": website}
    return Step(method="POST", path="/api/organisations", form=form)


def _claims(provider: str) -> Step:
    """Return the claim of an entry."""
    return Step(method="POST", path="/api/claims", form={"provider": provider})


_AURORA: Final = "01KAZ0000000000000000AVR0A"
_BIRCH: Final = "01KAZ0000000000000000B1RCH"
_ASKS: Final = Step(method="PUT", path=f"/api/organisations/brand/{_AURORA}/asks/demo-kiln-ridge", form={})
_RESTS: Final = Step(
    method="PUT", path="/api/organisations/provider/demo-heron-ferry/accepting", form={"accepting": False}
)

PEOPLE: Final = (
    Person(address=OPERATOR, name="Wang Min", language="zh"),
    Person(
        address="lin@aurora-dairy.example",
        name="Lin Berg",
        language="en",
        # A mailbox at the website's own domain: checked by that. It asks for a provider that nobody has claimed.
        steps=(_registers(_AURORA, "Aurora Dairy", "极光乳业", "https://www.aurora-dairy.example"), _ASKS),
    ),
    Person(
        address="sam@parcel-post.example",
        name="Sam Okoye",
        language="en",
        # A mailbox elsewhere: unchecked, in the operators' queue.
        steps=(_registers(_BIRCH, "Birch & Tide", "桦潮", "https://www.birch-and-tide.example"),),
    ),
    Person(address="chen@lantern-bay.example", name="陈澜", language="zh", steps=(_claims("demo-lantern-bay"),)),
    Person(address="wu@heron-ferry.example", name="吴桥", language="zh", steps=(_claims("demo-heron-ferry"), _RESTS)),
    # The entry is taken: a second claim, which goes to the first claimant and to the operators.
    Person(address="hua@lantern-bay.example", name="华宁", language="zh", steps=(_claims("demo-lantern-bay"),)),
)


def seed(site: str, read: Read, people: Iterable[Person] = PEOPLE) -> None:
    """Let people sign in and do what they do; what was done before is left as it is.

    Args:
        site: The site's origin.
        read: Returns the mails that were sent.
        people: Who, in which order.

    Raises:
        Turned: The API turned something down.
        TimeoutError: A mail does not arrive.
        OSError: Nobody answers.
    """
    for person in people:
        browser = sign_in(site, read, person)
        me = browser.send("GET", "/api/me")
        if not me["name"]:
            browser.send("PATCH", "/api/me", {"name": person.name, "v": me["v"]})
        for step in person.steps:
            _take(browser, step)
        browser.send("POST", "/api/me/logout")


def sign_in(site: str, read: Read, person: Person, patience: float = _PATIENCE) -> Browser:
    """Return a browser in which a person is signed in, by the code of the mail.

    Args:
        site: The site's origin.
        read: Returns the mails that were sent.
        person: Who.
        patience: Seconds that the mail gets.

    Raises:
        Turned: The API turned it down.
        TimeoutError: The mail does not arrive.
    """
    browser = Browser(site)
    before = len(read())
    browser.send("POST", "/api/login", {"email": person.address, "lang": person.language})
    browser.send("POST", "/api/login/finish", {"code": _code(read, person.address, before, patience)})
    return browser


def _code(read: Read, address: str, before: int, patience: float) -> str:
    """Return the code of the mail to an address that came after some others."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        # Other mails to the same person may come in between.
        found = (_CODE.search(mail.text) for mail in read()[before:] if mail.to == address)
        code = next(filter(None, found), None)
        if code:
            return code[0]
        time.sleep(0.05)
    msg = f"the mail to {address} did not arrive"
    raise TimeoutError(msg)


def _take(browser: Browser, step: Step) -> None:
    """Do something, unless it was done before."""
    try:
        browser.send(step.method, step.path, step.form)
    except Turned as turned:
        if turned.status != _DONE:
            raise
