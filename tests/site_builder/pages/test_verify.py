"""The page that recomputes scores."""

from site_builder.pages.verify import verify_page
from tests.builders import an_edition


def test_the_page_reads_public_files_only() -> None:
    view = verify_page(an_edition("zh")).view

    assert (view.method, view.releases, view.release) == (
        "/data/method.json",
        "/data/scores/index.json",
        "/data/scores/{name}",
    )
    assert (view.data, view.page) == ("/data/providers/{id}.json", "/zh/providers/{id}")
