"""The rule of “Find a fit” as the method page shows it: rows of tables and sentences, all from the rule's own file."""

from collections.abc import Iterable, Iterator
from typing import Final

from site_builder import messages
from site_builder.model.fit import ALWAYS_NICE, UNRANKED, FitRule
from site_builder.model.localized import Language, Localized
from site_builder.model.proof import BOTH_SIDES, CLASSES, Proof
from site_builder.model.taxonomy import CHOSEN_LISTS, Taxonomy
from site_builder.pages.amount import exact

_NEEDS: Final = {
    "chosen": Localized(en="must-have or nice-to-have", zh="必备项或加分项"),
    "nice": Localized(en="nice-to-have", zh="加分项"),
    "none": Localized(en="not ranked", zh="不参与排序"),
}


def fit_tables(rule: FitRule, taxonomy: Taxonomy, language: Language) -> dict[str, str]:
    """Return what the placeholders of the method page stand for, in Markdown; of tables the rows."""
    return {
        "fit_version": str(rule.version),
        "fit_date": messages.format_date(rule.published_on.isoformat(), language),
        "fit_must": str(rule.points.must),
        "fit_nice": str(rule.points.nice),
        "fit_principles": "\n".join(f"- {principle[language]}" for principle in rule.principles),
        "fit_weights": _rows(_weights(rule, taxonomy, language)),
        "fit_example": _example(rule),
        "fit_wishes": _rows(_wishes(rule, language)),
        "fit_covers": _covers(rule, taxonomy, language),
        "fit_supposed": taxonomy.terms("evidence_kinds")[rule.supposed].name[language],
    }


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _weights(rule: FitRule, taxonomy: Taxonomy, language: Language) -> Iterator[tuple[str, ...]]:
    kinds = taxonomy.terms("evidence_kinds")
    for proof in CLASSES:
        if proof.is_old:
            continue
        old = "–" if proof == BOTH_SIDES else exact(rule.weight(Proof(proof.strength, is_old=True)))
        why = rule.weights.of(proof.strength).why[language]
        yield kinds[proof.strength].name[language], exact(rule.weight(proof)), old, why


def _example(rule: FitRule) -> str:
    """Return the sum of a nice-to-have that an old press report proves."""
    points = rule.points.nice * rule.weight(Proof("press", is_old=True))
    factors = (str(rule.points.nice), exact(rule.weights.press.weight), exact(rule.old))
    return f"{' × '.join(factors)} = {exact(points)}"


def _wishes(rule: FitRule, language: Language) -> Iterator[tuple[str, ...]]:
    for need, names in (("chosen", CHOSEN_LISTS), ("nice", ALWAYS_NICE), ("none", UNRANKED)):
        for name in names:
            wish = getattr(rule.wishes, name)
            yield wish.name[language], _NEEDS[need][language], wish.means[language]


def _covers(rule: FitRule, taxonomy: Taxonomy, language: Language) -> str:
    """Return which markets lie in which, a clause for each."""
    names = {code: term.name[language] for code, term in taxonomy.terms("markets").items()}
    colon, stop = ("：", "；") if language == "zh" else (": ", "; ")
    clauses = (
        f"{names[market]}{colon}{messages.join([names[code] for code in others], language)}"
        for market, others in rule.covers.items()
    )
    return stop.join(clauses)
