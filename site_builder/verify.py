"""Recomputing every published score from its own inputs: what differs, told by provider, quarter and indicator. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from site_builder.model.assessment import Method, canonical
from site_builder.model.published import QuarterScore

What = Literal[
    "method", "value", "few", "unknown", "revision", "correction", "other",
    "state", "half_stars", "total", "n", "sha256",
]  # fmt: skip
"""What differs: an unknown version of the method; an input that is not the corrected one, rests on too few observations or is of no indicator; a revision that is missing; a correction that changes nothing or says no reason; or a figure."""
_FIGURES: Final[tuple[What, ...]] = ("state", "half_stars", "total", "n", "sha256")


class Difference(NamedTuple):
    """Something that is published otherwise than it comes about; without an indicator it concerns the whole score."""

    provider: str
    quarter: str
    revision: int
    indicator: str
    what: What
    published: str
    recomputed: str


def differences(provider: str, raw: Sequence[Any], methods: Mapping[str, Method]) -> Iterator[Difference]:
    """Yield what differs in the assessments of one provider.

    Args:
        provider: Its id.
        raw: Its assessments as the file has them, each of the shape of `QuarterScore`.
        methods: Every version of the method.
    """
    scores = [QuarterScore.model_validate(each) for each in raw]
    held = {(score.quarter, score.revision): score for score in scores}
    for score, plain in zip(scores, raw, strict=True):
        method = methods.get(score.method)
        if method is None:
            yield Difference(provider, score.quarter, score.revision, "", "method", score.method, "")
            continue
        yield from _of_score(provider, score, plain, method)
        if score.revision > 1:
            yield from _of_revision(provider, score, held.get((score.quarter, score.revision - 1)))


def _of_score(provider: str, score: QuarterScore, plain: Any, method: Method) -> Iterator[Difference]:  # noqa: ANN401 # JSON
    told = (provider, score.quarter, score.revision)
    minimums = {each.code: each.minimum for each in method.indicators}
    found = [
        Difference(
            *told, code, "few" if code in minimums else "unknown", f"n = {each.n}", f"n ≥ {minimums.get(code, 0)}"
        )
        for code, each in score.inputs.items()
        if each.n < minimums.get(code, each.n + 1)
    ]
    expected = score.recomputed(provider, method)
    found += [
        Difference(*told, "", figure, str(getattr(score, figure)), str(expected[figure]))
        for figure in _FIGURES
        if getattr(score, figure) != expected[figure]
    ]
    if not found and canonical(plain) != canonical(expected):
        found = [Difference(*told, "", "other", "", "")]
    yield from found


def _of_revision(provider: str, score: QuarterScore, before: QuarterScore | None) -> Iterator[Difference]:
    """Yield what a correction changes beyond what it says."""
    told = (provider, score.quarter, score.revision)
    if before is None:
        yield Difference(*told, "", "revision", "", str(score.revision - 1))
        return
    if score.method != before.method:
        return
    named = score.correction.indicator if score.correction else ""
    changed = {
        code for code in score.inputs.keys() | before.inputs if score.inputs.get(code) != before.inputs.get(code)
    }
    if not named or (named not in changed):
        yield Difference(*told, named, "correction", "", "")
    for code in sorted(changed - {named}):
        yield Difference(*told, code, "value", _written(score, code), _written(before, code))


def _written(score: QuarterScore, code: str) -> str:
    each = score.inputs.get(code)
    return f"{each.value} (n = {each.n})" if each else "–"
