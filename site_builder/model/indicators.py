"""How tallies and imported figures become the values of indicators. Pure; the standard library only.

Tallies are sums of events by quarter, so that nothing here looks at an event: the windows of an indicator are quarters,
the newest first.
"""

from collections.abc import Iterable, Mapping, Sequence

from site_builder.model.assessment import WHOLE, Indicator, Method, Value, divided

Tally = Mapping[str, int]
Imported = Mapping[str, Value]


def values_of(tallies: Sequence[Tally], imported: Sequence[Imported], method: Method) -> dict[str, Value]:
    """Return the value of every indicator that has one, also those of few observations, which `assess` leaves out.

    Args:
        tallies: What was counted in the assessed quarter and the three before it, the newest first.
        imported: What platforms gave for the same quarters, by indicator.
        method: Says what is counted, and over how many quarters.
    """
    found = ((each.code, _value(each, tallies, imported)) for each in method.indicators)
    return {code: value for code, value in found if value}


def _value(indicator: Indicator, tallies: Sequence[Tally], imported: Sequence[Imported]) -> Value | None:
    if indicator.is_imported:
        given = [each[indicator.code] for each in imported[: indicator.quarters] if indicator.code in each]
        return _of_figures(indicator, given) if given else None
    window = tallies[: indicator.quarters]
    if indicator.unit == "hours":
        return _median(window, indicator.of[0])
    counted = _sum(window, indicator.of)
    if indicator.unit == "count":
        return Value(counted * WHOLE, counted)
    n = _sum(window, indicator.among)
    return Value(divided(counted * WHOLE, n), n) if n else None


def _of_figures(indicator: Indicator, given: Sequence[Value]) -> Value:
    """Return what the figures of several quarters say: counts are added up, anything else is averaged."""
    total = sum(each.value for each in given)
    if indicator.unit == "count":
        return Value(total, sum(each.n for each in given))
    return Value(divided(total, len(given)), max(each.n for each in given))


def _sum(window: Iterable[Tally], names: Sequence[str]) -> int:
    return sum(tally.get(name, 0) for tally in window for name in names)


def _median(window: Iterable[Tally], prefix: str) -> Value | None:
    """Return the lower median of a histogram in whole hours: `h_4` counts the replies within the fifth hour."""
    histogram: dict[int, int] = {}
    for tally in window:
        for name, many in tally.items():
            if name.startswith(prefix):
                hour = int(name.removeprefix(prefix))
                histogram[hour] = histogram.get(hour, 0) + many
    n, seen = sum(histogram.values()), 0
    for hour, many in sorted(histogram.items()):
        seen += many
        if 2 * seen >= n:
            return Value(hour * WHOLE, n) if n else None
    return None
