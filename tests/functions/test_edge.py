"""The edge of the functions: what a request must be, and what an answer carries."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.edge import LARGEST, visit_of
from functions.login.routes import ROOM
from functions.settings import Settings
from tests.functions.stage import SETTINGS, SITE, Stage

OWN = {"sec-fetch-site": "same-origin", "content-type": "application/json"}
BODY = b'{"email": "a@b.cn", "lang": "en"}'
PATH = "/api/login"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        (OWN, 202, ""),
        ({**OWN, "sec-fetch-site": "cross-site"}, 403, "edge.foreign_origin"),
        ({**OWN, "sec-fetch-site": "same-site"}, 403, "edge.foreign_origin"),
        ({**OWN, "sec-fetch-site": "none"}, 403, "edge.foreign_origin"),
        ({**OWN, "sec-fetch-site": "cross-site", "origin": SITE}, 403, "edge.foreign_origin"),
        ({"origin": SITE, "content-type": "application/json"}, 202, ""),
        ({"origin": "https://evil.example", "content-type": "application/json"}, 403, "edge.foreign_origin"),
        ({"origin": "null", "content-type": "application/json"}, 403, "edge.foreign_origin"),
        ({"content-type": "application/json"}, 403, "edge.foreign_origin"),
        ({**OWN, "content-type": "application/json; charset=utf-8"}, 202, ""),
        ({**OWN, "content-type": "application/json; charset=latin-1"}, 415, "edge.not_json"),
        ({**OWN, "content-type": "text/plain"}, 415, "edge.not_json"),
        ({**OWN, "content-type": "application/x-www-form-urlencoded"}, 415, "edge.not_json"),
        ({**OWN, "content-type": "multipart/form-data; boundary=x"}, 415, "edge.not_json"),
        ({"sec-fetch-site": "same-origin"}, 415, "edge.not_json"),
    ],
)
def test_only_the_sites_own_pages_send_json(stage: Stage, headers: dict[str, str], status: int, code: str) -> None:
    answer = stage.browser().raw("POST", PATH, BODY, headers)

    assert answer.status == status
    assert answer.body.get("code", "") == code


@pytest.mark.parametrize(
    "cookie", ["__Host-session=a; __Host-session=b", "__Host-login=a; x=1; __Host-login=a", "__host-x=1; __host-x=2"]
)
def test_a_cookie_of_ours_that_stands_twice_was_tossed(stage: Stage, cookie: str) -> None:
    answer = stage.browser().raw("GET", "/api/me", b"", {"cookie": cookie})

    assert (answer.status, answer.code) == (400, "edge.cookie_twice")


def test_other_peoples_cookies_may_stand_twice(stage: Stage) -> None:
    assert stage.browser().raw("GET", "/api/health", b"", {"cookie": "a=1; a=2; b"}).status == 200


@pytest.mark.parametrize("size", [LARGEST + 1, 5_000_000])
def test_a_body_that_is_too_large_is_not_read_further(stage: Stage, size: int) -> None:
    answer = stage.browser().raw("POST", PATH, b"x" * size, OWN)

    assert (answer.status, answer.code) == (413, "edge.too_large")


def test_a_body_that_lies_about_its_size_is_measured(stage: Stage) -> None:
    answer = stage.browser().raw("POST", PATH, b"x" * (LARGEST + 1), {**OWN, "content-length": "10"})

    assert answer.code in {"edge.too_large", "edge.form"}


def test_a_size_that_is_no_number_is_malformed(stage: Stage) -> None:
    answer = stage.browser().raw("POST", PATH, b"", {**OWN, "content-length": "ten"})

    assert (answer.status, answer.code) == (400, "edge.malformed")


@pytest.mark.parametrize("path", ["/api/health", "/api/me", "/api/nothing", PATH])
def test_every_answer_is_kept_by_nobody_and_shared_with_nobody(stage: Stage, path: str) -> None:
    headers = stage.browser().raw("GET", path, b"", {"origin": "https://evil.example"}).headers

    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert not [name for name in headers if name.startswith("access-control")]
    assert len(headers["x-request-id"]) == 26


def test_another_sites_page_gets_no_permission_to_ask(stage: Stage) -> None:
    preflight = {"origin": "https://evil.example", "access-control-request-method": "POST", **OWN}

    assert stage.browser().raw("OPTIONS", PATH, b"", preflight).status == 405


@pytest.mark.parametrize(("sent", "status"), [("secret", 200), ("other", 403), ("", 403)])
def test_nobody_goes_past_the_edge_where_it_has_a_secret(sent: str, status: int) -> None:
    settings = Settings(table="t", site=SITE, key="k" * 32, edge_secret="secret")  # noqa: S106 # a secret of this test
    stage = Stage((ROOM,), settings=settings)

    assert stage.browser().raw("GET", "/api/health", b"", {"x-hezuo-edge": sent}).status == status


@pytest.mark.parametrize(
    ("viewer", "counted"),
    [
        ("198.51.100.10:46532", "198.51.100.10"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:db8::1:443", "2001:db8::1"),
    ],
)
def test_the_visitor_is_whom_the_edge_names_and_not_whom_the_request_claims(viewer: str, counted: str) -> None:
    seen = []
    settings = Settings(table="t", site=SITE, key="k" * 32, viewer_header="cloudfront-viewer-address")
    stage = Stage((ROOM,), settings=settings)
    inner = stage.app._edge._app  # noqa: SLF001 # what stands behind the edge

    async def look(scope: object, receive: object, send: object) -> None:
        seen.append(visit_of(scope).viewer)  # type: ignore[arg-type] # the scope of a request
        await inner(scope, receive, send)

    stage.app._edge._app = look  # noqa: SLF001 # as above
    stage.browser().raw(
        "GET", "/api/health", b"", {"cloudfront-viewer-address": viewer, "x-forwarded-for": "192.0.2.1"}
    )

    assert seen == [counted]


def test_the_log_has_a_line_for_each_request_without_its_address(stage: Stage) -> None:
    stage.browser().get("/api/claims/lantern-bay?x=secret")

    line = stage.log.lines[-1]
    assert (line["event"], line["route"], line["status"]) == ("request", "/api/claims/{provider_id}", "401")
    assert "secret" not in json.dumps(line)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80))
def test_no_body_breaks_anything(body: bytes) -> None:
    answer = Stage((ROOM,), settings=SETTINGS).browser().raw("POST", PATH, body, OWN)

    assert answer.status in {202, 400, 422}


def test_a_room_without_an_edge_does_not_answer() -> None:
    with pytest.raises(TypeError, match="no edge"):
        visit_of({"hezuo.visit": None})
