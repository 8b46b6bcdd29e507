"""The mail service."""

from collections.abc import Iterator

import pytest
from botocore.exceptions import ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from botocore.stub import ANY, Stubber

from functions.aws import ses
from functions.mailer.post import Busy, Letter, Refused, Unknown
from functions.settings import Settings
from tests.functions.aws.test_dynamodb import Failing

LETTER = Letter(subject="合作 <a>\r\nBcc: evil@b.cn", text="text", html="<p>html</p>")
SETTINGS = Settings(table="t", site="https://hezuo.example", sender="hello@hezuo.example", configuration_set="set")


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ses.SesPost, Stubber]]:
    """Yield the service over a client that says what it is told."""
    for name in ("AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    client = ses.make_client()
    with Stubber(client) as stubber:
        yield ses.SesPost(client, SETTINGS), stubber


def test_a_mail_goes_to_one_mailbox_with_the_tag_of_its_place(stub: tuple[ses.SesPost, Stubber]) -> None:
    post, stubber = stub
    request = {
        "FromEmailAddress": "hello@hezuo.example",
        "Destination": {"ToAddresses": ["a@b.cn"]},
        "Content": ANY,
        "EmailTags": [{"Name": "outbox", "Value": "m1"}],
        "ConfigurationSetName": "set",
    }
    stubber.add_response("send_email", {"MessageId": "id"}, request)

    assert post.send(LETTER, "a@b.cn", "m1") == "id"


def test_a_subject_stays_a_field_and_never_becomes_a_header() -> None:
    parts = ses._simple(LETTER)  # noqa: SLF001 # what is handed over

    assert parts["Subject"] == {"Data": LETTER.subject, "Charset": "UTF-8"}
    assert parts["Headers"] == [{"Name": "Auto-Submitted", "Value": "auto-generated"}]
    assert set(parts["Body"]) == {"Text", "Html"}


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("TooManyRequestsException", Busy),
        ("LimitExceededException", Busy),
        ("SendingPausedException", Busy),
        ("MailFromDomainNotVerifiedException", Busy),
        ("MessageRejected", Refused),
        ("BadRequestException", Refused),
        ("InternalFailure", Unknown),
        ("ServiceUnavailable", Unknown),
    ],
)
def test_what_the_service_says_is_told_apart(
    stub: tuple[ses.SesPost, Stubber], code: str, outcome: type[Exception]
) -> None:
    post, stubber = stub
    stubber.add_client_error("send_email", code)

    with pytest.raises(outcome):
        post.send(LETTER, "a@b.cn", "m1")


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (EndpointConnectionError(endpoint_url="x"), Busy),
        (ConnectTimeoutError(endpoint_url="x"), Busy),
        (ReadTimeoutError(endpoint_url="x"), Unknown),
    ],
)
def test_no_connection_is_not_now_and_no_answer_is_perhaps(error: Exception, outcome: type[Exception]) -> None:
    with pytest.raises(outcome):
        ses.SesPost(Failing(error), SETTINGS).send(LETTER, "a@b.cn", "m1")


def test_the_client_never_sends_a_second_time_by_itself(stub: tuple[ses.SesPost, Stubber]) -> None:
    assert stub[1].client.meta.config.retries["total_max_attempts"] == 1
