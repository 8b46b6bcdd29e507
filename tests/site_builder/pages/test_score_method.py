"""The method of scores on the method page: everything from its file, in both languages."""

import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.score_method import score_tables
from tests.builders import ROOT, a_later_method, a_method, a_taxonomy


def tables(language: Language = "en") -> dict[str, str]:
    """Return the placeholders of the method page."""
    return score_tables({"v1": a_method()}, a_taxonomy(), language)


def cells(rows: str) -> list[list[str]]:
    """Return the cells of a table."""
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]


def test_an_indicator_stands_with_all_that_its_points_follow_from() -> None:
    english, chinese = (cells(tables(language)["score_plus"])[0] for language in LANGUAGES)

    assert english[0] == "**Chosen**, Brand recruitment"
    assert english[2:] == ["this directory, 12 months, invitations (n ≥ 5)", "0% → 50%", "8"]
    assert chinese[2:] == ["本站、12个月、邀约（n ≥ 5）", "0% → 50%", "8"]


def test_every_indicator_stands_on_one_of_the_two_tables() -> None:
    plus, minus = (cells(tables()[name]) for name in ("score_plus", "score_minus"))

    assert [row[0].partition(", ")[0] for row in plus + minus] == [
        f"**{each.name.en}**" for each in a_method().indicators
    ]
    assert sum(int(row[-1]) for row in plus) == 100


def test_a_reason_stands_with_the_weight_of_its_whole_dimension() -> None:
    rows = cells(tables()["score_reasons"])

    assert rows[0][:2] == ["Operation", "32"]
    assert sum(int(row[1]) for row in rows) == sum(each.weight for each in a_method().indicators)


def test_there_is_a_row_for_every_half_star() -> None:
    rows = cells(tables()["score_bands"])

    assert (rows[0], rows[-1], len(rows)) == (["0.5", "15.00"], ["5.0", "92.00"], 10)


def test_the_newest_version_is_shown() -> None:
    later = a_later_method()

    assert score_tables({"v1": a_method(), "v2": later}, a_taxonomy(), "en")["score_version"] == "v2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_page_uses_every_placeholder(language: Language) -> None:
    text = (ROOT / f"content/pages/method/{language}.md").read_text("utf-8")

    assert [name for name in tables(language) if f"{{{name}}}" not in text] == []
