"""Text in both languages is one value that does not print by accident."""

import pytest

from site_builder.model.localized import HTML_LANG, LANGUAGES, Localized, script_of
from tests.builders import fault_of

TEXT = Localized(en="Hangzhou", zh="杭州")


@pytest.mark.parametrize(("language", "words"), [("en", "Hangzhou"), ("zh", "杭州")])
def test_a_text_prints_in_the_language_that_is_asked_for(language: str, words: str) -> None:
    assert TEXT[language] == words  # type: ignore[index] # its value is a language


@pytest.mark.parametrize("printing", [str, "{}".format, "%s".__mod__])
def test_a_text_does_not_print_without_a_language(printing: object) -> None:
    with pytest.raises(TypeError, match=r"text\[language\]"):
        printing(TEXT)  # type: ignore[operator] # all three are called


def test_texts_with_the_same_words_are_equal() -> None:
    assert Localized(en="Hangzhou", zh="杭州") == TEXT
    assert hash(TEXT) == hash(Localized(en="Hangzhou", zh="杭州"))


def test_every_language_has_its_html_name() -> None:
    assert HTML_LANG.keys() == set(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "fault", "reason"),
    [
        ({"en": "Hangzhou"}, "missing", "no Chinese"),
        ({"zh": "杭州"}, "missing", "no English"),
        ({"en": "", "zh": "杭州"}, "string_too_short", "an empty language is a missing one"),
        ({"en": "Hangzhou", "zh": " "}, "string_too_short", "a space is no text"),
        ({"en": "x" * 2001, "zh": "杭州"}, "string_too_long", "longer than any text"),
        ({"en": "Hangzhou", "zh": "杭州", "ja": "杭州"}, "unexpected_keyword_argument", "a third language"),
        ({"en": ["Hangzhou"], "zh": "杭州"}, "string_type", "a list"),
        ("Hangzhou", "dataclass_type", "one text"),
    ],
)
def test_a_text_needs_exactly_both_languages(text: object, fault: str, reason: str) -> None:
    assert fault_of(Localized, text) == fault, reason


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Baozun", "en"),
        ("Société Générale", "en"),
        ("", "en"),
        ("宝尊", "zh-Hans"),
        ("Pop Mart 泡泡玛特", "zh-Hans"),
        ("株式会社デザイン", "ja"),
        ("資生堂ジャパン", "ja"),
        ("아모레퍼시픽", "ko"),
    ],
)
def test_a_name_tells_its_script(text: str, script: str) -> None:
    assert script_of(text) == script
