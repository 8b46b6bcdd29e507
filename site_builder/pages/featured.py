"""Featured providers: the best scores of a quarter in every category, each with its rank, by rule."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from site_builder import urls
from site_builder.featured import Board, Place, Ranking
from site_builder.model.card import Card
from site_builder.pages.edition import Edition
from site_builder.pages.page import Crumb, Link, NamePair, Page
from site_builder.pages.score import said
from site_builder.pages.stars import Stars, stars_of

Cards = Mapping[str, Card]


class FeaturedRow(NamedTuple):
    """A provider with its place in words: quarter, rank, how many were assessed, category, method."""

    names: NamePair
    href: str
    is_demo: bool
    place: str
    stars: Stars


class FeaturedGroup(NamedTuple):
    """A category: a link to its list, how many were assessed, and the places."""

    label: str
    href: str
    assessed: str
    rows: tuple[FeaturedRow, ...]


class FeaturedView(NamedTuple):
    """What the pages of featured providers show.

    Attributes:
        rule: How places come about.
        none: Said where no quarter has been closed.
        quarters: Links to the pages of the quarters, the newest first.
    """

    heading: str
    rule: str
    rule_url: str
    none: str
    groups: tuple[FeaturedGroup, ...]
    quarters: tuple[Link, ...]


def featured_page(edition: Edition, boards: Sequence[Board], cards: Cards) -> Page:
    """Return the page of those who stand first in the newest quarter, with links to every quarter."""
    newest = boards[0] if boards else None
    groups = _groups(edition, newest, cards, 1) if newest else ()
    title = edition.t("featured.title")
    return Page(
        path=edition.url("featured"),
        language=edition.language,
        template="pages/featured.html",
        title=title,
        description=edition.t("featured.description"),
        nav="providers",
        lastmod=newest.closed_on if newest else None,
        noindex=newest is None,
        view=_view(
            edition, edition.t("featured.first", quarter=said(newest.quarter)) if newest else title, boards, groups
        ),
    )


def featured_quarter_page(edition: Edition, boards: Sequence[Board], number: int, cards: Cards) -> Page:
    """Return the page of one quarter: of every category the best scores."""
    board = boards[number]
    title = edition.t("featured.of_quarter", quarter=said(board.quarter))
    groups = _groups(edition, board, cards, len(cards))
    return Page(
        path=urls.featured(edition.language, board.quarter),
        language=edition.language,
        template="pages/featured.html",
        title=title,
        description=edition.t("featured.description"),
        nav="providers",
        crumbs=(Crumb(label=edition.t("featured.title"), href=edition.url("featured")),),
        lastmod=board.closed_on,
        view=_view(edition, title, [other for other in boards if other is not board], groups),
    )


def _view(edition: Edition, heading: str, boards: Sequence[Board], groups: tuple[FeaturedGroup, ...]) -> FeaturedView:
    return FeaturedView(
        heading=heading,
        rule=edition.t("featured.rule"),
        rule_url=edition.url("method") + "#featured",
        none="" if groups or boards else edition.t("featured.none"),
        groups=groups,
        quarters=tuple(
            Link(label=said(board.quarter), href=urls.featured(edition.language, board.quarter)) for board in boards
        ),
    )


def _groups(edition: Edition, board: Board, cards: Cards, most: int) -> tuple[FeaturedGroup, ...]:
    """Return the categories in the order of the closed list; of each the places up to a rank."""
    rankings = ((code, board.rankings.get(code)) for code in edition.names["categories"])
    return tuple(_group(edition, board, code, ranking, cards, most) for code, ranking in rankings if ranking)


def _group(edition: Edition, board: Board, code: str, ranking: Ranking, cards: Cards, most: int) -> FeaturedGroup:
    return FeaturedGroup(
        label=edition.name("categories", code),
        href=urls.facet(edition.language, "categories", code),
        assessed=edition.t("featured.assessed", count=ranking.of),
        rows=tuple(
            _row(edition, board, code, ranking, place, cards[place.provider])
            for place in ranking.places
            if place.rank <= most
        ),
    )


def _row(edition: Edition, board: Board, code: str, ranking: Ranking, place: Place, card: Card) -> FeaturedRow:
    score = board.scores[card.id]
    return FeaturedRow(
        names=NamePair(card.names(edition.language), edition.language),
        href=urls.provider(edition.language, card.id),
        is_demo=card.is_demo,
        place=edition.t(
            "featured.place",
            quarter=said(board.quarter),
            rank=place.rank,
            of=ranking.of,
            category=edition.name("categories", code),
            method=score.method,
        ),
        stars=stars_of(edition, score),
    )
