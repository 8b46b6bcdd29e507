"""Where two versions of a text part."""

import pytest

from site_builder.wording import address, apart, is_prose, sections

LONG = "A provider in Shanghai that runs stores for brands from Japan, France and Italy, and has done so with {} people since 2014."


def test_of_long_texts_the_words_that_differ_are_shown_with_some_around_them() -> None:
    before, after = apart(LONG.format(420), LONG.format(421))

    assert before == "…and has done so with 420 people since 2014."
    assert after == "…and has done so with 421 people since 2014."


def test_what_was_only_added_shows_where() -> None:
    before, after = apart("店铺" * 50 + "，完。", "店铺" * 50 + "，共31家，完。")

    assert before.endswith("，完。")
    assert after.endswith("，共31家，完。")
    assert before != after


def test_short_texts_stand_as_they_are() -> None:
    assert apart("Shanghai", "Hangzhou") == ("Shanghai", "Hangzhou")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("content/guides/deposit/en.md", "/en/guides/deposit"),
        ("content/pages/about/zh.md", "/zh/about"),
        ("content/pages/nowhere/zh.md", ""),
    ],
)
def test_a_text_makes_a_page(path: str, page: str) -> None:
    assert is_prose(path)
    assert address(path) == page


def test_the_table_of_sources_is_no_text() -> None:
    assert not is_prose("content/guides/sources.yaml")
    assert not is_prose("content/guides/deposit/guide.yaml")


def test_sections_that_changed_came_or_went_are_told() -> None:
    before = "Lead.\n\n## One {#one}\n\nA.\n\n## Two {#two}\n\nB.\n"
    after = "Lead!\n\n## One {#one}\n\nA.\n\n## Three {#three}\n\nC.\n"

    assert list(sections(before, after)) == [("", "Lead.", "Lead!"), ("Three", "", "C."), ("Two", "B.", "")]
