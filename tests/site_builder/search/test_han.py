"""Chinese text as a search sees it: simplified, and read in pinyin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.han import odd_readings, readings, second_readings, simplify, simplify_all, syllables, variants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("寶尊電商", "宝尊电商"),
        ("天貓國際", "天猫国际"),
        ("宝尊电商", "宝尊电商"),
        ("Tmall 天貓", "Tmall 天猫"),
        ("Tmall", "Tmall"),
        ("", ""),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_traditional_characters_are_simplified_one_by_one(text: str, expected: str) -> None:
    assert simplify(text) == expected


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))))
def test_many_texts_are_simplified_as_each_alone(texts: list[str]) -> None:
    assert simplify_all(texts) == [simplify(text) for text in texts]


@settings(max_examples=100)
@given(st.text("寶尊電商宝电aZ"))
def test_what_is_simplified_stays_as_it_is_and_keeps_its_length(text: str) -> None:
    assert simplify(simplify(text)) == simplify(text)
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宝尊", "bao zun"),
        ("重庆", "chong qing"),
        ("重要", "zhong yao"),
        ("银行", "yin hang"),
        ("行业", "hang ye"),
        ("长乐", "chang le"),
        ("音乐", "yin yue"),
        ("绿", "lv"),
        ("女装", "nv zhuang"),
        ("A宝", "A bao"),
        ("", ""),
    ],
)
def test_a_character_is_read_as_its_word_is(text: str, expected: str) -> None:
    assert " ".join(syllables(text)) == expected


def test_only_what_is_read_otherwise_than_alone_is_odd() -> None:
    alone = readings()

    odd = list(odd_readings("重庆银行\n重要"))

    assert ("chong" in {syllable for _, syllable in odd}) == (alone["重"] != "chong")
    assert [place for place, syllable in odd if alone["重庆银行\n重要"[place]] == syllable] == []


def test_no_phrase_goes_from_one_line_to_the_next() -> None:
    assert [place for place, _ in odd_readings("重\n庆")] == []


@pytest.mark.parametrize("text", ["", "abc", "宝尊", "灯湾"])
def test_a_text_whose_characters_have_one_reading_has_no_second(text: str) -> None:
    assert list(second_readings(text)) == []


def test_a_character_that_no_word_decides_has_its_other_reading_too() -> None:
    others = {syllable for _, syllable in second_readings("长帆")}

    assert {*others, syllables("长帆")[0]} >= {"chang", "zhang"}


def test_no_second_reading_is_the_first_one() -> None:
    text = "长帆乐行重朝藏"

    assert [(place, other) for place, other in second_readings(text) if syllables(text)[place] == other] == []


def test_every_character_that_is_simplified_has_another_simplified_form() -> None:
    assert [chr(one) for one, other in variants().items() if one == other] == []
