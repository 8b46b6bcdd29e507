"""What the page `/propose` needs to judge one answer as the check does: the very patterns and words of the rules.

The page's own rules (`faults.js`) and these are held to one table of answers, `tests/site_builder/answers.yaml`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from site_builder.rules import identity, links, messengers, personal, spelling, text, writing

CODES: Final = frozenset({
    "date-format", "date-future", "date-impossible", "dates-reversed", "founded-future", "id-format", "id-reserved", "key-missing",
    "language-missing", "link-character", "link-credentials", "link-format", "link-private", "name-missing", "number-format",
    "number-range", "personal-free-mail", "personal-mailbox", "personal-messenger", "personal-mobile", "text-bidi", "text-entity", "text-format", "text-html",
    "text-invisible", "text-long", "text-pinyin", "text-placeholder", "text-rendering", "text-space", "text-space-han", "time-midnight",
    "translation-missing", "change-source",
})  # fmt: skip
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "html": text.HTML,
    "entity": spelling.ENTITY,
    "control": text.CONTROL,
    "bidi": text.BIDI,
    "wide": writing.WIDE,
    "inside": writing.INSIDE,
    "stray": writing.STRAY,
    "pinyin": writing.PINYIN,
    "pinyinPlain": writing.PLAIN_PINYIN[0],
    "pinyinWide": writing.PLAIN_PINYIN[1],
    "rendering": writing.RENDERINGS,
    "clock": writing.CLOCK,
    "midnight": writing.MIDNIGHT,
    "mailbox": personal.MAILBOX,
    "person": personal.PERSON,
    "messenger": messengers.MESSENGER,
    "link": personal.LINK,
    "mobile": personal.CHINESE_MOBILE,
    "mobileAbroad": personal.FOREIGN_MOBILE,
    "linkCharacter": links.CHARACTERS,
}


def live_rules() -> dict[str, Any]:  # Any: JSON
    """Return patterns, each with its flags in JavaScript, and lists of words."""
    patterns = {name: [pattern.pattern, _flags(pattern)] for name, pattern in _PATTERNS.items()}
    words = {
        "free": sorted(personal.FREE_HOSTS),
        "roles": sorted(personal.ROLES),
        "reserved": sorted(identity.RESERVED),
        "better": writing.BETTER,
        "placeholders": sorted(text.PLACEHOLDERS),
        "private": links.PRIVATE,
    }
    return {"patterns": patterns, "words": words}


def _flags(pattern: re.Pattern[str]) -> str:
    is_beyond = any(character > "\uffff" for character in pattern.pattern)
    return "g" + ("i" if pattern.flags & re.IGNORECASE else "") + ("u" if is_beyond else "")
