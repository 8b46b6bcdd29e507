"""A brand's documents, and the way of an invited provider to them."""

from datetime import timedelta
from typing import Any

import pytest

from functions import keys
from functions.events.due.work import do_due
from functions.events.work import Ear
from tests.functions.fakes import NOW, FakeSite, a_methods
from tests.functions.invitations.documents.papers import DOCUMENT, PDF, announced
from tests.functions.invitations.scene import BRIEF, DECLINE, ID, ROUND_HERE, THERE, THERE_TOO, a_round, sent
from tests.functions.people import BRAND, OTHER_BRAND, Cast

HERE = f"/api/documents/{BRAND}"
COMPLETE = f"{HERE}/{DOCUMENT}/complete"
LINK = f"{THERE}/documents/{DOCUMENT}/link"


def uploaded(cast: Cast, body: bytes = PDF) -> None:
    """Let the brand announce a file, and a file come in."""
    assert cast.browsers["brand owner"].post(HERE, **announced()).status == 201
    cast.stage.files.incoming[f"{BRAND}/{DOCUMENT}"] = body


def checked(cast: Cast) -> None:
    """Let the brand have a document that was checked."""
    uploaded(cast)
    assert cast.browsers["brand owner"].send("POST", COMPLETE, {}).status == 200


def test_a_form_is_given_for_one_place_one_type_and_one_size(cast: Cast) -> None:
    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(HERE, **announced()))

    # Beside the session, with which it is read how many documents there are: how many uploads today, and the new one.
    assert (answer.status, calls) == (201, ["BatchGetItem", "UpdateItem", "TransactWriteItems(3)"])
    assert answer.body["fields"] == {
        "key": f"{BRAND}/{DOCUMENT}",
        "type": "application/pdf",
        "size": str(len(PDF)),
    }
    assert answer.body["expires_at"] == "2026-11-25T08:10:00Z"


def test_the_same_announcement_again_gives_the_form_again(cast: Cast) -> None:
    owner = cast.browsers["brand owner"]
    first = owner.post(HERE, **announced())

    again, calls = cast.stage.calls_of(lambda: owner.post(HERE, **announced()))
    other = owner.post(HERE, **announced(name="other.pdf"))

    assert (again.body, calls, other.code) == (first.body, ["BatchGetItem"], "document.exists")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"type": "text/html", "name": "a.html"}, "document.type"),
        ({"name": "../a.pdf"}, "document.name"),
        ({"name": "a\u202efdp.pdf"}, "edge.form"),
        ({"size": 26 * 1024 * 1024}, "document.too_large"),
        ({"size": 0}, "edge.form"),
        ({"kind": "poem"}, "round.code_unknown"),
        ({"sha256": "x"}, "edge.form"),
    ],
)
def test_what_could_not_be_kept_is_not_announced(cast: Cast, fields: dict[str, Any], code: str) -> None:
    assert cast.browsers["brand owner"].post(HERE, **announced(**fields)).code == code


def test_a_brand_keeps_twenty_documents(cast: Cast) -> None:
    owner = cast.browsers["brand owner"]
    statuses = [owner.post(HERE, **announced(id=ID.format(number))).status for number in range(20)]

    assert set(statuses) == {201}
    assert owner.post(HERE, **announced()).code == "document.too_many"
    assert owner.send("DELETE", f"{HERE}/{ID.format(7)}").status == 204
    assert owner.post(HERE, **announced()).status == 201
    assert owner.post(HERE, **announced(id=ID.format(30))).code == "document.too_many"


def test_a_file_is_a_document_once_it_was_compared(cast: Cast) -> None:
    uploaded(cast)
    owner = cast.browsers["brand owner"]

    answer, calls = cast.stage.calls_of(lambda: owner.send("POST", COMPLETE, {}))
    again = owner.send("POST", COMPLETE, {})

    assert (answer.status, calls) == (200, ["BatchGetItem", "TransactWriteItems(2)"])
    assert (answer.body["checked_at"], again.body["checked_at"]) == ("2026-11-25T08:00:00Z",) * 2
    assert cast.stage.files.kept == {f"{BRAND}/{DOCUMENT}": PDF}
    assert owner.post(HERE, **announced()).code == "document.exists"


@pytest.mark.parametrize("body", [b"<html>", PDF + b"x", b"", PDF[:-1] + b"x"])
def test_a_file_that_differs_is_never_kept(cast: Cast, body: bytes) -> None:
    uploaded(cast, body)

    answer = cast.browsers["brand owner"].send("POST", COMPLETE, {})

    assert (answer.status, answer.code, cast.stage.files.kept) == (422, "document.differs", {})


def test_what_never_came_goes_with_no_round_and_has_no_link(cast: Cast) -> None:
    owner = cast.browsers["brand owner"]
    owner.post(HERE, **announced())

    missing = owner.send("POST", COMPLETE, {})
    linked = owner.send("POST", f"{HERE}/{DOCUMENT}/link", {})
    form = {"providers": ["lantern-bay"], "documents": [DOCUMENT]}

    assert (missing.code, linked.code) == ("document.not_there", "document.unknown")
    assert owner.post(f"/api/rounds/{BRAND}", **a_round(**form)).code == "round.document_unknown"


def test_a_second_upload_after_the_check_changes_nothing(cast: Cast) -> None:
    checked(cast)

    cast.stage.files.incoming[f"{BRAND}/{DOCUMENT}"] = b"<html>"

    assert cast.stage.files.kept == {f"{BRAND}/{DOCUMENT}": PDF}


def test_an_upload_between_reading_and_keeping_is_noticed(cast: Cast) -> None:
    uploaded(cast)
    files = cast.stage.files
    came = files.came(f"{BRAND}/{DOCUMENT}")
    files.incoming[f"{BRAND}/{DOCUMENT}"] = b"<html>"

    assert came is not None
    assert not files.keep(f"{BRAND}/{DOCUMENT}", came.tag)


def test_an_invited_provider_takes_it_and_the_brand_sees_that(cast: Cast) -> None:
    checked(cast)
    sent(cast, documents=[DOCUMENT])

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].send("POST", LINK, {}))

    assert (answer.status, calls) == (200, ["BatchGetItem", "TransactWriteItems(2)"])
    assert "attachment" in answer.body["url"]
    assert answer.body["expires_at"] == "2026-11-25T08:01:00Z"
    (line,) = cast.browsers["brand owner"].get(f"{ROUND_HERE}/downloads").body["lines"]
    assert (line["provider"], line["name"]) == ("lantern-bay", "intro.pdf")
    assert cast.browsers["provider owner"].get(THERE).body["documents"][0]["sha256"] == announced()["sha256"]


def test_who_is_not_invited_declined_or_was_too_late_finds_no_document(cast: Cast) -> None:
    checked(cast)
    sent(cast, documents=[DOCUMENT], providers=["lantern-bay"])
    uninvited = cast.browsers["other provider"].send("POST", f"{THERE_TOO}/documents/{DOCUMENT}/link", {})
    other = cast.browsers["provider owner"].send("POST", f"{THERE}/documents/{ID.format(1)}/link", {})
    cast.browsers["provider owner"].post(f"{THERE}/decline", **DECLINE)

    declined = cast.browsers["provider owner"].send("POST", LINK, {})

    assert [answer.status for answer in (uninvited, other, declined)] == [404] * 3
    assert cast.browsers["provider owner"].get(THERE).body["documents"] == []


def test_after_the_deadline_the_documents_are_closed(cast: Cast) -> None:
    checked(cast)
    sent(cast, documents=[DOCUMENT])
    cast.stage.clock.move(days=6)
    cast.browsers["provider owner"].get("/api/me")
    cast.stage.clock.move(days=4)

    assert cast.browsers["provider owner"].send("POST", LINK, {}).code == "document.unknown"


def test_a_blind_brands_documents_are_closed_until_confidentiality_is_accepted(cast: Cast) -> None:
    checked(cast)
    sent(cast, documents=[DOCUMENT], blind=True, brief={**BRIEF, "about": "A family business."})
    mei = cast.browsers["provider owner"]
    before, hidden = mei.send("POST", LINK, {}), mei.get(THERE).body

    mei.send("PUT", f"{THERE}/confidentiality", {})

    assert (before.code, hidden["documents"], hidden["document_count"]) == ("document.unknown", [], 1)
    assert mei.send("POST", LINK, {}).status == 200


def test_a_blind_rounds_file_names_do_not_name_the_brand(cast: Cast) -> None:
    owner = cast.browsers["brand owner"]
    owner.post(HERE, **announced(name="Brand-intro.pdf"))
    cast.stage.files.incoming[f"{BRAND}/{DOCUMENT}"] = PDF
    owner.send("POST", COMPLETE, {})

    answer = owner.post(
        f"/api/rounds/{BRAND}",
        **a_round(documents=[DOCUMENT], blind=True, brief={**BRIEF, "about": "A family business."}),
    )

    assert (answer.code, answer.body["field"]) == ("round.names_itself", "documents")


def test_a_document_is_its_brands_own(cast: Cast) -> None:
    checked(cast)
    olga, place = cast.browsers["other brand"], f"/api/documents/{OTHER_BRAND}/{DOCUMENT}"

    answers = [olga.send("POST", f"{place}/{name}", {}) for name in ("link", "complete")]

    assert [answer.code for answer in (*answers, olga.send("DELETE", place))] == ["document.unknown"] * 3


def test_an_unused_document_is_deleted_and_a_used_one_stays_until_its_day(cast: Cast) -> None:
    checked(cast)
    owner = cast.browsers["brand owner"]
    deleted, calls = cast.stage.calls_of(lambda: owner.send("DELETE", f"{HERE}/{DOCUMENT}"))
    gone = dict(cast.stage.files.kept)

    again = owner.send("DELETE", f"{HERE}/{DOCUMENT}")

    assert (deleted.status, calls) == (204, ["BatchGetItem", "TransactWriteItems(3)"])
    assert (gone, again.code, owner.get(HERE).body["lines"]) == ({}, "document.unknown", [])


def test_a_document_goes_180_days_after_the_lasta_round(cast: Cast) -> None:
    checked(cast)
    cast.stage.clock.move(days=1)
    sent(cast, documents=[DOCUMENT])
    owner, stage = cast.browsers["brand owner"], cast.stage
    used = owner.send("DELETE", f"{HERE}/{DOCUMENT}")
    services = stage.services
    ear = Ear(
        table=services.table,
        clock=stage.clock,
        randomness=services.randomness,
        log=stage.log,
        files=stage.files,
        methods=a_methods,
    )

    stage.clock.now = NOW + timedelta(days=181) - timedelta(seconds=1)
    do_due(ear, FakeSite())
    before = len(stage.files.kept)
    stage.clock.now = NOW + timedelta(days=181)
    do_due(ear, FakeSite())

    assert (used.code, before, stage.files.kept) == ("document.in_use", 1, {})
    assert (stage.item(keys.document(BRAND, DOCUMENT)) or {})["deleted_at"] == "2027-05-25T08:00:00.000Z"
    assert (stage.item(keys.documents(BRAND)) or {})["count"] == 0
