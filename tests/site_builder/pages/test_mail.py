"""The mails as public pages; that they say what is sent is held by tests/functions/mailer/test_letter.py."""

import json

import pytest

from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.model.mail import Login
from site_builder.model.mails import MAILS
from site_builder.pages.edition import Edition
from site_builder.pages.mail import held, mail_pages, mail_view, previews
from site_builder.render import Renderer
from tests.builders import ROOT, an_edition


def a_renderer(edition: Edition) -> Renderer:
    """Return a renderer of mails."""
    language = edition.language
    return Renderer(ROOT / "templates", language, {"t": edition.t, "lang": language, "html_lang": HTML_LANG[language]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_list_and_a_page_for_each_mail(language: Language) -> None:
    edition = an_edition(language)

    pages = list(mail_pages(edition, a_renderer(edition)))

    assert [page.path for page in pages] == [
        f"/{language}/mails",
        *(f"/{language}/mails/{kind.event}" for kind in MAILS),
    ]
    assert [link.href for link in pages[0].view.mails] == [page.path for page in pages[1:]]
    assert all(page.noindex for page in pages)


def test_what_differs_from_mail_to_mail_is_marked_and_leads_nowhere() -> None:
    edition = an_edition()

    view = mail_view(edition, a_renderer(edition), Login)

    assert held(Login) == {"link": "⟨link⟩", "code": "⟨code⟩"}
    assert "<mark>⟨code⟩</mark>" in view.subject
    assert "href" not in view.html
    assert "<main" not in view.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_can_be_shown_before_it_is_sent_from_the_mails_own_templates(language: Language) -> None:
    edition = an_edition(language)

    files = {name: json.loads(content) for name, content in previews(edition, a_renderer(edition))}

    named, blind = (files[f"data/mails/{language}/{event}.json"] for event in ("opportunity", "opportunity-blind"))
    assert "⟨brief⟩" in named["subject"]
    assert "⟨brand⟩" in named["text"]
    assert "⟨brand⟩" not in blind["text"]
    assert "⟨operator⟩" not in named["text"]
