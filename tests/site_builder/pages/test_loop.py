"""The loop's pages: what their scripts are told, and that they hold nothing private."""

from site_builder.pages.loop import SCRIPTS, loop_pages
from site_builder.urls import fixed
from tests.builders import an_edition


def test_each_page_of_the_loop_has_its_address_and_one_script() -> None:
    found = {page.path: (page.scripts, page.noindex, page.sheet) for page in loop_pages(an_edition())}

    assert found == {fixed("en", name): ((script,), True, "desk") for name, script in SCRIPTS.items()}


def test_each_side_is_offered_its_own_reasons_and_those_of_both() -> None:
    edition = an_edition()
    view = next(loop_pages(edition)).view
    sides = {term.code: term.side for term in edition.taxonomy.decline_reasons}

    assert {sides[code] for code, _ in view.ours} == {"brand", "both"}
    assert {sides[code] for code, _ in view.theirs} == {"provider", "both"}


def test_the_brief_offers_every_code_and_the_programmes_limits() -> None:
    edition = an_edition()
    view = next(loop_pages(edition)).view
    limits = edition.program.limits

    assert {code for code, _ in view.lists[0].options} == set(edition.names["categories"])
    assert (view.advice, view.most) == (limits.round_advice, limits.round_most)
