"""A guide or a page of text in both languages, and the glossary's words."""

from typing import Annotated, Literal

from pydantic import Field

from site_builder.model.base import Code, Record, Text
from site_builder.model.dates import Day
from site_builder.model.localized import Localized

Audience = Literal["brands", "providers", "everyone"]


class GuideHead(Record):
    """What both languages of a guide share (`guide.yaml`)."""

    order: Annotated[int, Field(ge=1)]
    audience: Audience
    listed_on: Day
    checked: Day


class TextHead(Record):
    """What both languages of a page of text share (`page.yaml`)."""

    listed_on: Day
    checked: Day


class FrontMatter(Record):
    """The head of one language's Markdown file."""

    title: Text
    summary: Text


class GlossaryTerm(Record):
    """A word of the trade with its other names.

    Attributes:
        finds: What a search for the word finds besides its meaning: `everyone`, or values of facets such as
            `services/livestreaming`.
    """

    id: Code
    en: Text
    zh: Text
    also_en: tuple[Text, ...] = ()
    also_zh: tuple[Text, ...] = ()
    finds: tuple[
        Annotated[str, Field(pattern=r"^(everyone|(platforms|services|categories|markets)/[A-Za-z0-9-]+)$")], ...
    ] = ()
    text: Localized


class Glossary(Record):
    """All words of the trade."""

    terms: tuple[GlossaryTerm, ...]
