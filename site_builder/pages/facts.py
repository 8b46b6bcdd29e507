"""A provider's facts as its page shows them: in rows, each value with its proof; its sources numbered; services by platform."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from markupsafe import Markup

from site_builder.model.base import Code
from site_builder.model.directory import facts_of, kind_of, weight
from site_builder.model.freshness import LASTING
from site_builder.model.localized import HTML_LANG, Localized, script_of
from site_builder.model.provider import Certification, Evidence, Fact, Facts, Provider, Store
from site_builder.model.source import KINDS, Kind, Source
from site_builder.model.taxonomy import Place
from site_builder.pages.edition import Edition, Mark
from site_builder.pages.page import named

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


class Ledger:
    """What both languages' pages say of a provider's facts: by field, with the numbers and figures of their sources.

    A fact stands with whether it lasts: whether it never becomes old.
    """

    __slots__ = ("capability", "facts", "numbers", "seen", "weights")

    def __init__(self, provider: Provider) -> None:
        """Go through the facts once."""
        self.facts: Final[dict[str, list[tuple[Evidence, bool]]]] = {}
        self.numbers: Final = {key: number for number, key in enumerate(provider.sources, 1)}
        self.weights: Final = dict.fromkeys(provider.sources, 0)
        self.seen: Final[dict[str, dict[str, str]]] = {key: {} for key in provider.sources}
        for section, field, fact in facts_of(provider):
            self.facts.setdefault(field, []).append((fact, (section, field) in LASTING))
            source, seen = fact.source, fact.seen
            self.weights[source] += weight(fact)
            if seen and seen not in self.seen[source]:
                self.seen[source][seen] = script_of(seen)
        self.capability: Final = _capability(provider)


class Rows:
    """Makes rows of a provider's facts in one language."""

    def __init__(self, edition: Edition, provider: Provider, ledger: Ledger) -> None:
        """Take a provider with its facts gone through."""
        self._edition = edition
        self._language = edition.language
        self._provider = provider
        self._ledger = ledger
        self._marks: dict[tuple[str, Kind | None, bool], Mark] = {}

    def section(self, fields: Iterable[str]) -> Iterator[Row]:
        """Yield the rows of some fields: those that are stated, and those of which a reader should know that they are not."""
        edition, known = self._edition, self._ledger.facts
        for field in fields:
            facts = known.get(field)
            if facts:
                lines = [self._line(field, fact, does_last) for fact, does_last in facts]
                if len(lines) > 1:
                    lines = [*_merged(lines, edition.join_clauses if field in _CLAUSES else edition.join_safe)]
                yield Row(edition.field(field), tuple(lines))
            elif field in _ALWAYS:
                yield Row(edition.field(field), ())

    def mark(self, fact: Evidence, *, does_last: bool = False) -> Mark:
        """Return how well a fact is proved."""
        key = (fact.source, fact.kind, does_last)
        found = self._marks.get(key)
        if found is None:
            source = self._provider.sources[fact.source]
            kind = fact.kind or source.kind
            is_old = not does_last and self._edition.is_old(source)
            label = self._edition.label(kind, source.dated[:7] if source.dated else None, is_old=is_old)
            found = self._marks[key] = Mark(kind, label, is_old, self._ledger.numbers[fact.source])
        return found

    def _line(self, field: str, fact: Evidence, does_last: bool) -> Line:  # noqa: FBT001 # once a fact
        note = fact.note[self._language] if fact.note else ""
        href = str(fact.value) if field in _LINKS and isinstance(fact, Fact) else ""
        return Line(self._text(field, fact), self.mark(fact, does_last=does_last), note, href)

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
            return value[self._language]
        write = _SINGLE.get(field)
        return write(self._edition, value) if write else named(str(value), self._language)

    def _name(self, name: object) -> Markup:
        language = self._language
        return named(name[language] if isinstance(name, Localized) else str(name), language)

    def sources(self) -> tuple[SourceLine, ...]:
        """Return the numbered sources."""
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


def _capability(provider: Provider) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Kind | None, ...]], ...]]:
    """Return the services x platforms table in codes; a cell holds the strongest evidence of a source that names both."""
    platforms = _evidence_by_code(provider, provider.offer.platforms)
    services = _evidence_by_code(provider, provider.offer.services)
    rows = tuple(
        (service, tuple(_strongest(proof, other) for other in platforms.values()))
        for service, proof in services.items()
    )
    return (tuple(platforms), rows) if any(any(cells) for _, cells in rows) else ((), ())


def _evidence_by_code(provider: Provider, groups: tuple[Facts[Code], ...]) -> dict[str, dict[str, Kind]]:
    found: dict[str, dict[str, Kind]] = {}
    for group in groups:
        for code in group.values:
            found.setdefault(code, {})[group.source] = kind_of(group, provider.sources)
    return found


def _strongest(one: dict[str, Kind], other: dict[str, Kind]) -> Kind | None:
    """Return the strongest kind of a source that carries both facts; of the two facts the weaker one counts."""
    ranks = [max(_STRENGTH[one[key]], _STRENGTH[other[key]]) for key in one if key in other]
    return KINDS[min(ranks)] if ranks else None


def sample_rows(edition: Edition, provider: Provider) -> tuple[Row, ...]:
    """Return the few rows that the home page shows of an entry."""
    rows = Rows(edition, provider, Ledger(provider))
    found = rows.section(("founded", "tickers", "platforms", "categories"))
    return tuple(Row(label=row.label, lines=row.lines[:1]) for row in found if row.lines)
