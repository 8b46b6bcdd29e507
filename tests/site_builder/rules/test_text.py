"""Text as it is written: what other tools misread, what runs, what is not seen."""

from pathlib import Path

import pytest

from site_builder.rules import text
from site_builder.rules.frame import RULES
from tests.builders import a_subject
from tests.site_builder.rules.examples import BAD_FILES, GOOD_FILES
from tests.site_builder.rules.project import Example, check, expected, of, reported

CODES = [code for code, rule in RULES.items() if rule.find.__module__ == text.__name__]


@pytest.mark.parametrize("example", of(BAD_FILES, CODES), ids=str)
def test_a_dangerous_text_is_reported_at_its_place(example: Example, tmp_path: Path) -> None:
    found = reported(example, tmp_path)

    assert found == expected(example)


@pytest.mark.parametrize("example", of(GOOD_FILES, CODES), ids=str)
def test_text_that_only_looks_dangerous_passes(example: Example, tmp_path: Path) -> None:
    assert check(example, tmp_path) == ()


TRAPS = ("yes", "No", "ON", "off", "y", "N", "null", "~", "007", "00", "1:30", "12:30:59")
DAY = "2019-09-30"
PLACES = (
    "legal: {}\n",
    "legal:   {}  \n",
    "legal: {}\t# so they said\n",
    "legal: {}\r\n",
    "legal: {}",
    "legal:\n  {}\n",
    "former: [{}]\n",
    "former: [a,{},b]\n",
    "former: [ a , {} ]\n",
    "former:\n  - {}\n",
    "former:\n  - - {}\n",
    "legal: {{value: {}}}\n",
    "legal: {{value: {}, seen: a}}\n",
    'legal: {{"value":{}}}\n',
)
HARMLESS = (
    'legal: "{}"\n',
    "legal: '{}'\n",
    "legal: a {}\n",
    "legal: {} a\n",
    "legal: a, {}\n",
    "legal: a\n  {}\n",
    "legal: >\n  {}\n",
    "# {}\nlegal: a\n",
    "legal: a-{}\n",
    "former: [a {}, {} b]\n",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("trap", TRAPS)
def test_the_quick_scan_loses_no_trap(trap: str, place: str) -> None:
    text = place.format(trap)

    faults = list(RULES["yaml-trap"].find(a_subject(text=text)))

    assert [(fault.offset, fault.values) for fault in faults] == [(text.index(trap, 6), (("text", trap),))]


@pytest.mark.parametrize("place", PLACES)
def test_the_quick_scan_loses_no_day_in_a_text(place: str) -> None:
    text = place.format(DAY)

    faults = list(RULES["yaml-trap-date"].find(a_subject(text=text)))

    assert [fault.offset for fault in faults] == [text.index(DAY)]


@pytest.mark.parametrize("place", HARMLESS)
@pytest.mark.parametrize("word", [*TRAPS, DAY])
def test_a_word_that_is_no_value_of_its_own_is_no_trap(word: str, place: str) -> None:
    subject = a_subject(text=place.format(word, word))

    faults = [*RULES["yaml-trap"].find(subject), *RULES["yaml-trap-date"].find(subject)]

    assert faults == []


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\u0000", "a control character"),
        ("\u0085", "a line end of mainframes"),
        ("\u00ad", "a hyphen that is not seen"),
        ("\u200d", "a joiner without width"),
        ("\u2029", "a paragraph separator"),
        ("\ufeff", "a mark of the order of bytes"),
        ("\U000e0001", "a tag"),
    ],
)
def test_a_character_that_is_not_seen_is_named_by_its_number(character: str, reason: str) -> None:
    faults = list(RULES["text-invisible"].find(a_subject(kind="guide", text=f"One{character}two\n")))

    assert [(fault.offset, fault.values) for fault in faults] == [(3, (("text", f"U+{ord(character):04X}"),))], reason


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\u061c", "a mark of Arabic"),
        ("\u202a", "an embedding"),
        ("\u202e", "an override"),
        ("\u2069", "the end of an isolate"),
    ],
)
def test_a_character_that_turns_the_direction_has_a_rule_of_its_own(character: str, reason: str) -> None:
    subject = a_subject(kind="guide", text=f"One{character}two\n")

    faults = {code: [fault.offset for fault in RULES[code].find(subject)] for code in ("text-bidi", "text-invisible")}

    assert faults == {"text-bidi": [3], "text-invisible": []}, reason
