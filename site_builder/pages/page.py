"""A page, and the small values that many pages share. Templates get `page` and `view`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from markupsafe import Markup, escape

from site_builder import messages
from site_builder.model.localized import HTML_LANG, Language, script_of

View = Any  # Any: each template has its own view
Sheet = Literal["public", "list", "home", "tool", "desk"]


class Crumb(NamedTuple):
    """A step of the visible path to a page."""

    label: str
    href: str
    lang: str = ""


class Page(NamedTuple):
    """One page: a pure function of its inputs.

    Attributes:
        path: Address in its language, such as `/en/providers/baozun`.
        sheet: Which style sheet it carries (`assets.SHEETS`).
        nav: Key of the header's link that is current.
        lastmod: Newest date in the content that the page shows, ISO; None keeps it out of the sitemap.
        json_ld: Structured data, one JSON text a block.
        has_alternate: It exists in the other language at the same path.
        slots: Rendered parts by the name of the slot in the template that they fill.
    """

    path: str
    language: Language
    template: str
    title: str
    description: str
    view: View
    nav: str = ""
    crumbs: tuple[Crumb, ...] = ()
    lastmod: str | None = None
    json_ld: tuple[Markup, ...] = ()
    kind: str = "website"
    noindex: bool = False
    is_demo: bool = False
    has_alternate: bool = True
    scripts: tuple[str, ...] = ()
    sheet: Sheet = "public"
    slots: Mapping[str, bytes] = MappingProxyType({})

    @property
    def newest(self) -> str:
        """Newest date that the page shows, in words; nothing where it shows none."""
        return messages.format_date(self.lastmod, self.language) if self.lastmod else ""


class Link(NamedTuple):
    """A link with a figure or a note beside it, and a line below."""

    label: str
    href: str
    figure: int = 0
    lang: str = ""
    note: str = ""
    text: str = ""


def named(text: str, language: Language) -> Markup:
    """Return a name, in its own `lang` where its script is not the page's."""
    script = script_of(text)
    safe = escape(text)
    is_latin_on_zh = language == "zh" and script == "en"
    if is_latin_on_zh or script == HTML_LANG[language]:
        return safe
    return Markup(f'<span lang="{script}">{safe}</span>')  # noqa: S704 # the text is escaped; to format Markup takes 20 µs


class NamePair:
    """Both names of a provider, the page's language first, each with its own `lang` where it differs."""

    __slots__ = ("first", "first_lang", "second", "second_lang")

    def __init__(self, names: tuple[str, str | None], language: Language) -> None:
        """Take the names in the order of the page's language."""
        page: Final = HTML_LANG[language]
        self.first, self.second = names
        first = script_of(self.first)
        self.first_lang = "" if first == page else first
        self.second_lang = script_of(self.second) if self.second else ""

    @property
    def text(self) -> str:
        """Both names in a row, for titles."""
        return f"{self.first} {self.second}" if self.second else self.first
