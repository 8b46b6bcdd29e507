"""The home page, what is new, and the glossary."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder import urls
from site_builder.model.directory import Entry, card_of
from site_builder.model.guide import Glossary
from site_builder.model.localized import Language, Localized
from site_builder.pages import home
from site_builder.pages.page import Link
from tests.builders import TODAY, a_card, a_guide, a_provider, a_standing, an_edition, source_fields

NO_LINKS: dict[urls.Facet, tuple[Link, ...]] = dict.fromkeys(urls.FACETS, ())


def hrefs(changes: tuple[home.Change, ...]) -> list[str]:
    """Return where changes lead, without the language."""
    return [change.href[3:] for change in changes]


def test_what_is_new_stands_newest_first() -> None:
    cards = [a_card(id="old", changed_on="2026-01-01"), a_card(id="new", changed_on="2026-11-22")]
    guides = [a_guide("between", listed_on=a_provider(listed_on="2026-06-01").listed_on)]

    changes = home.changes(an_edition(), cards, guides, 9)

    assert hrefs(changes) == ["/providers/new", "/guides/between", "/providers/old"]


def test_on_one_day_providers_come_before_guides_each_by_address() -> None:
    cards = [a_card(id="b"), a_card(id="a")]

    changes = home.changes(an_edition(), cards, [a_guide("d"), a_guide("c")], 9)

    assert hrefs(changes) == ["/providers/a", "/providers/b", "/guides/c", "/guides/d"]


def test_what_is_new_is_capped() -> None:
    cards = [a_card(id=name) for name in ("c", "a", "ab", "b")]

    assert hrefs(home.changes(an_edition(), cards, [a_guide()], 1)) == ["/providers/a"]
    assert hrefs(home.changes(an_edition(), cards, [a_guide()], 3)) == ["/providers/a", "/providers/ab", "/providers/b"]


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("2026-01-01", "2026-11-22", "2026-12-01")), st.from_regex(r"[a-c]{1,3}", fullmatch=True)
        ),
        unique_by=lambda item: item[1],
    )
)
def test_the_cap_leaves_the_first_of_all_changes(drawn: list[tuple[str, str]]) -> None:
    cards = [a_card(id=name, changed_on=day, listed_on=day) for day, name in drawn]

    everything = home.changes(an_edition(), cards, [a_guide()], 1000)
    some = home.changes(an_edition(), cards, [a_guide()], 4)

    days = [change.iso for change in everything]
    assert days == sorted(days, reverse=True)
    assert hrefs(some) == hrefs(everything)[:4]


def what(language: Language, **fields: object) -> str:
    """Return what is said of a changed entry."""
    return home.changes(an_edition(language), [a_card(**fields)], [], 1)[0].what


def test_a_new_entry_says_how_much_it_brings() -> None:
    assert what("en") == "entry added: 4 facts, 1 source"
    assert what("zh") == "新增档案：4条事实，1个来源"


def test_a_changed_entry_says_so() -> None:
    assert what("en", listed_on="2026-01-01", changed_on="2026-02-01") == "entry changed"
    assert what("zh", listed_on="2026-01-01", changed_on="2026-02-01") == "档案变更"


def test_a_removed_entry_says_why() -> None:
    removed = {"removed_on": "2026-11-22", "removal_reason": "closed"}

    assert what("en", **removed) == "no longer listed: Closed"
    assert what("zh", **removed) == "不再收录：已停业"


def test_a_new_guide_is_a_change() -> None:
    change = home.changes(an_edition("zh"), [], [a_guide("deposit")], 1)[0]

    assert (change.names.first, change.what, change.href) == ("关于deposit", "新增指南", "/zh/guides/deposit")
    assert change.iso == "2026-11-22"


def a_home(language: Language = "en", sample: home.Sample | None = None, **changes: object) -> home.Page:
    """Return the home page."""
    edition = an_edition(language)
    recent = home.changes(edition, [a_card(**changes)], [], 50)
    guides = [a_guide(f"g{number}") for number in range(8)]
    return home.home_page(edition, NO_LINKS, sample, guides, recent, (1234, 56789))


def test_the_home_page_counts_firms_and_facts() -> None:
    assert a_home().view.totals == "1,234 firms, 56,789 facts, each with its source."
    assert a_home("zh").view.totals == "共1,234家服务商、56,789条事实，均注明来源。"


def test_the_home_page_offers_searches_in_both_scripts_and_marks_the_other_one() -> None:
    examples = a_home().view.examples

    assert [example.href for example in examples][1:] == [
        "/en/providers?q=baozun",
        "/en/providers?q=store+operation+Hangzhou",
    ]
    assert examples[0].label == '<span lang="zh-Hans">美妆</span>'


def test_the_home_page_shows_six_guides_and_the_newest_changes() -> None:
    edition = an_edition()
    recent = home.changes(edition, [a_card(id=f"p{number}") for number in range(9)], [], 50)

    view = home.home_page(edition, NO_LINKS, None, [a_guide(f"g{number}") for number in range(8)], recent, (9, 9)).view

    assert [guide.href for guide in view.guides] == [f"/en/guides/g{number}" for number in range(6)]
    assert view.changes == recent[:4]


def test_the_newest_date_of_the_home_page_and_of_what_is_new_is_that_of_the_latest_change() -> None:
    recent = home.changes(an_edition(), [a_card(changed_on="2026-10-01", confirmed_on="2026-11-22")], [], 50)

    assert a_home(changed_on="2026-10-01", confirmed_on="2026-11-22").lastmod == "2026-10-01"
    assert home.new_page(an_edition(), recent).lastmod == "2026-10-01"


def test_a_directory_in_which_nothing_ever_happened_has_no_newest_date() -> None:
    pages = (home.home_page(an_edition(), NO_LINKS, None, [], (), (0, 0)), home.new_page(an_edition(), ()))

    assert [page.lastmod for page in pages] == [None, None]


def test_the_home_page_leads_to_the_most_frequent_values_of_three_facets() -> None:
    links = {
        name: tuple(Link(label=str(n), href=f"/en/{name}/{n}", figure=9) for n in range(8)) for name in urls.FACETS
    }

    columns = home.home_page(an_edition(), links, None, [], (), (0, 0)).view.columns

    assert [column.name for column in columns] == ["categories", "platforms", "services"]
    assert [len(column.links) for column in columns] == [6, 6, 6]
    assert columns[0].more.href == "/en/categories"


def test_the_home_page_shows_an_entry_in_short_one_line_a_field_and_nothing_that_is_not_stated() -> None:
    provider = a_provider(
        company={"founded": 2014},
        offer={"platforms": [{"values": ["tmall"], "source": "s2"}, "jd"]},
        sources={"s1": source_fields(), "s2": source_fields(kind="press", dated="2024-05")},
    )
    entry = Entry(card_of("lantern-bay", provider, is_demo=False, today=TODAY), a_standing(4))

    sample = home.home_page(an_edition(), NO_LINKS, (provider, entry), [], (), (1, 1)).view.sample

    assert [(row.label, [line.text for line in row.lines]) for row in sample.rows] == [
        ("Founded", ["2014"]),
        ("Platforms", ["Tmall"]),
    ]
    assert sample.rows[1].lines[0].mark.label == "Press, May 2024"
    assert (sample.href, sample.stars.value) == ("/en/providers/lantern-bay", "4.0")


def test_an_entry_without_an_assessment_is_shown_without_stars() -> None:
    provider = a_provider()
    entry = Entry(card_of("lantern-bay", provider, is_demo=False, today=TODAY), None)

    sample = home.home_page(an_edition("zh"), NO_LINKS, (provider, entry), [], (), (1, 1)).view.sample

    assert sample.stars is None
    assert sample.names.first == "灯湾电商"


def test_the_home_page_is_a_web_site_in_both_languages() -> None:
    data = json.loads(a_home("zh").json_ld[0])

    assert (data["@type"], data["url"], data["inLanguage"]) == (
        "WebSite",
        "https://hezuo.example/zh/",
        ["en", "zh-Hans"],
    )


def a_term(name: str, **fields: object) -> dict[str, object]:
    """Return a word of the trade."""
    return {"id": name.lower(), "en": name, "zh": f"词{name}", "text": {"en": "Text.", "zh": "文。"}, **fields}


GLOSSARY = Glossary.model_validate(
    {"terms": [a_term("tier"), a_term("Brand", also_en=["label", "client"], also_zh=["客户", "甲方"]), a_term("TP")]}
)


def test_words_stand_in_the_alphabetical_order_of_their_own_names_chinese_ones_by_pinyin() -> None:
    names = {"tier": "星级", "Brand": "重庆品牌", "TP": "MCN机构", "deposit": "保证金"}
    glossary = Glossary.model_validate({"terms": [a_term(en, zh=zh) for en, zh in names.items()]})

    english, chinese = (home.glossary_page(an_edition(language), glossary, None) for language in ("en", "zh"))

    assert [word.first for word in english.view.words] == ["Brand", "deposit", "tier", "TP"]
    assert [word.first for word in chinese.view.words] == ["保证金", "重庆品牌", "MCN机构", "星级"]


def test_a_word_stands_with_its_name_in_the_other_language_and_its_other_names() -> None:
    english, chinese = (
        home.glossary_page(an_edition(language), GLOSSARY, None).view.words[0] for language in ("en", "zh")
    )

    assert (english.first, english.second, english.second_lang) == ("Brand", "词Brand", "zh-Hans")
    assert (chinese.first, chinese.second, chinese.second_lang) == ("词Brand", "Brand", "en")
    assert (english.also, chinese.also, chinese.text) == ("label, client", "客户、甲方", "文。")


def test_the_glossary_dates_from_the_newest_guide() -> None:
    assert home.glossary_page(an_edition(), GLOSSARY, "2026-11-22").lastmod == "2026-11-22"


def test_the_title_of_a_guide_among_the_changes_is_in_the_pages_language() -> None:
    guide = a_guide(title=Localized(en="The deposit", zh="保证金"))

    assert home.changes(an_edition("zh"), [], [guide], 1)[0].names.text == "保证金"
