"""The cast on the local cloud's table, for rounds of invitations where requests meet or the cloud is ill."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final

from functions import keys
from functions.app import create_app
from functions.services import system_randomness
from functions.table import Delete, Table
from tests.functions.people import BRAND, ROOMS, Memory
from tests.functions.stage import Answer, Browser, Stage, bring


class Town:
    """People whose items lie in the local cloud, which they reach directly or by another way."""

    def __init__(self, everybody: Memory, table: Table, far: Table | None = None) -> None:
        """Bring everybody's items there; `far` is another way to the same table."""
        cast = everybody.again()
        bring(cast.stage.table.items.values(), table)
        table.write(Delete(key=keys.sends(BRAND)))  # what another test left
        self.table: Final = table
        services = replace(Stage(ROOMS, table=table).services, randomness=system_randomness)
        self._near = create_app(services, ROOMS)
        self._far = create_app(replace(services, table=far or table), ROOMS)
        self._cookies = {role: dict(browser.cookies) for role, browser in cast.browsers.items()}

    def browser(self, role: str, *, is_far: bool = False) -> Browser:
        """Return a new window of somebody's browser."""
        return Browser(app=self._far if is_far else self._near, cookies=dict(self._cookies[role]))

    def at_once(self, asked: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Answer]:
        """Return the answers to requests that are sent at the same time; who is told to come again does."""
        with ThreadPoolExecutor(len(asked)) as pool:
            return list(pool.map(self._persist, asked))

    def _persist(self, asked: tuple[str, str, dict[str, Any]]) -> Answer:
        role, path, form = asked
        answers = (self.browser(role).send("POST", path, form) for _ in range(40))
        return next(answer for answer in answers if answer.status != 503)
