"""Questions and messages of a provider."""

import pytest

from functions import keys
from tests.functions.invitations.scene import DECLINE, ID, ROUND, ROUND_HERE, THERE, THERE_TOO, sent
from tests.functions.people import BRAND, PROVIDER, Cast

QUESTION = {"id": ID.format(1), "text": "How large is the range?"}


def test_a_question_is_shown_to_all_and_its_asker_to_nobody(cast: Cast) -> None:
    sent(cast)

    answer, calls = cast.stage.calls_of(lambda: cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION))

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(4)"])
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation) == ("question-asked", f"BRAND#{BRAND}")
    assert "Lantern" not in " ".join(mail.values.values())
    assert cast.browsers["provider owner"].get(THERE).body["questions"][0]["is_yours"]
    seen = cast.browsers["brand owner"].get(ROUND_HERE).body["questions"]
    assert (list(seen[0]), seen[0]["text"]) == (["id", "text", "at", "answer", "answered_at"], QUESTION["text"])


def test_the_same_question_again_is_kept_once_and_another_one_of_its_id_is_refused(cast: Cast) -> None:
    sent(cast)
    mei = cast.browsers["provider owner"]
    mei.post(f"{THERE}/questions", **QUESTION)

    again = mei.post(f"{THERE}/questions", **QUESTION)
    other = mei.post(f"{THERE}/questions", **{**QUESTION, "text": "Another one?"})
    foreign = cast.browsers["other provider"].post(f"{THERE_TOO}/questions", **QUESTION)

    assert (again.status, other.code, foreign.code) == (201, "question.exists", "question.exists")
    assert len(mei.get(THERE).body["questions"]) == 1


def test_a_sixth_question_is_one_too_many(cast: Cast) -> None:
    sent(cast)
    mei = cast.browsers["provider owner"]
    statuses = [mei.post(f"{THERE}/questions", id=ID.format(number), text="And?").status for number in range(5)]

    sixth = mei.post(f"{THERE}/questions", id=ID.format(6), text="And?")

    assert (statuses, sixth.code) == ([201] * 5, "question.too_many")


def test_after_the_questions_deadline_or_a_decline_nothing_is_asked(cast: Cast) -> None:
    sent(cast)
    cast.stage.clock.move(days=5)
    late = cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)
    cast.browsers["provider owner"].post(f"{THERE}/decline", **DECLINE)

    declined = cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)

    assert (late.code, declined.code) == ("question.too_late", "invitation.declined")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"asked": 1}, "edge.busy"),
        ({"withdrawn_at": "2026-11-25T08:00:00.000Z"}, "invitation.withdrawn"),
    ],
)
def test_a_question_that_meets_something_else_is_told_so(cast: Cast, change: dict[str, object], code: str) -> None:
    sent(cast)
    table = cast.stage.table

    with table.interrupted(lambda: table.items[keys.invitation(ROUND, PROVIDER)].update(change)):
        answer = cast.browsers["provider owner"].post(f"{THERE}/questions", **QUESTION)

    assert answer.code == code


def test_a_message_reaches_the_brands_people(cast: Cast) -> None:
    sent(cast)

    answer, calls = cast.stage.calls_of(
        lambda: cast.browsers["provider member"].post(f"{THERE}/thread", id=ID.format(2), text="Good morning")
    )

    assert (answer.status, calls) == (201, ["BatchGetItem", "TransactWriteItems(3)"])
    mail = cast.stage.mails()[-1]
    assert (mail.event, mail.organisation, mail.audience) == ("message-received", f"BRAND#{BRAND}", "members")
    shown = cast.browsers["brand owner"].get(f"{ROUND_HERE}/threads/{PROVIDER}").body["messages"]
    assert [(each["by"], each["text"]) for each in shown] == [("provider", "Good morning")]
