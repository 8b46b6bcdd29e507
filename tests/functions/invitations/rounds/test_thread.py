"""What is answered about talk."""

from functions.invitations.rounds.thread import MessageReply, Thread
from tests.functions.fakes import NOW


def test_a_message_says_of_which_side_it_is_and_of_no_person() -> None:
    told = Thread(messages=(MessageReply(id="U", by="brand", text="Hello", at=NOW),)).model_dump(mode="json")

    assert told["messages"] == [{"id": "U", "by": "brand", "text": "Hello", "at": "2026-11-25T08:00:00Z"}]
