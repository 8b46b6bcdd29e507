"""What the functions published, on the pages and in the files that show it, and nowhere else."""

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builder.model.localized import LANGUAGES
from site_builder.model.published import Response
from tests.builders import (
    TODAY,
    a_project,
    a_provider_text,
    a_published,
    a_quarter,
    a_standing,
)
from tests.site_builder.reading import built, entries_of, parsed


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small directory without and with a published file: nothing of one provider, replies of one, stars of one."""
    base = tmp_path_factory.mktemp("published")
    names = ("lantern-bay", "river-gate", "stone-bay")
    root = a_project(base / "root", {name: a_provider_text(names={"en": name}) for name in names})
    published = a_published(
        river_gate=a_standing(claimed_on=TODAY, accepting=True, response=Response(invited=5, answered=4)),
        stone_bay=a_standing(assessments=(a_quarter(4.5),), response=Response(invited=4, answered=4)),
    )
    (base / "published.json").write_text(published.model_dump_json())
    built(root, base / "plain")
    built(root, base / "shown", published=base / "published.json")
    return base / "plain/site", base / "shown/site"


def contents(site: Path) -> dict[str, bytes]:
    """Return every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def main_of(site: Path, name: str) -> str:
    """Return what a page says."""
    return LexborHTMLParser((site / name).read_text("utf-8")).css_first("main").text(separator=" ")


def test_without_a_published_file_nobody_is_claimed_or_assessed(both: tuple[Path, Path]) -> None:
    texts = [main_of(both[0], f"en/providers/{name}.html") for name in ("lantern-bay", "river-gate", "stone-bay")]

    assert [("Not yet claimed" in text, "No assessment yet" in text) for text in texts] == [(True, True)] * 3


def test_a_claim_and_figures_of_replies_stand_on_the_providers_page_and_in_lists(both: tuple[Path, Path]) -> None:
    page, listing = main_of(both[1], "en/providers/river-gate.html"), main_of(both[1], "en/providers.html")

    assert "Claimed by the firm on 22 Nov 2026" in page
    assert "Takes new clients" in page
    assert "Replies 80% (n = 5)" in page
    assert listing.count("Replies") == 1


def test_stars_stand_on_the_providers_page_and_first_in_lists(both: tuple[Path, Path]) -> None:
    page, lists = main_of(both[1], "zh/providers/stone-bay.html"), parsed(both[1])

    assert "2026 Q3，得分90.00，n = 12" in page
    assert "回复率" not in page
    assert entries_of(lists, "/zh/providers")[0] == "/zh/providers/stone-bay"
    assert entries_of(parsed(both[0]), "/zh/providers")[-1] == "/zh/providers/stone-bay"


def test_a_published_file_changes_nothing_else(both: tuple[Path, Path]) -> None:
    plain, shown = (contents(site) for site in both)
    changed = {name for name, content in plain.items() if shown[name] != content}

    own = {f"{language}/providers/{name}.html" for language in LANGUAGES for name in ("river-gate", "stone-bay")}
    lists = {
        f"{language}/{name}.html"
        for language in LANGUAGES
        for name in ("providers", "categories/beauty", "platforms/tmall", "services/store-operation")
    }
    data = {
        f"data/{name}"
        for name in (
            "providers.json",
            "providers.csv",
            "providers/river-gate.json",
            "providers/stone-bay.json",
            "search/main.json",
            "search/lines.json",
            "scores/index.json",
            "scores/changelog.json",
            "scores/sha256sums.txt",
        )
    }
    featured = {f"{language}/featured.html" for language in LANGUAGES}
    assert changed == own | lists | data | featured | {"sitemaps/1.xml"}
    first, second = ((site / "sitemaps/1.xml").read_text().splitlines() for site in both)
    assert set(first) < set(second)
    assert shown.keys() - plain.keys() == {
        "data/scores/2026-Q3.json",
        "data/scores/2026-Q3.csv",
        "en/featured/2026-q3.html",
        "zh/featured/2026-q3.html",
    }


def test_a_provider_that_nobody_lists_is_published_for_nothing(tmp_path: Path) -> None:
    root = a_project(tmp_path / "root")
    (tmp_path / "published.json").write_text(a_published(nobody=a_standing(5)).model_dump_json())

    result = built(root, tmp_path, published=tmp_path / "published.json")

    assert not result.has_errors
    assert not (tmp_path / "site/en/providers/nobody.html").exists()


@pytest.mark.parametrize("text", [None, "", "[]", '{"format": 1, "written_at": "2026-11-01T00:00:00Z"}'])
def test_a_published_file_that_cannot_be_read_is_a_problem_and_nothing_is_written(
    both: tuple[Path, Path], tmp_path: Path, text: str | None
) -> None:
    shutil.copytree(both[0], tmp_path / "site")
    published = tmp_path / "published.json"
    published.write_text(text or "") if text is not None else None

    result = built(both[0].parents[1] / "root", tmp_path, published=published)

    assert [problem.code for problem in result.problems] == ["published-unreadable"]
    assert (result.pages, result.changed, result.removed) == (0, (), ())
    assert contents(tmp_path / "site") == contents(both[0])
