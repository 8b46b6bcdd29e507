"""The directory as the functions see it: what each build writes for them. It loads nothing of how an entry is written."""

from typing import Any, Literal

from pydantic import Field

from site_builder.model.base import Record
from site_builder.model.localized import Localized
from site_builder.model.program import Limits


class SnapshotProvider(Record):
    """What the functions know of one provider."""

    id: str
    name: Localized
    website: str | None
    is_demo: bool
    removed: bool
    platforms: tuple[str, ...]
    services: tuple[str, ...]
    categories: tuple[str, ...]


class Snapshot(Record):
    """All that the functions know of the content; written by every build.

    Attributes:
        release: Fingerprint of the content it was made from.
        codes: Codes of every closed list.
        methods: Every version of the method of scores as `assessment.method_of` reads it, the oldest first.
    """

    format: Literal[1] = 1
    release: str
    base_url: str
    program: Localized
    mailbox: str
    limits: Limits
    codes: dict[str, tuple[str, ...]]
    methods: dict[str, dict[str, Any]] = Field(default_factory=dict)  # Any: JSON
    providers: tuple[SnapshotProvider, ...]
