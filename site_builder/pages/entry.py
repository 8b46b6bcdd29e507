"""One provider as a line of a list."""

from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.directory import Entry
from site_builder.model.freshness import is_unconfirmed
from site_builder.pages.edition import Edition
from site_builder.pages.page import NamePair
from site_builder.pages.provider import response_line
from site_builder.pages.stars import Stars, stars_of

_SHOWN: Final = 5


class EntryView(NamedTuple):
    """What a list shows of a provider."""

    id: str
    names: NamePair
    href: str
    is_demo: bool
    about: tuple[str, ...]
    facets: tuple[tuple[str, str], ...]
    stars: Stars | None
    response: str
    facts: str
    confirmed: str
    add_url: str
    compare_url: str


def entry_view(edition: Edition, entry: Entry) -> EntryView:
    """Return a provider's line in a list."""
    card, t, language = entry.card, edition.t, edition.language
    about = [edition.name("places", card.place)] if card.place else []
    if card.founded:
        about.append(t("entry.since", year=card.founded))
    about += card.tickers
    facets = tuple(
        (t(f"facet.{name}"), _some(edition, name, codes))
        for name, codes in (("categories", card.categories), ("platforms", card.platforms), ("services", card.services))
        if codes
    )
    return EntryView(
        id=card.id,
        names=NamePair(card.names(language), language),
        href=urls.provider(language, card.id),
        is_demo=card.is_demo,
        about=tuple(about),
        facets=facets,
        stars=stars_of(edition, entry.latest) if entry.latest else None,
        response=response_line(edition, entry),
        facts=edition.facts_of_sources(card.facts, card.sources),
        confirmed=t(
            "entry.unconfirmed" if is_unconfirmed(card.confirmed_on, edition.today) else "entry.confirmed",
            date=edition.day(card.confirmed_on),
        ),
        add_url=urls.add_to_shortlist(language, card.id),
        compare_url=urls.compare(language, card.id),
    )


def _some(edition: Edition, name: str, codes: tuple[str, ...]) -> str:
    shown = edition.list(name, codes[:_SHOWN])
    rest = len(codes) - _SHOWN
    return edition.t("entry.and_more", shown=shown, rest=rest) if rest > 0 else shown
