"""Pages of the loop: a brand's brief and rounds, a provider's opportunities. Like all pages of people who sign in, they hold nothing private."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from site_builder import urls
from site_builder.model.brief import CHOSEN_LISTS
from site_builder.model.money import Currency
from site_builder.pages.accounts import AccountView, account_view
from site_builder.pages.edition import Edition
from site_builder.pages.fit import Option, Question, months_from
from site_builder.pages.page import Page

SCRIPTS: Final = {
    "brief": "js/inviting.js",
    "rounds": "js/rounds.js",
    "round": "js/round.js",
    "opportunities": "js/opportunities.js",
    "opportunity": "js/opportunity.js",
    "cooperations": "js/cooperations.js",
    "cooperation": "js/cooperation.js",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopView(AccountView):
    """What such a page is told, beside what every page of people who sign in is told.

    Attributes:
        mail_data: Address of a mail before it is sent, with `{event}`.
        lists: Values that are must-haves or nice-to-haves.
        ours: Reasons of a brand that does not choose or withdraws.
        theirs: Reasons of a provider that declines.
        advice: How many providers a round should have at most; beyond it replies get fewer.
        most: How many it can have.
    """

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


def loop_pages(edition: Edition) -> Iterator[Page]:
    """Yield them."""
    view = _view(edition)
    for name, script in SCRIPTS.items():
        yield Page(
            path=edition.url(name),
            language=edition.language,
            template=f"pages/{name}.html",
            title=edition.t(f"{name}.title"),
            description=edition.t(f"{name}.lead"),
            noindex=True,
            scripts=(script,),
            sheet="desk",
            view=view,
        )


def _view(edition: Edition) -> LoopView:
    shared = account_view(edition)
    limits = edition.program.limits
    return LoopView(
        mailbox=shared.mailbox,
        data=shared.data,
        page=shared.page,
        errors=shared.errors,
        names=shared.names,
        mail_data=urls.mail_data(edition.language, "{event}"),
        lists=tuple(_question(edition, name, f"brief.{name}", name) for name in CHOSEN_LISTS),
        markets=_question(edition, "markets", "brief.markets", "markets"),
        languages=_question(edition, "languages", "brief.languages", "languages"),
        budgets=tuple((code, edition.budget(code)) for code in edition.names["budget_bands"]),
        sizes=tuple(edition.names["brand_sizes"].items()),
        months=tuple((month, edition.day(month)) for month in months_from(edition.today)),
        currencies=get_args(Currency),
        ours=_reasons(edition, "brand"),
        theirs=_reasons(edition, "provider"),
        advice=limits.round_advice,
        most=limits.round_most,
    )


def _question(edition: Edition, name: str, label: str, terms: str) -> Question:
    return Question(name=name, label=edition.t(label), means="", options=tuple(edition.names[terms].items()))


def _reasons(edition: Edition, side: str) -> tuple[Option, ...]:
    found = [term for term in edition.taxonomy.decline_reasons if term.side in {side, "both"}]
    return tuple((term.code, term.name[edition.language]) for term in found)
