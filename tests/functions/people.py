"""People of every kind on one stage, for tests of who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from functions.cooperation.routes import ROOM as COOPERATION
from functions.invitations.routes import ROOM as INVITATIONS
from functions.login.routes import ROOM as LOGIN
from functions.scores.routes import ROOM as SCORES
from functions.table import Key
from tests.functions.fakes import NOW
from tests.functions.stage import OPERATOR, Browser, Stage

ROOMS: Final = (LOGIN, INVITATIONS, COOPERATION, SCORES)
"""Every room that answers requests."""
BRAND: Final = "01M88VFZ00WZVC04BQDT6VFK9K"
OTHER_BRAND: Final = "01M88VFZ00WZVC04BQDT6VFK9M"
PROVIDER: Final = "lantern-bay"
OTHER_PROVIDER: Final = "dusk-pontoon"
ROLES: Final = (
    "nobody",
    "stranger",
    "brand member",
    "brand owner",
    "other brand",
    "provider member",
    "provider owner",
    "other provider",
    "operator",
)
_ADDRESSES: Final = {
    "stranger": "sam@elsewhere.com",
    "brand member": "bo@brand.com",
    "brand owner": "ana@brand.com",
    "other brand": "olga@other.com",
    "provider member": "pei@lantern-bay.com",
    "provider owner": "mei@lantern-bay.com",
    "other provider": "dan@dusk-pontoon.cn",
    "operator": OPERATOR,
}


@dataclass(kw_only=True)
class Cast:
    """The people, each with a browser, and their accounts."""

    stage: Stage
    browsers: dict[str, Browser]
    accounts: dict[str, str]

    def version(self, kind: str, organisation_id: str, role: str) -> int:
        """Return the version of an organisation as one of its people sees it."""
        return int(self.browsers[role].get(f"/api/organisations/{kind}/{organisation_id}").body["v"])


def a_cast(stage: Stage | None = None) -> Cast:
    """Return a stage on which everybody has signed in and belongs where the role says."""
    stage = stage or Stage(ROOMS)
    browsers = {"nobody": stage.browser()}
    browsers |= {
        role: stage.sign_in(address, stage.browser(f"198.51.{number}.1"))
        for number, (role, address) in enumerate(_ADDRESSES.items())
    }
    accounts = {role: str(browser.get("/api/me").body["id"]) for role, browser in browsers.items() if role != "nobody"}
    register = {"name": {"en": "Brand"}, "website": "https://brand.com"}
    assert browsers["brand owner"].post("/api/organisations", id=BRAND, **register).status == 201
    assert browsers["other brand"].post("/api/organisations", id=OTHER_BRAND, name={"en": "Other"}).status == 201
    assert browsers["provider owner"].post("/api/claims", provider=PROVIDER).status == 201
    assert browsers["other provider"].post("/api/claims", provider=OTHER_PROVIDER).status == 201
    _join(browsers, "brand", BRAND)
    _join(browsers, "provider", PROVIDER)
    return Cast(stage=stage, browsers=browsers, accounts=accounts)


def _join(browsers: dict[str, Browser], kind: str, organisation_id: str) -> None:
    place = f"{kind}/{organisation_id}"
    form = {"email": _ADDRESSES[f"{kind} member"], "role": "member", "lang": "zh"}
    assert browsers[f"{kind} owner"].post(f"/api/organisations/{place}/members", **form).status == 202
    assert browsers[f"{kind} member"].post(f"/api/me/offers/{place}/accept").status == 200


def _copied(items: Mapping[Key, Mapping[str, object]]) -> dict[Key, dict[str, object]]:
    """Return items of their own; the values in them are replaced and never changed."""
    return {key: dict(item) for key, item in items.items()}


class Memory:
    """How a cast was when everybody had just arrived."""

    def __init__(self, cast: Cast) -> None:
        """Remember it."""
        self._cast = cast
        self._items = _copied(cast.stage.table.items)
        self._cookies = {role: dict(browser.cookies) for role, browser in cast.browsers.items()}

    def again(self) -> Cast:
        """Return the cast as it was."""
        self._cast.stage.table.items = _copied(self._items)
        self._cast.stage.clock.now = NOW
        self._cast.stage.files.incoming.clear()
        self._cast.stage.files.kept.clear()
        for role, browser in self._cast.browsers.items():
            browser.cookies = dict(self._cookies[role])
        return self._cast
