"""A provider: the facts of one firm, each with its source."""

from typing import Annotated, Final, Generic, TypeVar

from pydantic import Discriminator, Field, Tag

from site_builder.model.base import Code, Flag, Link, Record, Text
from site_builder.model.dates import Day, PartialDay
from site_builder.model.localized import Localized
from site_builder.model.source import Kind, Source

T = TypeVar("T")


def _scripts(name: object) -> str:
    return "(both)" if isinstance(name, dict | Localized) else "(one)"


NAME_TAGS: Final = ("(one)", "(both)")
AnyName = Annotated[
    Annotated[Text, Tag("(one)")] | Annotated[Localized, Tag("(both)")],
    Discriminator(_scripts),
]


class Evidence(Record):
    """What every fact has: its source, the words seen there, how far they reach, and its kind where that differs."""

    source: Code
    seen: Text | None = None
    note: Localized | None = None
    kind: Kind | None = None


class Fact(Evidence, Generic[T]):
    """One value with its proof.

    Attributes:
        source: Key of the record's `sources`; inherited from the section or the file.
        seen: The source's own words that carry the fact.
        note: How far these words reach.
        kind: Kind of evidence, where it differs from the source's.
    """

    value: T


class Facts(Evidence, Generic[T]):
    """Several values of one field with the same proof."""

    values: Annotated[tuple[T, ...], Field(min_length=1)]


class Names(Record):
    """What the firm is called; at least one of `en` and `zh`, never an invented translation."""

    en: Fact[Text] | None = None
    zh: Fact[Text] | None = None
    legal: Fact[Text] | None = None
    former: tuple[Facts[Text], ...] = ()


class Company(Record):
    """Who the firm is."""

    headquarters: Fact[Code] | None = None
    offices: tuple[Facts[Code], ...] = ()
    founded: Fact[Annotated[int, Field(ge=1000, le=2100)]] | None = None
    tickers: tuple[Facts[Annotated[str, Field(pattern=r"^[A-Z]{2,8}: [A-Z0-9.]{1,10}$")]], ...] = ()
    website: Fact[Link] | None = None
    contact: Fact[Link] | None = None
    team: Fact[Annotated[int, Field(ge=1, le=1_000_000)]] | None = None
    owner: Fact[Localized] | None = None
    status: Fact[Localized] | None = None


class Store(Evidence):
    """A store that the firm is said to run."""

    name: AnyName
    platform: Code
    url: Link | None = None


class Certification(Evidence):
    """A level given by a platform: words with period and source, never a score of ours."""

    level: Code
    period: Localized | None = None
    since: PartialDay | None = None
    until: PartialDay | None = None


class Offer(Record):
    """What the firm does."""

    platforms: tuple[Facts[Code], ...] = ()
    services: tuple[Facts[Code], ...] = ()
    categories: tuple[Facts[Code], ...] = ()
    markets: tuple[Facts[Code], ...] = ()
    languages: tuple[Facts[Code], ...] = ()
    brands: tuple[Facts[AnyName], ...] = ()
    own_brands: tuple[Facts[AnyName], ...] = ()
    stores: tuple[Store, ...] = ()
    certifications: tuple[Certification, ...] = ()
    statements: tuple[Fact[Localized], ...] = ()


class Terms(Record):
    """How the firm works with a brand."""

    modes: tuple[Facts[Code], ...] = ()
    fees: tuple[Facts[Code], ...] = ()
    minimum_budget: Fact[Code] | None = None
    accepting: Fact[Flag] | None = None
    contract: Fact[Localized] | None = None


class Introduction(Record):
    """The firm's own presentation: a page, or a PDF with its size in kilobytes."""

    url: Link
    size_kb: Annotated[int, Field(ge=1, le=100_000)] | None = None


class CaseStudy(Evidence):
    """A piece of work that the firm shows."""

    title: Localized
    text: Localized


class Removal(Record):
    """When and why the entry left the directory."""

    on: Day
    reason: Code


class Provider(Record):
    """One entry of the directory; its id is the stem of its file."""

    listed_on: Day
    changed_on: Day | None = None
    types: Annotated[tuple[Code, ...], Field(min_length=1)]
    summary: Localized
    names: Names
    company: Company = Company.model_construct()  # what `Company()` is, without making its validator for that alone
    offer: Offer = Offer.model_construct()
    terms: Terms = Terms.model_construct()
    introduction: Introduction | None = None
    case_studies: tuple[CaseStudy, ...] = ()
    removed: Removal | None = None
    sources: Annotated[dict[Code, Source], Field(min_length=1)]
