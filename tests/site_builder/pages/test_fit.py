"""The page “Find a fit”: the form, and what the script is told."""

from datetime import date

import pytest

from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.fit import FitView, fit_page, months_from
from tests.builders import a_rule, a_taxonomy, an_edition


def view(language: Language = "en") -> FitView:
    """Return what the page shows."""
    found: FitView = fit_page(an_edition(language), a_rule(), "/search/fit.0123456789.json").view
    return found


def test_it_is_a_tool_that_search_engines_do_not_list() -> None:
    page = fit_page(an_edition(), a_rule(), "")

    assert (page.noindex, page.lastmod, page.scripts, page.sheet, page.nav) == (
        True,
        None,
        ("js/fit.js",),
        "tool",
        "fit",
    )


def test_it_has_the_same_address_in_both_languages() -> None:
    assert [fit_page(an_edition(language), a_rule(), "").path for language in LANGUAGES] == ["/en/fit", "/zh/fit"]


def test_the_form_offers_every_value_of_the_closed_lists_by_its_name() -> None:
    lists = {question.name: dict(question.options) for question in view("zh").lists}

    assert {name: tuple(options) for name, options in lists.items()} == {
        name: tuple(a_taxonomy().terms(name)) for name in ("categories", "platforms", "services")
    }
    assert lists["platforms"]["douyin"] == "抖音电商"


def test_budgets_are_written_as_money() -> None:
    assert [dict(view(language).budget.options)["1m-3m"] for language in LANGUAGES] == [
        "CNY 1 to 3 million",
        "100–300万元",
    ]


def test_every_question_says_by_the_rule_what_meets_it() -> None:
    shown = view()
    questions = (*shown.lists, shown.origin, shown.languages, shown.budget, *shown.unranked)

    said = {question.name: question.means for question in questions}

    assert said == {name: getattr(a_rule().wishes, name).means.en for name in type(a_rule().wishes).model_fields}


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 22), "2026-11", "2028-04"),
        (date(2026, 1, 1), "2026-01", "2027-06"),
        (date(2026, 12, 31), "2026-12", "2028-05"),
    ],
)
def test_a_start_is_this_month_or_one_of_those_that_follow(day: date, first: str, last: str) -> None:
    months = months_from(day)

    assert (months[0], months[-1], len(months)) == (first, last, 18)


def test_the_script_is_told_where_the_facts_are_and_from_when_they_are_old() -> None:
    shown = view("zh")

    assert (shown.evidence, shown.data, shown.page) == ("/search/fit.0123456789.json", "/data/providers/{id}.json", "/zh/providers/{id}")  # fmt: skip
    assert (shown.old_before, shown.limit, shown.rule_url) == ("2023-11-22", 10, "/zh/method#fit")
    assert shown.rule == "规则第1版，2026-11-25"
