"""Writes the tables of `han.py` from pypinyin and OpenCC: `python -m site_builder.search.tables`.

Both libraries take longer to load than a whole small build; their data changes once a year. A test keeps the tables fresh.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from opencc import OpenCC
from pypinyin import lazy_pinyin
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

FOLDER: Final = Path(__file__).parent / "tables"
_HAN: Final = range(0x4E00, 0xA000)
IN_NAMES: Final = {"诘": "jie"}
"""How firms read a character of their names that pypinyin reads otherwise where it stands alone."""


def readings() -> str:
    """Return a line a syllable: the syllable, and the characters that are read so when they stand alone."""
    by_syllable: dict[str, list[str]] = {}
    for character, syllable in _alone().items():
        by_syllable.setdefault(syllable, []).append(character)
    return "".join(f"{syllable} {''.join(by_syllable[syllable])}\n" for syllable in sorted(by_syllable))


def phrases() -> str:
    """Return a line a phrase in which a character is read otherwise: the phrase, and its syllables."""
    alone = _alone()
    return "".join(
        f"{phrase} {' '.join(syllables)}\n"
        for phrase in sorted(phrases_dict)
        if (syllables := lazy_pinyin(phrase)) != [alone.get(character, character) for character in phrase]
        and len(syllables) == len(phrase)
    )


def variants() -> str:
    """Return two lines of equal length: traditional characters, and each one's simplified form."""
    pairs = sorted(_pairs())
    return "".join(one for one, _ in pairs) + "\n" + "".join(other for _, other in pairs) + "\n"


def _alone() -> Mapping[str, str]:
    read = {chr(code): lazy_pinyin(chr(code))[0] for code in _HAN if code in pinyin_dict}
    return {**read, **IN_NAMES}


def _pairs() -> Iterator[tuple[str, str]]:
    converter = OpenCC("t2s")
    for code in _HAN:
        simplified = converter.convert(chr(code))
        if simplified != chr(code) and len(simplified) == 1:
            yield chr(code), simplified


TABLES: Final = {"readings.txt": readings, "phrases.txt": phrases, "variants.txt": variants}


def main() -> None:
    """Write every table."""
    for name, make in TABLES.items():
        (FOLDER / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
