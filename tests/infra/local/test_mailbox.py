"""The mailbox of this machine: every mail, both parts, and nothing that a mail could do."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from selectolax.lexbor import LexborHTMLParser

from infra.local.mailbox import Mail, mailbox, sent
from tests.conftest import Emulated


def a_mail(number: int = 1, **more: str) -> Mail:
    """Return a mail."""
    words = {"to": "a@b.example", "sender": "no-reply@hezuo.example", "subject": "Hello", "text": "Hi", "html": "<p>Hi"}
    return Mail(number=number, sent_at=datetime(2026, 11, 25, 9, 30, tzinfo=UTC), **{**words, **more})


def page(*mails: Mail) -> LexborHTMLParser:
    """Return the page of some mails."""
    return LexborHTMLParser(mailbox(lambda: mails, "/dev/mailbox").body)


def test_mails_are_shown_newest_first_with_both_parts() -> None:
    found = page(a_mail(1, subject="Older"), a_mail(2, subject="Newer", text="Your code: 123456"))

    assert [node.text() for node in found.css("h2")] == ["Newer", "Older"]
    assert found.css_first("pre").text() == "Your code: 123456"
    assert found.css_first("iframe").attributes["src"] == "/dev/mailbox/2.html"


def test_a_link_of_the_text_can_be_followed_and_keeps_its_fragment() -> None:
    found = page(a_mail(text="Open http://127.0.0.1:8000/en/login#t=abc_-9.\nBye"))

    assert found.css_first("pre a").attributes["href"] == "http://127.0.0.1:8000/en/login#t=abc_-9"
    assert found.css_first("pre").text() == "Open http://127.0.0.1:8000/en/login#t=abc_-9.\nBye"


def test_what_a_mail_says_is_text_on_the_page() -> None:
    found = page(a_mail(subject="<script>x</script>", text="<b>"))

    assert found.css("script") == []
    assert found.css_first("h2").text() == "<script>x</script>"


def test_without_mail_the_page_says_so() -> None:
    assert "No mail yet." in page().body.text()


def test_a_mail_by_itself_leaves_its_frame_only_by_its_links_and_runs_nothing() -> None:
    answer = mailbox(lambda: [a_mail(html="<p>Hi <a href='/'>x</a>")], "/dev/mailbox/1.html")

    assert answer.body == b"<!doctype html><base target=\"_top\"><p>Hi <a href='/'>x</a>"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_programs_read_it_as_json() -> None:
    (found,) = json.loads(mailbox(lambda: [a_mail()], "/dev/mailbox.json").body)

    assert (found["number"], found["text"], found["sent_at"]) == (1, "Hi", "2026-11-25 09:30:00+00:00")


@pytest.mark.parametrize(
    "path", ["/dev/mailbox/2.html", "/dev/mailbox/x.html", "/dev/mailbox/", "/dev/mailbox/1.htmlx"]
)
def test_a_mail_that_is_not_there_is_not_found(path: str) -> None:
    assert mailbox(lambda: [a_mail()], path).status == 404


@pytest.mark.parametrize("path", ["/dev/mailbox", "/dev/mailbox/1.html", "/dev/mailbox.json", "/dev/mailbox/9.html"])
def test_nobody_keeps_it(path: str) -> None:
    assert mailbox(lambda: [a_mail()], path).headers["Cache-Control"] == "no-store"


def test_what_the_cloud_was_given_to_send_is_read(emulated: Emulated) -> None:
    to = f"{uuid4().hex}@hezuo.example"
    emulated.client("sesv2").send_email(
        FromEmailAddress="no-reply@hezuo.example",
        Destination={"ToAddresses": [to]},
        Content={"Simple": {"Subject": {"Data": "商机"}, "Body": {"Text": {"Data": "文"}, "Html": {"Data": "<p>"}}}},
    )

    (mail,) = (mail for mail in sent(emulated.endpoint) if mail.to == to)

    assert (mail.subject, mail.text, mail.html) == ("商机", "文", "<p>")
