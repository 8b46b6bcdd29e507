"""Coming in by a mail: what the way in answers, keeps and refuses."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import pytest

from functions import keys
from functions.addresses import mailbox_digest
from functions.tokens import digest
from tests.functions.stage import OPERATOR, Browser, Stage

MEI: Final = "mei@lantern-bay.com"


def asked(stage: Stage, address: str = MEI, **more: str) -> tuple[Browser, str, str]:
    """Return a browser that asked for the mail of an address, and the token and the code of the mail."""
    browser = stage.browser()
    assert browser.post("/api/login", email=address, lang="en", **more).status == 202
    return browser, *stage.letter_secrets(stage.mails()[-1])


def test_the_function_says_that_it_answers(stage: Stage) -> None:
    answer, calls = stage.calls_of(lambda: stage.browser().get("/api/health"))

    assert (answer.body, calls) == ({"status": "ok"}, [])


@pytest.mark.parametrize("proof", ["token", "code"])
def test_the_link_and_the_code_each_open_a_session(stage: Stage, proof: str) -> None:
    browser, token, code = asked(stage, next="/claim?provider=lantern-bay")

    answer = browser.post("/api/login/finish", **{proof: {"token": token, "code": code}[proof]})

    assert answer.body == {"next": "/claim?provider=lantern-bay", "language": "en", "is_new": True}
    assert browser.get("/api/me").body["address"] == MEI


def test_who_comes_again_comes_into_the_same_account(stage: Stage) -> None:
    first = stage.sign_in(MEI).get("/api/me").body

    browser, _, code = asked(stage, "MEI@Lantern-Bay.com")
    answer = browser.post("/api/login/finish", code=code)

    assert answer.body["is_new"] is False
    assert browser.get("/api/me").body == first


def test_asking_costs_three_calls_and_coming_in_four(stage: Stage) -> None:
    stage.sign_in(MEI)
    browser = stage.browser()

    _, asking = stage.calls_of(lambda: browser.post("/api/login", email=MEI, lang="en"))
    _, code = stage.letter_secrets(stage.mails()[-1])
    _, coming = stage.calls_of(lambda: browser.post("/api/login/finish", code=code))

    assert asking == ["UpdateItem", "UpdateItem", "TransactWriteItems(3)"]
    assert coming == ["UpdateItem", "BatchGetItem", "GetItem", "TransactWriteItems(5)"]


def test_known_and_unknown_mailboxes_are_alike_in_status_body_headers_and_calls(stage: Stage) -> None:
    stage.sign_in(MEI)
    known, known_calls = stage.calls_of(lambda: stage.browser().post("/api/login", email=MEI, lang="en"))

    unknown, unknown_calls = stage.calls_of(lambda: stage.browser().post("/api/login", email="no@body.com", lang="en"))

    assert (known.status, known.raw, known_calls) == (unknown.status, unknown.raw, unknown_calls)
    assert [(name, len(value)) for name, value in known.headers.items()] == [
        (name, len(value)) for name, value in unknown.headers.items()
    ]
    assert {mail.event for mail in stage.mails()} == {"login"}


def test_a_suspended_person_is_alike_too_and_learns_it_inside(stage: Stage) -> None:
    mei = stage.sign_in(MEI)
    account = mei.get("/api/me").body["id"]
    assert (
        stage.sign_in(OPERATOR).send("PUT", f"/api/suspensions/person/{account}", {"reason": "A reason."}).status == 204
    )

    again = stage.sign_in(MEI)

    assert again.get("/api/me").code == "account.suspended"


def test_opening_the_page_of_a_link_changes_nothing(stage: Stage) -> None:
    browser, token, _ = asked(stage)
    before = {key: dict(item) for key, item in stage.table.items.items()}

    answer = browser.get(f"/api/login/finish?t={token}")

    assert answer.status == 405
    assert stage.table.items == before


def test_a_scanner_that_has_the_link_gets_no_session_and_takes_nothing_away(stage: Stage) -> None:
    browser, token, _ = asked(stage)

    scanner = stage.browser("192.0.2.9").post("/api/login/finish", token=token)

    assert (scanner.status, scanner.code, "set-cookie" in scanner.headers) == (401, "login.ended", False)
    assert browser.post("/api/login/finish", token=token).status == 200


def test_a_forwarded_link_fails_in_another_browser_that_asked_too_and_the_code_works_in_the_first(stage: Stage) -> None:
    victim, token, code = asked(stage)
    attacker, _, _ = asked(stage, "eve@evil.com")

    forwarded = attacker.post("/api/login/finish", token=token)

    assert forwarded.code == "login.wrong"
    assert victim.post("/api/login/finish", code=code).status == 200


def test_a_link_works_once(stage: Stage) -> None:
    browser, token, _ = asked(stage)
    secret = dict(browser.cookies)
    assert browser.post("/api/login/finish", token=token).status == 200

    browser.cookies = secret
    again = browser.post("/api/login/finish", token=token)

    assert again.code == "login.ended"


def test_of_twenty_racing_requests_one_gets_the_session(stage: Stage) -> None:
    browser, token, _ = asked(stage)
    twins = [stage.browser() for _ in range(20)]
    for twin in twins:
        twin.cookies = dict(browser.cookies)
    login = keys.login(digest(browser.cookies["__Host-login"]))
    original = stage.table.read

    def read_late(*wanted: keys.Key) -> object:
        stage.table.items[login]["tries"] = 1  # so that the number of tries is not what keeps the others out
        return original(*wanted)

    stage.table.read = read_late
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda twin: twin.post("/api/login/finish", token=token), twins))

    assert sorted(answer.status for answer in answers) == [200] + [401] * 19


def test_a_new_request_voids_the_older_ones_in_every_browser(stage: Stage) -> None:
    first, token, code = asked(stage)
    asked(stage)

    assert first.post("/api/login/finish", token=token).code == "login.ended"
    assert first.post("/api/login/finish", code=code).code == "login.ended"


def test_link_and_code_end_after_ten_minutes_whatever_the_table_still_holds(stage: Stage) -> None:
    browser, token, _ = asked(stage)
    stage.clock.move(minutes=10)

    assert browser.post("/api/login/finish", token=token).code == "login.ended"


def test_the_fifth_wrong_code_is_the_last(stage: Stage) -> None:
    browser, _, code = asked(stage)
    wrong = "000000" if code != "000000" else "111111"

    answers = [browser.post("/api/login/finish", code=wrong).code for _ in range(5)]

    assert answers == ["login.wrong"] * 5
    assert browser.post("/api/login/finish", code=code).code == "login.ended"


@pytest.mark.parametrize("field", ["address", "viewer"])
def test_asking_too_often_is_turned_down_until_the_window_ends(stage: Stage, field: str) -> None:
    most = {"address": 5, "viewer": 30}[field]
    addresses = {"address": lambda _: MEI, "viewer": lambda number: f"mei{number}@lantern-bay.com"}[field]
    browsers = {
        "address": lambda number: stage.browser(f"198.51.{number}.1"),
        "viewer": lambda number: stage.browser(f"203.0.113.{number}"),
    }[field]
    for number in range(most):
        assert browsers(number).post("/api/login", email=addresses(number), lang="en").status == 202

    answer = browsers(most).post("/api/login", email=addresses(most), lang="en")

    assert (answer.status, answer.code) == (429, "edge.too_often")
    stage.clock.move(seconds=int(answer.headers["retry-after"]))
    assert browsers(most).post("/api/login", email=addresses(most), lang="en").status == 202


def test_nobody_comes_in_while_the_limits_cannot_be_counted(stage: Stage) -> None:
    stage.table.fault = stage.unavailable_at("UpdateItem")

    answer = stage.browser().post("/api/login", email=MEI, lang="en")

    assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "edge.busy", "2")


def test_the_table_holds_no_secret_that_was_given_out(stage: Stage) -> None:
    browser, token, code = asked(stage)
    before = json.dumps([*stage.table.items.values()])
    browser.post("/api/login/finish", token=token)

    kept = before + json.dumps([*stage.table.items.values()]) + json.dumps(stage.log.lines)

    assert browser.cookies["__Host-session"].partition(".")[2] not in kept
    assert token not in kept
    assert f'"{code}"' not in kept


def test_the_log_names_neither_the_mailbox_nor_the_visitor(stage: Stage) -> None:
    stage.sign_in(MEI)

    lines = json.dumps(stage.log.lines)

    assert "lantern-bay" not in lines
    assert "203.0.113" not in lines


def test_the_cookies_cannot_be_read_by_a_script_sent_by_others_or_set_by_a_subdomain(stage: Stage) -> None:
    browser = stage.browser()
    asking = browser.post("/api/login", email=MEI, lang="en").headers["set-cookie"]
    coming = browser.post("/api/login/finish", code=stage.letter_secrets(stage.mails()[-1])[1]).headers["set-cookie"]

    assert asking.startswith("__Host-login=")
    assert asking.endswith("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Lax")
    assert coming.startswith("__Host-session=")
    assert "; Path=/; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict" in coming
    assert "domain" not in (asking + coming).lower()


def test_coming_in_makes_a_new_session_and_ends_the_one_that_the_browser_had(stage: Stage) -> None:
    browser = stage.sign_in(MEI)
    before = dict(browser.cookies)

    stage.sign_in(MEI, browser)

    assert browser.cookies["__Host-session"] != before["__Host-session"]
    stolen = stage.browser()
    stolen.cookies = before
    assert stolen.get("/api/me").code == "session.needed"


def test_a_session_that_somebody_planted_does_not_become_the_victims(stage: Stage) -> None:
    eve = stage.sign_in("eve@evil.com")
    victim = stage.browser()
    victim.cookies = dict(eve.cookies)

    stage.sign_in(MEI, victim)

    assert eve.get("/api/me").code == "session.needed"
    assert victim.get("/api/me").body["address"] == MEI


def test_the_first_operator_is_who_the_installation_names_and_only_while_there_is_none(stage: Stage) -> None:
    operator = stage.sign_in(OPERATOR)
    assert operator.get("/api/me").body["is_operator"] is True

    stage.table.items[keys.account(operator.get("/api/me").body["id"])]["memberships"] = ()
    again = stage.sign_in(OPERATOR)

    assert again.get("/api/me").body["is_operator"] is False


def test_a_person_who_came_before_becomes_the_first_operator_too(stage: Stage) -> None:
    stage.sign_in(OPERATOR)
    for key in [key for key in stage.table.items if key.pk.startswith("PROG#")]:
        del stage.table.items[key]
    account = stage.item(keys.mailbox(mailbox_digest(OPERATOR)))["account"]
    stage.table.items[keys.account(account)]["memberships"] = ()

    browser = stage.sign_in(OPERATOR)

    assert browser.get("/api/me").body["is_operator"] is True
    assert stage.events("PROG#operators") == ["organisation.first_operator"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "neither"),
        ({"token": "x" * 43, "code": "000000"}, "both"),
        ({"code": "00000"}, "five digits"),
        ({"code": "０００００0"}, "digits of another script"),
        ({"token": "x" * 42}, "a short token"),
        ({"code": "000000", "extra": 1}, "an unknown field"),
    ],
)
def test_a_form_that_is_no_proof_is_refused(stage: Stage, body: dict[str, object], reason: str) -> None:
    assert stage.browser().post("/api/login/finish", **body).code == "edge.form", reason


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil",
        "%2f%2fevil",
        "javascript:alert(1)",
        "https://evil.example",
        "/desk/../..",
        "/desk#x",
        "/desk?next=//evil",
        "/\tdesk",
        "/en/desk",
        f"/claim?provider={'a' * 120}",
    ],
)
def test_nobody_is_sent_anywhere_but_to_the_own_pages(stage: Stage, wanted: str) -> None:
    browser, token, _ = asked(stage, next=wanted)

    assert browser.post("/api/login/finish", token=token).body["next"] == "/desk"
