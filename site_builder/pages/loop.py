"""Pages of the loop: a brand's brief and rounds, a provider's opportunities. Like all pages of people who sign in, they hold nothing private."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, get_args

from site_builder import urls
from site_builder.model.money import Currency
from site_builder.model.taxonomy import CHOSEN_LISTS, Sided
from site_builder.pages.accounts import Account, account_of, signed_in_page
from site_builder.pages.edition import Edition
from site_builder.pages.fit import Option, Question, months_from
from site_builder.pages.page import Page

_LARGEST: Final = 25 * 1024 * 1024
"""As `functions/files.py` has it; a page may not know the functions."""
SCRIPTS: Final = {
    "brief": "js/inviting.js",
    "rounds": "js/rounds.js",
    "round": "js/round.js",
    "opportunities": "js/opportunities.js",
    "opportunity": "js/opportunity.js",
    "cooperations": "js/cooperations.js",
    "cooperation": "js/cooperation.js",
}


class LoopView(NamedTuple):
    """What such a page is told, beside what every page of people who sign in is told.

    Attributes:
        mail_data: Address of a mail before it is sent, with `{event}`.
        lists: Values that are must-haves or nice-to-haves.
        ours: Reasons of a brand that does not choose or withdraws.
        theirs: Reasons of a provider that declines.
        advice: How many providers a round should have at most; beyond it replies get fewer.
        most: How many it can have.
        kinds: Kinds of a brand's documents.
        part: Of the brief alone: address of a part of the search's index, with `{part}`.
        evidence: Of the brief alone: address of the evidence of everyone.
        largest: How large a document may be, in bytes.
    """

    account: Account
    mail_data: str
    lists: tuple[Question, ...]
    markets: Question
    languages: Question
    budgets: tuple[Option, ...]
    sizes: tuple[Option, ...]
    months: tuple[Option, ...]
    currencies: tuple[str, ...]
    ours: tuple[Option, ...]
    theirs: tuple[Option, ...]
    advice: int
    most: int
    kinds: tuple[Option, ...]
    part: str = ""
    evidence: str = ""
    largest: int = _LARGEST


def loop_pages(edition: Edition) -> Iterator[Page]:
    """Yield those that depend on no provider: all but the brief."""
    view = _view(edition)
    for name in SCRIPTS:
        if name != "brief":
            yield signed_in_page(edition, name, view, SCRIPTS[name])


def brief_page(edition: Edition, evidence: str) -> Page:
    """Return the page of the brief, which ranks providers; `evidence` is the address of the evidence of everyone."""
    view = _view(edition)._replace(part=urls.search_part("{part}"), evidence=evidence)
    return signed_in_page(edition, "brief", view, SCRIPTS["brief"])


def _view(edition: Edition) -> LoopView:
    limits = edition.program.limits
    return LoopView(
        account=account_of(edition),
        mail_data=urls.mail_data(edition.language, "{event}"),
        lists=tuple(_question(edition, name, f"brief.{name}", name) for name in CHOSEN_LISTS),
        markets=_question(edition, "markets", "brief.markets", "markets"),
        languages=_question(edition, "languages", "brief.languages", "languages"),
        budgets=tuple((code, edition.budget(code)) for code in edition.names["budget_bands"]),
        sizes=tuple(edition.names["brand_sizes"].items()),
        months=tuple((month, edition.day(month)) for month in months_from(edition.today)),
        currencies=get_args(Currency),
        ours=_sided(edition, edition.taxonomy.decline_reasons, "brand"),
        theirs=_sided(edition, edition.taxonomy.decline_reasons, "provider"),
        advice=limits.round_advice,
        most=limits.round_most,
        kinds=_sided(edition, edition.taxonomy.document_kinds, "brand"),
    )


def _question(edition: Edition, name: str, label: str, terms: str) -> Question:
    return Question(name=name, label=edition.t(label), means="", options=tuple(edition.names[terms].items()))


def _sided(edition: Edition, terms: Iterable[Sided], side: str) -> tuple[Option, ...]:
    """Return what one side may choose of a list."""
    found = [term for term in terms if term.side in {side, "both"}]
    return tuple((term.code, term.name[edition.language]) for term in found)
