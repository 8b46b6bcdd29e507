"""Writing the published file."""

from functions.events.publication import rules, store
from functions.events.work import Ear
from functions.files import Site


def publish(ear: Ear, site: Site) -> int:
    """Write the published file; return how many providers it tells of.

    Raises:
        Unavailable: The table or the bucket gave no answer; the next hour tries again.
    """
    now = ear.clock()
    providers = store.claimed(ear.table)
    tallies, shown = store.tallies(ear.table, [each.id for each in providers], now), store.shown(ear.table)
    standings = {each.id: rules.standing_of(each, tallies[each.id], shown.get(each.id, ())) for each in providers}
    site.publish(rules.written(standings, now))
    ear.log("published", providers=len(standings))
    return len(standings)
