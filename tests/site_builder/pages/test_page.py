"""Pages, links and names: each name in its own language."""

import pytest

from site_builder.model.localized import Language
from site_builder.pages.page import NamePair, Page, named


@pytest.mark.parametrize(
    ("text", "language", "markup"),
    [
        ("Lantern Bay", "en", "Lantern Bay"),
        ("灯湾电商", "zh", "灯湾电商"),
        ("灯湾电商", "en", '<span lang="zh-Hans">灯湾电商</span>'),
        ("ひなぎわ", "en", '<span lang="ja">ひなぎわ</span>'),
        ("ひなぎわ", "zh", '<span lang="ja">ひなぎわ</span>'),
        ("하늘모", "zh", '<span lang="ko">하늘모</span>'),
        ("Lantern Bay", "zh", "Lantern Bay"),
        ("<b>&", "en", "&lt;b&gt;&amp;"),
        ("<灯>", "en", '<span lang="zh-Hans">&lt;灯&gt;</span>'),
    ],
)
def test_a_name_carries_its_language_where_a_reader_would_not_guess_it(
    text: str, language: Language, markup: str
) -> None:
    assert named(text, language) == markup


@pytest.mark.parametrize(
    ("names", "language", "first_lang", "second_lang"),
    [
        (("Lantern Bay", "灯湾电商"), "en", "", "zh-Hans"),
        (("灯湾电商", "Lantern Bay"), "zh", "", "en"),
        (("灯湾电商", None), "en", "zh-Hans", ""),
        (("Lantern Bay", None), "zh", "en", ""),
    ],
)
def test_both_names_carry_their_languages(
    names: tuple[str, str | None], language: Language, first_lang: str, second_lang: str
) -> None:
    pair = NamePair(names, language)

    assert (pair.first_lang, pair.second_lang) == (first_lang, second_lang)


def test_a_title_has_both_names_where_both_are_known() -> None:
    assert NamePair(("Lantern Bay", "灯湾电商"), "en").text == "Lantern Bay 灯湾电商"
    assert NamePair(("灯湾电商", None), "en").text == "灯湾电商"


def a_page(language: Language, lastmod: str | None) -> Page:
    """Return a page with its newest date."""
    return Page(
        path="/en/x", language=language, template="t.html", title="T", description="D", view=None, lastmod=lastmod
    )


def test_the_newest_date_of_a_page_is_written_in_its_language() -> None:
    assert a_page("en", "2026-11-22").newest == "22 Nov 2026"
    assert a_page("zh", "2026-11-22").newest == "2026-11-22"


def test_a_page_without_a_date_says_none() -> None:
    assert a_page("en", None).newest == ""
