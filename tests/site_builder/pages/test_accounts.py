"""Pages of people who sign in."""

import pytest

from functions.refusals import STATUSES
from site_builder.model.localized import LANGUAGES, Language
from site_builder.pages.accounts import NAMES, account_pages
from tests.builders import an_edition


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_has_one_page_that_is_not_for_search_engines(language: Language) -> None:
    pages = list(account_pages(an_edition(language)))

    assert [page.path for page in pages] == [f"/{language}/{name}" for name in NAMES]
    assert {(page.noindex, page.lastmod, page.sheet) for page in pages} == {(True, None, "desk")}


def test_each_is_filled_by_a_script_of_its_name() -> None:
    assert [page.scripts for page in account_pages(an_edition())] == [(f"js/{name}.js",) for name in NAMES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_can_say_whatever_the_functions_turn_down(language: Language) -> None:
    said = [dict(page.view.account.errors) for page in account_pages(an_edition(language))]

    assert [set(sentences) for sentences in said] == [{f"error.{code}" for code in STATUSES}] * len(NAMES)


def test_each_says_where_to_write_and_where_the_public_data_is() -> None:
    view = next(account_pages(an_edition("zh"))).view.account

    assert view.data == "/data/providers/{id}.json"
    assert view.page == "/zh/providers/{id}"
