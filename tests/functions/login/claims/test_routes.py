"""How entries get their people."""

import pytest

from functions import keys
from tests.functions.people import BRAND, PROVIDER, Cast
from tests.functions.stage import OPERATOR, Stage

CLAIMS = f"/api/organisations/provider/{PROVIDER}/claims"


def test_a_mailbox_at_the_entrys_domain_claims_it(stage: Stage) -> None:
    mei = stage.sign_in("mei@cn.lantern-bay.com")
    shown, looking = stage.calls_of(lambda: mei.get(f"/api/claims/{PROVIDER}"))
    assert (shown.body["by"], shown.body["is_taken"], looking) == ("domain", False, ["BatchGetItem"])

    answer, calls = stage.calls_of(lambda: mei.post("/api/claims", provider=PROVIDER))

    assert (answer.status, answer.body) == (201, {"state": "granted"})
    assert calls == ["BatchGetItem", "UpdateItem", "TransactWriteItems(7)"]
    assert mei.get("/api/organisations").body["organisations"][0]["checked"] == "domain"


@pytest.mark.parametrize(
    ("address", "provider", "reason"),
    [
        ("mei@lantern-bay.com.cn", PROVIDER, "another suffix"),
        ("mei@evil-lantern-bay.com", PROVIDER, "another name"),
        ("mei@gmail.com", "hosted", "a mail service, though the entry's website is there"),
    ],
)
def test_a_mailbox_elsewhere_claims_nothing(stage: Stage, address: str, provider: str, reason: str) -> None:
    answer = stage.sign_in(address).post("/api/claims", provider=provider)

    assert (answer.status, answer.code) == (403, "claim.elsewhere"), reason


def test_an_entry_that_is_not_published_cannot_be_claimed(stage: Stage) -> None:
    assert stage.sign_in("mei@lantern-bay.com").post("/api/claims", provider="nobody").code == "claim.provider_unknown"


def test_an_operators_offer_holds_for_its_mailbox_only_and_once(stage: Stage) -> None:
    operator = stage.sign_in(OPERATOR)
    answer, calls = stage.calls_of(
        lambda: operator.post("/api/claims/offers", provider="hosted", email="lee@gmail.com", lang="zh")
    )
    assert (answer.status, calls) == (202, ["BatchGetItem", "UpdateItem", "TransactWriteItems(4)"])
    mail = stage.mails()[-1]
    assert (mail.event, mail.to, mail.nonce, mail.values["link"]) == (
        "claim-offered",
        "lee@gmail.com",
        "",
        "/claim?provider=hosted",
    )

    stranger = stage.sign_in("eve@gmail.com").post("/api/claims", provider="hosted")
    lee = stage.sign_in("lee@gmail.com")
    granted, calls = stage.calls_of(lambda: lee.post("/api/claims", provider="hosted"))

    assert stranger.code == "claim.elsewhere"
    assert granted.status == 201
    # One above the budget of a POST: the limit must be counted before the offer is looked up.
    assert calls == ["BatchGetItem", "UpdateItem", "GetItem", "TransactWriteItems(7)"]
    assert lee.get("/api/organisations").body["organisations"][0]["checked"] == "operator"
    assert lee.post("/api/claims", provider="hosted").code == "claim.already_yours"


def test_an_offer_ends_after_two_weeks(stage: Stage) -> None:
    stage.sign_in(OPERATOR).post("/api/claims/offers", provider="hosted", email="lee@gmail.com", lang="zh")
    stage.clock.move(days=14)

    assert stage.sign_in("lee@gmail.com").post("/api/claims", provider="hosted").code == "claim.elsewhere"


def test_a_second_claim_goes_to_the_first_claimant_and_to_the_operators(cast: Cast) -> None:
    lee = cast.stage.sign_in("lee@lantern-bay.com")

    answer, calls = cast.stage.calls_of(lambda: lee.post("/api/claims", provider=PROVIDER))

    assert (answer.status, answer.body) == (202, {"state": "open"})
    assert calls == ["BatchGetItem", "UpdateItem", "TransactWriteItems(4)"]
    told = [(mail.event, mail.organisation, mail.audience) for mail in cast.stage.mails()[-2:]]
    assert told == [("claim-made", f"PROV#{PROVIDER}", "owners"), ("claim-made", "PROG#operators", "owners")]
    assert lee.get(f"/api/organisations/provider/{PROVIDER}").code == "organisation.unknown"
    assert [line["address"] for line in cast.browsers["operator"].get("/api/queues/claims").body["lines"]] == [
        "lee@lantern-bay.com"
    ]
    assert lee.post("/api/claims", provider=PROVIDER).code == "claim.open"


@pytest.mark.parametrize("decider", ["provider owner", "operator"])
@pytest.mark.parametrize(("decision", "event"), [("grant", "claim.granted"), ("refuse", "claim.refused")])
def test_the_first_claimant_or_an_operator_decides(cast: Cast, decider: str, decision: str, event: str) -> None:
    lee = cast.stage.sign_in("lee@lantern-bay.com")
    lee.post("/api/claims", provider=PROVIDER)
    account = lee.get("/api/me").body["id"]
    browser = cast.browsers[decider]
    shown, looking = cast.stage.calls_of(lambda: browser.get(CLAIMS))
    assert ([claim["account"] for claim in shown.body["claims"]], looking) == ([account], ["BatchGetItem", "Query"])

    answer, calls = cast.stage.calls_of(
        lambda: browser.post(f"{CLAIMS}/{account}", decision=decision, reason="A reason.")
    )

    assert (answer.status, len(calls)) == (204, 2)
    assert cast.stage.events(keys.organisation("provider", PROVIDER).pk)[-1] == event
    assert cast.stage.mails()[-1].to == "lee@lantern-bay.com"
    assert (lee.get(f"/api/organisations/provider/{PROVIDER}").status == 200) == (decision == "grant")
    assert browser.post(f"{CLAIMS}/{account}", decision=decision, reason="Again.").code == "claim.unknown"


def test_the_claim_of_somebody_who_left_can_only_be_refused(cast: Cast) -> None:
    lee = cast.stage.sign_in("lee@lantern-bay.com")
    lee.post("/api/claims", provider=PROVIDER)
    me = lee.get("/api/me").body
    lee.send("DELETE", "/api/me", {"v": me["v"]})
    mei, mails = cast.browsers["provider owner"], len(cast.stage.mails())

    assert mei.post(f"{CLAIMS}/{me['id']}", decision="grant", reason="A reason.").code == "member.unknown"
    assert mei.post(f"{CLAIMS}/{me['id']}", decision="refuse", reason="A reason.").status == 204
    assert len(cast.stage.mails()) == mails


def test_a_brand_asks_once_and_the_desk_counts_brands(cast: Cast) -> None:
    path = f"/api/organisations/brand/{BRAND}/asks/hosted"
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand member"].send("PUT", path, {}))
    assert (answer.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(4)"])

    again = cast.browsers["brand owner"].send("PUT", path, {})

    assert again.status == 204
    assert [
        (line["provider"], line["brands"]) for line in cast.browsers["operator"].get("/api/queues/asks").body["lines"]
    ] == [("hosted", 1)]


def test_asking_ends_when_the_provider_is_there(cast: Cast) -> None:
    cast.browsers["brand owner"].send("PUT", f"/api/organisations/brand/{BRAND}/asks/hosted", {})
    cast.browsers["operator"].post("/api/claims/offers", provider="hosted", email="sam@elsewhere.com", lang="en")
    cast.browsers["stranger"].post("/api/claims", provider="hosted")

    answer = cast.browsers["brand owner"].send("PUT", f"/api/organisations/brand/{BRAND}/asks/hosted", {})

    assert answer.code == "ask.reachable"
    assert cast.browsers["operator"].get("/api/queues/asks").body["lines"] == []


def test_claims_are_counted(stage: Stage) -> None:
    eve = stage.sign_in("eve@gmail.com")

    answers = [eve.post("/api/claims", provider=PROVIDER).status for _ in range(21)]

    assert answers == [403] * 20 + [429]
