"""The sums of a ranked list are right, and those that the functions would come to."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from site_builder.model.brief import read_brief
from site_builder.model.proof import BOTH_SIDES, Proof, age_before
from site_builder.model.ranking import Ranking, criteria_of, fit
from tests.browser.conftest import Complaints, Served
from tests.browser.fitting import BRIEF, find
from tests.builders import a_rule, a_taxonomy
from tests.fits import BANDS, OLD_BEFORE


def test_the_list_says_the_sums_and_the_sums_are_right(served: Served, page: Page, complaints: Complaints) -> None:
    find(page, served)
    page.locator("[data-print]").evaluate("button => { window.print = () => {}; button.click(); }")
    expect(page.locator(".sums")).to_have_count(10)

    told = page.evaluate("""[...document.querySelectorAll('.fit')].map(item => ({
        points: item.querySelector('[data-points] b').textContent,
        total: item.querySelector('tfoot b').textContent,
        rows: [...item.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)),
    }))""")

    for item in told:
        amounts = [tuple(map(float, row[3].split(" / "))) for row in item["rows"]]
        weights = [weight_of(row[2]) for row in item["rows"]]
        assert [points for points, _ in amounts] == [
            weight * of for weight, (_, of) in zip(weights, amounts, strict=True)
        ]
        assert [of for _, of in amounts] == [20 if row[1] == "must have" else 10 for row in item["rows"]]
        assert item["total"].split(" / ")[0] == f"{sum(points for points, _ in amounts):g}" == item["points"]
    assert complaints.texts == []


def weight_of(evidence: str) -> float:
    """Return the weight that the words of an evidence cell say."""
    if evidence == "not found in a source" or evidence.startswith("names a higher"):
        return 0
    return float(evidence.partition(" × ")[2] or 1)


def test_the_browser_ranks_the_site_as_the_functions_would(served: Served, page: Page) -> None:
    rows, index_rows = rows_of(served)
    brief = read_brief(BRIEF, a_taxonomy()).brief
    criteria = criteria_of(brief, a_rule(), BANDS)
    ranking = Ranking([fit(criteria, known, a_rule()) for known in rows.values()])
    wanted = [list(rows)[place] for place in ranking.order]
    find(page, served)

    while page.locator("[data-more] button").is_visible():
        page.locator("[data-more] button").click()

    assert index_rows > 40
    assert page.evaluate("[...document.querySelectorAll('.fit')].map(item => item.dataset.id)") == wanted


def rows_of(served: Served) -> tuple[dict[str, Any], int]:
    """Return the proofs of every listed provider in the recommended order, told from its public data."""
    listed = json.loads((served.folder / "data/providers.json").read_bytes())["providers"]
    facets = {
        "services": "offer",
        "categories": "offer",
        "platforms": "offer",
        "markets": "offer",
        "languages": "offer",
    }
    found = {}
    for row in listed:
        data = json.loads((served.folder / f"data/providers/{row['id']}.json").read_bytes())
        known: dict[str, dict[str, tuple[Any, ...]]] = {
            facet: {
                code: (proof_of(data, group),)
                for group in data.get(section, {}).get(facet, ())
                for code in group["values"]
            }
            for facet, section in facets.items()
        }
        budget = data.get("terms", {}).get("minimum_budget")
        known["budgets"] = {budget["value"]: (proof_of(data, budget),)} if budget else {}
        for facet, code in confirmed_of(data):
            known[facet][code] = (*known[facet].get(code, ()), BOTH_SIDES)
        found[row["id"]] = known
    return found, len(listed)


def proof_of(data: dict[str, Any], fact: dict[str, Any]) -> Proof:
    """Return the proof of a fact in a provider's public data."""
    source = data["sources"][fact["source"]]
    dated = source.get("dated") or source["read"]
    return Proof(fact.get("kind") or source["kind"], age_before(OLD_BEFORE)(dated))


def confirmed_of(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what confirmed cooperations prove in a provider's public data."""
    cooperations = (data["standing"] or {}).get("cooperations", ())
    services = [("services", code) for item in cooperations for code in item.get("services", ())]
    return [("platforms", item["platform"]) for item in cooperations] + services
