"""Briefs, providers' proofs and rules of any shape, for the properties of the ranking in Python and in the browser."""

from collections.abc import Sequence
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

from site_builder.model.brief import Brief, Chosen
from site_builder.model.dates import months_earlier
from site_builder.model.directory import Entry
from site_builder.model.fit import FitRule
from site_builder.model.proof import FACETS, Proofs, age_before, proofs_of
from site_builder.model.published import Standing
from site_builder.model.taxonomy import CHOSEN_LISTS
from tests.builders import TODAY, a_card, a_rule, a_taxonomy

OLD_BEFORE: Final = months_earlier(TODAY, 36)
BANDS: Final = tuple(a_taxonomy().terms("budget_bands"))
# Few values, so that wishes and facts meet.
CODES: Final = {
    "services": ("store-operation", "digital-marketing", "crm-membership", "seo"),
    "categories": ("beauty", "personal-care", "pet"),
    "platforms": ("tmall", "tmall-global", "jd", "douyin", "amazon"),
    "markets": ("EU", "DE", "FR", "JP"),
    "languages": ("zh", "en", "ja"),
    "budgets": BANDS,
}
_OFTEN: Final = 0.5
# On both sides of the day before which facts are old, and on it.
DATES: Final = ("2026-05", "2026", "2023-11-22", "2023-11-21", "2023-11", "2023-10", "2019")


def an_entry_with(**proofs: str) -> Entry:
    """Return an entry with these proofs: `platforms="tmall jd o2026-05, douyin s2019"`."""
    runs = {facet: [run.split() for run in text.split(",")] for facet, text in proofs.items()}
    values = {facet: tuple(code for run in some for code in run[:-1]) for facet, some in runs.items()}
    return _entry(
        "lantern-bay", values, {facet: [(len(run) - 1, run[-1]) for run in some] for facet, some in runs.items()}
    )


def _entry(
    provider_id: str,
    values: dict[str, tuple[str, ...]],
    runs: dict[str, Sequence[tuple[int, str]]],
    **fields: Any,  # noqa: ANN401 # fields of any type
) -> Entry:
    standing: Standing | None = fields.pop("standing", None)
    written = ["".join(f"{'' if n == 1 else n}{proof}," for n, proof in runs.get(facet, ()))[:-1] for facet in FACETS]
    lists = {facet: values.get(facet, ()) for facet in FACETS if facet != "budgets"}
    budget = next(iter(values.get("budgets", ())), None)
    card = a_card(id=provider_id, minimum_budget=budget, proofs="|".join(written), **lists, **fields)
    return Entry(card, standing)


def proofs(entry: Entry) -> Proofs:
    """Return an entry's proofs on the day of the tests."""
    return proofs_of(entry.card, entry.standing, age_before(OLD_BEFORE))


_SEED: Final = st.integers(0, 2**32 - 1)
"""An entry is made of one number: to draw each of its eighty choices costs more than all sums with them."""


def _facet(random: Random, facet: str) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
    most = 1 if facet == "budgets" else len(CODES[facet])
    codes = tuple(random.sample(CODES[facet], random.randint(0, most)))
    runs: list[tuple[int, str]] = []
    while (left := len(codes) - sum(length for length, _ in runs)) > 0:
        runs.append((random.randint(1, left), random.choice("ofps") + random.choice(DATES)))
    return codes, runs


def _standing(random: Random) -> Standing | None:
    cooperations = tuple(
        {
            "store": "Store",
            "platform": random.choice(CODES["platforms"]),
            "services": tuple(random.sample(CODES["services"], random.randint(0, 2))),
            "since": "2025-02",
        }
        for _ in range(random.randint(0, 2))
    )
    return Standing.model_validate({"cooperations": cooperations}) if random.random() < _OFTEN else None


def _made(seed: int, provider_id: str) -> Entry:
    random = Random(seed)  # noqa: S311 # examples, not secrets
    facets = {facet: _facet(random, facet) for facet in FACETS}
    values: dict[str, tuple[str, ...]] = {facet: codes for facet, (codes, _) in facets.items()}
    runs: dict[str, Sequence[tuple[int, str]]] = {facet: some for facet, (_, some) in facets.items()}
    name = random.choice(("Baozun", "azoya", "Qingmu", "Straße", "宝尊"))
    is_demo = random.random() < _OFTEN
    return _entry(provider_id, values, runs, name_en=name, is_demo=is_demo, standing=_standing(random))


def entries(provider_id: str = "lantern-bay") -> st.SearchStrategy[Entry]:
    """Return an entry with any values, proofs and confirmed cooperations."""
    return _SEED.map(lambda seed: _made(seed, provider_id))


@st.composite
def directories(draw: st.DrawFn, most: int = 12) -> list[Entry]:
    """Return some entries in a recommended order, some of them alike."""
    seeds = draw(st.lists(_SEED, max_size=most))
    numbers = Random(draw(_SEED)).sample(range(len(seeds)), len(seeds))  # noqa: S311 # as above
    return [_made(seed, f"p{number}") for seed, number in zip(seeds, numbers, strict=True)]


@st.composite
def _chosen(draw: st.DrawFn, name: str) -> Chosen:
    codes = draw(st.lists(st.sampled_from(CODES[name]), unique=True))
    cut = draw(st.integers(0, len(codes)))
    order = CODES[name].index
    return Chosen(must=tuple(sorted(codes[:cut], key=order)), nice=tuple(sorted(codes[cut:], key=order)))


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """Return a brief with any wishes, in the order of the closed lists."""
    chosen = {name: draw(_chosen(name)) for name in CHOSEN_LISTS}
    languages = draw(st.lists(st.sampled_from(CODES["languages"]), unique=True))
    return Brief(
        **chosen,
        origin=draw(st.none() | st.sampled_from(CODES["markets"])),
        languages=tuple(sorted(languages, key=CODES["languages"].index)),
        budget=draw(st.none() | st.sampled_from(BANDS)),
        size=draw(st.none() | st.sampled_from(("under-10", "over-1000"))),
        start=draw(st.none() | st.sampled_from(("2026-11", "2027-03"))),
    )


@st.composite
def rules(draw: st.DrawFn) -> FitRule:
    """Return the real rule with any figures that the check lets pass."""
    whole = st.integers(0, 100).map(lambda hundredths: hundredths * 100)
    weights = a_rule().weights
    other = {
        name: weight.model_copy(update={"weight": draw(whole)})
        for name, weight in ((name, getattr(weights, name)) for name in type(weights).model_fields)
    }
    points = a_rule().points.model_copy(update={"must": draw(st.integers(1, 50)), "nice": draw(st.integers(1, 50))})
    supposed = draw(st.sampled_from(("official", "filing", "press", "self-stated")))
    changes = {"weights": weights.model_copy(update=other), "points": points, "old": draw(whole), "supposed": supposed}
    return a_rule().model_copy(update=changes)
