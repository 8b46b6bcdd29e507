"""The loop's pages: what their scripts are told, and that they hold nothing private."""

from functions.files import LARGEST
from site_builder.pages.loop import SCRIPTS, brief_page, loop_pages
from site_builder.urls import fixed
from tests.builders import an_edition


def test_each_page_of_the_loop_has_its_address_and_one_script() -> None:
    pages = (*loop_pages(an_edition()), brief_page(an_edition(), "/x.json"))

    found = {page.path: (page.scripts, page.noindex, page.sheet) for page in pages}

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


def test_the_brief_knows_what_ranks_which_documents_a_brand_has_and_how_large_they_may_be() -> None:
    edition = an_edition()
    page = brief_page(edition, "/search/fit.0123456789.json")
    sides = {term.code: term.side for term in edition.taxonomy.document_kinds}

    assert (page.path, page.scripts, page.view.largest) == (fixed("en", "brief"), ("js/inviting.js",), LARGEST)
    assert (page.view.evidence, page.view.part) == ("/search/fit.0123456789.json", "/data/search/{part}.json")
    assert {sides[code] for code, _ in page.view.kinds} == {"brand", "both"}
