"""The mails of the product as public pages: what is sent, word by word, with what differs marked."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import orjson
from markupsafe import Markup

from site_builder import urls
from site_builder.model.mail import Mail
from site_builder.model.mails import MAILS
from site_builder.model.round_mail import Opportunity, OpportunityBlind
from site_builder.pages.edition import Edition
from site_builder.pages.page import Crumb, Link, Page
from site_builder.render import Renderer

_BODY: Final = re.compile(r"<body>(.*)</body>", re.DOTALL)
_HREF: Final = re.compile(r' href="⟨link⟩"')
_LANDMARK: Final = re.compile(r"<(/?)(?:main|footer)>")
_HELD: Final = re.compile("⟨[^⟩]+⟩")


class MailView(NamedTuple):
    """A mail: its subject, the paragraphs and lines of its plain text, and its markup without what only a mail needs."""

    subject: Markup
    text: tuple[tuple[Markup, ...], ...]
    html: Markup


class MailsView(NamedTuple):
    """All mails, each with its page."""

    mails: tuple[Link, ...]


def held(kind: type[Mail]) -> dict[str, str]:
    """Return a mark in place of each value that differs from mail to mail."""
    return {name: f"⟨{name}⟩" for name in kind.names}


def mail_pages(edition: Edition, renderer: Renderer) -> Iterator[Page]:
    """Yield the list of the mails, and a page for each."""
    named = {kind.event: edition.t(f"mail.{kind.event.replace('-', '_')}.name") for kind in MAILS}
    links = tuple(Link(label=name, href=urls.mail(edition.language, event)) for event, name in named.items())
    yield _page(edition, edition.url("mails"), "pages/mails.html", edition.t("mails.title"), MailsView(mails=links))
    for kind in MAILS:
        path, title = urls.mail(edition.language, kind.event), named[kind.event]
        yield _page(edition, path, "pages/mail.html", title, mail_view(edition, renderer, kind), in_list=True)


def _page(
    edition: Edition, path: str, template: str, title: str, view: MailView | MailsView, *, in_list: bool = False
) -> Page:
    crumbs = (Crumb(label=edition.t("mails.title"), href=edition.url("mails")),) if in_list else ()
    return Page(
        path=path,
        language=edition.language,
        template=template,
        title=title,
        description=edition.t("mails.description"),
        crumbs=crumbs,
        noindex=True,
        view=view,
    )


def mail_view(edition: Edition, renderer: Renderer, kind: type[Mail]) -> MailView:
    """Return a mail as its page shows it: rendered from the very templates that the mailer sends."""
    shown = _whole(edition, held(kind))
    plain = _plain(renderer, kind.event, shown)
    subject, text = plain["subject"], plain["text"]
    path = f"emails/{kind.event}/body.html"
    found = _BODY.search(renderer.render(path, title=subject, **shown))
    if found is None:
        message = f"{path} has no body"
        raise ValueError(message)
    markup = _LANDMARK.sub(r"<\1div>", _HREF.sub("", found[1]))
    paragraphs = tuple(tuple(map(_marked, part.split("\n"))) for part in text.split("\n\n"))
    return MailView(subject=_marked(subject), text=paragraphs, html=_mark(Markup(markup)))  # noqa: S704 # rendered with autoescape


def previews(edition: Edition, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Yield the files from which a page shows an invitation before it is sent: subject and text with marks for its values.

    A value that most mails leave empty has no mark.
    """
    for kind in (Opportunity, OpportunityBlind):
        shown = {**held(kind), **kind.usual}
        view = _plain(renderer, kind.event, _whole(edition, shown))
        yield urls.file_of(urls.mail_data(edition.language, kind.event)), orjson.dumps(view) + b"\n"


def _whole(edition: Edition, shown: Mapping[str, str]) -> dict[str, str]:
    """Return a mail's values with those that every mail is told."""
    program = edition.program
    return {
        **shown,
        "programme": program.name[edition.language],
        "contact": program.mailbox,
        "home": edition.absolute(edition.url("home")),
    }


def _plain(renderer: Renderer, event: str, shown: Mapping[str, str]) -> dict[str, str]:
    """Return the subject and the plain text of a mail."""
    subject = renderer.render(f"emails/{event}/subject.txt", **shown).strip()
    return {"subject": subject, "text": renderer.render(f"emails/{event}/body.txt", title=subject, **shown).strip()}


def _marked(text: str) -> Markup:
    return _mark(Markup.escape(text))


def _mark(safe: Markup) -> Markup:
    """Return safe text with what differs from mail to mail marked."""
    return Markup(_HELD.sub(lambda found: f"<mark>{found[0]}</mark>", str(safe)))  # noqa: S704 # adds marks to what is safe
