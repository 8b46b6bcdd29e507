"""A provider's page: its facts, each with its proof, its capability model, its sources and its standing."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from site_builder import urls
from site_builder.model.card import Card
from site_builder.model.directory import Entry
from site_builder.model.freshness import state_of
from site_builder.model.provider import Provider
from site_builder.model.published import Cooperation
from site_builder.model.source import KINDS, Kind
from site_builder.pages.edition import Edition, Mark, breadcrumbs, json_ld
from site_builder.pages.facts import Ledger, Row, Rows, SourceLine
from site_builder.pages.page import Crumb, Link, NamePair, Page, named
from site_builder.pages.score import ScoreView, score_view
from site_builder.pages.stars import Stars, stars_of

RELATED: Final = 4
_COMPANY: Final = (
    "legal",
    "former",
    "headquarters",
    "offices",
    "founded",
    "tickers",
    "owner",
    "status",
    "team",
    "website",
    "contact",
)
_OFFER: Final = (
    "platforms",
    "services",
    "categories",
    "markets",
    "languages",
    "brands",
    "own_brands",
    "stores",
    "certifications",
    "statements",
)
_TERMS: Final = ("modes", "fees", "minimum_budget", "accepting", "contract")


class CapabilityRow(NamedTuple):
    """A service with the strongest kind of evidence that names it together with each platform, or nothing."""

    label: str
    cells: tuple[Kind | None, ...]


class ProviderView(NamedTuple):
    """What the template shows; texts are in the page's language."""

    names: NamePair
    logo: str
    summary: str
    is_removed: bool
    removed: str
    stars: Stars | None
    score: ScoreView | None
    claim: str
    accepting: str
    response: str
    cooperations: tuple[Markup, ...]
    company: tuple[Row, ...]
    offer: tuple[Row, ...]
    terms: tuple[Row, ...]
    capability_platforms: tuple[str, ...]
    capability: tuple[CapabilityRow, ...]
    introduction: Link | None
    case_studies: tuple[tuple[str, str, Mark], ...]
    sources: tuple[SourceLine, ...]
    totals: str
    read: str
    confirmed: str
    unconfirmed: str
    changed: str
    evidence: tuple[tuple[Kind, str, int], ...]
    as_of: str
    related: tuple[tuple[NamePair, str, str], ...]
    add_url: str
    compare_url: str
    claim_url: str
    edit_url: str
    json_url: str


def provider_page(
    edition: Edition,
    provider: Provider,
    entry: Entry,
    related: Sequence[Card],
    logo: str = "",
    ledger: Ledger | None = None,
) -> Page:
    """Return a provider's page.

    Args:
        edition: The language it is written in.
        provider: The full record.
        entry: Its card and what is published of it.
        related: Cards of related providers, the nearest first.
        logo: Address of the logo, empty where there is none.
        ledger: Its facts gone through, where that was done for the other language's page.
    """
    card = entry.card
    address = urls.provider(edition.language, card.id)
    names = NamePair(card.names(edition.language), edition.language)
    crumbs = [Crumb(label=edition.t("nav.providers"), href=edition.url("providers"))]
    if card.categories and not card.removed_on:  # the list of its category may be no more
        code = card.categories[0]
        crumbs.append(
            Crumb(label=edition.name("categories", code), href=urls.facet(edition.language, "categories", code))
        )
    return Page(
        path=address,
        language=edition.language,
        template="pages/provider.html",
        title=names.text,
        description=_removed(edition, provider) or provider.summary[edition.language],
        nav="providers",
        crumbs=tuple(crumbs),
        kind="profile",
        lastmod=entry.newest,
        noindex=provider.removed is not None,
        is_demo=card.is_demo,
        json_ld=()
        if provider.removed
        else (
            _organisation(edition, provider, card, address),
            breadcrumbs(edition, [(crumb.label, crumb.href) for crumb in crumbs], names.first),
        ),
        view=_view(edition, provider, entry, related, logo, ledger or Ledger(provider)),
    )


def _view(
    edition: Edition, provider: Provider, entry: Entry, related: Sequence[Card], logo: str, ledger: Ledger
) -> ProviderView:
    card, t, language = entry.card, edition.t, edition.language
    rows = Rows(edition, provider, ledger)
    standing = entry.standing
    platforms, services = ledger.capability
    return ProviderView(
        names=NamePair(card.names(language), language),
        logo=logo,
        summary=provider.summary[language],
        is_removed=provider.removed is not None,
        removed=_removed(edition, provider),
        stars=stars_of(edition, entry.latest) if entry.latest else None,
        score=score_view(edition, card.id, standing),
        claim=t("provider.claimed", date=edition.day(standing.claimed_on.isoformat()))
        if standing and standing.claimed_on
        else t("provider.unclaimed"),
        accepting=_accepting(edition, entry),
        response=response_line(edition, entry),
        cooperations=tuple(_cooperation(edition, item) for item in (standing.cooperations if standing else ())),
        company=tuple(rows.section(_COMPANY)),
        offer=tuple(rows.section(_OFFER)),
        terms=tuple(rows.section(_TERMS)),
        capability_platforms=tuple(edition.name("platforms", code) for code in platforms),
        capability=tuple(CapabilityRow(edition.name("services", code), cells) for code, cells in services),
        introduction=_introduction(edition, provider),
        case_studies=tuple(
            (study.title[language], study.text[language], rows.mark(study)) for study in provider.case_studies
        ),
        sources=rows.sources(),
        totals=edition.join([t("count.sources", count=card.sources), edition.facts(card.facts)]),
        read=edition.day(card.read_on),
        confirmed=edition.day(card.confirmed_on),
        unconfirmed=_unconfirmed(edition, card),
        changed=edition.day(card.changed_on),
        evidence=tuple(
            (kind, edition.names["evidence_kinds"][kind], count) for kind, count in zip(KINDS, card.kinds, strict=True)
        ),
        as_of=_as_of(edition, provider),
        related=tuple(_related(edition, other) for other in related),
        add_url=urls.add_to_shortlist(language, card.id),
        compare_url=urls.compare(language, card.id),
        claim_url=urls.claim(language, card.id),
        edit_url=urls.propose(language, card.id),
        json_url=urls.provider_data(card.id),
    )


def _removed(edition: Edition, provider: Provider) -> str:
    """Return when and why the entry left the directory; nothing while it is listed."""
    removed = provider.removed
    if removed is None:
        return ""
    reason = edition.name("removal_reasons", removed.reason)
    return edition.t("provider.removed", date=edition.day(removed.on.isoformat()), reason=reason)


def _cooperation(edition: Edition, item: Cooperation) -> Markup:
    """Return a cooperation that both sides show, the store's name in its own language."""
    platform, since = edition.name("platforms", item.platform), edition.day(item.since)
    sentence = escape(edition.t("provider.cooperation", store="{}", platform=platform, since=since))
    return sentence.format(named(item.store, edition.language))


def _accepting(edition: Edition, entry: Entry) -> str:
    standing = entry.standing
    accepting = standing.accepting if standing and standing.accepting is not None else None
    return "" if accepting is None else edition.t("accepting.yes" if accepting else "accepting.no")


def response_line(edition: Edition, entry: Entry) -> str:
    """Return how the provider answers invitations, with n; nothing below the number from which it is shown."""
    response = entry.standing.response if entry.standing else None
    if response is None or response.invited < edition.program.limits.response_rate_from:
        return ""
    percent = (response.answered * 200 + response.invited) // (2 * response.invited)
    if response.median_hours is None:
        return edition.t("response.rate", percent=percent, n=response.invited)
    return edition.t("response.rate_and_time", percent=percent, n=response.invited, hours=response.median_hours)


def _unconfirmed(edition: Edition, card: Card) -> str:
    """Return for how long nobody confirmed the entry, and what that means; nothing while it is fresh."""
    date = edition.day(card.confirmed_on)
    match state_of(card.confirmed_on, edition.today):
        case "nudge":
            return edition.t("provider.nudge", date=date)
        case "unconfirmed":
            return edition.t("provider.unconfirmed", date=date)
        case "hidden":
            return edition.t("provider.hidden", date=date)
        case "fresh":
            return ""


def _introduction(edition: Edition, provider: Provider) -> Link | None:
    introduction = provider.introduction
    if introduction is None:
        return None
    size = introduction.size_kb
    label = edition.t("provider.introduction_pdf", count=size) if size else edition.t("provider.introduction")
    return Link(label=label, href=introduction.url)


def _as_of(edition: Edition, provider: Provider) -> str:
    dated = [source.dated for source in provider.sources.values() if source.dated]
    return edition.day(max(dated)) if dated else ""


def _related(edition: Edition, card: Card) -> tuple[NamePair, str, str]:
    language = edition.language
    place = edition.name("places", card.place) if card.place else ""
    return NamePair(card.names(language), language), urls.provider(language, card.id), place


def _organisation(edition: Edition, provider: Provider, card: Card, address: str) -> Markup:
    names = [name for name in (card.name_en, card.name_zh, card.legal) if name]
    data: dict[str, object] = {
        "@type": "ProfessionalService",
        "name": card.names(edition.language)[0],
        "alternateName": [name for name in names if name != card.names(edition.language)[0]],
        "url": edition.absolute(address),
        "description": provider.summary[edition.language],
    }
    if card.website:
        data["sameAs"] = card.website
    if card.place:
        data["address"] = {"@type": "PostalAddress", "addressLocality": edition.name("places", card.place)}
    if card.founded:
        data["foundingDate"] = str(card.founded)
    if card.categories:
        data["knowsAbout"] = [edition.name("categories", code) for code in card.categories]
    return json_ld(data)
