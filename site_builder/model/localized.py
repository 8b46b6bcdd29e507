"""Text in both languages as one value."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\uac00-\ud7af]")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
HTML_LANG: Final[dict[Language, str]] = {"en": "en", "zh": "zh-Hans"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized:
    """One text in English and in simplified Chinese; `text[language]` is the only way to print it."""

    __pydantic_config__: ClassVar[dict[str, object]] = {
        "extra": "forbid",
        "str_strip_whitespace": True,
        "str_min_length": 1,
        "str_max_length": 2000,
    }

    en: str
    zh: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in one language."""
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        """Refuse to print without a language."""
        message = "a Localized text prints only as text[language]"
        raise TypeError(message)


def script_of(text: str) -> str:
    """Return the `lang` attribute of a name: `ja` with kana, `ko` with hangul, `zh-Hans` with Han, else `en`."""
    if text.isascii():
        return "en"
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "zh-Hans" if _HAN.search(text) else "en"
