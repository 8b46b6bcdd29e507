"""A mail's three parts in its reader's language, from its folder of templates."""

import json
from pathlib import Path
from typing import Any, Final

from functions.mailer.post import Letter
from functions.outbox import Outgoing
from functions.settings import Settings
from functions.tokens import derived_code, derived_token
from site_builder.messages import catalogs
from site_builder.model.localized import HTML_LANG, LANGUAGES, Language
from site_builder.render import Renderer

_PARTS: Final = ("subject.txt", "body.txt", "body.html")


class Writer:
    """Writes the mails of one programme."""

    def __init__(self, settings: Settings) -> None:
        """Read the sentences; a template is compiled when it is first needed."""
        self._settings: Final = settings
        known: dict[str, Any] = json.loads((settings.templates / "mails.json").read_bytes())  # Any: JSON
        self._name: Final[dict[Language, str]] = known["name"]
        self._contact: Final = str(known["mailbox"])
        both = catalogs([known["sentences"]])
        self.renderers: Final = {
            language: renderer_of(settings.templates, language, both[language].t) for language in LANGUAGES
        }

    def write(self, mail: Outgoing) -> Letter:
        """Return the parts of a mail, its secrets made now.

        Raises:
            jinja2.UndefinedError: The mail lacks a value that its templates want.
        """
        language = mail.language
        values = {
            **mail.values,
            "programme": self._name[language],
            "contact": self._contact,
            "home": f"{self._settings.site}/{language}/",
            **self._secrets(mail),
        }
        return letter(self.renderers[language], mail.event, values)

    def _secrets(self, mail: Outgoing) -> dict[str, str]:
        """Return the whole link of a mail, with its token where it has one, and its code."""
        start = f"{self._settings.site}/{mail.language}"
        if mail.nonce:
            token = derived_token(self._settings.key, mail.event, mail.nonce)
            code = derived_code(self._settings.key, mail.event, mail.nonce)
            return {"link": start + mail.values.get("link", "/login#t=") + token, "code": code}
        return {"link": start + mail.values["link"]} if "link" in mail.values else {}


def renderer_of(templates: Path, language: Language, t: object) -> Renderer:
    """Return the renderer of the mails in one language."""
    return Renderer(templates, language, {"t": t, "lang": language, "html_lang": HTML_LANG[language]})


def letter(renderer: Renderer, event: str, values: dict[str, str]) -> Letter:
    """Return the parts of a mail; its title is its subject."""
    subject, text, html = _PARTS
    title = " ".join(renderer.render(f"emails/{event}/{subject}", **values).split())
    return Letter(
        subject=title,
        text=renderer.render(f"emails/{event}/{text}", title=title, **values).strip() + "\n",
        html=renderer.render(f"emails/{event}/{html}", title=title, **values),
    )
