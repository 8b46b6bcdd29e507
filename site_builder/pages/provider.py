"""A provider's page: its facts, each with its proof, its capability model, its sources and its standing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from site_builder import urls
from site_builder.model.card import Card
from site_builder.model.directory import Entry, facts_of, kind_of, weight
from site_builder.model.freshness import state_of
from site_builder.model.localized import HTML_LANG, Localized, script_of
from site_builder.model.provider import Certification, Evidence, Fact, Facts, Provider, Store
from site_builder.model.published import Cooperation
from site_builder.model.source import KINDS, Kind, Source
from site_builder.model.taxonomy import Place
from site_builder.pages.edition import LASTING, Edition, Mark, breadcrumbs, json_ld
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
_TERM_LISTS: Final = {
    "headquarters": "places",
    "offices": "places",
    "platforms": "platforms",
    "services": "services",
    "categories": "categories",
    "markets": "markets",
    "languages": "languages",
    "modes": "cooperation_modes",
    "fees": "fee_models",
}
_CLAUSES: Final = frozenset({"stores", "certifications", "statements"})
_ALWAYS: Final = frozenset(
    {"headquarters", "founded", "platforms", "services", "categories", "certifications", "languages", "team"}
)
_LINKS: Final = frozenset({"website", "contact"})
_STRENGTH: Final[dict[Kind, int]] = {kind: rank for rank, kind in enumerate(KINDS)}


class Line(NamedTuple):
    """Some values of a field that share a proof."""

    text: str
    mark: Mark
    note: str = ""
    href: str = ""


class Row(NamedTuple):
    """A field with its lines; without lines it is not stated."""

    label: str
    lines: tuple[Line, ...]


class SourceLine(NamedTuple):
    """A numbered source."""

    number: int
    title: str
    lang: str
    url: str | None
    kind: Kind
    label: str
    facts: str
    seen: tuple[tuple[str, str], ...]


class CapabilityRow(NamedTuple):
    """A service with the strongest kind of evidence that names it together with each platform, or nothing."""

    label: str
    cells: tuple[Kind | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderView:
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


class Ledger:
    """What both languages' pages say of a provider's facts: by field, with the numbers and figures of their sources."""

    __slots__ = ("capability", "facts", "numbers", "seen", "weights")

    def __init__(self, provider: Provider) -> None:
        """Go through the facts once."""
        self.facts: Final[dict[str, list[tuple[tuple[str, str], Evidence]]]] = {}
        self.numbers: Final = {key: number for number, key in enumerate(provider.sources, 1)}
        self.weights: Final = dict.fromkeys(provider.sources, 0)
        self.seen: Final[dict[str, dict[str, str]]] = {key: {} for key in provider.sources}
        for section, field, fact in facts_of(provider):
            self.facts.setdefault(field, []).append(((section, field), fact))
            self.weights[fact.source] += weight(fact)
            if fact.seen:
                self.seen[fact.source].setdefault(fact.seen, script_of(fact.seen))
        self.capability: Final = _capability(provider)


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
    rows = _Rows(edition, provider, ledger)
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
            (study.title[language], study.text[language], rows.mark(study, ("", "case_studies")))
            for study in provider.case_studies
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


class _Rows:
    """Makes rows of a provider's facts in one language."""

    def __init__(self, edition: Edition, provider: Provider, ledger: Ledger) -> None:
        self._edition = edition
        self._provider = provider
        self._ledger = ledger
        self._marks: dict[tuple[str, Kind | None, bool], Mark] = {}

    def section(self, fields: Iterable[str]) -> Iterator[Row]:
        edition, known = self._edition, self._ledger.facts
        for field in fields:
            facts = known.get(field, ())
            if facts or field in _ALWAYS:
                join = edition.join_clauses if field in _CLAUSES else edition.join_safe
                lines = [self._line(field, place, fact) for place, fact in facts]
                yield Row(edition.t(f"field.{field}"), tuple(_merged(lines, join) if len(lines) > 1 else lines))

    def mark(self, fact: Evidence, place: tuple[str, str]) -> Mark:
        key = (fact.source, fact.kind, place in LASTING)
        found = self._marks.get(key)
        if found is None:
            source = self._provider.sources[fact.source]
            kind = fact.kind or source.kind
            is_old = self._edition.is_old(source, place)
            label = self._edition.label(kind, source.dated[:7] if source.dated else None, is_old=is_old)
            found = self._marks[key] = Mark(kind, label, is_old, self._ledger.numbers[fact.source])
        return found

    def _line(self, field: str, place: tuple[str, str], fact: Evidence) -> Line:
        note = fact.note[self._edition.language] if fact.note else ""
        href = str(fact.value) if field in _LINKS and isinstance(fact, Fact) else ""
        return Line(self._text(field, fact), self.mark(fact, place), note, href)

    def _text(self, field: str, fact: Evidence) -> str:
        edition = self._edition
        if isinstance(fact, Facts):
            terms = _TERM_LISTS.get(field)
            if terms:
                return edition.list(terms, fact.values)
            return edition.join_safe([self._name(value) for value in fact.values])
        if isinstance(fact, Fact):
            return self._single(field, fact.value)
        if isinstance(fact, Store):
            return edition.join_safe([self._name(fact.name), edition.name("platforms", fact.platform)])
        return _level(edition, fact) if isinstance(fact, Certification) else ""

    def _single(self, field: str, value: object) -> str:
        if isinstance(value, Localized):
            return value[self._edition.language]
        write = _SINGLE.get(field)
        return write(self._edition, value) if write else named(str(value), self._edition.language)

    def _name(self, name: object) -> Markup:
        language = self._edition.language
        return named(name[language] if isinstance(name, Localized) else str(name), language)

    def sources(self) -> tuple[SourceLine, ...]:
        return tuple(self._source(key, source) for key, source in self._provider.sources.items())

    def _source(self, key: str, source: Source) -> SourceLine:
        edition, ledger = self._edition, self._ledger
        page = HTML_LANG[edition.language]
        lang = source.lang or script_of(source.title)
        seen = tuple((text, "" if script == page else script) for text, script in islice(ledger.seen[key].items(), 2))
        return SourceLine(
            number=ledger.numbers[key],
            title=source.title,
            lang="" if lang == page else lang,
            url=source.url,
            kind=source.kind,
            label=edition.label(source.kind, source.dated),
            facts=edition.facts(ledger.weights[key]),
            seen=seen,
        )


def _level(edition: Edition, fact: Certification) -> str:
    """Return a platform's level with its period."""
    dates = edition.join(edition.day(day) for day in (fact.since, fact.until) if day)
    period = fact.period[edition.language] if fact.period else dates
    name = edition.name("tiers", fact.level)
    return edition.t("provider.level", level=name, period=period) if period else name


def _merged(lines: list[Line], join: Callable[[list[str]], str]) -> Iterator[Line]:
    """Yield the lines with neighbours of the same proof joined."""
    pending: Line | None = None
    for line in lines:
        if pending and pending.mark == line.mark and not (pending.note or line.note or pending.href):
            pending = Line(join([pending.text, line.text]), line.mark)
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _place(edition: Edition, code: object) -> str:
    """Return a place with the market it lies in, where neither name holds the other."""
    place = edition.taxonomy.terms("places")[str(code)]
    market = edition.name("markets", place.market) if isinstance(place, Place) and place.market else ""
    name = place.name[edition.language]
    return (
        edition.t("provider.place", place=name, market=market)
        if market and market not in name and name not in market
        else name
    )


def _bare(_edition: Edition, link: object) -> str:
    return str(link).split("://", 1)[1].rstrip("/")


_SINGLE: Final[dict[str, Callable[[Edition, object], str]]] = {
    "headquarters": _place,
    "minimum_budget": lambda edition, code: edition.budget(str(code)),
    "accepting": lambda edition, value: edition.t("accepting.yes" if value else "accepting.no"),
    "team": lambda edition, value: edition.t("provider.team", count=value),
    "website": _bare,
    "contact": _bare,
}


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


def _capability(provider: Provider) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Kind | None, ...]], ...]]:
    """Return the services x platforms table in codes; a cell holds the strongest evidence of a source that names both."""
    platforms = _evidence_by_code(provider, provider.offer.platforms)
    services = _evidence_by_code(provider, provider.offer.services)
    rows = tuple(
        (service, tuple(_strongest(proof, other) for other in platforms.values()))
        for service, proof in services.items()
    )
    return (tuple(platforms), rows) if any(any(cells) for _, cells in rows) else ((), ())


def _evidence_by_code(provider: Provider, groups: tuple[Facts[str], ...]) -> dict[str, dict[str, Kind]]:
    found: dict[str, dict[str, Kind]] = {}
    for group in groups:
        for code in group.values:
            found.setdefault(code, {})[group.source] = kind_of(group, provider.sources)
    return found


def _strongest(one: dict[str, Kind], other: dict[str, Kind]) -> Kind | None:
    """Return the strongest kind of a source that carries both facts; of the two facts the weaker one counts."""
    ranks = [max(_STRENGTH[one[key]], _STRENGTH[other[key]]) for key in one if key in other]
    return KINDS[min(ranks)] if ranks else None


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


def sample_rows(edition: Edition, provider: Provider) -> tuple[Row, ...]:
    """Return the few rows that the home page shows of an entry."""
    rows = _Rows(edition, provider, Ledger(provider))
    found = rows.section(("founded", "tickers", "platforms", "categories"))
    return tuple(Row(label=row.label, lines=row.lines[:1]) for row in found if row.lines)
