"""The directory as the pages see it: short cards of everyone, with what the functions published."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, TypeVar

from site_builder.model.card import Card
from site_builder.model.dates import months_earlier
from site_builder.model.localized import Localized
from site_builder.model.proof import written
from site_builder.model.provider import AnyName, Evidence, Facts, Provider
from site_builder.model.published import QuarterScore, Standing
from site_builder.model.source import KINDS, Kind, Source

T = TypeVar("T")
FRESH_MONTHS: Final = 12
STRENGTH: Final[dict[Kind, int]] = {"official": 2, "filing": 2, "press": 1, "self-stated": 0}


def kind_of(fact: Evidence, sources: dict[str, Source]) -> Kind:
    """Return the kind of evidence of a fact: its own, or its source's."""
    return fact.kind or sources[fact.source].kind


def facts_of(provider: Provider) -> Iterator[tuple[str, str, Evidence]]:
    """Yield every fact of a provider with its section and field, in the order of the model."""
    for section in ("names", "company", "offer", "terms"):
        for field, value in vars(getattr(provider, section)).items():
            for fact in value if isinstance(value, tuple) else (value,) if value else ():
                yield section, field, fact
    for study in provider.case_studies:
        yield "", "case_studies", study


def weight(fact: Evidence) -> int:
    """Return how many facts it counts for: one a value."""
    return len(fact.values) if isinstance(fact, Facts) else 1


def last_change(provider: Provider) -> date:
    """Return the newest day on which the entry itself changed."""
    days = (provider.listed_on, provider.changed_on, provider.removed.on if provider.removed else None)
    return max(day for day in days if day)


def _all(groups: "tuple[Facts[T], ...]") -> tuple[T, ...]:  # in quotes: pydantic would make a model of it
    return tuple(value for group in groups for value in group.values)


def _texts(groups: tuple[Facts[AnyName], ...]) -> tuple[str, ...]:
    """Return names in the languages in which they are known."""
    names = _all(groups)
    return tuple(text for name in names for text in ((name.en, name.zh) if isinstance(name, Localized) else (name,)))


def card_of(provider_id: str, provider: Provider, *, is_demo: bool, today: date) -> Card:
    """Return the card of a provider on a day; facts confirmed in the twelve months before count as its strength."""
    names, company, offer, terms = provider.names, provider.company, provider.offer, provider.terms
    counts = dict.fromkeys(KINDS, 0)
    strength, fresh_from = 0, months_earlier(today, FRESH_MONTHS)
    for _, _, fact in facts_of(provider):
        source = provider.sources[fact.source]
        kind, many = fact.kind or source.kind, weight(fact)
        counts[kind] += many
        if (source.confirmed or source.read) >= fresh_from:
            strength += many * STRENGTH[kind]
    sources = provider.sources.values()
    removed = provider.removed
    return Card(
        id=provider_id,
        is_demo=is_demo,
        name_en=names.en.value if names.en else None,
        name_zh=names.zh.value if names.zh else None,
        legal=names.legal.value if names.legal else None,
        summary_en=provider.summary.en,
        summary_zh=provider.summary.zh,
        place=company.headquarters.value if company.headquarters else None,
        offices=_all(company.offices),
        founded=company.founded.value if company.founded else None,
        website=company.website.value if company.website else None,
        minimum_budget=terms.minimum_budget.value if terms.minimum_budget else None,
        accepting=terms.accepting.value if terms.accepting else None,
        tickers=_all(company.tickers),
        types=provider.types,
        platforms=_all(offer.platforms),
        services=_all(offer.services),
        categories=_all(offer.categories),
        markets=_all(offer.markets),
        languages=_all(offer.languages),
        levels=tuple(dict.fromkeys(one.level for one in offer.certifications)),
        former=_all(names.former),
        brands=_texts(offer.brands) + _texts(offer.own_brands),
        strength=strength,
        kinds=(counts["official"], counts["filing"], counts["press"], counts["self-stated"]),
        proofs=written(provider),
        sources=len(sources),
        read_on=max(source.read for source in sources).isoformat(),
        confirmed_on=max(source.confirmed or source.read for source in sources).isoformat(),
        listed_on=provider.listed_on.isoformat(),
        changed_on=last_change(provider).isoformat(),
        removed_on=removed.on.isoformat() if removed else None,
        removal_reason=removed.reason if removed else None,
    )


class Entry(NamedTuple):
    """A card with what the functions published of the provider."""

    card: Card
    standing: Standing | None

    @property
    def newest(self) -> str:
        """Newest date that the provider's page shows, ISO."""
        days = [self.card.changed_on, self.card.confirmed_on]
        if self.standing:
            days += [day.isoformat() for day in (self.standing.claimed_on,) if day]
        return max(days)

    @property
    def half_stars(self) -> int:
        """Half stars of the last published quarter; -1 where there is none."""
        half = self.latest.half_stars if self.latest else None
        return -1 if half is None else half

    @property
    def latest(self) -> QuarterScore | None:
        """The score of the newest published quarter; nothing where it has none."""
        return self.standing.latest if self.standing else None
