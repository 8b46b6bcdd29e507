"""The closed lists: every code that content may use, with its name in both languages."""

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field

from site_builder.model.base import Code, Record, Text
from site_builder.model.localized import Localized
from site_builder.model.money import AnyMoney

CHOSEN_LISTS: Final = ("categories", "platforms", "services")
"""Lists of which a brief chooses what it must have and what it would like."""


class Term(Record):
    """One code of a closed list.

    Attributes:
        also: Other words, in either language, by which a search finds it; they are never printed.
    """

    code: Code
    en: Text
    zh: Text
    also: tuple[Text, ...] = ()

    @cached_property
    def name(self) -> Localized:
        """The term in both languages."""
        return Localized(en=self.en, zh=self.zh)


class Platform(Term):
    """A platform; `hosts` are the domains at which its stores stand, and at which it speaks officially."""

    hosts: tuple[Annotated[str, Field(pattern=r"^([a-z0-9-]+\.)+[a-z]{2,}$")], ...] = ()


class Tier(Term):
    """A level that a platform gives."""

    platform: Code


class Place(Term):
    """A city, country or region; `market` is the code of the market it lies in."""

    market: Code | None = None


class BudgetBand(Term):
    """A yearly budget; a bound that is absent is open."""

    low: AnyMoney | None = None
    high: AnyMoney | None = None


class Dimension(Term):
    """A dimension of an assessment; `minus` ones are taken off."""

    parent: Code | None = None
    sign: Literal["plus", "minus"] = "plus"


class Violation(Term):
    """A kind of violation."""

    severity: Literal["general", "serious"]


class Sided(Term):
    """A term that belongs to one side of a cooperation, or to both."""

    side: Literal["brand", "provider", "both"]


_Terms = Annotated[tuple[Term, ...], Field(min_length=1)]


class Taxonomy(Record):
    """All closed lists of the directory."""

    platforms: Annotated[tuple[Platform, ...], Field(min_length=1)]
    services: _Terms
    categories: _Terms
    markets: _Terms
    languages: _Terms
    tiers: tuple[Tier, ...]
    places: tuple[Place, ...]
    provider_types: _Terms
    cooperation_modes: _Terms
    fee_models: _Terms
    budget_bands: tuple[BudgetBand, ...]
    brand_sizes: _Terms
    removal_reasons: _Terms
    store_types: _Terms
    capability_dimensions: tuple[Dimension, ...]
    score_periods: _Terms
    violation_kinds: tuple[Violation, ...]
    sanctions: _Terms
    document_kinds: tuple[Sided, ...]
    decline_reasons: tuple[Sided, ...]
    evidence_kinds: _Terms

    def terms(self, name: str) -> dict[str, Term]:
        """Return one list by its name, as terms by code in the order of the file."""
        return self._by_code[name]

    @cached_property
    def hosts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Every platform that has hosts of its own, with them."""
        return tuple((platform.code, platform.hosts) for platform in self.platforms if platform.hosts)

    @cached_property
    def platform_names(self) -> tuple[tuple[str, str], ...]:
        """What every platform is called, in both languages."""
        return tuple((platform.en, platform.zh) for platform in self.platforms)

    @cached_property
    def _by_code(self) -> dict[str, dict[str, Term]]:
        lists: Iterable[tuple[str, tuple[Term, ...]]] = (
            (name, getattr(self, name)) for name in type(self).model_fields
        )
        return {name: {term.code: term for term in terms} for name, terms in lists}
