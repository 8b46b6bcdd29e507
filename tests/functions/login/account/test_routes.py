"""The own account, as its person uses it."""

import json

from functions import keys
from tests.functions.people import BRAND, Cast
from tests.functions.stage import OPERATOR, Stage


def test_a_person_is_shown_with_one_call(cast: Cast) -> None:
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].get("/api/me"))

    assert answer.body["memberships"] == [{"kind": "brand", "id": BRAND, "role": "owner"}]
    assert calls == ["BatchGetItem"]


def test_a_name_and_a_language_change_for_the_other_members_too(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]
    form = {"name": "  Ana 安娜 ", "language": "zh", "v": ana.get("/api/me").body["v"]}

    answer, calls = cast.stage.calls_of(lambda: ana.send("PATCH", "/api/me", form))

    assert (answer.body["name"], answer.body["language"]) == ("Ana 安娜", "zh")
    members = cast.browsers["brand member"].get(f"/api/organisations/brand/{BRAND}").body["members"]
    assert "Ana 安娜" in {member["name"] for member in members}
    assert calls == ["BatchGetItem", "TransactWriteItems(3)"]


def test_a_change_of_what_somebody_else_changed_is_turned_down(cast: Cast) -> None:
    answer = cast.browsers["brand owner"].send("PATCH", "/api/me", {"name": "Ana", "v": 99})

    assert (answer.status, answer.code) == (412, "account.changed")


def test_devices_are_listed_with_their_last_use(stage: Stage) -> None:
    first = stage.sign_in("mei@lantern-bay.com")
    stage.clock.move(hours=2)
    second = stage.sign_in("mei@lantern-bay.com")

    answer, calls = stage.calls_of(lambda: second.get("/api/me/devices"))

    assert [device["is_this"] for device in answer.body["devices"]] == [True, False]
    assert answer.body["devices"][1]["browser"] == "Firefox, Windows"
    assert calls == ["BatchGetItem", "Query"]
    assert first.get("/api/me").status == 200


def test_another_device_is_logged_out_from_here(stage: Stage) -> None:
    first = stage.sign_in("mei@lantern-bay.com")
    second = stage.sign_in("mei@lantern-bay.com")
    other = next(device["id"] for device in second.get("/api/me/devices").body["devices"] if not device["is_this"])

    answer, calls = stage.calls_of(lambda: second.send("DELETE", f"/api/me/devices/{other}"))

    assert (answer.status, calls) == (204, ["BatchGetItem", "DeleteItem"])
    assert first.get("/api/me").code == "session.needed"
    assert second.send("DELETE", f"/api/me/devices/{other}").code == "account.device_unknown"


def test_nobody_logs_out_the_device_of_another(stage: Stage) -> None:
    mei, eve = stage.sign_in("mei@lantern-bay.com"), stage.sign_in("eve@evil.com")
    device = mei.get("/api/me/devices").body["devices"][0]["id"]

    assert eve.send("DELETE", f"/api/me/devices/{device}").code == "account.device_unknown"
    assert mei.get("/api/me").status == 200


def test_logging_out_ends_the_session_and_clears_the_cookies(stage: Stage) -> None:
    browser = stage.sign_in("mei@lantern-bay.com")
    before = dict(browser.cookies)

    answer, calls = stage.calls_of(lambda: browser.send("POST", "/api/me/logout"))

    assert (answer.status, answer.headers["clear-site-data"]) == (204, '"cookies"')
    assert browser.cookies == {}
    assert calls == ["BatchGetItem", "DeleteItem"]
    browser.cookies = before
    assert browser.get("/api/me").code == "session.needed"


def test_logging_out_everywhere_ends_every_session(stage: Stage) -> None:
    first, second = stage.sign_in("mei@lantern-bay.com"), stage.sign_in("mei@lantern-bay.com")

    _, calls = stage.calls_of(lambda: second.send("POST", "/api/me/logout-everywhere"))

    assert first.get("/api/me").code == "session.needed"
    assert calls == ["BatchGetItem", "TransactWriteItems(2)"]


def test_the_export_holds_what_is_kept_and_no_digest_of_a_secret(stage: Stage) -> None:
    browser = stage.sign_in("mei@lantern-bay.com")
    invited = stage.sign_in(OPERATOR)
    form = {"email": "mei@lantern-bay.com", "role": "owner", "lang": "zh"}
    assert invited.post("/api/organisations/programme/operators/members", **form).status == 202

    answer, calls = stage.calls_of(lambda: browser.get("/api/me/export"))

    assert answer.body["account"]["address"] == "mei@lantern-bay.com"
    assert [line["kind"] for line in answer.body["events"]] == ["account.made"]
    assert [offer["id"] for offer in answer.body["offers"]] == ["operators"]
    assert calls == ["BatchGetItem", "Query", "Query"]


def test_who_deletes_the_account_is_gone_and_the_organisations_events_stay(cast: Cast) -> None:
    bo, account = cast.browsers["brand member"], cast.accounts["brand member"]
    events = cast.stage.events(keys.organisation("brand", BRAND).pk)
    form = {"v": bo.get("/api/me").body["v"]}

    answer, calls = cast.stage.calls_of(lambda: bo.send("DELETE", "/api/me", form))

    assert (answer.status, calls) == (204, ["BatchGetItem", "Query", "TransactWriteItems(7)"])
    assert cast.stage.events(keys.organisation("brand", BRAND).pk) == [*events, "member.left"]
    rest = {key: item for key, item in cast.stage.table.items.items() if key.pk == f"ACC#{account}"}
    assert {key.sk[:3] for key in rest} == {"EV#"}
    assert "bo@brand.com" not in json.dumps(
        [item for key, item in cast.stage.table.items.items() if not key.pk.startswith("OUT#")]
    )


def test_the_last_owner_hands_over_or_closes_first(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]

    answer = ana.send("DELETE", "/api/me", {"v": ana.get("/api/me").body["v"]})

    assert (answer.status, answer.code) == (409, "account.last_owner")
    assert ana.get("/api/me").status == 200


def test_an_invitation_waits_for_whoever_proves_the_mailbox(cast: Cast) -> None:
    form = {"email": "new@brand.com", "role": "owner", "lang": "zh"}
    cast.browsers["brand owner"].post(f"/api/organisations/brand/{BRAND}/members", **form)
    new = cast.stage.sign_in("new@brand.com")
    assert [offer["role"] for offer in new.get("/api/me/offers").body["offers"]] == ["owner"]

    answer, calls = cast.stage.calls_of(lambda: new.post(f"/api/me/offers/brand/{BRAND}/accept"))

    assert answer.body["memberships"] == [{"kind": "brand", "id": BRAND, "role": "owner"}]
    assert calls == ["BatchGetItem", "GetItem", "TransactWriteItems(6)"]
    assert new.get("/api/me/offers").body == {"offers": []}
    assert new.post(f"/api/me/offers/brand/{BRAND}/accept").code == "invitation.unknown"


def test_an_invitation_is_nobody_elses_and_ends_after_two_weeks(cast: Cast) -> None:
    form = {"email": "new@brand.com", "role": "member", "lang": "zh"}
    cast.browsers["brand owner"].post(f"/api/organisations/brand/{BRAND}/members", **form)
    path = f"/api/me/offers/brand/{BRAND}/accept"
    assert cast.browsers["stranger"].post(path).code == "invitation.unknown"

    cast.stage.clock.move(days=14)
    late = cast.stage.sign_in("new@brand.com")

    assert late.get("/api/me/offers").body == {"offers": []}
    assert late.post(path).code == "invitation.unknown"


def test_an_invitation_can_be_declined_and_withdrawn(cast: Cast) -> None:
    form = {"email": "new@brand.com", "role": "member", "lang": "zh"}
    place, ana = f"/api/organisations/brand/{BRAND}", cast.browsers["brand owner"]
    ana.post(f"{place}/members", **form)
    new = cast.stage.sign_in("new@brand.com")

    assert new.send("DELETE", f"/api/me/offers/brand/{BRAND}").status == 204
    assert ana.get(place).body["offers"] == []
    assert new.send("DELETE", f"/api/me/offers/brand/{BRAND}").code == "invitation.unknown"
    ana.post(f"{place}/members", **form)
    waiting = ana.get(place).body["offers"][0]["id"]
    assert ana.send("DELETE", f"{place}/offers/{waiting}").status == 204
    assert new.post(f"/api/me/offers/brand/{BRAND}/accept").code == "invitation.unknown"


def test_a_change_of_role_holds_from_the_next_request_on(cast: Cast) -> None:
    ana, bo = cast.browsers["brand owner"], cast.browsers["brand member"]
    place = f"/api/organisations/brand/{BRAND}"
    form = {"email": "x@brand.com", "role": "member", "lang": "en"}
    assert bo.post(f"{place}/members", **form).code == "organisation.owners_only"

    ana.send("PUT", f"{place}/members/{cast.accounts['brand member']}", {"role": "owner"})
    assert bo.post(f"{place}/members", **form).status == 202
    ana.send("PUT", f"{place}/members/{cast.accounts['brand member']}", {"role": "member"})

    assert bo.post(f"{place}/members", **form).code == "organisation.owners_only"
