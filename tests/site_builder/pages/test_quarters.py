"""The pages of scores: what their scripts are told, and that they hold nothing private."""

from site_builder.pages.quarters import NAMES, score_pages
from site_builder.urls import PROVIDERS_JSON, fixed
from tests.builders import a_method, an_edition


def test_each_page_has_its_address_and_one_script() -> None:
    found = {page.path: (page.scripts, page.noindex, page.sheet) for page in score_pages(an_edition(), {})}

    assert found == {fixed("en", name): ((f"js/{name}.js",), True, "desk") for name in NAMES}


def test_every_indicator_has_its_name_and_its_meaning() -> None:
    view = next(score_pages(an_edition(), {"v1": a_method()})).view

    assert [code for code, _ in view.indicators] == [each.code for each in a_method().indicators]
    assert [text for _, text in view.means] == [each.means.en for each in a_method().indicators]
    assert view.directory == PROVIDERS_JSON
