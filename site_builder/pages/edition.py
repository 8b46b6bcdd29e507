"""One language's edition of the directory: what every page of that language needs to say something."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import orjson
from markupsafe import Markup

from site_builder import messages, urls
from site_builder.model.dates import last_day, months_earlier
from site_builder.model.localized import Language
from site_builder.model.method import ScoreMethod
from site_builder.model.program import Program
from site_builder.model.source import Kind, Source
from site_builder.model.taxonomy import BudgetBand, Taxonomy


class Mark(NamedTuple):
    """How well a fact is proved: a disc, its words and the number of its source."""

    kind: Kind
    label: str
    is_old: bool
    number: int


class Edition:
    """Sentences, names and formats of one language, with the program's rules."""

    def __init__(
        self,
        language: Language,
        catalog: messages.Catalog,
        taxonomy: Taxonomy,
        program: Program,
        today: date,
        methods: Mapping[str, ScoreMethod],
    ) -> None:
        """Keep what the pages of a language are made from."""
        self.language: Final = language
        self.t: Final = catalog.t
        self.under: Final = catalog.under
        self.taxonomy: Final = taxonomy
        self.program: Final = program
        self.today: Final = today
        self.methods: Final = methods
        self._indicators = {
            version: {each.code: each.name[language] for each in method.indicators}
            for version, method in methods.items()
        }
        self.old_before: Final = months_earlier(today, program.limits.fact_old_after_months)
        self.names: Final[dict[str, dict[str, str]]] = {
            name: {term.code: term.name[language] for term in getattr(taxonomy, name)} for name in Taxonomy.model_fields
        }
        self.field: Final = lru_cache(maxsize=None)(self._make_field)
        self.facts: Final = lru_cache(maxsize=None)(self._make_facts)
        self._label = lru_cache(maxsize=None)(self._make_label)
        self._old = lru_cache(maxsize=None)(self._make_old)
        self.facts_of_sources: Final = lru_cache(maxsize=None)(self._facts_of_sources)

    def name(self, terms: str, code: str) -> str:
        """Return the name of a code."""
        return self.names[terms][code]

    def list(self, terms: str, codes: Iterable[str]) -> str:
        """Return the names of some codes in a row."""
        names = self.names[terms]
        return self.join([names[code] for code in codes])

    def join(self, items: Iterable[str]) -> str:
        """Return texts in a row."""
        return messages.join(items, self.language)

    def join_safe(self, items: Iterable[str]) -> Markup:
        """Return texts and markup in a row, as markup."""
        comma = Markup("、") if self.language == "zh" else Markup(", ")
        return comma.join(items)

    def join_clauses(self, items: Iterable[str]) -> Markup:
        """Return texts that may hold commas in a row."""
        semicolon = Markup("；") if self.language == "zh" else Markup("; ")
        return semicolon.join(items)

    def day(self, iso: str) -> str:
        """Return an ISO day or partial day in words."""
        return messages.format_date(iso, self.language)

    def budget(self, code: str) -> str:
        """Return a budget band: its bounds as money."""
        band = self.taxonomy.terms("budget_bands")[code]
        return messages.format_band(band.low, band.high, self.language) if isinstance(band, BudgetBand) else band.en

    def indicators(self, version: str) -> dict[str, str]:
        """Return the names of a method's indicators by their codes."""
        return self._indicators[version]

    def is_old(self, source: Source) -> bool:
        """Whether a fact of this source that can change is past its age."""
        return self._old(source.dated or source.read.isoformat())

    def _make_field(self, name: str) -> str:
        """Return the label of a field."""
        return self.t(f"field.{name}")

    def _make_facts(self, count: int) -> str:
        return self.t("count.facts", count=count)

    def _make_old(self, partial: str) -> bool:
        return last_day(partial) < self.old_before

    def label(self, kind: Kind, dated: str | None, *, is_old: bool = False) -> str:
        """Return the words of a mark: kind, date, and whether it is old."""
        return self._label(kind, dated, is_old)

    def _make_label(self, kind: Kind, dated: str | None, is_old: bool) -> str:  # noqa: FBT001 # lru_cache wants it positional
        name = self.names["evidence_kinds"][kind]
        if dated is None:
            return self.t("mark.undated_old" if is_old else "mark.undated", kind=name)
        return self.t("mark.old" if is_old else "mark.dated", kind=name, date=self.day(dated))

    def _facts_of_sources(self, facts: int, sources: int) -> str:
        """Return how many facts there are, from how many sources."""
        return self.t(
            "entry.facts", facts=self.t("count.facts", count=facts), sources=self.t("count.sources", count=sources)
        )

    def url(self, name: str) -> str:
        """Return the address of a page that exists once."""
        return urls.fixed(self.language, name)

    def absolute(self, path: str) -> str:
        """Return an address with the site's host."""
        return self.program.base_url.rstrip("/") + path


def breadcrumbs(edition: Edition, crumbs: Iterable[tuple[str, str]], title: str) -> Markup:
    """Return the visible path to a page as structured data; the page itself is the last step."""
    items: list[dict[str, object]] = [
        {"@type": "ListItem", "position": position, "name": label, "item": edition.absolute(href)}
        for position, (label, href) in enumerate(crumbs, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
    return json_ld({"@type": "BreadcrumbList", "itemListElement": items})


def json_ld(data: dict[str, object]) -> Markup:
    """Return structured data as text that is safe inside a script element."""
    text = orjson.dumps({"@context": "https://schema.org", **data}).decode()
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 # JSON without "<" cannot leave its element
