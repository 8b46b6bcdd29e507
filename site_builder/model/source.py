"""Where a fact comes from, and how well that proves it."""

from typing import Final, Literal

from site_builder.model.base import Flag, Link, Record, Text
from site_builder.model.dates import Day, PartialDay
from site_builder.model.localized import Localized

Kind = Literal["official", "filing", "press", "self-stated"]
KINDS: Final[tuple[Kind, ...]] = ("official", "filing", "press", "self-stated")


class Source(Record):
    """A page, a filing or an article that was read.

    Attributes:
        dated: The source's own date, as exact as it states it; absent when it states none.
        read: The day on which somebody last read it.
        confirmed: The day on which its statements were last found to hold; the day of reading unless said.
        weak: Of unknown origin, or a copy: what only it says is marked.
        lang: Language of the title where it is neither English nor Chinese.
    """

    title: Text
    publisher: Text | None = None
    url: Link | None = None
    kind: Kind
    dated: PartialDay | None = None
    read: Day
    confirmed: Day | None = None
    weak: Flag = False
    lang: Text | None = None
    note: Localized | None = None
