"""A provider's page as tests ask for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from site_builder.model.card import Card
from site_builder.model.directory import Entry, card_of
from site_builder.model.localized import Language
from site_builder.model.provider import Provider
from site_builder.model.published import Standing
from site_builder.pages.facts import Row
from site_builder.pages.page import Page
from site_builder.pages.provider import ProviderView, provider_page
from tests.builders import TODAY, a_provider, an_edition, source_fields

S2: Final = {"s1": source_fields(), "s2": source_fields(kind="press", title="Press", dated="2024-05")}
S3: Final = {**S2, "s3": source_fields(kind="official", title="Notice", dated="2026-10")}


def page_of(
    provider: Provider,
    language: Language = "en",
    today: date = TODAY,
    standing: Standing | None = None,
    related: Sequence[Card] = (),
    **program: object,
) -> Page:
    """Return a provider's page."""
    entry = Entry(card_of("lantern-bay", provider, is_demo=False, today=TODAY), standing)
    return provider_page(an_edition(language, today, **program), provider, entry, related)


def view_of(provider: Provider, language: Language = "en", **given: Any) -> ProviderView:  # noqa: ANN401 # as `page_of`
    """Return what a provider's page shows."""
    view: ProviderView = page_of(provider, language, **given).view
    return view


def row(rows: Sequence[Row], label: str) -> Row:
    """Return the row of a field."""
    return next(row for row in rows if row.label == label)


def texts(rows: Sequence[Row], label: str) -> list[str]:
    """Return the lines of a field."""
    return [str(line.text) for line in row(rows, label).lines]


def numbers(rows: Sequence[Row], label: str) -> list[int]:
    """Return the numbers of the sources of a field's lines."""
    return [line.mark.number for line in row(rows, label).lines]


def platforms(*groups: object, **sections: object) -> ProviderView:
    """Return what a page shows of a provider on these platforms."""
    return view_of(a_provider(offer={"platforms": list(groups)}, **{"sources": S3, **sections}))
