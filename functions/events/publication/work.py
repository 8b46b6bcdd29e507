"""Writing the published file."""

from collections.abc import Iterator

from functions.events.publication import rules, store
from functions.events.work import Ear
from functions.files import Site
from functions.score import Score


def publish(ear: Ear, site: Site) -> int:
    """Write the published file; return how many providers it tells of.

    Raises:
        Unavailable: The table or the bucket gave no answer; the next hour tries again.
    """
    now = ear.clock()
    providers = store.claimed(ear.table)
    tallies, shown = store.tallies(ear.table, [each.id for each in providers], now), store.shown(ear.table)
    scores = _Scores(store.scores(ear.table))
    standings = (
        (each.id, rules.standing_of(each, tallies[each.id], shown.get(each.id, ()), scores.of(each.id)))
        for each in sorted(providers, key=lambda provider: provider.id)
    )
    site.publish(rules.written(standings, now))
    ear.log("published", providers=len(providers))
    return len(providers)


class _Scores:
    """Frozen scores, asked for provider by provider in order; those of others are passed over."""

    def __init__(self, found: Iterator[tuple[str, list[Score]]]) -> None:
        self._found = found
        self._next = next(found, None)

    def of(self, provider_id: str) -> list[Score]:
        """Return the scores of a provider that is not before the last one asked for."""
        while self._next and self._next[0] < provider_id:
            self._next = next(self._found, None)
        return self._next[1] if self._next and self._next[0] == provider_id else []
