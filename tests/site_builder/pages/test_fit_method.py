"""The rule of “Find a fit” on the method page: everything from its file, in both languages."""

import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.fit_method import fit_tables
from tests.builders import ROOT, a_rule, a_taxonomy


def tables(language: Language = "en") -> dict[str, str]:
    """Return the placeholders of the method page."""
    return fit_tables(a_rule(), a_taxonomy(), language)


def cells(rows: str) -> list[list[str]]:
    """Return the cells of a table."""
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]


def test_every_weight_stands_with_what_is_left_of_it_when_old_and_its_reason() -> None:
    rows = cells(tables()["fit_weights"])

    assert [row[:3] for row in rows] == [
        ["Both sides", "1", "–"],
        ["Official", "1", "0.5"],
        ["Filing", "1", "0.5"],
        ["Press", "0.8", "0.4"],
        ["Self-stated", "0.5", "0.25"],
    ]
    assert [row[3] for row in rows] == [
        weight.why.en for weight in (getattr(a_rule().weights, name) for name in type(a_rule().weights).model_fields)
    ]


def test_every_wish_stands_with_how_it_counts_and_what_meets_it() -> None:
    rows = cells(tables("zh")["fit_wishes"])

    assert [row[0] for row in rows] == [wish.name.zh for wish in (getattr(a_rule().wishes, name) for name in type(a_rule().wishes).model_fields)]  # fmt: skip
    assert [row[1] for row in rows] == ["必备项或加分项"] * 3 + ["加分项"] * 3 + ["不参与排序"] * 2


def test_the_example_is_a_sum_of_the_figures_of_the_rule() -> None:
    assert tables()["fit_example"] == "10 × 0.8 × 0.5 = 4"


def test_markets_that_lie_in_another_one_are_named() -> None:
    assert [tables(language)["fit_covers"] for language in LANGUAGES] == [
        "European Union: Germany, France, Italy, Spain",
        "欧盟：德国、法国、意大利、西班牙",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_page_uses_every_placeholder_and_writes_no_figure_of_the_rule_itself(language: Language) -> None:
    text = (ROOT / f"content/pages/method/{language}.md").read_text("utf-8")
    section = text.partition("{#fit}")[2].partition("\n## ")[0]

    unused = [name for name in tables(language) if f"{{{name}}}" not in section]

    assert unused == []
    assert [figure for figure in ("20", "10", "0.8", "0.5") if figure in section] == []
