"""A mail's three parts."""

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from functions.mailer.letter import Writer, letter
from functions.outbox import Outgoing
from functions.tokens import derived_code, derived_token
from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.model.mail import Mail
from site_builder.model.mails import MAILS
from site_builder.pages.mail import held, mail_view
from site_builder.render import Renderer
from tests.builders import ROOT, an_edition
from tests.functions.mailer.setting import a_login_mail, a_mail, settings
from tests.functions.stage import KEY, SITE

WRITER: Final = Writer(settings())
HOSTILE: Final = st.text(st.sampled_from("<>&\"'{}%$#\\ ⟨⟩合a"), max_size=40)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAILS, ids=lambda kind: kind.event)
def test_every_mail_has_its_three_parts_in_both_languages(kind: type[Mail], language: Language) -> None:
    values = {name: f"value-of-{name}" for name in kind.names}
    mail = a_mail(event=kind.event, values=values, language=language, nonce="n" if kind.event == "login" else "")

    written = WRITER.write(mail)

    assert "\n" not in written.subject
    assert 0 < len(written.subject) < 200
    shown = {name: value for name, value in values.items() if name not in {"link", "code"}}
    assert all(value in written.text and value in written.html for value in shown.values())
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in written.html


@pytest.mark.parametrize("kind", MAILS, ids=lambda kind: kind.event)
def test_a_mail_loads_nothing_from_anywhere(kind: type[Mail]) -> None:
    html = (ROOT / f"templates/emails/{kind.event}/body.html").read_text("utf-8") + (
        ROOT / "templates/emails/base.html"
    ).read_text("utf-8")

    assert not re.search(r"<(img|link|script|iframe|object|video|audio|form)\b|url\(|@import|src=", html)


def test_every_folder_of_templates_is_a_mail_and_every_mail_has_one() -> None:
    folders = {path.name for path in (ROOT / "templates/emails").iterdir() if path.is_dir()}

    assert folders == {kind.event for kind in MAILS}


def test_a_logins_secrets_are_made_when_the_mail_is_written() -> None:
    written = WRITER.write(a_login_mail(language="zh"))

    token, code = derived_token(KEY, "login", "nonce"), derived_code(KEY, "login", "nonce")
    assert f"{SITE}/zh/login#t={token}\n" in written.text
    assert f'href="{SITE}/zh/login#t={token}"' in written.html
    assert code in written.subject


def test_the_token_of_a_confirmation_ends_its_link() -> None:
    mail = a_mail(event="mailbox-confirm", values={"provider": "P", "link": "/confirm#p=p&t="}, nonce="n")

    written = WRITER.write(mail)

    assert f"{SITE}/en/confirm#p=p&t={derived_token(KEY, 'mailbox-confirm', 'n')}\n" in written.text


@examples(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_value_becomes_markup_or_a_template(text: str) -> None:
    written = WRITER.write(a_mail(values={"subject": "S", "reason": text, "link": "/desk"}))

    shown = LexborHTMLParser(written.html).css_first(".said")
    assert shown.text() == text
    assert shown.css_first("*:not(.said)") is None
    assert text.strip() in written.text


@examples(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_a_subject_is_one_line_whatever_the_values_are(text: str) -> None:
    written = WRITER.write(a_mail(values={"subject": text, "reason": "R", "link": "/desk"}))

    assert written.subject == " ".join(written.subject.split())


def words(html: str) -> str:
    """Return what a reader sees, without the spaces."""
    return "".join(LexborHTMLParser(html).body.text().split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", MAILS, ids=lambda kind: kind.event)
def test_the_public_page_of_a_mail_says_what_the_mailer_sends(kind: type[Mail], language: Language) -> None:
    edition = an_edition(language)
    constants = {"t": edition.t, "lang": language, "html_lang": HTML_LANG[language]}
    renderer = Renderer(ROOT / "templates", language, constants)
    program = edition.program
    shown = {
        **held(kind),
        "programme": program.name[language],
        "contact": program.mailbox,
        "home": edition.absolute(edition.url("home")),
    }
    sent = letter(WRITER.renderers[language], kind.event, shown)

    view = mail_view(edition, renderer, kind)

    assert view.subject.striptags() == sent.subject
    text = "\n\n".join("\n".join(line.striptags() for line in paragraph) for paragraph in view.text)
    assert " ".join(text.split()) == " ".join(sent.text.split())
    assert words(f"<body>{view.html}</body>") == words(sent.html)


def test_a_mail_without_a_value_is_an_error() -> None:
    with pytest.raises(Exception, match="reason"):
        WRITER.write(
            Outgoing(id="u", event="suspended", created_at=a_mail().created_at, values={"subject": "S"}, to="a@b.cn")
        )
