"""Live reload: the script on its way out, and the versions that the pages hear."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from infra.local.reload import Reload
from infra.local.site import Site
from tests.clients import ask, live

PAGE = "<!doctype html><title>Hezuo</title><body><h1>合作</h1></body>"


@pytest.fixture
def app(tmp_path: Path) -> Reload:
    """Live reload over a small site."""
    for name, text in {"index.html": PAGE, "data.json": "{}", "static.0123abcd.js": "", "bare.html": "<p>Bare"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static/site.0123abcd.svg").write_text("<svg/>", encoding="utf-8")
    return Reload(Site(tmp_path))


@contextmanager
def listening(address: str, page: str = "/") -> Iterator[Iterator[str]]:
    """Open the stream of a page, as its script does.

    Yields:
        The versions that arrive.
    """
    with httpx.stream("GET", f"{address}/dev/events", params={"page": page}, timeout=60) as stream:
        assert stream.headers["content-type"] == "text/event-stream"
        yield (line.removeprefix("data: ") for line in stream.iter_lines() if line)


def test_a_page_gets_the_script_at_the_end_of_its_body(app: Reload) -> None:
    page = ask(app, "/")

    version = page.headers["etag"].strip('"')
    script = f'<script type="module" src="/dev/reload.js?v={version}"></script>'
    assert page.text == PAGE.replace("</body>", f"{script}</body>")
    assert int(page.headers["content-length"]) == len(page.content)


def test_a_page_that_leaves_its_body_open_gets_the_script_too(app: Reload) -> None:
    assert re.fullmatch(r'<p>Bare<script type="module" src="[^"]+"></script>', ask(app, "/bare").text)


def test_the_files_stay_as_they_were_built(app: Reload, tmp_path: Path) -> None:
    ask(app, "/")

    assert (tmp_path / "index.html").read_text(encoding="utf-8") == PAGE


def test_what_is_no_page_is_sent_as_it_is(app: Reload) -> None:
    assert ask(app, "/data.json").text == "{}"


def test_the_policy_of_a_page_is_that_of_production(app: Reload, tmp_path: Path) -> None:
    policy = ask(app, "/").headers["content-security-policy"]

    assert policy == Site(tmp_path).answer("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "connect-src 'self'" in policy


@pytest.mark.parametrize("address", ["/", "/data.json", "/nowhere", "/bare.html", "/dev/reload.js"])
def test_nothing_that_may_change_is_kept_without_asking_again(app: Reload, address: str) -> None:
    assert ask(app, address).headers["cache-control"] == "no-cache"


def test_what_has_its_fingerprint_in_its_name_is_kept(app: Reload) -> None:
    assert "immutable" in ask(app, "/static/site.0123abcd.svg").headers["cache-control"]


def test_the_script_makes_no_markup(app: Reload) -> None:
    script = ask(app, "/dev/reload.js?v=1")

    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert not re.search(r"innerHTML|document\.write|eval\(|new Function", script.text)


def test_a_page_hears_its_version_and_each_new_one(app: Reload, tmp_path: Path) -> None:
    before = app.answer("/").tag

    with live(app) as address, listening(address) as versions:
        first = next(versions)
        (tmp_path / "index.html").write_text("<h1>New</h1>", encoding="utf-8")
        app.announce()
        second = next(versions)

    assert (first, second) == (before, app.answer("/").tag)
    assert first != second


def test_a_page_that_is_not_there_hears_of_its_file(app: Reload, tmp_path: Path) -> None:
    with live(app) as address, listening(address, "/late") as versions:
        next(versions)
        (tmp_path / "late.html").write_text("<h1>Here</h1>", encoding="utf-8")
        app.announce()

        assert next(versions) == app.answer("/late").tag


def test_a_page_hears_nothing_of_other_pages(app: Reload, tmp_path: Path) -> None:
    with live(app) as address, listening(address) as versions:
        next(versions)
        (tmp_path / "bare.html").write_text("<p>New", encoding="utf-8")
        app.announce()
        (tmp_path / "new").write_text("<h1>New</h1>", encoding="utf-8")
        (tmp_path / "new").replace(tmp_path / "index.html")  # whole at any moment, as the builder writes
        app.announce()

        assert next(versions) == app.answer("/").tag


def test_a_stream_ends_when_the_server_stops(app: Reload) -> None:
    with live(app) as address, listening(address) as versions:
        next(versions)
        app.close()

        assert list(versions) == []


def test_a_build_that_nobody_watches_is_announced_to_nobody(app: Reload) -> None:
    app.announce()

    assert ask(app, "/").status_code == 200
