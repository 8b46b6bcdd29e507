"""Links that lead nowhere: asks every address of the entries, politely, and reports; it changes no file.

One request a host at a time with a pause between two, by HEAD and, where that is refused, by GET of the first bytes. What
says 404 or 410 is dead; whoever refuses a robot, is busy or cannot be reached is only said to be unread.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Final, Literal, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from site_builder.document import Where
from site_builder.read import locate, read_yaml
from site_builder.report import shown
from site_builder.rules.frame import mapping, strings
from site_builder.rules.links import host_of
from site_builder.scan import provider_files

Verdict = Literal["alive", "dead", "unread"]
Ask = Callable[[str, str], int]
AGENT: Final = "hezuo-links/1 (+report of dead links; see the site's About page)"
PAUSE_S: Final = 1.0
_HOSTS_AT_ONCE: Final = 8
_DEAD: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_NOT_BY_HEAD: Final = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}
)
_WORDS: Final = {
    "dead": ("leads nowhere", "已失效"),
    "unread": ("could not be read", "未能读取"),
}


class Link(NamedTuple):
    """An address of an entry and where it stands."""

    path: str
    line: int
    address: str


class Found(NamedTuple):
    """What an address answered: a status of HTTP, or 0 and the reason."""

    verdict: Verdict
    status: int
    reason: str = ""


def links_of(root: Path) -> Iterator[Link]:
    """Yield every address of the real entries, the removed ones left out."""
    for file in provider_files(root, with_demo=False):
        document = read_yaml(root, file.path)
        tree = mapping(document.tree)
        if "removed" in tree:
            continue
        places: dict[str, Where] = {}
        for where, text in strings(tree):
            if text.startswith(("http://", "https://")) and where[-1] != "seen":
                places.setdefault(text, where)
        for address, where in places.items():
            yield Link(file.path, locate(document, where)[0], address)


def asker(timeout_s: float) -> Ask:
    """Return what asks an address by a method and returns its status, following redirects."""

    def ask(method: str, address: str) -> int:
        request = Request(address, method=method, headers={"User-Agent": AGENT, "Range": "bytes=0-1023"})  # noqa: S310 # links of entries are http or https
        try:
            with urlopen(request, timeout=timeout_s) as answer:  # noqa: S310 # as above
                return int(answer.status)
        except HTTPError as error:
            return error.code

    return ask


def check_link(address: str, ask: Ask) -> Found:
    """Return what an address answers: by HEAD, and by GET where HEAD says little."""
    try:
        status = ask("HEAD", address)
        if status in _NOT_BY_HEAD:
            status = ask("GET", address)
    except (URLError, OSError, ValueError) as error:
        return Found("unread", 0, str(getattr(error, "reason", error)))
    if status in _DEAD:
        return Found("dead", status)
    return Found(
        "alive"
        if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        else "unread",
        status,
    )


def check_links(addresses: Iterable[str], ask: Ask, pause_s: float = PAUSE_S) -> dict[str, Found]:
    """Return what every address answers; the addresses of one host are asked one after the other."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        by_host[host_of(address) or urlsplit(address).netloc].append(address)

    def of_host(mine: list[str]) -> list[tuple[str, Found]]:
        found = []
        for number, address in enumerate(mine):
            if number:
                time.sleep(pause_s)
            found.append((address, check_link(address, ask)))
        return found

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        return dict(pair for pairs in pool.map(of_host, by_host.values()) for pair in pairs)


def report_links(arguments: argparse.Namespace) -> int:
    """Print every link that leads nowhere or could not be read; a report, never a fault."""
    links = list(links_of(arguments.root))
    found = check_links((link.address for link in links), asker(arguments.timeout))
    for line in report(links, found, arguments.lang):
        sys.stdout.write(line + "\n")
    return 0


def report(links: Iterable[Link], found: dict[str, Found], language: str) -> Iterator[str]:
    """Yield a line for each link that is not alive, the dead ones first, then how many there were."""
    links = list(links)
    bad = [link for link in links if found[link.address].verdict != "alive"]
    for link in sorted(bad, key=lambda link: (found[link.address].verdict, link)):
        verdict, status, reason = found[link.address]
        said = _WORDS[verdict][language == "zh"]
        why = str(status) if status else reason
        yield f"{link.path}:{link.line} {said} ({shown(why)}): {shown(link.address)}"
    dead = sum(found[link.address].verdict == "dead" for link in links)
    unread = len(bad) - dead
    if language == "zh":
        yield f"共{len(links)}个链接，{dead}个已失效，{unread}个未能读取"
    else:
        yield f"{len(links)} links, {dead} lead nowhere, {unread} could not be read"
