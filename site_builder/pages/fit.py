"""“Find a fit”: a brief in a form, and everyone ranked for it by the published rule, in the browser."""

from datetime import date
from typing import Final, NamedTuple

from site_builder import urls
from site_builder.model.fit import FitRule
from site_builder.model.taxonomy import CHOSEN_LISTS
from site_builder.pages.edition import Edition
from site_builder.pages.page import Page

_MONTHS_SHOWN: Final = 18
_MONTHS_A_YEAR: Final = 12
Option = tuple[str, str]


class Question(NamedTuple):
    """One field of the form: its name in the address, what it asks, what it is for, and what can be chosen."""

    name: str
    label: str
    means: str
    options: tuple[Option, ...]


class FitView(NamedTuple):
    """What the page is told.

    Attributes:
        lists: Values that are must-haves or nice-to-haves.
        nice: Fields that are always nice-to-haves: home market and budget of one value, languages of several.
        unranked: Fields that rank nothing.
        evidence: Address of the evidence of everyone.
        part: Address of a part of the search's index, with `{part}`.
        data: Address of a provider's data, with `{id}`.
        page: Address of a provider's page, with `{id}`.
        names: Address of the names of the codes.
        limit: How many providers the shortlist holds.
        old_before: Facts older than this day are old.
    """

    lists: tuple[Question, ...]
    origin: Question
    languages: Question
    budget: Question
    unranked: tuple[Question, ...]
    rule: str
    rule_url: str
    old_after_months: int
    limit: int
    mailbox: str
    evidence: str
    part: str
    data: str
    page: str
    names: str
    old_before: str


def fit_page(edition: Edition, rule: FitRule, evidence: str) -> Page:
    """Return the page; `evidence` is the address of the evidence of everyone."""
    return Page(
        path=edition.url("fit"),
        language=edition.language,
        template="pages/fit.html",
        title=edition.t("fit.title"),
        description=edition.t("fit.description"),
        nav="fit",
        noindex=True,
        scripts=("js/fit.js",),
        sheet="tool",
        view=_view(edition, rule, evidence),
    )


def _view(edition: Edition, rule: FitRule, evidence: str) -> FitView:
    program, language = edition.program, edition.language
    day = edition.day(rule.published_on.isoformat())
    return FitView(
        lists=tuple(_question(edition, rule, name, name) for name in CHOSEN_LISTS),
        origin=_question(edition, rule, "origin", "markets"),
        languages=_question(edition, rule, "languages", "languages"),
        budget=_question(edition, rule, "budget", "budget_bands"),
        unranked=(
            _question(edition, rule, "size", "brand_sizes"),
            Question(
                name="start",
                label=rule.wishes.start.name[language],
                means=rule.wishes.start.means[language],
                options=tuple((month, edition.day(month)) for month in months_from(edition.today)),
            ),
        ),
        rule=edition.t("fit.rule", version=rule.version, date=day),
        rule_url=edition.url("method") + "#fit",
        old_after_months=program.limits.fact_old_after_months,
        limit=program.limits.shortlist,
        mailbox=program.mailbox,
        evidence=evidence,
        part=urls.search_part("{part}"),
        data=urls.provider_data("{id}"),
        page=urls.provider(language, "{id}"),
        names=urls.TAXONOMY,
        old_before=edition.old_before.isoformat(),
    )


def _question(edition: Edition, rule: FitRule, name: str, terms: str) -> Question:
    wish = getattr(rule.wishes, name)
    codes = edition.names[terms]
    shown = {code: edition.budget(code) for code in codes} if terms == "budget_bands" else codes
    return Question(
        name=name,
        label=wish.name[edition.language],
        means=wish.means[edition.language],
        options=tuple(shown.items()),
    )


def months_from(day: date) -> tuple[str, ...]:
    """Return this month and those that follow, as `2026-11`."""
    first = day.year * _MONTHS_A_YEAR + day.month - 1
    numbers = (divmod(number, _MONTHS_A_YEAR) for number in range(first, first + _MONTHS_SHOWN))
    return tuple(f"{year}-{month + 1:02}" for year, month in numbers)
