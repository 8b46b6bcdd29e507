"""The server speaks the language of the terminal, and says the same in both."""

import string

import pytest

from infra.local import words
from infra.local.words import terminal_language
from site_builder.model.localized import Language, Localized

SENTENCES = {name: value for name, value in vars(words).items() if isinstance(value, Localized)}


@pytest.mark.parametrize(
    ("environment", "language", "reason"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh", "mainland China"),
        ({"LANG": "zh-Hans"}, "zh", "as a Mac writes it"),
        ({"LANG": "de_DE.UTF-8"}, "en", "a language that we do not speak"),
        ({"LC_ALL": "C.UTF-8"}, "en", "no language"),
        ({}, "en", "nothing said"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh", "messages in Chinese, the rest in English"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en", "what holds for everything goes first"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh", "an empty variable says nothing"),
    ],
)
def test_the_language_is_what_the_terminal_asks_for(
    environment: dict[str, str], language: Language, reason: str
) -> None:
    assert terminal_language(environment) == language, reason


def test_each_sentence_names_the_same_in_both_languages() -> None:
    names = {name: (fields(text.en), fields(text.zh)) for name, text in SENTENCES.items()}

    assert [name for name, (english, chinese) in names.items() if english != chinese] == []
    assert len(names) > 10


def fields(text: str) -> set[str]:
    """Return the names that a sentence leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
