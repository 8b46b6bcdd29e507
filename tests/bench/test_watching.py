"""Which files of an edit are waited for, and which may come later."""

import pytest

from tests.bench.watching import is_near


@pytest.mark.parametrize(
    "name",
    ["en/providers/p00050.html", "data/providers/p00050.json", "zh/providers.html", "en/providers/page/2.html",
     "en/categories/beauty.html", "zh/services/seo/3.html"],
)  # fmt: skip
def test_a_providers_own_files_and_pages_of_lists_are_near(name: str) -> None:
    assert is_near(name, "p00050")


@pytest.mark.parametrize(
    "name",
    ["en/categories.html", "en/index.html", "data/providers.json", "data/providers.csv", "sitemap.xml", "zh/feed.xml", "en/new.html"],
)  # fmt: skip
def test_files_of_the_whole_directory_are_not(name: str) -> None:
    assert not is_near(name, "p00050")
