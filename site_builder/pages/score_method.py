"""The method of scores as the method page shows it: rows of tables and sentences, all from the newest version's own file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from site_builder import messages
from site_builder.model.localized import Language, Localized
from site_builder.model.method import IndicatorText, ScoreMethod
from site_builder.model.taxonomy import Taxonomy
from site_builder.pages.amount import amount, hundredths

_WINDOWS: Final = {
    "quarter": Localized(en="quarter", zh="当季"),
    "half-year": Localized(en="half a year", zh="半年"),
    "year": Localized(en="12 months", zh="12个月"),
}
_OBSERVED: Final = {
    "invitations": Localized(en="invitations", zh="邀约"),
    "evaluations": Localized(en="evaluations", zh="评价"),
    "records": Localized(en="cooperation records", zh="合作记录"),
    "stores": Localized(en="stores", zh="店铺"),
    "disputes": Localized(en="disputes", zh="争议"),
    "incidents": Localized(en="incidents", zh="事故"),
    "endings": Localized(en="endings", zh="终止的合作"),
}
_SOURCES: Final = (Localized(en="this directory", zh="本站"), Localized(en="the platform", zh="平台"))


def score_tables(methods: Mapping[str, ScoreMethod], taxonomy: Taxonomy, language: Language) -> dict[str, str]:
    """Return what the placeholders of the method page stand for, in Markdown; of tables the rows."""
    *_, method = methods.values()
    return {
        "score_version": method.version,
        "score_date": messages.format_date(method.published_on.isoformat(), language),
        "score_since": method.since.replace("-", " "),
        "score_principles": "\n".join(f"- {principle[language]}" for principle in method.principles),
        "score_plus": _rows(_indicators(method, "plus", taxonomy, language)),
        "score_minus": _rows(_indicators(method, "minus", taxonomy, language)),
        "score_reasons": _rows(_reasons(method, taxonomy, language)),
        "score_bands": _rows(_bands(method)),
        "score_new_months": str(method.new_months),
        "score_least_weight": str(method.least_weight),
        "score_recommended": f"{method.recommended_from // 2}.{method.recommended_from % 2 * 5}",
        "score_featured": str(method.featured),
    }


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _indicators(method: ScoreMethod, sign: str, taxonomy: Taxonomy, language: Language) -> Iterator[tuple[str, ...]]:
    dimensions = taxonomy.terms("capability_dimensions")
    for each in method.indicators:
        if each.sign == sign:
            yield (
                messages.join([f"**{each.name[language]}**", dimensions[each.dimension].name[language]], language),
                each.means[language],
                _basis(each, language),
                _span(each, language),
                str(each.weight),
            )


def _basis(each: IndicatorText, language: Language) -> str:
    """Return who gives the figure, over which time, and what its n counts, with the least one."""
    least = f"n ≥ {each.minimum}"
    observed = _OBSERVED[each.observes][language]
    known = f"{observed}（{least}）" if language == "zh" else f"{observed} ({least})"
    return messages.join([_SOURCES[not each.of][language], _WINDOWS[each.window][language], known], language)


def _span(each: IndicatorText, language: Language) -> str:
    """Return the values between which points grow."""
    nothing, full = (amount(each.unit, value, language) for value in (each.nothing, each.full))
    return f"{nothing} → {full}"


def _reasons(method: ScoreMethod, taxonomy: Taxonomy, language: Language) -> Iterator[tuple[str, ...]]:
    dimensions = {term.code: term for term in taxonomy.capability_dimensions}
    for reason in method.reasons:
        weight = sum(
            each.weight
            for each in method.indicators
            if reason.dimension in {each.dimension, dimensions[each.dimension].parent}
        )
        yield dimensions[reason.dimension].name[language], str(weight), reason.why[language]


def _bands(method: ScoreMethod) -> Iterator[tuple[str, ...]]:
    for half, bound in enumerate(method.bands, 1):
        yield f"{half // 2}.{half % 2 * 5}", hundredths(bound)
