"""Organisations, as their people use them."""

import pytest

from functions import keys
from tests.functions.people import BRAND, OTHER_BRAND, PROVIDER, Cast
from tests.functions.stage import OPERATOR, Stage

NEW = "01M88VFZ00WZVC04BQDT6VFK9N"
PLACE = f"/api/organisations/brand/{BRAND}"


@pytest.mark.parametrize(
    ("website", "checked", "reason"),
    [
        ("https://shop.brand.com/about", "domain", "the mailbox is at its domain"),
        ("https://other.com", "unchecked", "it is at another one"),
        (None, "unchecked", "there is no website"),
        ("https://brand.com.evil.example", "unchecked", "a domain that only begins like it"),
    ],
)
def test_a_brand_is_checked_by_the_domain_of_its_own_website(
    stage: Stage, website: str | None, checked: str, reason: str
) -> None:
    ana = stage.sign_in("ana@brand.com")

    answer, calls = stage.calls_of(lambda: ana.post("/api/organisations", id=NEW, name={"zh": "品牌"}, website=website))

    assert (answer.status, answer.body["checked"]) == (201, checked), reason
    assert answer.body["name"] == {"en": "品牌", "zh": "品牌"}
    assert calls == ["BatchGetItem", "UpdateItem", "TransactWriteItems(4)"]


@pytest.mark.parametrize("address", ["ana@gmail.com", "ana@qq.com", "ana@163.com"])
def test_a_mail_services_domain_checks_nobody(stage: Stage, address: str) -> None:
    ana = stage.sign_in(address)

    answer = ana.post("/api/organisations", id=NEW, name={"en": "B"}, website=f"https://{address.partition('@')[2]}")

    assert answer.body["checked"] == "unchecked"


def test_a_repeat_of_the_registration_makes_one_brand(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]

    again = ana.post("/api/organisations", id=BRAND, name={"en": "Brand"}, website="https://brand.com")

    assert again.status == 201
    assert len(ana.get("/api/organisations").body["organisations"]) == 1
    assert ana.post("/api/organisations", id=BRAND, name={"en": "Other"}).code == "organisation.exists"
    assert (
        cast.browsers["stranger"].post("/api/organisations", id=BRAND, name={"en": "Brand"}).code
        == "organisation.exists"
    )


def test_a_brand_needs_a_name(stage: Stage) -> None:
    answer = stage.sign_in("ana@brand.com").post("/api/organisations", id=NEW, name={})

    assert (answer.code, answer.body["field"]) == ("organisation.name_needed", "name")


@pytest.mark.parametrize(
    "name", ["See https://evil.example", "WWW.evil.example", "a\r\nBcc: b@c.cn", "a\u202eb", "   ", "x" * 121]
)
def test_a_name_that_leads_somewhere_or_hides_something_is_refused(stage: Stage, name: str) -> None:
    answer = stage.sign_in("ana@brand.com").post("/api/organisations", id=NEW, name={"en": name})

    assert answer.code == "edge.form"


def test_an_organisation_is_shown_to_its_people_with_two_calls(cast: Cast) -> None:
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand member"].get(PLACE))

    assert {member["address"] for member in answer.body["members"]} == {"ana@brand.com", "bo@brand.com"}
    assert calls == ["BatchGetItem", "Query"]


def test_ones_own_organisations_take_two_calls_however_many_there_are(cast: Cast) -> None:
    _, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].get("/api/organisations"))

    assert calls == ["BatchGetItem", "GetItem"]
    assert cast.browsers["stranger"].get("/api/organisations").body == {"organisations": []}


def test_a_new_website_is_checked_again(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]
    form = {"website": "https://else.com", "v": cast.version("brand", BRAND, "brand owner")}

    answer, calls = cast.stage.calls_of(lambda: ana.send("PATCH", PLACE, form))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(2)"])
    assert ana.get(PLACE).body["checked"] == "unchecked"
    assert [line["id"] for line in cast.browsers["operator"].get("/api/queues/brands").body["lines"]] == [
        BRAND,
        OTHER_BRAND,
    ]
    assert ana.send("PATCH", PLACE, form).code == "organisation.changed"


def test_inviting_tells_the_mailbox_and_costs_three_calls(cast: Cast) -> None:
    form = {"email": "new@brand.com", "role": "member", "lang": "zh"}

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(f"{PLACE}/members", **form))

    assert (answer.status, answer.body) == (202, {"address": "new@brand.com"})
    assert calls == ["BatchGetItem", "UpdateItem", "TransactWriteItems(4)"]
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.to, mail.language, mail.nonce) == ("member-invited", "new@brand.com", "zh", "")


def test_inviting_is_alike_for_known_and_unknown_mailboxes(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]

    known, known_calls = cast.stage.calls_of(
        lambda: ana.post(f"{PLACE}/members", email="sam@elsewhere.com", role="member", lang="en")
    )
    other, other_calls = cast.stage.calls_of(
        lambda: ana.post(f"{PLACE}/members", email="nob@elsewhere.com", role="member", lang="en")
    )

    assert (known.status, len(known.raw), known_calls) == (other.status, len(other.raw), other_calls)


def test_mails_to_strangers_are_counted(cast: Cast) -> None:
    ana = cast.browsers["brand owner"]
    answers = [
        ana.post(f"{PLACE}/members", email=f"a{number}@b.cn", role="member", lang="en").status for number in range(60)
    ]

    assert answers.count(202) == 59
    assert answers[-1] == 429


def test_a_member_is_removed_and_may_leave(cast: Cast) -> None:
    bo = cast.accounts["brand member"]

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand member"].send("DELETE", f"{PLACE}/members/{bo}"))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(4)"])
    assert cast.browsers["brand member"].get(PLACE).code == "organisation.unknown"
    assert cast.browsers["brand owner"].send("DELETE", f"{PLACE}/members/{bo}").code == "member.unknown"


def test_a_member_removes_nobody_else(cast: Cast) -> None:
    answer = cast.browsers["brand member"].send("DELETE", f"{PLACE}/members/{cast.accounts['brand owner']}")

    assert answer.code == "organisation.owners_only"


@pytest.mark.parametrize("method", ["DELETE", "PUT"])
def test_the_last_owner_stays(cast: Cast, method: str) -> None:
    path = f"{PLACE}/members/{cast.accounts['brand owner']}"

    answer = cast.browsers["brand owner"].send(method, path, {"role": "member"} if method == "PUT" else None)

    assert (answer.status, answer.code) == (409, "member.last_owner")


def test_an_owner_may_go_when_another_one_is_there(cast: Cast) -> None:
    ana, bo = cast.accounts["brand owner"], cast.accounts["brand member"]
    browser = cast.browsers["brand owner"]
    answer, calls = cast.stage.calls_of(lambda: browser.send("PUT", f"{PLACE}/members/{bo}", {"role": "owner"}))
    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(4)"])

    assert browser.send("DELETE", f"{PLACE}/members/{ana}").status == 204
    assert cast.browsers["brand member"].send("DELETE", f"{PLACE}/members/{bo}").code == "member.last_owner"


def test_operators_name_and_remove_others_and_never_the_last(stage: Stage) -> None:
    first = stage.sign_in(OPERATOR)
    place = "/api/organisations/programme/operators"
    assert first.post(f"{place}/members", email="two@hezuo.example", role="member", lang="zh").status == 202
    second = stage.sign_in("two@hezuo.example")
    assert second.post("/api/me/offers/programme/operators/accept").body["is_operator"] is True
    one, two = (browser.get("/api/me").body["id"] for browser in (first, second))

    assert second.send("DELETE", f"{place}/members/{one}").status == 204
    assert first.get("/api/queues/brands").code == "operator.only"
    assert second.send("DELETE", f"{place}/members/{two}").code == "member.last_owner"
    assert second.send("PUT", f"{place}/members/{two}", {"role": "member"}).code == "member.last_owner"
    assert second.send("DELETE", place, {"v": 0}).code == "member.last_owner"


def test_the_only_member_closes_a_provider_and_its_entry_is_free_again(cast: Cast) -> None:
    dan = cast.browsers["other provider"]
    place = "/api/organisations/provider/dusk-pontoon"

    answer, calls = cast.stage.calls_of(lambda: dan.send("DELETE", place, {"v": 0}))

    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(4)"])
    assert dan.get("/api/claims/dusk-pontoon").body["is_taken"] is False
    assert cast.stage.events(keys.organisation("provider", "dusk-pontoon").pk) == ["claim.made", "organisation.closed"]


def test_an_organisation_with_others_in_it_is_not_closed(cast: Cast) -> None:
    place = f"/api/organisations/provider/{PROVIDER}"

    answer = cast.browsers["provider owner"].send(
        "DELETE", place, {"v": cast.version("provider", PROVIDER, "provider owner")}
    )

    assert answer.code == "member.last_owner"


def test_nothing_of_another_brand_is_ever_answered(cast: Cast) -> None:
    other = cast.browsers["other brand"]
    paths = [
        PLACE,
        f"/api/organisations/provider/{PROVIDER}",
        f"/api/organisations/provider/{PROVIDER}/claims",
        "/api/organisations",
        "/api/me",
        "/api/me/export",
    ]

    answers = b"".join(other.get(path).raw for path in paths)

    assert b"ana@brand.com" not in answers
    assert b"lantern-bay.com" not in answers
    assert BRAND.encode() not in answers
