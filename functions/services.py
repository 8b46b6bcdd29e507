"""What a request may reach: one Protocol for each collaborator, so that tests bring their own."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from functions.files import Files
from functions.ids import RANDOM_BYTES, ulid
from functions.settings import Settings
from functions.table import Table
from site_builder.model.assessment import Method
from site_builder.model.localized import Localized


class Clock(Protocol):
    """The time."""

    def __call__(self) -> datetime:
        """Return the present instant, UTC and aware."""


class Randomness(Protocol):
    """What nobody can guess."""

    def __call__(self, size: int, /) -> bytes:
        """Return random bytes."""


class Log(Protocol):
    """Where a function tells its operators what happened: fields, never an address or a token."""

    def __call__(self, event: str, /, **fields: str | float) -> None:
        """Write one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a request may know of a provider's published entry."""

    id: str
    name: Localized
    website: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The programme's figures that rooms read: rounds of invitations, and from how many answers on a rate is shown."""

    round_most: int
    rounds_a_day: int
    open_invitations: int
    rate_from: int


class Directory(Protocol):
    """The published entries."""

    def find(self, provider_id: str) -> Entry | None:
        """Return an entry that is listed; None where it is unknown or removed."""

    def named(self, text: str) -> Sequence[Entry]:
        """Return the entries that are listed and have a text in their names or their id; at most twenty."""

    def codes(self, name: str) -> Sequence[str]:
        """Return the codes of a closed list, by its name in the taxonomy."""

    @property
    def bounds(self) -> Bounds:
        """The programme's figures."""

    @property
    def methods(self) -> Mapping[str, Method]:
        """How scores are made, by version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The collaborators of the rooms that answer requests."""

    settings: Settings
    table: Table
    clock: Clock
    randomness: Randomness
    log: Log
    directory: Directory
    files: Files

    def new_id(self) -> str:
        """Return a fresh identifier."""
        return ulid(self.clock(), self.randomness(RANDOM_BYTES))


def system_clock() -> datetime:
    """Return the present instant of this machine."""
    return datetime.now(UTC)


def system_randomness(size: int, /) -> bytes:
    """Return random bytes of this machine."""
    return secrets.token_bytes(size)
