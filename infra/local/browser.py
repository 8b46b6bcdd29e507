"""A person's browser, as far as the API is concerned: it keeps cookies and sends what a page of the site sends."""

import http.client
import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

_AGENT: Final = "Mozilla/5.0 (X11; Linux x86_64) Demo/1.0"


class Turned(Exception):  # noqa: N818 # it is an answer
    """The API turned a request down.

    Attributes:
        status: The answer's status.
        code: The problem's code.
    """

    def __init__(self, method: str, path: str, status: int, code: str) -> None:
        """Keep what was asked and what came back."""
        super().__init__(f"{method} {path}: {status} {code}")
        self.status: Final = status
        self.code: Final = code


class Browser:
    """One browser, with one person in front of it."""

    def __init__(self, site: str) -> None:
        """Open it.

        Args:
            site: The site's origin.
        """
        self._site: Final = site
        self._cookies: Final[dict[str, str]] = {}

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies that it keeps, by their names."""
        return dict(self._cookies)

    def send(self, method: str, path: str, form: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401 # what JSON holds
        """Send a request and return the answer's JSON; None where it has no body.

        Raises:
            Turned: It was turned down.
            OSError: Nobody answers.
        """
        connection = http.client.HTTPConnection(urlsplit(self._site).netloc, timeout=30)
        try:
            connection.request(method, path, None if form is None else json.dumps(form), self._headers())
            answer = connection.getresponse()
            body = answer.read()
            self._keep(answer.headers.get_all("set-cookie") or [])
        finally:
            connection.close()
        found = json.loads(body) if body else None
        if answer.status >= http.HTTPStatus.BAD_REQUEST:
            raise Turned(method, path, answer.status, str((found or {}).get("code")))
        return found

    def _headers(self) -> dict[str, str]:
        """Return what a page of the site sends along."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        usual = {"Content-Type": "application/json", "Origin": self._site, "Sec-Fetch-Site": "same-origin"}
        return {**usual, "User-Agent": _AGENT, **({"Cookie": cookies} if cookies else {})}

    def _keep(self, lines: list[str]) -> None:
        """Keep the cookies of an answer, and forget those that it takes back."""
        for line in lines:
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
            if not value:
                del self._cookies[name]
