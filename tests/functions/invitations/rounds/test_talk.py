"""Answers for everybody, messages to one, and who took documents."""

import pytest

from functions import keys
from functions.codec import encode
from functions.invitations.download import Download
from tests.functions.fakes import NOW
from tests.functions.invitations.scene import DECLINE, ID, ROUND, ROUND_HERE, THERE, THERE_TOO, sent
from tests.functions.people import OTHER_PROVIDER, PROVIDER, Cast

QUESTION = {"id": ID.format(1), "text": "How large is the range?"}
ANSWER = {"text": "Forty products."}
PLACE = f"{ROUND_HERE}/questions/{ID.format(1)}/answer"


def test_an_answer_goes_to_everybody_in_play_and_nobody_learns_who_asked(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].post(PLACE, **ANSWER))

    assert (answer.status, calls) == (204, ["BatchGetItem", "Query", "TransactWriteItems(6)"])
    told = cast.stage.mails()[-2:]
    assert [(mail.event, mail.organisation) for mail in told] == [
        ("question-answered", f"PROV#{OTHER_PROVIDER}"),
        ("question-answered", f"PROV#{PROVIDER}"),
    ]
    assert PROVIDER not in cast.browsers["other provider"].get(THERE_TOO).raw.decode()
    asked = cast.browsers["other provider"].get(THERE_TOO).body["questions"][0]
    assert (asked["answer"], asked["is_yours"]) == ("Forty products.", False)
    assert "provider" not in cast.browsers["brand owner"].get(ROUND_HERE).body["questions"][0]


def test_who_declined_hears_no_answers(cast: Cast) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)
    cast.browsers["other provider"].post(f"{THERE_TOO}/decline", **DECLINE)

    cast.browsers["brand owner"].post(PLACE, **ANSWER)

    told = [mail.organisation for mail in cast.stage.mails() if mail.event == "question-answered"]
    assert told == [f"PROV#{PROVIDER}"]


def test_a_question_is_answered_once(cast: Cast) -> None:
    sent(cast)
    missing = cast.browsers["brand owner"].post(PLACE, **ANSWER)
    cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)
    cast.browsers["brand owner"].post(PLACE, **ANSWER)

    again = cast.browsers["brand owner"].post(PLACE, **ANSWER)

    assert (missing.code, again.code) == ("question.unknown", "question.answered")


def test_a_message_is_between_the_brand_and_one_provider(cast: Cast) -> None:
    sent(cast)
    owner, place = cast.browsers["brand owner"], f"{ROUND_HERE}/threads/{PROVIDER}"

    answer, calls = cast.stage.calls_of(lambda: owner.post(place, id=ID.format(2), text="Shall we\ntalk?"))

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(3)"])
    own = cast.browsers["provider owner"].get(f"{THERE}/thread").body["messages"]
    assert [(each["by"], each["text"]) for each in own] == [("brand", "Shall we\ntalk?")]
    assert cast.browsers["other provider"].get(f"{THERE_TOO}/thread").body["messages"] == []
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation) == ("message-received", f"PROV#{PROVIDER}")


def test_the_same_message_again_is_kept_once_and_another_one_of_its_id_is_refused(cast: Cast) -> None:
    sent(cast)
    owner, place = cast.browsers["brand owner"], f"{ROUND_HERE}/threads/{PROVIDER}"
    owner.post(place, id=ID.format(2), text="Hello")

    again = owner.post(place, id=ID.format(2), text="Hello")
    other = owner.post(place, id=ID.format(2), text="Good-bye")

    assert (again.status, other.code) == (201, "message.exists")
    assert len(owner.get(place).body["messages"]) == 1


@pytest.mark.parametrize("role", ["brand owner", "provider owner"])
def test_after_a_decline_nobody_writes(cast: Cast, role: str) -> None:
    sent(cast)
    cast.browsers["provider owner"].post(f"{THERE}/decline", **DECLINE)
    place = f"{ROUND_HERE}/threads/{PROVIDER}" if role == "brand owner" else f"{THERE}/thread"

    assert cast.browsers[role].post(place, id=ID.format(2), text="Hello").code == "invitation.declined"


def test_a_brand_sees_who_took_which_document(cast: Cast) -> None:
    sent(cast)
    taken = Download(id=ID.format(3), provider=PROVIDER, document="D", name="intro.pdf", account="A", at=NOW)
    where = keys.download(ROUND, taken.id)
    cast.stage.table.items[where] = {**encode(taken), "pk": where.pk, "sk": where.sk}

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["brand owner"].get(f"{ROUND_HERE}/downloads"))

    assert calls == ["BatchGetItem", "Query"]
    assert answer.body["lines"] == [
        {"provider": PROVIDER, "document": "D", "name": "intro.pdf", "at": "2026-11-25T08:00:00Z"}
    ]
