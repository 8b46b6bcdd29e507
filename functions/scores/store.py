"""Scores, the book, imported figures and closings as items."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from functions import keys
from functions.closing import Closing
from functions.closing_items import closing_of, closing_put, not_freezing
from functions.codec import instant
from functions.commit import commit
from functions.fact import Fact, fact_of, struck
from functions.ids import PATTERN
from functions.ledger import Event, entry
from functions.organisation import OPERATORS
from functions.outbox import Outgoing, post
from functions.round_items import due
from functions.score import Score, frozen, score_of
from functions.scores.figures import Row
from functions.table import Absent, Is, Item, Key, Present, Put, Question, Table, Update, Value
from site_builder.model.assessment import canonical

PAGE: Final = 200
QUEUE_PAGE: Final = 50
_QUARTERS: Final = 100
_ATOMIC: Final = 100
_CURSOR: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z#([a-z0-9-]{1,64})#(20[0-9]{2}-Q[1-4])#([0-7][0-9A-HJKMNP-TV-Z]{25})"
)
_PLACE: Final = keys.organisation("programme", OPERATORS).pk


def frozen_of(table: Table, provider_id: str, quarter: str = "") -> tuple[Score, ...]:
    """Return the frozen scores of a provider, or of one quarter of it, the newest first."""
    pk = keys.organisation("provider", provider_id).pk
    prefix = f"{keys.FROZEN}{quarter}{'#' if quarter else ''}"
    found = table.list(Question(pk=pk, prefix=prefix, limit=_QUARTERS, newest_first=True))
    return tuple(map(score_of, found.items))


def figures_of(table: Table, provider_id: str) -> tuple[Item, ...]:
    """Return the imported figures of a provider, the newest quarters first."""
    pk = keys.organisation("provider", provider_id).pk
    return table.list(Question(pk=pk, prefix=keys.FIGURES, newest_first=True)).items


def book(table: Table, provider_id: str, quarter: str, cursor: str) -> tuple[tuple[Fact, ...], str | None]:
    """Return a page of a provider's events of a quarter, the newest first, and where the next one begins."""
    where = keys.fact(provider_id, quarter, cursor)
    after: Item | None = {"pk": where.pk, "sk": where.sk} if re.fullmatch(PATTERN, cursor) else None
    prefix = keys.fact(provider_id, quarter, "").sk
    found = table.list(Question(pk=where.pk, prefix=prefix, after=after, limit=PAGE, newest_first=True))
    lines = tuple(map(fact_of, found.items))
    return lines, lines[-1].id if found.has_more and lines else None


def dispute(table: Table, provider_id: str, quarter: str, after: Fact, event: Event) -> None:
    """Let an event go to the operators.

    Raises:
        Refusal: It was disputed meanwhile.
    """
    at = instant(event.at)
    place = {"gsi2pk": keys.queue("SCORE"), "gsi2sk": f"{at}#{provider_id}#{quarter}#{after.id}"}
    change = Update(
        key=keys.fact(provider_id, quarter, after.id),
        set={"disputed_at": at, "reason": after.reason, **place},
        when=(Present(name="pk"), Absent(name="disputed_at")),
    )
    commit(table, [change, entry(change.key.pk, event)], {0: "score.disputed"})


def settle(table: Table, provider_id: str, quarter: str, after: Fact, event: Event, mail: Outgoing) -> None:
    """Keep an operator's verdict and tell it; an event that is struck out is taken out of its tally.

    Raises:
        Refusal: It was settled meanwhile.
    """
    change = Update(
        key=keys.fact(provider_id, quarter, after.id),
        set={"settled_at": instant(event.at), "verdict": str(after.verdict), "settlement": after.settlement},
        remove=("gsi2pk", "gsi2sk"),
        when=(Present(name="disputed_at"), Absent(name="settled_at")),
    )
    taken = struck(provider_id, after) if after.verdict == "strike" else []
    commit(table, [change, entry(change.key.pk, event), post(mail), *taken], {0: "score.settled"})


def disputes(table: Table, cursor: str) -> tuple[tuple[tuple[str, str, Fact], ...], str | None]:
    """Return a page of the disputed events with provider and quarter, the oldest first, and where the next one begins."""
    found = table.list(Question(pk=keys.queue("SCORE"), index="gsi2", after=_mark(cursor), limit=QUEUE_PAGE))
    lines = tuple((*_named(item), fact_of(item)) for item in found.items)
    return lines, str(found.items[-1]["gsi2sk"]) if found.has_more and found.items else None


def _named(item: Item) -> tuple[str, str]:
    """Return provider and quarter of an event's item."""
    return str(item["pk"]).partition("#")[2], str(item["sk"]).split("#")[1]


def _mark(cursor: str) -> Item | None:
    found = _CURSOR.fullmatch(cursor)
    if found is None:
        return None
    where = keys.fact(found[1], found[2], found[3])
    return {"pk": where.pk, "sk": where.sk, "gsi2pk": keys.queue("SCORE"), "gsi2sk": cursor}


def closings(table: Table) -> tuple[Closing, ...]:
    """Return how far each quarter is that somebody began to close, the newest first."""
    found = table.list(Question(pk=_PLACE, prefix=keys.CLOSINGS, limit=_QUARTERS, newest_first=True))
    return tuple(map(closing_of, found.items))


def move(table: Table, before: Closing, after: Closing, event: Event, *, is_published: bool = False) -> None:
    """Put a closing forward, due at once where it is at work; what is to be published is asked for.

    Raises:
        Refusal: Another operator was faster.
    """
    also = [_publication(event.at)] if is_published else []
    commit(table, [closing_put(before, after, event.at), entry(_PLACE, event), *also], {})


def _publication(at: datetime) -> Update:
    return Update(key=keys.publication(), set=dict(due(at, "publication")))


def digest_of(rows: Sequence[Row]) -> str:
    """Return what tells one file from another: its rows in order."""
    return sha256(canonical(sorted(rows))).hexdigest()


def bring(table: Table, quarter: str, rows: Sequence[Row], before: tuple[str, ...], event: Event) -> None:
    """Let a file count: its figures are laid with their providers, and count at once when the quarter's list names it.

    Args:
        table: The table.
        quarter: The quarter.
        rows: What it says.
        before: The quarter's files as they were read.
        event: What the ledger says.

    Raises:
        Refusal: Another file came meanwhile, or the scores of the quarter are being frozen.
    """
    digest = digest_of(rows)
    puts = list(_figures(quarter, digest, rows))
    for first in range(0, len(puts), _ATOMIC):
        table.write_all(puts[first : first + _ATOMIC])
    files = (*(each for each in before if each != digest), digest)
    unmoved = (Is(name="files", value=before),) if before else (Absent(name="files"),)
    change = Update(key=keys.files(quarter), set={"files": files}, when=unmoved)
    commit(table, [change, not_freezing(quarter), entry(_PLACE, event)], {1: "quarter.closing"})


def _figures(quarter: str, digest: str, rows: Sequence[Row]) -> Iterator[Put]:
    by_provider: dict[str, dict[str, Value]] = {}
    for row in rows:
        by_provider.setdefault(row.provider, {})[row.indicator] = {"value": row.value, "n": row.n}
    for provider, values in sorted(by_provider.items()):
        where = keys.figures(provider, quarter, digest)
        yield Put(item={"pk": where.pk, "sk": where.sk, "values": values})


def correct(table: Table, provider_id: str, score: Score, event: Event, *, is_published: bool) -> None:
    """Freeze a further revision of a score.

    Raises:
        Refusal: Another operator was faster.
    """
    also = [_publication(event.at)] if is_published else []
    where: Key = keys.organisation("provider", provider_id)
    commit(table, [frozen(provider_id, score), entry(where.pk, event), *also], {})
