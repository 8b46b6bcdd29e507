"""Links that lead nowhere: asked politely, told apart from those that could not be read."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError

import pytest

from site_builder.linkcheck import Found, Link, asker, check_link, check_links, links_of, report
from tests.builders import a_content_folder
from tests.site_builder.rules.project import ENTRY, PROVIDER

REASON = "no such host"
STATUS = {"/fine": 200, "/moved": 302, "/gone": 410, "/missing": 404, "/robots": 403, "/busy": 503, "/only-get": 405}


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine that notes what it is asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_any(self) -> None:
            asked.append(f"{self.command} {self.path}")
            status = 200 if (self.command, self.path) == ("GET", "/only-get") else STATUS[self.path]
            self.send_response(status)
            if status == 302:
                self.send_header("location", "/fine")
            self.send_header("content-length", "0")
            self.end_headers()

        do_GET = do_HEAD = do_any  # noqa: N815 # names of the library

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    thread.join()
    listening.server_close()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/fine", Found("alive", 200)),
        ("/moved", Found("alive", 200)),
        ("/only-get", Found("alive", 200)),
        ("/gone", Found("dead", 410)),
        ("/missing", Found("dead", 404)),
        ("/robots", Found("unread", 403)),
        ("/busy", Found("unread", 503)),
    ],
)
def test_an_address_is_alive_dead_or_could_not_be_read(server: tuple[str, list[str]], path: str, found: Found) -> None:
    assert check_link(server[0] + path, asker(5)) == found


def test_what_cannot_be_reached_is_not_called_dead() -> None:
    def nobody(*_: str) -> int:
        raise URLError(REASON)

    assert check_link("https://nowhere.test", nobody) == Found("unread", 0, REASON)


def test_get_follows_only_where_head_says_little() -> None:
    asked: list[str] = []

    def ask(method: str, address: str) -> int:
        asked.append(f"{method} {address}")
        return 404 if address.endswith("/gone") else 200

    check_links(["https://a.test/x", "https://a.test/gone", "https://a.test/x"], ask, pause_s=0)

    assert asked == ["HEAD https://a.test/x", "HEAD https://a.test/gone", "GET https://a.test/gone"]


def test_one_host_is_asked_one_thing_at_a_time() -> None:
    busy: set[str] = set()
    clashes: list[str] = []

    def ask(_: str, address: str) -> int:
        host = address.split("/")[2]
        clashes.extend([host] if host in busy else [])
        busy.add(host)
        busy.discard(host)
        return 200

    found = check_links([f"https://{host}.test/{number}" for number in range(9) for host in "abc"], ask, pause_s=0)

    assert (len(found), clashes) == (27, [])


def test_links_of_entries_are_told_with_their_lines_and_quotations_are_none(tmp_path: Path) -> None:
    quoted = ENTRY.replace("founded: 2014", "founded: {value: 2014, seen: 'https://seen.test'}")
    removed = ENTRY + "removed: {on: 2026-11-22, reason: closed}\n"
    root = a_content_folder(tmp_path, {"lantern-bay": quoted, "old": removed})

    assert list(links_of(root)) == [
        Link(PROVIDER, 13, "https://www.lantern-bay.test"),
        Link(PROVIDER, 19, "https://www.lantern-bay.test/about"),
    ]


def test_the_report_names_the_dead_first_and_counts_in_both_languages() -> None:
    links = [
        Link("a.yaml", 1, "https://a.test"),
        Link("b.yaml", 2, "https://b.test"),
        Link("c.yaml", 3, "https://c.test"),
    ]
    found = {"https://a.test": Found("unread", 0, "timed out"), "https://b.test": Found("dead", 404), "https://c.test": Found("alive", 200)}  # fmt: skip

    assert list(report(links, found, "en")) == [
        "b.yaml:2 leads nowhere (404): https://b.test",
        "a.yaml:1 could not be read (timed out): https://a.test",
        "3 links, 1 lead nowhere, 1 could not be read",
    ]
    assert list(report(links, found, "zh"))[-1] == "共3个链接，1个已失效，1个未能读取"
