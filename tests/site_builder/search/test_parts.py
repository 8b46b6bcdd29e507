"""The parts of the index, from entries to JSON."""

import pytest

from site_builder.model.directory import Entry
from site_builder.model.guide import Glossary
from site_builder.search.han import syllables
from site_builder.search.parts import (
    main_part,
    names_part,
    pinyin_part,
    texts_part,
    variants_part,
)
from site_builder.search.rows import Part
from tests.builders import a_guide, a_taxonomy, an_entry

LABELS = {"platforms": ["tmall"], "places": ["hangzhou", "chongqing"]}


def main_of(*entries: Entry) -> Part:
    """Return the main part of entries in this order."""
    return main_part(entries, a_taxonomy(), "2026-11-22")


def names_of(*entries: Entry) -> Part:
    """Return the further names of entries."""
    return names_part(entries, a_taxonomy(), LABELS)


def pinyin_of(*names: str | None, former: tuple[str, ...] = ()) -> Part:
    """Return how these Chinese names are read; the first one has former names."""
    entries = [an_entry(name_zh=name, former=former if at == 0 else ()) for at, name in enumerate(names)]
    return pinyin_part(entries, a_taxonomy(), LABELS)


def read(part: Part, row: int, name: str) -> list[str]:
    """Return how a part of the index reads a name of Chinese characters."""
    alone = dict(zip(part["characters"], part["syllables"].split(" "), strict=True))
    odd = {place: syllable for line, place, syllable in part["odd"] if line == row}
    return [odd.get(place, alone[character]) for place, character in enumerate(name)]


# Main


def test_an_id_that_the_english_name_suggests_is_not_sent() -> None:
    part = main_of(an_entry(), an_entry(id="other"), an_entry(id="x", name_en=None))

    assert part["ids"].split("\n") == ["", "other", "x"]


def test_a_name_in_traditional_characters_is_sent_simplified_too() -> None:
    part = main_of(an_entry(name_zh="雲山"), an_entry(name_zh="灯湾"), an_entry(name_zh=None))

    assert part["simplified"] == [[0, "云山"]]


def test_stars_and_evidence_stand_in_a_column_each() -> None:
    part = main_of(an_entry(4.5, strength=29), an_entry(strength=30), an_entry(strength=30))

    assert part["stars"]["values"] == [-1, 9]
    assert part["evidence"]["values"] == [3, 2]


def test_fictional_providers_are_named_by_their_rows() -> None:
    assert main_of(an_entry(), an_entry(is_demo=True))["demo"] == [1]


def test_a_city_is_one_number_a_row_and_none_is_nothing() -> None:
    places = main_of(an_entry(place=None), an_entry(), an_entry(place="shanghai"), an_entry(place=None))["facets"][
        "places"
    ]

    assert set(places["codes"]) == {"hangzhou", "shanghai"}
    assert sorted(places["column"]["values"]) == [0, 1, 2]
    assert places["column"]["values"][0] == 0


def test_a_directory_of_nobody_has_an_index() -> None:
    part = main_of()

    assert (part["count"], part["en"], part["ids"], part["simplified"]) == (0, "", "", [])
    assert not any(facet["codes"] for facet in part["facets"].values())
    assert names_of()["legal"] == ""


# Names


def test_a_legal_name_that_begins_with_the_chinese_one_is_sent_as_its_rest() -> None:
    part = names_of(
        an_entry(name_zh="灯湾", legal="灯湾有限公司"),
        an_entry(name_zh="雲山", legal="雲山有限公司"),
        an_entry(name_zh=None, legal="河海有限公司"),
        an_entry(legal=None),
    )

    assert part["legal"].split("\n") == ["+有限公司", "+有限公司", "河海有限公司", ""]


def test_a_brand_stands_once_with_the_rows_of_all_who_run_it() -> None:
    part = names_of(an_entry(brands=("Ösa", "Ab")), an_entry(), an_entry(brands=("Ab", "Ab")))

    assert part["brands"]["names"].split("\n") == ["Ab", "Ösa"]
    assert len(part["brands"]["gaps"].split(" ")) == 2


def test_offices_languages_and_levels_come_with_their_rows_and_every_word_for_them() -> None:
    part = names_of(
        an_entry(offices=("hangzhou", "united-kingdom")), an_entry(languages=("de",), levels=("tmall-6-star",))
    )

    words = {value[1]: value[2:] for value in part["unchosen"]}
    assert words["United Kingdom"] == ["英国", "UK", "Britain"]
    assert {"German", "Tmall six-star provider"} <= words.keys()
    assert "Hangzhou" not in words


def test_former_names_and_tickers_come_with_their_rows_only_where_there_are_some() -> None:
    part = names_of(an_entry(), an_entry(former=("舊名",), tickers=("HKEX: 9991",)))

    assert (part["former"], part["tickers"]) == ([[1, "旧名"]], [[1, "HKEX: 9991"]])


# Pinyin


@pytest.mark.parametrize("name", ["重庆", "长乐", "银行", "行业", "宝尊", "山海重庆", "重要重庆重要"])
def test_names_are_read_by_their_characters_and_the_places_read_otherwise(name: str) -> None:
    part = pinyin_of("灯湾", name, "河海")

    assert read(part, 1, name) == syllables(name)


def test_places_count_chinese_characters_only() -> None:
    part = pinyin_of("A1 重-庆")

    assert read(part, 0, "重庆") == ["chong", "qing"]


def test_places_are_right_behind_names_without_chinese_characters_and_without_a_name() -> None:
    part = pinyin_of("", None, "AB", "重庆", "重庆")

    assert [line for line, _, _ in part["odd"]] == sorted(line for line, _, _ in part["odd"])
    assert [read(part, row, "重庆") for row in (3, 4)] == [["chong", "qing"]] * 2


def test_former_names_are_numbered_in_a_row_of_their_own() -> None:
    part = pinyin_of("灯湾", former=("河海", "重庆"))

    assert {line for line, _, _ in part["former"]} <= {1}
    assert set("河海重庆灯湾") == set(part["characters"])


def test_labels_are_read_without_their_latin_letters_in_the_order_of_their_codes() -> None:
    assert pinyin_of("灯湾")["labels"] == {"platforms": ["tian mao"], "places": ["hang zhou", "chong qing"]}


# Texts and variants


def test_a_guide_is_its_titles_and_its_headings_in_both_languages() -> None:
    guides = texts_part([a_guide()], GLOSSARY)["guides"]

    assert guides == [["deposit", "About deposit", "关于deposit", [["amount", "Amount", "金额"]], ""]]


GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {
                "id": "tp",
                "en": "Provider",
                "zh": "服务商",
                "also_en": ["TP"],
                "also_zh": ["代运营"],
                "text": {"en": "Runs stores.", "zh": "运营店铺。"},
                "finds": ["everyone"],
            }
        ]
    }
)


def test_a_word_is_its_names_in_both_languages_with_its_pinyin_and_what_it_finds() -> None:
    assert texts_part([], GLOSSARY) == {
        "guides": [],
        "words": [["tp", "Provider", "服务商", ["TP", "代运营"], ("everyone",), "fu wu shang"]],
    }


def test_only_the_traditional_forms_of_characters_that_occur_are_sent() -> None:
    part = variants_part(["宝尊", "电"])

    pairs = dict(zip(part["from"], part["to"], strict=True))
    assert pairs["寶"] == "宝"
    assert pairs["電"] == "电"
    assert set(pairs.values()) <= set("宝尊电")
