"""The built folder as a web server."""

import json
from pathlib import Path

import pytest

from infra.local.site import Site
from tests.clients import ask

STYLES = tuple(f"sha256-{letter * 43}=" for letter in "ABC")


def a_site(root: Path, **files: str) -> Path:
    """Write a small built folder: a home page and a 404 page, and the files that are named."""
    pages = {"index.html": "<h1>Hezuo 合作</h1>", "404.html": "<h1>Not here 找不到</h1>"}
    for path, text in (pages | files).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def a_release(root: Path, *styles: str) -> None:
    """Say which style sheets the pages of the folder carry."""
    (root / ".release.json").write_text(json.dumps({"styles": styles}), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small site with one release."""
    a_site(tmp_path, **{"en/providers.html": "<h1>Providers</h1>", "data/providers.csv": "id\n"})
    a_release(tmp_path, STYLES[0])
    return Site(tmp_path)


def test_a_page_is_sent_with_the_headers_of_the_edge(site: Site) -> None:
    answer = ask(site, "/en/providers?platform=douyin")

    assert answer.status_code == 200
    assert answer.text == "<h1>Providers</h1>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["speculation-rules"] == '"/speculation.json"'
    assert f"style-src '{STYLES[0]}';" in answer.headers["content-security-policy"]


def test_another_spelling_of_an_address_is_redirected_with_its_query(site: Site) -> None:
    answer = ask(site, "/en/providers.html?platform=douyin&q=%E7%BE%8E")

    assert answer.status_code == 301
    assert answer.headers["location"] == "/en/providers?platform=douyin&q=%E7%BE%8E"
    assert answer.headers["content-length"] == "0"


def test_an_encoded_slash_is_not_a_slash(site: Site) -> None:
    answer = ask(site, "/en%2fproviders")

    assert answer.status_code == 404


def test_what_is_not_there_gets_the_404_page_with_the_status_404(site: Site) -> None:
    answer = ask(site, "/en/nowhere")

    assert answer.status_code == 404
    assert answer.text == "<h1>Not here 找不到</h1>"
    assert "content-security-policy" in answer.headers


def test_the_404_page_is_in_the_language_of_the_address_where_there_is_one(tmp_path: Path) -> None:
    site = Site(a_site(tmp_path, **{"zh/404.html": "<h1>找不到</h1>"}))

    assert site.answer("/zh/nowhere").body.decode() == "<h1>找不到</h1>"
    assert site.answer("/en/nowhere").body.decode() == "<h1>Not here 找不到</h1>"


def test_a_folder_without_a_404_page_says_so_in_plain_text(tmp_path: Path) -> None:
    answer = Site(tmp_path).answer("/")

    assert (answer.status, answer.body) == (404, b"Not found\n")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "address", ["/../secret.txt", "/en/../../secret.txt", "/.release.json", "/en", "/" + "a" * 5000]
)
def test_only_files_of_the_folder_that_have_an_address_are_sent(tmp_path: Path, address: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    site = Site(a_site(tmp_path / "site"))

    answer = site.answer(address)

    assert answer.status in {301, 404}
    assert b"secret" not in answer.body


def test_a_head_request_gets_the_same_headers_and_no_body(site: Site) -> None:
    whole, head = ask(site, "/en/providers"), ask(site, "/en/providers", "HEAD")

    assert head.status_code == 200
    assert head.headers == whole.headers
    assert head.content == b""


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', "*"])
def test_a_page_that_the_browser_has_is_not_sent_again(site: Site, known: str) -> None:
    tag = ask(site, "/en/providers").headers["etag"]

    answer = ask(site, "/en/providers", if_none_match=known.format(tag))

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag
    assert "content-type" not in answer.headers


@pytest.mark.parametrize("known", ['"other"', "", '""'])
def test_a_page_that_the_browser_has_not_is_sent(site: Site, known: str) -> None:
    answer = ask(site, "/en/providers", if_none_match=known)

    assert answer.status_code == 200


def test_the_404_page_is_never_not_modified(site: Site) -> None:
    answer = ask(site, "/en/nowhere", if_none_match="*")

    assert answer.status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_static_site_is_only_read(site: Site, method: str) -> None:
    answer = ask(site, "/en/providers", method)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_new_build_is_seen_at_once(tmp_path: Path) -> None:
    site = Site(a_site(tmp_path))
    before = site.answer("/")

    a_site(tmp_path, **{"index.html": "<h1>New</h1>"})

    assert site.answer("/").body == b"<h1>New</h1>"
    assert site.answer("/").tag != before.tag


def test_the_styles_of_the_release_before_are_still_allowed_and_older_ones_are_not(tmp_path: Path) -> None:
    site = Site(a_site(tmp_path))

    a_release(tmp_path, STYLES[0])
    first = site.answer("/").headers["Content-Security-Policy"]
    a_release(tmp_path, STYLES[1])
    second = site.answer("/").headers["Content-Security-Policy"]
    a_release(tmp_path, STYLES[2])
    third = site.answer("/").headers["Content-Security-Policy"]

    assert f"style-src '{STYLES[0]}';" in first
    assert f"style-src '{STYLES[1]}' '{STYLES[0]}';" in second
    assert f"style-src '{STYLES[2]}' '{STYLES[1]}';" in third


def test_a_folder_without_its_release_note_keeps_the_styles_that_were_known(tmp_path: Path) -> None:
    site = Site(a_site(tmp_path))
    a_release(tmp_path, STYLES[0])
    site.answer("/")

    (tmp_path / ".release.json").unlink()

    assert f"style-src '{STYLES[0]}'" in site.answer("/").headers["Content-Security-Policy"]


def test_https_is_promised_where_the_site_is_reached_by_it(tmp_path: Path) -> None:
    answer = Site(a_site(tmp_path), https=True).answer("/")

    assert "Strict-Transport-Security" in answer.headers
