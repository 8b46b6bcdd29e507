"""One slice of a closing: some providers, for at most so long."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from functions import closing as steps
from functions import keys
from functions.closing import Closing, Differing
from functions.closing_items import closing_of
from functions.events.closing import rules, store
from functions.events.work import Ear
from functions.score import frozen, imported, imports_of, window
from functions.table import Item, Key
from site_builder.model.assessment import Method

SLICE: Final = timedelta(seconds=30)
"""How long a slice goes on taking providers; the last ones may take some seconds more."""
_AGAIN: Final = timedelta(seconds=1)
Files = Mapping[str, Sequence[str]]
"""Which files of imported figures count, by quarter."""


def go_on(ear: Ear, item: Item) -> int:
    """Take a closing on from its cursor; return how many providers were looked at.

    Raises:
        Unavailable: The table gave no answer; the next look goes on from the last cursor.
    """
    began, done = ear.clock(), 0
    closing = closing_of(item)
    method = ear.methods().get(closing.method)
    if method is None:  # an older archive of the functions: the newer one goes on, and other work is not held up
        ear.log("closing", quarter=closing.quarter, state="unknown method", done=0)
        return 0
    files = _files(ear, closing)
    while closing.is_at_work and ear.clock() - began < SLICE:
        names = store.providers(ear.table, closing.cursor)
        after = _after(ear, closing, names, files, method)
        if not store.keep(ear.table, closing, after, ear.clock() + _AGAIN):
            break
        closing, done = after, done + len(names)
    ear.log("closing", quarter=closing.quarter, state=closing.state, done=done)
    return done


def _files(ear: Ear, closing: Closing) -> Files:
    """Return the files that count in each quarter of the window."""
    found = ear.table.read(*(keys.files(each) for each in window(closing.quarter)))
    return {each: imports_of(found.get(keys.files(each))) for each in window(closing.quarter)}


def _after(ear: Ear, closing: Closing, names: Sequence[str], files: Files, method: Method) -> Closing:
    """Return the closing after some providers; those of a closing are frozen by then."""
    if not names:
        return steps.finished(closing, ear.clock())
    counted = store.counted(ear.table, names, closing.quarter)
    differing = [each for name in names for each in _differing(ear, name, closing.quarter, counted)]
    if differing:
        return steps.stopped(closing, tuple(differing))
    outcomes = {
        name: rules.outcome(name, closing, counted, imported(store.figures(ear.table, name), files), method)
        for name in names
    }
    if closing.phase == "close":
        store.freeze(ear.table, [frozen(name, each.score) for name, each in outcomes.items()])
    return steps.gone_on(
        closing,
        cursor=names[-1],
        done=len(names),
        stars=Counter(each.counts_as for each in outcomes.values()),
        late=sum(each.late for each in outcomes.values()),
    )


def _differing(ear: Ear, name: str, quarter: str, counted: Mapping[Key, Item]) -> Sequence[Differing]:
    """Return a provider's tallies that differ from its book, also when both are read once more."""
    oldest = window(quarter)[-1]
    found = rules.differing(name, quarter, counted, store.book(ear.table, name, oldest))
    if not found:
        return found
    again = store.counted(ear.table, [name], quarter)
    return rules.differing(name, quarter, again, store.book(ear.table, name, oldest))
