"""The edge, address by address and header by header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from infra.edge import File, Redirect, Refused, Table, allowed_styles, headers, missing_pages, resolve, table

STYLE = "sha256-" + "A" * 43 + "="
OLDER = "sha256-" + "B" * 43 + "="


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "/index.html"),
        ("/en/", "/en/index.html"),
        ("/zh/", "/zh/index.html"),
        ("/en/providers", "/en/providers.html"),
        ("/en/providers/baozun", "/en/providers/baozun.html"),
        ("/static/site.0123abcd.css", "/static/site.0123abcd.css"),
        ("/data/providers.json", "/data/providers.json"),
        ("/en/feed.xml", "/en/feed.xml"),
        ("/robots.txt", "/robots.txt"),
        ("/en/404-brands", "/en/404-brands.html"),
    ],
)
def test_an_address_has_one_file(address: str, file: str) -> None:
    assert resolve(address) == File(path=file)


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("/en", "/en/"),
        ("/zh", "/zh/"),
        ("/index.html", "/"),
        ("/en/index.html", "/en/"),
        ("/en/index", "/en/"),
        ("/en/providers.html", "/en/providers"),
        ("/en/providers/", "/en/providers"),
        ("/en//providers", "/en/providers"),
        ("//", "/"),
        ("//example.com", "/example.com"),
        ("///example.com//", "/example.com"),
        ("//en//providers.html/", "/en/providers"),
        ("/en/404.html", "/en/404"),
    ],
)
def test_another_spelling_is_redirected_to_the_address(address: str, better: str) -> None:
    assert resolve(address) == Redirect(location=better)


@pytest.mark.parametrize(
    "address",
    [
        "",  # no address at all
        "en/providers",  # not from the root
        "/..",
        "/en/../../etc/passwd",
        "/en/%2e%2e/providers",  # an encoded dot
        "/en%2fproviders",  # an encoded slash
        "/en%2Fproviders",
        "/en/%5cproviders",  # an encoded backslash
        "/en\\providers",
        "/\\example.com",
        "/en/providers%00",
        "/.release.json",  # a dotfile
        "/en/.hidden/page",
        "/en/a b",
        "/en/providers\n",
        "/en/providers;jsessionid=1",
        "/en/服务商",
        "/404",  # a page that is sent with its own status only
        "/en/404",
        "/zh/404",
        "/" + "a" * 50_000 + "%",  # long, and read in one pass
    ],
)
def test_an_address_outside_the_pattern_is_refused(address: str) -> None:
    assert resolve(address) == Refused()


def test_a_redirect_keeps_the_query_as_it_came() -> None:
    found = resolve("/en/providers/", "platform=douyin&q=%E7%BE%8E")

    assert found == Redirect(location="/en/providers?platform=douyin&q=%E7%BE%8E")


@given(st.lists(st.sampled_from(["/", "//", "..", ".", "en", "zh", "404", "index", ".html", "a.b", "%2f", "\\", "é"])))
def test_no_address_leads_out_of_the_folder_or_off_the_site(parts: list[str]) -> None:
    found = resolve("/" + "".join(parts))

    names = found.path.split("/")[1:] if isinstance(found, File) else ["index.html"]
    location = found.location if isinstance(found, Redirect) else "/"
    assert all(name and not name.startswith(".") for name in names)
    assert location.startswith("/")
    assert not location.startswith("//")


@given(st.lists(st.sampled_from(["/", "//", "en", "zh", "404", "index", ".html", "a.b", "x"])))
def test_a_redirect_leads_straight_to_the_address(parts: list[str]) -> None:
    first = resolve("/" + "".join(parts))

    second = resolve(first.location) if isinstance(first, Redirect) else first

    assert not isinstance(second, Redirect)


@pytest.mark.parametrize(
    ("address", "pages"),
    [
        ("/en/providers/nobody", ("/en/404.html", "/404.html")),
        ("/zh", ("/zh/404.html", "/404.html")),
        ("/zh/%2f", ("/zh/404.html", "/404.html")),
        ("/english", ("/404.html",)),
        ("", ("/404.html",)),
    ],
)
def test_what_is_not_there_is_answered_in_the_language_of_the_address(address: str, pages: tuple[str, ...]) -> None:
    assert missing_pages(address) == pages


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/en/index.html", "text/html; charset=utf-8"),
        ("/static/site.0123abcd.css", "text/css; charset=utf-8"),
        ("/static/browse.0123abcd.js", "text/javascript; charset=utf-8"),
        ("/static/baozun.0123abcd.svg", "image/svg+xml"),
        ("/static/card.0123abcd.png", "image/png"),
        ("/data/providers.json", "application/json"),
        ("/data/providers.csv", "text/csv; charset=utf-8; header=present"),
        ("/speculation.json", "application/speculationrules+json"),
        ("/en/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/en/opensearch.xml", "application/opensearchdescription+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/unheard.of", "application/octet-stream"),
    ],
)
def test_a_file_is_sent_as_what_it_is(file: str, kind: str) -> None:
    assert headers(file, 200, ())["Content-Type"] == kind


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("/static/site.0123abcd.css", "public, max-age=31536000, immutable"),
        ("/static/site.css", "public, max-age=300"),  # a name that does not change with its text
        ("/en/providers.html", "public, max-age=60, must-revalidate"),
        ("/data/providers.json", "public, max-age=300"),
        ("/sitemap.xml", "public, max-age=300"),
    ],
)
def test_only_a_file_with_its_fingerprint_in_its_name_is_kept_for_long(file: str, rule: str) -> None:
    assert headers(file, 200, ())["Cache-Control"] == rule


def test_a_page_runs_only_the_scripts_of_the_site_and_shows_only_the_styles_of_its_release() -> None:
    policy = headers("/en/index.html", 200, (STYLE, OLDER))["Content-Security-Policy"].split("; ")

    assert set(policy) == {
        "default-src 'none'",
        f"style-src '{STYLE}' '{OLDER}'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "manifest-src 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    }


def test_without_an_inlined_sheet_a_page_has_no_style() -> None:
    assert "style-src 'none';" in headers("/en/index.html", 200, ())["Content-Security-Policy"]


@pytest.mark.parametrize("file", ["/static/baozun.0123abcd.svg", "/data/providers.csv", "/en/feed.xml"])
def test_a_file_that_is_opened_by_itself_runs_nothing(file: str) -> None:
    assert headers(file, 200, (STYLE,))["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("style", ["sha256-abc=", "'unsafe-inline'", f"{STYLE}'; script-src *", f"{STYLE}\n"])
def test_what_is_not_the_hash_of_a_style_never_reaches_a_header(style: str) -> None:
    with pytest.raises(ValueError, match="not the hash of a style sheet"):
        headers("/en/index.html", 200, (style,))


def test_a_page_names_its_speculation_rules_and_a_file_does_not() -> None:
    assert headers("/en/index.html", 200, ())["Speculation-Rules"] == '"/speculation.json"'
    assert "Speculation-Rules" not in headers("/data/providers.json", 200, ())


@pytest.mark.parametrize("status", [200, 301, 404])
def test_every_answer_forbids_guessing_its_type_and_being_embedded_elsewhere(status: int) -> None:
    sent = headers("/en/index.html", status, ())

    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in sent["Content-Security-Policy"]


def test_a_redirect_has_no_type() -> None:
    assert "Content-Type" not in headers("/en/", 301, ())


def test_https_is_promised_only_where_there_is_https() -> None:
    assert "Strict-Transport-Security" in headers("/en/index.html", 200, (), https=True)
    assert "Strict-Transport-Security" not in headers("/en/index.html", 200, ())


def test_the_styles_of_this_release_and_of_the_one_before_are_allowed_once_each() -> None:
    assert allowed_styles((STYLE,), (OLDER, STYLE)) == (STYLE, OLDER)


@pytest.mark.parametrize("pattern", ["(?<=/)x", "(?P<name>x)", "(?<!a)b"])
def test_a_pattern_that_javascript_reads_otherwise_is_no_rule(pattern: str) -> None:
    rules = table().model_dump() | {"served": pattern}

    with pytest.raises(ValidationError, match="the CDN cannot read"):
        Table.model_validate(rules)
